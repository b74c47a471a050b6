from itertools import product
from types import SimpleNamespace

import pytest

from edition.base.errors import EditionError
from edition.judge import universes
from edition.judge.claim import Verdict
from edition.judge.ledger import judged
from edition.judge.universes import Robustness, Standing, Universe, robustness


def test_every_distinct_claim_with_evidence_is_judged_in_all_its_universes():
    found = {one.claim.id: len(one.universes) for one in universes.all_claims()}
    assert found == {"RI-01": 2, "RI-02": 12, "RI-03": 6, "RI-04": 3, "RI-05": 9, "RI-06": 1}


def test_the_universes_are_all_combinations_the_published_one_first():
    found = robustness("RI-02")
    values = [choice.values for choice in found.choices.values()]
    assert [tuple(one.chosen.values()) for one in found.universes] == list(product(*values))
    published = found.universes[0]
    assert published.chosen == {"counted": "main_stream", "sources": "all", "margin": "as_set"}
    assert published.item.finding == judged("RI-02").finding
    assert (published.item.verdict, found.verdict) == (Verdict.SUPPORTED, Verdict.DISPUTED)


def test_a_universe_is_what_the_same_choices_give_by_themselves():
    for universe in robustness("RI-02").universes:
        item = judged("RI-02", **universe.chosen)
        assert (item.finding, item.judgement) == (universe.item.finding, universe.item.judgement)


def test_combinations_without_a_meaning_are_left_out():
    chosen = [one.chosen for one in robustness("RI-05").universes]
    backwards = {one["start"] for one in chosen if one["reckoned"] == "backwards"}
    assert backwards == {"toll_treaty"}


def test_a_repeated_claim_has_the_universes_of_its_original():
    assert robustness("AB-01") == robustness("RI-02")
    with pytest.raises(EditionError, match="no claim 'RI-99'"):
        robustness("RI-99")


def made(*verdicts, choices=("a",)):
    """A claim with these verdicts where the first choice has the values 0, 1, 2 …"""
    told = [
        Universe(dict.fromkeys(choices, "0") | {choices[0]: str(place)}, SimpleNamespace(verdict=v))
        for place, v in enumerate(verdicts)
    ]
    return Robustness(None, verdicts[0], {}, tuple(told))


YES, BUT, NO = Verdict.SUPPORTED, Verdict.CAVEAT, Verdict.CONTRADICTED


@pytest.mark.parametrize(
    ("verdicts", "standing", "share"),
    [
        ([YES], Standing.NO_CHOICE, 1),
        ([YES, BUT], Standing.EVERY, 1),
        ([BUT, YES, NO], Standing.MOST, 2 / 3),
        ([NO, YES], Standing.FEW, 1 / 2),
        ([NO, YES, BUT], Standing.FEW, 1 / 3),
    ],
)
def test_standings_are_told_apart_and_a_caveat_turns_nothing(verdicts, standing, share):
    found = made(*verdicts)
    assert (found.standing, found.share) == (standing, pytest.approx(share))
    assert found.agreeing == round(share * len(verdicts))


def test_a_value_turns_the_verdict_by_itself_only_if_all_else_is_as_published():
    assert made(NO, YES, NO, BUT).turning() == {"a": ["1", "3"]}
    together = Universe({"a": "1", "b": "1"}, SimpleNamespace(verdict=YES))
    found = made(NO, NO, choices=("a", "b"))
    assert Robustness(None, NO, {}, (*found.universes, together)).turning() == {}


def test_the_record_of_a_claim_counts_what_agrees():
    assert universes.robustness_record(robustness("RI-02")) == {
        "id": "RI-02",
        "verdict": "disputed",
        "universes": 12,
        "share": 0.5,
        "standing": "holds for some choices only",
        "turned_by": {"counted": ["with_delta"]},
    }
