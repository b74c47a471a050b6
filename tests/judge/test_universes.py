from math import prod

import pytest

from edition.judge import universes
from edition.judge.claim import Verdict
from edition.judge.ledger import judged, judged_claims
from edition.judge.universes import Robustness, Standing, Universe, robustness

UNIVERSES_AT_LEAST = 1000
CLAIMS_WITH_CHOICE_AT_LEAST = 40


def test_the_edition_is_judged_in_enough_universes():
    found = universes.edition()
    assert sum(len(one.universes) for one in found) >= UNIVERSES_AT_LEAST
    assert sum(len(one.universes) > 1 for one in found) >= CLAIMS_WITH_CHOICE_AT_LEAST


def test_the_first_universe_is_the_published_one():
    published = {item.claim.id: item for item in judged_claims()}
    for found in universes.edition():
        item = found.universes[0].item
        assert (item.finding, item.judgement) == (
            published[found.claim.id].finding,
            published[found.claim.id].judgement,
        )


def test_the_universes_are_all_combinations():
    found = robustness("AB-06")
    assert len(found.universes) == prod(len(values) for values in found.choices.values()) == 144
    assert len({tuple(one.chosen.values()) for one in found.universes}) == 144


def test_a_universe_is_what_the_same_choices_give_by_themselves():
    for universe in robustness("SK-40").universes[::17]:
        assert judged("SK-40", **universe.chosen).judgement == universe.item.judgement


def test_combinations_without_a_meaning_are_left_out():
    found = robustness("SK-03")
    assert sum(one.chosen["base"] == "world" for one in found.universes) == 1


def test_a_repeated_claim_has_the_universes_of_its_original():
    assert robustness("IN-08").claim.id == "AB-06"


@pytest.mark.parametrize(
    ("claim", "standing"),
    [
        ("SK-50", Standing.EVERY),
        ("HO-68", Standing.MOST),
        ("HO-45", Standing.FEW),
        ("HO-40", Standing.NO_CHOICE),
        ("AB-01", Standing.NO_CHOICE),
    ],
)
def test_standings_are_told_apart(claim, standing):
    assert robustness(claim).standing is standing


def test_a_turning_choice_turns_the_verdict_by_itself():
    turning = robustness("AB-06").turning()
    assert set(turning) == {"origin"}
    for island in turning["origin"]:
        assert judged("AB-06", origin=island).verdict is not Verdict.CONTRADICTED


def test_a_caveat_does_not_turn_a_verdict():
    item = judged("HO-02")
    plain = Universe({"a": "1"}, item)
    found = Robustness(item.claim, {"a": {"1": ".", "2": "."}}, (plain, plain))
    assert item.verdict is Verdict.CAVEAT and found.agreeing == 2
    assert universes.answer(Verdict.CAVEAT) is Verdict.SUPPORTED


def test_the_record_of_a_claim_counts_what_agrees():
    told = universes.record(robustness("SK-13"))
    assert told["share"] == pytest.approx(robustness("SK-13").agreeing / told["universes"])
    assert "promised" in told["turned_by"]["counted"]
