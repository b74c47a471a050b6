from datetime import date

import pytest

from edition.base.text import in_words, listed


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (126.81, "km", "126.8 km"),
        (1.096, "billion USD", "1.10 billion USD"),
        (1, "days", "1 day"),
        (2, "days", "2 days"),
        (1234567, "", "1,234,567"),
        (date(2006, 7, 5), "", "5 July 2006"),
        (frozenset({"rail", "gas"}), "", "gas and rail"),
        (None, "", "nothing"),
    ],
)
def test_a_value_reads_as_a_person_would_write_it(value, unit, expected):
    assert in_words(value, unit) == expected


def test_a_list_reads_as_english():
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
