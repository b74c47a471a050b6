from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.base.errors import EditionError
from edition.judge.claim import OPINION, Claim, Finding, Verdict
from edition.judge.ledger import read_claims
from edition.judge.rules import judge, unfit_for

CLAIM = Claim(
    id="NC-99",
    section="NC",
    paragraph=1,
    sentence=1,
    kind="quantity",
    paraphrase="The distance is a hundred kilometres.",
    actors=("RUS",),
    footnote=None,
    asserted="100",
    unit="km",
    rule="within_percent",
    tolerance=10.0,
    caveat="",
    caveat_sources=(),
    indicator="",
    duplicate_of="",
)
TWO_SOURCES = {"origins": frozenset({"A", "B"}), "unit": "km"}
numbers = st.floats(min_value=-1e9, max_value=1e9, allow_nan=False)
whole = st.integers(min_value=-(10**9), max_value=10**9)


def finding(observed, **more):
    return Finding(observed=observed, **(TWO_SOURCES | more))


@pytest.mark.parametrize(("observed", "verdict"), [(109.9, "SUPPORTED"), (111.0, "CONTRADICTED")])
def test_a_figure_is_judged_by_its_tolerance(observed, verdict):
    assert judge(CLAIM, finding(observed)).verdict is Verdict[verdict]


def test_a_figure_at_the_very_edge_of_its_tolerance_agrees():
    assert judge(CLAIM, finding(100 * 1.1)).verdict is Verdict.SUPPORTED


def test_a_caveat_qualifies_only_what_holds():
    careful = replace(CLAIM, caveat="Mind this.")
    assert judge(careful, finding(100.0)).verdict is Verdict.CAVEAT
    assert judge(careful, finding(500.0)).verdict is Verdict.CONTRADICTED


@pytest.mark.parametrize(
    ("observed", "low", "high"), [(120.0, 105.0, 130.0), (120.0, 105.0, None), (80.0, None, 95.0)]
)
def test_a_figure_within_the_uncertainty_of_the_evidence_holds_with_a_caveat(observed, low, high):
    judgement = judge(CLAIM, finding(observed, low=low, high=high))
    assert judgement.verdict is Verdict.CAVEAT
    assert "uncertainty" in judgement.reason


def test_one_source_is_not_enough_to_contradict():
    alone = finding(500.0, origins=frozenset({"A"}))
    judgement = judge(CLAIM, alone)
    assert judgement.verdict is Verdict.NOT_TESTABLE
    assert "one source" in judgement.reason
    assert judge(CLAIM, replace(alone, primary=True)).verdict is Verdict.CONTRADICTED


def test_silence_is_never_a_contradiction_and_says_where_to_look():
    judgement = judge(CLAIM, finding(None, missing="Look in the archive."))
    assert judgement.verdict is Verdict.NOT_TESTABLE
    assert judgement.reason == "Look in the archive."


@pytest.mark.parametrize("kind", sorted(OPINION))
def test_an_opinion_gets_no_verdict_but_its_indicator(kind):
    judgement = judge(replace(CLAIM, kind=kind, indicator="votes"), None)
    assert judgement.verdict is Verdict.INTERPRETIVE
    assert "votes" in judgement.reason


def test_an_opinion_without_an_indicator_says_only_what_it_is():
    judgement = judge(replace(CLAIM, kind="causal"), None)
    assert judgement.reason == "A cause, which data can illustrate but not decide."


@pytest.mark.parametrize(
    ("asserted", "observed", "holds"),
    [
        ("2006", date(2006, 7, 15), True),
        ("2006-07", date(2006, 7, 15), True),
        ("2006-07-15", date(2006, 7, 15), True),
        ("2006-07", date(2006, 8, 1), False),
        ("2006", "a Russian vote of no", False),
    ],
)
def test_a_date_agrees_within_the_period_that_the_paper_names(asserted, observed, holds):
    claim = replace(CLAIM, kind="date", rule="same_period", asserted=asserted, unit="")
    verdict = judge(claim, finding(observed, unit="")).verdict
    assert verdict is (Verdict.SUPPORTED if holds else Verdict.CONTRADICTED)


def test_features_agree_if_the_sources_give_all_that_the_paper_gives():
    claim = replace(CLAIM, kind="identity", rule="contains", asserted="gas;rail", unit="")
    more = finding(frozenset({"gas", "rail", "oil"}), unit="")
    assert judge(claim, more).verdict is Verdict.SUPPORTED
    less = judge(claim, finding(frozenset({"gas"}), unit=""))
    assert less.verdict is Verdict.CONTRADICTED
    assert "without rail" in less.reason


def test_a_count_agrees_if_there_are_at_least_so_many():
    claim = replace(CLAIM, kind="count", rule="at_least", asserted="2", unit="km")
    assert judge(claim, finding(2)).verdict is Verdict.SUPPORTED
    assert judge(claim, finding(1)).verdict is Verdict.CONTRADICTED


def test_a_count_agrees_if_there_are_at_most_so_many():
    claim = replace(CLAIM, kind="count", rule="at_most", asserted="2", unit="km")
    assert judge(claim, finding(2)).verdict is Verdict.SUPPORTED
    assert judge(claim, finding(3)).verdict is Verdict.CONTRADICTED


@pytest.mark.parametrize(
    ("change", "observed", "message"),
    [
        ({"rule": "guess"}, 1.0, "unknown rule 'guess'; there are: within_percent"),
        ({}, "many", "NC-99: rule within_percent cannot compare '100' with 'many'"),
        ({}, float("nan"), "finite number"),
        ({}, True, "finite number"),
        ({"asserted": "about"}, 1.0, "cannot compare 'about'"),
        ({"rule": "same_period"}, 1.0, "the rule needs a day, or what happened instead"),
        ({"rule": "contains"}, 1.0, "the rule needs a set"),
        ({"unit": "miles"}, 1.0, "asserted in miles, observed in km"),
    ],
)
def test_a_rule_that_does_not_fit_names_claim_and_values(change, observed, message):
    with pytest.raises(EditionError, match="NC-99") as error:
        judge(replace(CLAIM, **change), finding(observed))
    assert message in str(error.value)


