from datetime import date

import pytest

from edition.data.words import in_words


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (126.81, "km", "126.8 km"),
        (1.096, "km", "1.10 km"),
        (20.26, "km", "20.3 km"),
        (1, "days", "1 day"),
        (2, "days", "2 days"),
        (1, "nobody's units", "1 nobody's units"),
        (1234567, "", "1,234,567"),
        (date(2006, 7, 5), "", "5 July 2006"),
        (frozenset({"rail", "gas"}), "", "gas and rail"),
        ("Arden", "", "Arden"),
        (None, "", "nothing"),
    ],
)
def test_a_value_reads_as_a_person_would_write_it(value, unit, expected):
    assert in_words(value, unit) == expected
