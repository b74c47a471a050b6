import json
from dataclasses import replace
from itertools import product

import pytest

from edition.judge.claim import Verdict
from edition.judge.ledger import judged
from edition.judge.universes import Robustness, robustness
from edition.judge.verdicts import signed, style
from edition.show import controls


def test_the_line_names_the_standing_the_count_and_what_turns_it():
    assert controls.line(robustness("RI-02")) == (
        "○ The verdict holds for some choices only, in 6 of 12 combinations. "
        "One other choice is enough to turn it: by “with the delta” (what counts)."
    )
    assert controls.line(robustness("RI-01")) == (
        "● The verdict holds whatever is chosen, in all 2 combinations of choices."
    )
    assert controls.line(robustness("RI-06")) == ""


def test_each_choice_that_turns_the_verdict_is_told_in_its_own_way():
    found = robustness("RI-02")
    published, *others = found.universes

    def turned(*alone):
        """The claim as if each of these values by itself, and no other, turned its verdict."""
        told = [
            one
            for one in others
            if sum(one.chosen[name] != published.chosen[name] for name in one.chosen) == 1
            and any(one.chosen[name] == value for name, value in alone)
        ]
        failed = [replace(one, item=judged("RI-03")) for one in told]
        return controls.line(replace(found, universes=(published, *failed)))

    aside = next(value for value in found.choices["sources"].values if value != "all")
    told = turned(("counted", "with_delta"), ("sources", aside), ("margin", "stricter"))
    assert told.endswith(
        "One other choice is enough to turn it: with the figure taken more strictly; "
        f"{found.choices['sources'].named(aside)}; or by “with the delta” (what counts)."
    )
    assert turned(("margin", "looser")).endswith(": with the figure taken more freely.")


def test_a_strained_reading_is_named_as_such_and_not_among_what_is_combined():
    found = robustness("RI-05")
    assert controls.combined(found) == (
        "To choose: reckoned: days or backwards; all sources count, or one of 2 is left out (never "
        "the record itself). Strained, and not counted: toll agreed (start)."
    )
    assert len(found.counting) == 2 * (1 + 2)
    named = [option.named for option in controls.options(found)]
    assert named[:3] == [
        "start: toll treaty (published)",
        "start: toll agreed (strained, not counted)",
        "reckoned: days (published)",
    ]
    start, *_ = json.loads(controls.choices(found))["controls"]
    assert [name for name, _ in start["values"]] == [
        "toll treaty",
        "toll agreed (strained, not counted)",
    ]


def test_codes_that_do_not_answer_are_no_observation():
    coded = judged("RI-04").finding
    silent = replace(coded, observed=frozenset({"grain", "not said", "not not said"}))
    assert controls.observed(silent) == "grain"
    nothing = replace(coded, observed=frozenset({"not said"}))
    assert controls.observed(nothing) == "nothing that answers the question"
    assert controls.observed(replace(coded, observed="no direction")) == "no clear direction"


def test_where_no_single_choice_turns_the_verdict_the_line_says_so():
    found = robustness("RI-02")
    published, *others = found.universes
    turned = [one for one in others if not found.agrees(one)]
    together = [one for one in turned if one.chosen["margin"] != "as_set"]
    few = Robustness(found.claim, found.verdict, found.choices, (published, *together))
    assert controls.line(few).endswith("combinations. Only several other choices together turn it.")


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
            assert words == "These choices do not go together."
            assert look == style(Verdict.OPEN)


def test_each_choice_is_a_list_of_named_and_defended_values_the_published_first():
    first, *_ = json.loads(controls.choices(robustness("RI-02")))["controls"]
    assert first == {
        "label": "What counts",
        "values": [
            ["main stream", "The paper speaks of the river itself."],
            ["with the delta", "The arms of the delta are river too."],
        ],
    }


def test_a_sentence_that_ends_with_an_abbreviation_has_one_full_stop(monkeypatch):
    monkeypatch.setattr(controls, "_turns", lambda _: iter(["without the annals, n.d."]))
    assert controls.line(robustness("RI-02")).endswith("without the annals, n.d.")
