"""What decides where a thesis stands, told part by part."""

from dataclasses import replace

import pytest

from edition.judge.claim import Judgement, Verdict
from edition.judge.ledger import judged
from edition.judge.theses import Concluded, Expected, Result, Seen, find_thesis
from edition.show.deciding import because, stands_now, why, why_now

YES, NO = (True, True), (False, False)
VERDICTS = {
    Result.SEEN: Verdict.SUPPORTED,
    Result.NOT_SEEN: Verdict.CONTRADICTED,
    Result.OPEN: Verdict.OPEN,
}


def seen(part, result, surprise=NO, claim="RI-05", must=YES):
    item = replace(judged(claim), judgement=Judgement(VERDICTS[result], "."))
    words = f"The {part} came."
    return Seen(Expected("T1-1", "T1", part, words, True, item.claim, must, surprise), item)


def told(*given):
    return Concluded(find_thesis("T1"), given)


def test_one_part_that_fails_decides_and_a_statement_from_elsewhere_is_named():
    found = told(seen("cargo", Result.OPEN), seen("toll", Result.NOT_SEEN, claim="RI-02"))
    assert why(found) == (
        "Toll: does not hold up, for “The toll came” (RI-02, not among the statements it is built "
        "from) is needed and was not seen. Cargo: cannot be told, for the one thing that it needs "
        "is open. So one of the two parts decides where the whole stands."
    )
    assert because(found) == "1 of 2 needed missing (toll)"


def test_what_is_as_before_is_not_told_again():
    before = told(seen("cargo", Result.OPEN), seen("toll", Result.SEEN))
    now = told(seen("cargo", Result.SEEN, YES), seen("toll", Result.SEEN))
    assert why_now(before, before) == ""
    assert why_now(now, before) == (
        "Cargo: holds up, for the one thing that it needs is seen, and something that its rival "
        "cannot have. The rest stands as at publication."
    )
    assert why_now(told(seen("", Result.OPEN)), before) == ("The one thing that it needs is open.")


def test_today_tells_no_more_than_what_is_not_as_at_publication():
    before = told(seen("cargo", Result.OPEN), seen("toll", Result.OPEN))
    assert stands_now(before, before) == "it stands as at publication."
    little = told(seen("cargo", Result.SEEN), seen("toll", Result.OPEN))
    assert stands_now(little, before).startswith("it still cannot be told. Cargo: ")
    much = told(seen("cargo", Result.NOT_SEEN), seen("toll", Result.OPEN))
    assert stands_now(much, before).startswith("it does not hold up. Cargo: ")


@pytest.mark.parametrize(
    ("given", "reason", "short"),
    [
        (
            [seen("cargo", Result.SEEN, YES), seen("toll", Result.SEEN)],
            "Toll: cannot be told from its rival, for the one thing that it needs is seen, but its "
            "rival allows as much. Cargo: holds up, for the one thing that it needs is seen, and "
            "something that its rival cannot have.",
            "only cargo holds up",
        ),
        (
            [seen("cargo", Result.OPEN), seen("toll", Result.OPEN)],
            "Cargo and toll: cannot be told, for the one thing that it needs is open.",
            "2 of 2 needed open",
        ),
        (
            [seen("", Result.SEEN, must=NO)],
            "Nothing was set down that both coders hold needed.",
            "0 of 0 needed open",
        ),
        (
            [seen("", Result.SEEN)],
            "The one thing that it needs is seen, but its rival allows as much.",
            "all 1 needed seen, none that tells",
        ),
    ],
)
def test_parts_that_stand_alike_are_told_together(given, reason, short):
    found = told(*given)
    assert why(found) == reason
    assert because(found) == short
