import pytest

from edition.judge.claim import Judgement, Verdict
from edition.judge.readings import Alternative, Mark, marks, settle

NATURAL, POSSIBLE, STRAINED = Mark
SUPPORTED, CAVEAT, DISPUTED, CONTRADICTED, OPEN, OPINION = Verdict


@pytest.mark.parametrize(
    ("published", "mark", "other", "expected"),
    [
        (SUPPORTED, NATURAL, CONTRADICTED, DISPUTED),
        (CONTRADICTED, NATURAL, SUPPORTED, DISPUTED),
        (SUPPORTED, POSSIBLE, CONTRADICTED, CAVEAT),
        (CONTRADICTED, POSSIBLE, SUPPORTED, CONTRADICTED),
        (SUPPORTED, STRAINED, CONTRADICTED, SUPPORTED),
        (SUPPORTED, NATURAL, CAVEAT, SUPPORTED),
        (CAVEAT, NATURAL, SUPPORTED, CAVEAT),
        (SUPPORTED, NATURAL, OPEN, CAVEAT),
        (OPEN, NATURAL, SUPPORTED, OPEN),
        (OPEN, POSSIBLE, CONTRADICTED, OPEN),
    ],
)
def test_a_reading_counts_as_far_as_two_coders_took_it_so(published, mark, other, expected):
    alternative = Alternative("a", mark, other)
    verdict, turning = settle(Judgement(published, "."), [alternative])
    assert verdict is expected
    assert turning == (
        [] if mark is STRAINED or {published, other} <= {SUPPORTED, CAVEAT} else [alternative]
    )


def test_the_number_of_readings_never_counts():
    one = [Alternative("a", POSSIBLE, CONTRADICTED)]
    assert settle(Judgement(SUPPORTED, "."), one * 9)[0] is CAVEAT


def test_the_weaker_mark_of_the_two_coders_holds():
    assert marks() == {
        ("RI-02", "counted", "with_delta"): NATURAL,
        ("RI-05", "start", "toll_agreed"): STRAINED,
    }
