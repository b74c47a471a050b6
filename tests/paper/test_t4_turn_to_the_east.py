"""What is open in the observations on the turn to the East."""

from observed import result

from edition.judge.theses import Result, conclude


def test_incomplete_acts_tell_no_order():
    assert result("T4-4") is Result.OPEN
    finding = next(one for one in conclude("T4").seen if one.expected.id == "T4-4").item.finding
    assert "complete for none" in finding.missing and "acts:putin_beijing2012" in finding.rows
