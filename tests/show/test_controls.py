import json
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.base.errors import EditionError
from edition.judge.claim import Verdict
from edition.judge.ledger import judged
from edition.judge.rules import judge
from edition.judge.universes import Robustness, robustness
from edition.judge.verdicts import signed, style
from edition.show import controls


def test_the_line_names_the_standing_the_count_and_what_turns_it():
    assert controls.line(robustness("RI-02")) == (
        "○ The verdict holds on some choices only: 9 of 18 universes. "
        "Another choice of what counts (with the delta) turns it by itself."
    )
    assert controls.line(robustness("RI-01")) == (
        "● The verdict holds in every universe: 2 of 2 universes."
    )
    assert controls.line(robustness("RI-06")) == ""


def test_where_no_single_choice_turns_the_verdict_the_line_says_so():
    found = robustness("RI-02")
    published, *others = found.universes
    turned = [one for one in others if not found.agrees(one)]
    together = [one for one in turned if one.chosen["margin"] != "as_set"]
    few = Robustness(found.claim, found.choices, (published, *together))
    assert controls.line(few).endswith("universes. Only several other choices together turn it.")


def test_what_is_observed_is_told_as_exactly_as_it_is_known():
    assert controls.observed(judged("RI-01").finding) == "14 May 1901"
    month = replace(judged("RI-01").finding, precision="month")
    assert controls.observed(month) == "May 1901"
    assert controls.observed(judged("RI-06").finding) == "nothing on open record"
    assert controls.observed(None) == "nothing on open record"


def follows(data):
    """What a script shows for each combination of values: words and class."""
    return [tuple(data["results"][place]) for place in data["outcomes"]]


@pytest.mark.parametrize("claim", ["RI-02", "RI-05"])
def test_the_controls_hold_every_universe_in_the_order_of_the_choices(claim):
    found = robustness(claim)
    data = json.loads(controls.choices(found))
    computed = {tuple(one.chosen.values()): one.item for one in found.universes}
    combinations = product(*(choice.values for choice in found.choices.values()))
    for values, (words, look) in zip(combinations, follows(data), strict=True):
        if values in computed:
            item = computed[values]
            observed = controls.observed(item.finding)
            assert words == f"Observed: {observed}. Verdict: {signed(item.verdict)}"
            assert look == style(item.verdict)
        else:
            assert words == "These values do not go together."
            assert look == style(Verdict.NOT_TESTABLE)


def test_each_choice_is_a_list_of_named_and_defended_values_the_published_first():
    first, *_ = json.loads(controls.choices(robustness("RI-02")))["controls"]
    assert first == {
        "label": "What counts",
        "values": [
            ["main stream", "The paper speaks of the river itself."],
            ["with the delta", "The arms of the delta are river too."],
        ],
        "start": 0,
        "slider": False,
    }


def slider(item):
    """The shown tolerances of a slider, where it starts, and what follows from each."""
    data = json.loads(controls.tolerance(item))
    (control,) = data["controls"]
    assert control["slider"] and control["label"] == "Try another tolerance:"
    return [value for value, _ in control["values"]], control["start"], follows(data)


def test_a_slider_starts_at_the_tolerance_and_goes_to_twice_the_larger_of_it_and_the_gap():
    shown, start, _ = slider(judged("RI-02"))
    assert (shown[0], shown[start], shown[-1]) == ("0 per cent", "10 per cent", "20 per cent")
    assert (len(shown), shown[1]) == (41, "0.5 per cent")
    shown, start, _ = slider(judged("RI-03"))
    assert (shown[0], shown[start]) == ("0 percentage points", "1 percentage point")
    assert (len(shown), shown[-1]) == (42, "14 percentage points"), "the tolerance is a step too"


@given(
    asserted=st.sampled_from(["0", "100", "-3", "0.001", "12345"]),
    observed=st.floats(-1e6, 1e6, allow_subnormal=False),
    tolerance=st.just(0.0) | st.floats(0.001, 1e4),
    rule=st.sampled_from(["within_percent", "within_units"]),
    caveat=st.sampled_from(["", "But."]),
)
def test_at_each_step_of_a_slider_stands_the_verdict_that_judge_gives(
    asserted, observed, tolerance, rule, caveat
):
    item = judged("RI-02")
    claim = replace(item.claim, asserted=asserted, tolerance=tolerance, rule=rule, caveat=caveat)
    finding = replace(item.finding, observed=observed, low=observed - 1, high=observed + 1)
    published = judge(claim, finding)
    _, start, results = slider(replace(item, claim=claim, finding=finding, judgement=published))
    assert results[start] == (signed(published.verdict), style(published.verdict))
    assert 41 <= len(results) <= 42
    order = [Verdict.CONTRADICTED, Verdict.CAVEAT, Verdict.SUPPORTED]
    places = [order.index(next(v for v in order if signed(v) == words)) for words, _ in results]
    assert places == sorted(places), "a wider tolerance never turns support into contradiction"
    assert places[-1] or (asserted, rule) == ("0", "within_percent"), (
        "the slider reaches what the claim would need"
    )


@pytest.mark.parametrize("claim", ["RI-01", "RI-04", "RI-06", "RI-07", "AB-01"])
def test_a_claim_without_a_tolerance_has_no_slider(claim):
    with pytest.raises(EditionError, match=f"{claim} has no number to hold against a tolerance"):
        controls.tolerance(judged(claim))
