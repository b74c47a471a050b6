from datetime import date

import pytest

from edition.data.words import apart, counted, in_words, spoken


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
        (-350, "days", "\N{MINUS SIGN}350 days"),
        (-0.001, "km", "0.00 km"),
        (date(2006, 7, 5), "", "5 July 2006"),
        (frozenset({"rail", "gas"}), "", "gas and rail"),
        ("Arden", "", "Arden"),
        (None, "", "nothing"),
    ],
)
def test_a_value_reads_as_a_person_would_write_it(value, unit, expected):
    assert in_words(value, unit) == expected


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (126.81, "km", "127 km"),
        (44.71, "per cent", "45 per cent"),
        (10.96, "billion USD", "10.96 billion US dollars"),
        (1.1, "billion USD", "1.1 billion US dollars"),
        (1.0959, "km", "1.1 km"),
        (1234.5, "km", "1,234 km"),
        (90, "per cent", "90 per cent"),
        (1, "days", "1 day"),
        (-3.5, "km", "\N{MINUS SIGN}3.5 km"),
        (-0.001, "km", "0 km"),
        (3, "years", "3 years"),
        (1, "years", "1 year"),
        (2.91, "years", "2 years and 11 months"),
        (1.08, "years", "1 year and 1 month"),
        (0.5, "years", "6 months"),
        (0.01, "years", "less than a month"),
        (-0.5, "years", "\N{MINUS SIGN}6 months"),
        (0, "years", "0 years"),
        (0.5, "", "0.5"),
    ],
)
def test_a_measure_is_said_no_more_exactly_than_an_ear_takes_in(value, unit, expected):
    assert spoken(value, unit) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, "0 days"),
        (1, "1 day"),
        (-45, "45 days"),
        (46, "about seven weeks"),
        (78, "about eleven weeks"),
        (114, "about four months"),
        (193, "about six months"),
        (350, "about eleven months"),
        (365, "about a year"),
        (683, "about 22 months"),
        (2179, "about six years"),
        (7300, "about 20 years"),
    ],
)
def test_the_time_between_two_days_is_said_in_a_fitting_unit(days, expected):
    assert apart(days) == expected


def test_a_number_up_to_twelve_is_a_word():
    assert [counted(number) for number in (0, 1, 12, 13, 1300)] == [
        "no",
        "one",
        "twelve",
        "13",
        "1,300",
    ]
