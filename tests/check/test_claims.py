"""What the ledger may assert is what its rule can compare."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from edition.check.claims import unfit_for, unfit_rule, unfit_unit
from edition.judge.claim import Finding, Observation
from edition.judge.comparison import RULES, stand
from edition.judge.ledger import find_claim
from edition.judge.rules import parts
from edition.judge.trend import trend

OBSERVED = {
    "amount": 5.0,
    "at_least": 5.0,
    "at_most": 5.0,
    "period": date(1901, 5, 14),
    "contains": "grain",
    "trend": trend({year: float(year) for year in range(9)}),
}
"""A value that each rule compares with what is asserted."""


@pytest.mark.parametrize(
    ("rule", "fit", "unfit"),
    [
        ("amount", "100 -0.5 1/2 1/3 2/3", "far 1_0 NaN 1/4 0.5/1 1;2"),
        ("at_least", "0 2.5", "1/2 three"),
        ("at_most", "0 -2.5", "1/2 <3"),
        ("period", "1901 1901-05 1901-05-14 1901/1902-06 1901-05/1901", "1901-13 1902/1901 1/2 /"),
        ("contains", "grain grain;timber", "grain; ;grain a;;b"),
        ("trend", "rise fall", "grows 1"),
        ("", "anything", ""),
    ],
)
def test_each_rule_takes_its_own_kind_of_value(rule, fit, unfit):
    assert [text for text in fit.split() if unfit_for(rule, text)] == []
    assert [text for text in unfit.split() if not unfit_for(rule, text)] == []


@pytest.mark.parametrize(("rule", "observed"), OBSERVED.items())
def test_figures_alone_have_a_unit(rule, observed):
    measured = isinstance(observed, float)
    assert (bool(unfit_unit(rule, "")), bool(unfit_unit(rule, "km"))) == (measured, not measured)


def test_a_day_is_held_to_the_rule_of_days_and_an_opinion_to_none():
    assert not unfit_rule("period", "date") and not unfit_rule("", "causal")
    assert all(unfit_rule(rule, "date") for rule in ("", *RULES) if rule != "period")
    assert unfit_rule("period", "causal") and unfit_rule("", "quantity")


def test_every_rule_is_tried():
    assert list(OBSERVED) == list(RULES)


WORDS = st.sampled_from(
    ["1901", "-05", "-14", "9999-12", "/", ";", "1", "2", ".5", "-", "rise", "a"]
)


@given(st.sampled_from(list(RULES)), st.lists(WORDS, max_size=5).map("".join))
@example("period", "9999-12")
@example("period", "0001")
@example("amount", "0")
def test_what_passes_can_be_compared(rule, asserted):
    if unfit_for(rule, asserted):
        return
    claim = replace(find_claim("RI-02"), rule=rule, asserted=asserted, unit="")
    seen = Observation(OBSERVED[rule])
    for part in parts(claim):
        stand(claim, part, Finding(seen.value, observations=(seen,)), seen)
