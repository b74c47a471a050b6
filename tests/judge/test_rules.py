"""The rules, on claims and findings of their own."""

from collections import namedtuple
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inputs import claim

from edition.base.errors import EditionError
from edition.judge.claim import OPINION, Finding, Judgement, Verdict
from edition.judge.rules import judge

numbers = st.floats(min_value=-1e9, max_value=1e9, allow_nan=False)
SUPPORTED, CAVEAT, CONTRADICTED, NOT_TESTABLE, INTERPRETIVE = Verdict
whole = st.integers(min_value=-(10**9), max_value=10**9)


def asserted(value="100", rule="within_percent", **more):
    given = {"unit": "km", "tolerance": 10.0} | more
    return claim(asserted=value, rule=rule, **given)


def observed(value, **more):
    return Finding(value, **{"unit": "km", "origins": frozenset("AB")} | more)


def verdict(claim, finding):
    return judge(claim, finding).verdict


DAYS = {"unit": "days"}
Case = namedtuple("Case", ["claim", "finding", "verdict"])

CASES = {
    (
        "The paper says 100 km, the evidence 104 km: a difference of 4 km (4.0 per cent), "
        "within the tolerance of 10 per cent."
    ): Case(asserted(), observed(104), SUPPORTED),
    (
        "The paper says 50 per cent, the evidence 56 per cent: a difference of 6 percentage "
        "points, beyond the tolerance of 1 percentage point."
    ): Case(
        asserted("50", "within_units", tolerance=1.0, unit="per cent"),
        observed(56, unit="per cent"),
        CONTRADICTED,
    ),
    (
        "The paper says 0 days, the evidence 2 days: a difference of 2 days, within the "
        "tolerance of 3 days."
    ): Case(asserted("0", "within_units", tolerance=3.0, **DAYS), observed(2, **DAYS), SUPPORTED),
    (
        "The paper says -200 km, the evidence -150 km: a difference of 50 km (25.0 per cent), "
        "beyond the tolerance of 10 per cent. The paper's figure lies within the uncertainty "
        "of the evidence."
    ): Case(asserted("-200"), observed(-150, low=-190.0), CAVEAT),
    "The statement needs at least 3 km; the evidence gives 2.": Case(
        asserted("3", "at_least"), observed(2, unit=""), CONTRADICTED
    ),
    "The statement allows at most 3 km; the evidence gives 3 km.": Case(
        asserted("3", "at_most", kind="trend"), observed(3), SUPPORTED
    ),
    "The statement needs a fall; the evidence gives a fall of 2 km.": Case(
        asserted("0", "at_most", kind="trend"), observed(-2), SUPPORTED
    ),
    "The statement needs a rise; the evidence gives no change.": Case(
        asserted("0", "at_least", kind="trend"), observed(0), SUPPORTED
    ),
    "The statement needs a fall; the evidence gives a rise of 0.50 km.": Case(
        asserted("0", "at_most", kind="trend"), observed(0.5), CONTRADICTED
    ),
    "The order is as the paper has it, with 7 days between.": Case(
        asserted("1", "at_least", kind="order", **DAYS), observed(7, **DAYS), SUPPORTED
    ),
    "The order is the other way round, with 350 days between.": Case(
        asserted("1", "at_least", kind="order", **DAYS), observed(-350, **DAYS), CONTRADICTED
    ),
    "The paper dates it to July 2006; the evidence gives 1 August 2006.": Case(
        asserted("2006-07", "same_period"), observed(date(2006, 8, 1)), CONTRADICTED
    ),
    "The paper dates it to 15 July 2006; the evidence gives July 2006.": Case(
        asserted("2006-07-15", "same_period"),
        observed(date(2006, 7, 1), precision="month"),
        SUPPORTED,
    ),
    "The paper dates it to 2006; the evidence gives a vote of no.": Case(
        asserted("2006", "same_period"), observed("a vote of no"), CONTRADICTED
    ),
    "The evidence agrees: gas and rail.": Case(
        asserted("gas;rail", "contains"), observed(frozenset({"gas", "rail"})), SUPPORTED
    ),
    "The evidence agrees: rail; it also gives coal and gas.": Case(
        asserted("rail", "contains"), observed(frozenset({"gas", "rail", "coal"})), SUPPORTED
    ),
    "The statement needs gas and rail; the evidence gives gas, without rail.": Case(
        asserted("gas;rail", "contains"), observed(frozenset({"gas"})), CONTRADICTED
    ),
    "The statement needs gas and rail; the evidence gives coal.": Case(
        asserted("gas;rail", "contains"), observed(frozenset({"coal"})), CONTRADICTED
    ),
    "A cause, which data can illustrate but not decide.": Case(
        claim(kind="causal"), None, INTERPRETIVE
    ),
    (
        "An opinion, motive or forecast, which data can illustrate but not decide. Indicator: "
        "votes by year."
    ): Case(claim(kind="interpretive", indicator="votes by year"), None, INTERPRETIVE),
    "Look in the archive.": Case(
        asserted(), Finding(None, missing="Look in the archive."), NOT_TESTABLE
    ),
    (
        "The statement needs at least 3 km; the evidence gives 2 km. That would contradict the "
        "claim, but it rests on one source, and a contradiction needs two independent ones."
    ): Case(asserted("3", "at_least"), observed(2, origins=frozenset("A")), NOT_TESTABLE),
    "The statement needs at least 3 km; the evidence gives 2 km.": Case(
        asserted("3", "at_least"), observed(2, origins=frozenset("A"), primary=True), CONTRADICTED
    ),
}
"""By the reason that a judgement gives: the claim, what is observed, and the verdict."""


