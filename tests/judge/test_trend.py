import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.base.errors import EditionError
from edition.judge.trend import moved_ends, trend

series = st.dictionaries(
    st.integers(1900, 2020), st.integers(-50, 50).map(float), min_size=5, max_size=12
)


def test_a_trend_is_told_by_all_pairs_of_years():
    found = trend({2000: 1.0, 2001: 2.0, 2002: 2.0, 2003: 4.0, 2005: 6.0})
    assert (found.rising, found.falling, found.values, found.years) == (0.9, 0.0, 5, 5)
    assert (found.slope, found.usual, found.way) == (1.0, 1.5, "rise")


def test_three_quarters_of_the_pairs_and_more_than_the_usual_change_are_needed():
    jumpy = {2000: 0.0, 2001: 9.0, 2002: 1.0, 2003: 10.0, 2004: 2.0}
    assert trend(jumpy).way == "no direction"
    flat = {2000: 0.0, 2001: 1.0, 2002: 0.0, 2003: 1.0, 2004: 0.0}
    assert trend(flat).way == "no direction"


@given(series)
def test_a_series_upside_down_or_backwards_has_the_opposite_direction(values):
    opposite = {"rise": "fall", "fall": "rise", "no direction": "no direction"}
    way = trend(values).way
    assert trend({year: -value for year, value in values.items()}).way == opposite[way]
    assert trend({-year: value for year, value in values.items()}).way == opposite[way]


@given(series, st.randoms())
def test_the_order_of_the_years_means_nothing(values, order):
    years = list(values)
    order.shuffle(years)
    assert trend({year: values[year] for year in years}) == trend(values)


def test_a_series_is_also_told_without_either_end():
    values = {2000: 9.0, 2001: 1.0, 2002: 2.0, 2003: 3.0, 2004: 4.0, 2005: 5.0}
    assert moved_ends(values) == {"without 2000": "rise", "without 2005": "no direction"}
    assert moved_ends({year: 1.0 for year in range(5)}) == {}
    assert not trend(values).steady
    assert trend({year: float(year) for year in range(6)}).steady


def test_fewer_than_five_values_are_no_series():
    with pytest.raises(EditionError, match="a trend needs 5 values or more, here are 2"):
        trend({2000: 1.0, 2001: 2.0})