def test_a_testable_claim_without_evidence_is_an_error():
    with pytest.raises(EditionError, match="needs an evidence function"):
        judge(CLAIM, None)


@given(asserted=whole, observed=numbers, tolerance=st.floats(0, 1000))
def test_a_wider_tolerance_never_turns_support_into_contradiction(asserted, observed, tolerance):
    claim = replace(CLAIM, asserted=str(asserted), rule="within_units", tolerance=tolerance)
    if judge(claim, finding(observed)).verdict is Verdict.SUPPORTED:
        wider = replace(claim, tolerance=tolerance * 2 + 1)
        assert judge(wider, finding(observed)).verdict is Verdict.SUPPORTED


@given(asserted=whole, tolerance=st.floats(0, 1000))
def test_a_figure_always_agrees_with_itself(asserted, tolerance):
    claim = replace(CLAIM, asserted=str(asserted), tolerance=tolerance)
    assert judge(claim, finding(float(asserted))).verdict is Verdict.SUPPORTED


@given(observed=numbers, spread=st.floats(0, 1e6))
def test_uncertainty_can_soften_a_contradiction_but_never_harden_support(observed, spread):
    sharp = judge(CLAIM, finding(observed)).verdict
    vague = judge(CLAIM, finding(observed, low=observed - spread, high=observed + spread)).verdict
    assert vague is sharp or (sharp, vague) == (Verdict.CONTRADICTED, Verdict.CAVEAT)


@given(day=st.dates(), shift=st.integers(1, 4000))
def test_a_date_agrees_with_its_year_month_and_day_and_with_no_other_day(day, shift):
    for asserted in (f"{day.year:04}", f"{day:%Y-%m}" if day.year > 999 else day.isoformat()[:7]):
        claim = replace(CLAIM, rule="same_period", asserted=asserted, unit="")
        assert judge(claim, finding(day, unit="")).verdict is Verdict.SUPPORTED
    if (date.max - day).days > shift:
        claim = replace(CLAIM, rule="same_period", asserted=day.isoformat(), unit="")
        other = finding(day + timedelta(days=shift), unit="")
        assert judge(claim, other).verdict is Verdict.CONTRADICTED


@given(
    st.one_of(numbers, st.none(), st.text(), st.dates(), st.frozensets(st.text())),
    st.sampled_from(["within_percent", "within_units", "same_period", "at_least", "contains"]),
    st.text(max_size=20),
)
def test_any_input_ends_in_a_verdict_or_in_a_clear_error(observed, rule, asserted):
    claim = replace(CLAIM, rule=rule, asserted=asserted, unit="")
    try:
        judgement = judge(claim, finding(observed, unit=""))
    except EditionError as error:
        assert "NC-99" in str(error)
    else:
        assert judgement.verdict in Verdict
        assert observed is not None or judgement.verdict is Verdict.NOT_TESTABLE


def test_the_ledger_is_read_in_the_order_of_the_paper():
    ledger = read_claims()
    assert list(ledger)[:2] == ["AB-01", "AB-02"]
    assert ledger["NC-18"].footnote == 8
    assert ledger["NC-14"].footnote is None
    assert ledger["NC-18"].actors == ("RUS", "PRK")
    assert ledger["HO-24"].caveat_sources == ("armstrong2003", "jcws_lee_review")


@pytest.mark.parametrize(
    ("rule", "right", "wrong"),
    [
        ("same_period", ["2012", "2012-09", "2012-02-29"], ["20", "2012-02-30", "18.9.2012"]),
        ("same_period", [], ["2012-9-18", "2012-0", "2012-09-18T00:00", "September 2012", ""]),
        ("within_percent", ["1.5", "-2"], ["abc", "nan", "", "1,5"]),
        ("contains", ["gas;rail"], ["", "gas;", "gas; rail"]),
    ],
)
def test_what_a_rule_cannot_compare_is_refused_beforehand(rule, right, wrong):
    assert not any(unfit_for(rule, asserted) for asserted in right)
    assert all(unfit_for(rule, asserted).startswith(("a ", "names")) for asserted in wrong)


def test_a_day_that_is_observed_as_a_text_is_an_error_and_no_contradiction():
    claim = replace(CLAIM, kind="date", rule="same_period", asserted="2012-09-18", unit="")
    with pytest.raises(EditionError, match="a day is observed as a date, not as a text"):
        judge(claim, finding("2012-09-18", unit=""))


def test_the_reason_for_an_order_and_a_trend_is_told_in_words():
    order = replace(CLAIM, kind="order", rule="at_least", asserted="1", unit="days")
    assert judge(order, finding(7, unit="days")).reason == (
        "The order is as the paper has it, with 7 days between."
    )
    assert "the other way round, with 350 days" in judge(order, finding(-350, unit="days")).reason
    trend = replace(CLAIM, kind="trend", rule="at_most", asserted="0", unit="points")
    assert judge(trend, finding(-2, unit="points")).reason == (
        "The statement needs a fall; the evidence gives a fall of 2 points."
    )
    assert "gives a rise of 0.50 points" in judge(trend, finding(0.5, unit="points")).reason
    assert judge(trend, finding(0, unit="points")).reason.endswith("the evidence gives no change.")
    by_another_scale = judge(trend, finding(-0.5, unit=""))
    assert by_another_scale.reason.endswith("a fall of 0.50."), "in no unit but its own"