@pytest.mark.parametrize("reason", CASES)
def test_a_verdict_has_a_reason_in_words(reason):
    case = CASES[reason]
    assert judge(case.claim, case.finding) == Judgement(case.verdict, reason)


@pytest.mark.parametrize(
    ("claim", "within", "beyond"),
    [
        (asserted(), 110, 110.01),
        (asserted(), 90, 89.99),
        (asserted("-100"), -110, -110.01),
        (asserted(rule="within_units"), 110, 110.01),
        (asserted(rule="within_units", tolerance=0.1), 100.1, 100.11),
        (asserted(rule="at_least"), 100, 99.99),
        (asserted(rule="at_most"), 100, 100.01),
    ],
)
def test_the_edge_itself_agrees(claim, within, beyond):
    assert verdict(claim, observed(within)) is SUPPORTED
    assert verdict(claim, observed(beyond)) is CONTRADICTED


@pytest.mark.parametrize(
    ("value", "low", "high", "reached"),
    [
        (120.0, 110.0, 130.0, True),
        (120.0, 110.1, 130.0, False),
        (80.0, None, 90.0, True),
        (80.0, None, 89.9, False),
        (120.0, 110.0, None, True),
    ],
)
def test_a_figure_within_the_uncertainty_of_the_evidence_holds_with_a_caveat(
    value, low, high, reached
):
    found = verdict(asserted(), observed(value, low=low, high=high))
    assert found is (CAVEAT if reached else CONTRADICTED)


def test_a_caveat_qualifies_only_what_holds():
    careful = asserted(caveat="Mind this.")
    assert verdict(careful, observed(100.0)) is CAVEAT
    assert verdict(careful, observed(500.0)) is CONTRADICTED


@pytest.mark.parametrize("kind", sorted(OPINION))
def test_an_opinion_is_never_decided(kind):
    assert verdict(asserted(kind=kind), observed(100.0)) is INTERPRETIVE


@pytest.mark.parametrize(
    ("claim", "value", "message"),
    [
        (asserted(rule="guess"), 1.0, "unknown rule 'guess'; there are: within_percent, "),
        (asserted(), "many", "rule within_percent cannot compare '100' with 'many'"),
        (asserted(), float("nan"), "finite number"),
        (asserted(rule="at_most"), float("inf"), "finite number"),
        (asserted(rule="at_least"), True, "finite number"),
        (asserted("about"), 1.0, "cannot compare 'about'"),
        (asserted("2006", "same_period"), 1.0, "the rule needs a day, or what happened instead"),
        (asserted("July", "same_period"), date(2006, 7, 1), "cannot compare 'July'"),
        (asserted("2006", "same_period"), "2006-07-15", "a day is observed as a date, not as a"),
        (asserted(rule="contains"), "gas", "the rule needs a set"),
        (asserted(unit="miles"), 1.0, "asserted in miles, observed in km"),
        (asserted(unit=""), 1.0, "asserted in no unit, observed in km"),
    ],
)
def test_a_rule_that_does_not_fit_names_claim_and_values(claim, value, message):
    with pytest.raises(EditionError, match="^AB-01: ") as error:
        judge(claim, observed(value))
    assert message in str(error.value)


def test_a_testable_claim_without_evidence_is_an_error():
    with pytest.raises(EditionError, match="AB-01: a claim of kind quantity needs an evidence"):
        judge(asserted(), None)


@given(value=whole, found=numbers, tolerance=st.floats(0, 1000))
def test_a_wider_tolerance_never_turns_support_into_contradiction(value, found, tolerance):
    narrow = asserted(str(value), "within_units", tolerance=tolerance)
    if verdict(narrow, observed(found)) is SUPPORTED:
        wide = asserted(str(value), "within_units", tolerance=tolerance * 2 + 1)
        assert verdict(wide, observed(found)) is SUPPORTED


@given(value=whole, tolerance=st.floats(0, 1000))
def test_a_figure_always_agrees_with_itself(value, tolerance):
    found = verdict(asserted(str(value), tolerance=tolerance), observed(float(value)))
    assert found is SUPPORTED


@given(value=numbers, spread=st.floats(0, 1e6))
def test_uncertainty_can_soften_a_contradiction_but_never_harden_support(value, spread):
    sharp = verdict(asserted(), observed(value))
    vague = verdict(asserted(), observed(value, low=value - spread, high=value + spread))
    assert vague is sharp or (sharp, vague) == (CONTRADICTED, CAVEAT)


@given(day=st.dates(max_value=date(9000, 1, 1)), shift=st.integers(1, 4000))
def test_a_day_agrees_with_its_year_month_and_day_and_with_no_other_day(day, shift):
    for length in (4, 7, 10):
        claim = asserted(day.isoformat()[:length], "same_period")
        assert verdict(claim, observed(day)) is SUPPORTED
    other = observed(day + timedelta(days=shift))
    assert verdict(claim, other) is CONTRADICTED


@pytest.mark.parametrize(("believed", "rival"), [(104, 150), (150, 104)])
def test_a_rival_that_would_turn_the_outcome_leaves_it_open_either_way(believed, rival):
    found = judge(asserted(), observed(believed, rivals=(observed(rival),)))
    assert found.verdict is NOT_TESTABLE
    first, second = (judge(asserted(), observed(value)).reason for value in (believed, rival))
    told = "As much speaks for another value, by which it is the other way round:"
    assert found.reason == f"{first} {told} {second}"


@pytest.mark.parametrize(("believed", "rival"), [(104, 96), (150, 200)])
def test_a_rival_that_changes_nothing_changes_no_verdict(believed, rival):
    alone = judge(asserted(), observed(believed))
    assert judge(asserted(), observed(believed, rivals=(observed(rival),))) == alone
