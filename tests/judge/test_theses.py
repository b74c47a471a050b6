"""A thesis falls by what it needs and lacks, and holds up by what its rival cannot have."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.base.errors import EditionError
from edition.judge.claim import Judgement, Verdict
from edition.judge.ledger import judged
from edition.judge.theses import (
    Concluded,
    Expected,
    Power,
    Result,
    Seen,
    Standing,
    agreement,
    conclude,
    days,
    expectations,
    find_thesis,
    stand,
)

YES, NO = (True, True), (False, False)
VERDICTS = {
    Result.SEEN: Verdict.SUPPORTED,
    Result.NOT_SEEN: Verdict.CONTRADICTED,
    Result.OPEN: Verdict.OPEN,
}


def seen(result, must=YES, surprise=NO, part=""):
    item = judged("RI-01")
    item = replace(item, judgement=Judgement(VERDICTS[result], "."))
    return Seen(Expected("T1-1", "T1", part, ".", True, item.claim, must, surprise), item)


def test_what_an_observation_can_do_follows_from_two_coders():
    powers = {
        (YES, YES): Power.BOTH,
        (YES, NO): Power.HOOP,
        (NO, YES): Power.SMOKING_GUN,
        (NO, NO): Power.STRAW,
        ((True, False), NO): Power.STRAW,
        (YES, (False, True)): Power.HOOP,
    }
    for (must, surprise), power in powers.items():
        assert seen(Result.SEEN, must, surprise).expected.power is power


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ([seen(Result.SEEN), seen(Result.SEEN, NO, YES)], Standing.UP),
        ([seen(Result.SEEN, YES, YES)], Standing.UP),
        ([seen(Result.SEEN), seen(Result.NOT_SEEN, NO, YES)], Standing.TIED),
        ([seen(Result.SEEN), seen(Result.OPEN)], Standing.OPEN),
        ([seen(Result.NOT_SEEN), seen(Result.OPEN)], Standing.FALLS),
        ([seen(Result.SEEN, NO, YES)], Standing.OPEN),
        ([], Standing.OPEN),
    ],
)
def test_a_thesis_stands_by_what_it_needs_and_what_its_rival_cannot_have(given_, expected):
    assert stand(given_) is expected


SIGHTS = st.builds(
    seen,
    st.sampled_from(Result),
    *2 * [st.sampled_from([*product((True, False), repeat=2)])],
)


@given(st.lists(SIGHTS), st.randoms())
def test_neither_order_nor_straws_count(sights, shuffled):
    before = stand(sights)
    more = [*sights, seen(Result.NOT_SEEN, NO, NO), seen(Result.SEEN, (True, False), NO)]
    shuffled.shuffle(more)
    assert stand(more) is before


@given(st.lists(SIGHTS))
def test_something_needed_and_not_seen_always_fells_it(sights):
    assert stand([*sights, seen(Result.NOT_SEEN)]) is Standing.FALLS


def test_parts_that_differ_hold_in_part_if_one_holds_up():
    north = seen(Result.SEEN, YES, YES, "north")
    thesis = find_thesis("T1")
    assert Concluded(thesis, (north, seen(Result.NOT_SEEN, part="south"))).standing is (
        Standing.IN_PART
    )
    weaker = seen(Result.SEEN, part="north"), seen(Result.NOT_SEEN, part="south")
    assert Concluded(thesis, weaker).standing is Standing.FALLS
    both = Concluded(thesis, (north, seen(Result.SEEN), seen(Result.SEEN, part="south")))
    assert both.parts == {"north": Standing.UP, "south": Standing.TIED}


def test_a_thesis_is_judged_by_claims_and_by_evidence_of_its_own():
    found = conclude("T1")
    assert found.standing is Standing.UP
    results = {one.expected.id: one.result for one in found.seen}
    assert results["T1-1"] is Result.SEEN, "a caveat holds"
    assert results["T1-3"] is Result.SEEN
    assert results["T1-4"] is Result.OPEN
    assert conclude("T2").standing is Standing.FALLS


def test_another_day_may_give_another_answer():
    assert days() == ["2020-06-01", "2026-01-01"]
    assert conclude("T1", "2026-01-01").standing is Standing.OPEN
    assert conclude("T2", "2026-01-01") == conclude("T2")


def test_what_is_not_there_is_told_with_what_is():
    with pytest.raises(EditionError, match="no thesis 'T9'; there are: T1, T2"):
        conclude("T9")
    with pytest.raises(EditionError, match="'2021'; choose: 2020-06-01, 2026-01-01"):
        conclude("T1", "2021")


def test_expectations_stand_as_they_were_frozen():
    frozen = expectations()["T1-4"]
    assert (frozen.must, frozen.surprise, frozen.outside) == ((True, False), NO, True)


def test_the_coders_of_observations_are_compared_question_by_question():
    found = agreement()
    assert set(found) == {"needed", "surprising"}
    assert (found["needed"].alike, found["needed"].passages) == (4, 5)
    assert found["needed"].table == {("yes", "yes"): 4, ("yes", "no"): 1}
    assert found["surprising"].table == {("no", "no"): 3, ("yes", "yes"): 1, ("no", "yes"): 1}
    assert found["surprising"].alpha == pytest.approx(1 - (2 / 10) / (42 / 90))
