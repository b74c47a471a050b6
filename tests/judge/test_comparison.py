"""The rules by which one value is held against the paper's."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inputs import claim, finding, seen, who

from edition.base.errors import EditionError
from edition.judge.comparison import Stand, margin, span, stand
from edition.judge.trend import trend

FOR, AGAINST, UNCLEAR = Stand


def said(rule, asserted, value, kind="quantity", unit="km", **more):
    exclusive = more.pop("exclusive", False)
    denying = more.pop("denying", None)
    observed = seen(value, who(), **more)
    found = finding(observed, unit=unit, exclusive=exclusive, denying=denying)
    return stand(
        claim(rule=rule, asserted=asserted, kind=kind, unit=unit), asserted, found, observed
    )


@pytest.mark.parametrize(
    ("asserted", "kind", "allowed"),
    [
        ("100", "quantity", "10"),
        ("1.5", "quantity", "0.05"),
        ("11", "quantity", "0.5"),
        ("90", "quantity", "5"),
        ("50", "quantity", "5"),
        ("1695", "quantity", "0.5"),
        ("-200", "quantity", "20"),
        ("0.25", "quantity", "0.005"),
        ("0", "quantity", "0"),
        ("9", "count", "0"),
        ("1/2", "quantity", Decimal(1) / 12),
    ],
)
def test_a_figure_is_as_good_as_its_last_digit_and_at_most_to_a_tenth(asserted, kind, allowed):
    assert margin(asserted, kind) == Decimal(allowed)


@pytest.mark.parametrize(
    ("rule", "asserted", "value", "low", "high", "expected"),
    [
        ("amount", "100", 110, None, None, FOR),
        ("amount", "100", 110.1, None, None, AGAINST),
        ("amount", "100", 90, None, None, FOR),
        ("amount", "1.5", 1.55, None, None, FOR),
        ("amount", "1.5", 1.47, 1.4, 1.5, UNCLEAR),
        ("amount", "1.5", 0, -0.1, 0.2, AGAINST),
        ("amount", "1/2", 0.42, None, None, FOR),
        ("amount", "1/2", 0.41, None, None, AGAINST),
        ("amount", "1/3", 0.41, None, None, FOR),
        ("at_least", "3", 3, None, None, FOR),
        ("at_least", "3", 2.9, None, None, AGAINST),
        ("at_least", "3", 4, 2, 5, UNCLEAR),
        ("at_most", "3", 3, 1, 3, FOR),
        ("at_most", "3", 4, 3.5, 5, AGAINST),
    ],
)
def test_a_figure_speaks_by_the_whole_of_its_range(rule, asserted, value, low, high, expected):
    assert said(rule, asserted, value, low=low, high=high) is expected


@pytest.mark.parametrize(
    ("asserted", "day", "precision", "expected"),
    [
        ("2006", date(2006, 7, 5), "day", FOR),
        ("2006-07", date(2006, 7, 1), "month", FOR),
        ("2006-07-05", date(2006, 7, 1), "month", UNCLEAR),
        ("2006-07", date(2006, 1, 1), "year", UNCLEAR),
        ("2006-07", date(2006, 8, 1), "month", AGAINST),
        ("2006", date(2007, 1, 1), "year", AGAINST),
    ],
)
def test_a_source_coarser_than_the_claim_is_unclear(asserted, day, precision, expected):
    assert said("period", asserted, day, precision=precision, unit="") is expected


@pytest.mark.parametrize(
    ("value", "exclusive", "denying", "expected"),
    [
        ("gas", False, None, FOR),
        ("coal", False, None, None),
        ("not gas", False, None, AGAINST),
        ("none", False, frozenset({"none"}), AGAINST),
        ("not coal", False, frozenset({"not coal"}), None),
        ("coal", True, None, AGAINST),
        ("coal", True, frozenset({"coal"}), AGAINST),
        ("coal", True, frozenset({"peat"}), UNCLEAR),
        ("cannot tell", False, None, UNCLEAR),
        ("cannot tell", True, None, UNCLEAR),
    ],
)
def test_on_a_list_only_a_denial_speaks_against(value, exclusive, denying, expected):
    assert said("contains", "gas", value, unit="", exclusive=exclusive, denying=denying) is expected


RISING = {year: float(year) for year in range(2000, 2010)}


@pytest.mark.parametrize(
    ("series", "asserted", "expected"),
    [
        (RISING, "rise", FOR),
        (RISING, "fall", AGAINST),
        ({2000: 9.0, 2001: 1.0, 2002: 2.0, 2003: 3.0, 2004: 4.0, 2005: 5.0}, "rise", UNCLEAR),
        ({year: float(year % 2) for year in range(2000, 2008)}, "rise", AGAINST),
        ({year: float(year % 2) for year in range(2000, 2007)}, "rise", UNCLEAR),
    ],
)
def test_no_direction_speaks_against_from_eight_values_on(series, asserted, expected):
    assert said("trend", asserted, trend(series), unit="") is expected


@pytest.mark.parametrize(
    ("stated", "expected"), [("rise", FOR), ("fall", AGAINST), ("no direction", AGAINST)]
)
def test_a_source_may_state_a_direction_in_words(stated, expected):
    assert said("trend", "rise", stated, unit="") is expected


@given(st.dates(date(1800, 1, 31), date(2100, 1, 1)), st.sampled_from(["day", "month", "year"]))
def test_a_period_holds_its_day_and_all_that_belongs_to_it(day, precision):
    first, last = span(day, precision)
    assert first <= day <= last
    known = {"day": 10, "month": 7, "year": 4}[precision]
    assert first.isoformat()[:known] == last.isoformat()[:known] == day.isoformat()[:known]


@pytest.mark.parametrize(
    ("rule", "asserted", "value", "complaint"),
    [
        ("guess", "1", 1.0, "unknown rule 'guess'; there are: amount, at_least, "),
        ("amount", "100", "many", "rule amount cannot compare '100' with 'many'"),
        ("amount", "100", float("nan"), "finite number"),
        ("at_least", "100", True, "finite number"),
        ("amount", "about", 1.0, "cannot compare 'about'"),
        ("period", "2006", 1.0, "the rule needs a day"),
        ("period", "July", date(2006, 7, 1), "cannot compare 'July'"),
        ("contains", "gas", 1.0, "the rule needs an item or a code"),
        ("trend", "rise", 1.0, "the rule needs a trend"),
        ("trend", "rise", "upward", "the rule needs a trend"),
    ],
)
def test_a_rule_that_does_not_fit_names_claim_and_values(rule, asserted, value, complaint):
    with pytest.raises(EditionError, match="^AB-01: ") as error:
        said(rule, asserted, value)
    assert complaint in str(error.value)


@pytest.mark.parametrize(("asked", "given"), [("km", ""), ("", "km"), ("km", "miles")])
def test_units_are_demanded(asked, given):
    observed = seen(1.0, who())
    with pytest.raises(EditionError, match="asserted in .*, observed in "):
        stand(
            claim(rule="amount", asserted="1", unit=asked),
            "1",
            finding(observed, unit=given),
            observed,
        )
