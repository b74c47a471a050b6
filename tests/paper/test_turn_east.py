import pytest

from edition.base.errors import EditionError
from edition.data import tables
from edition.judge.claim import Verdict
from edition.judge.ledger import judged
from edition.judge.registry import EVIDENCE
from paper.evidence import turn_east


def observed(claim, **choices):
    return EVIDENCE[claim](**choices).observed


def test_opinion_and_votes_disagree_on_the_decline():
    assert observed("SK-01") == pytest.approx(48 - 25)
    assert observed("SK-01", measure="agreement") == pytest.approx(-6.87)
    assert "a good opinion of Russia" in EVIDENCE["SK-01"]().note
    by_votes = judged("SK-01", measure="agreement")
    assert by_votes.verdict is Verdict.NOT_TESTABLE
    assert "That would contradict the claim" in by_votes.judgement.reason


def test_slopes_with_the_allies():
    slopes = {ally: observed("SK-40", partners=ally) for ally in turn_east.ALLIES}
    assert slopes == pytest.approx({"GBR": -0.0067, "FRA": -0.0052, "DEU": -0.0122}, abs=5e-5)
    assert observed("SK-40") == pytest.approx(sum(slopes.values()) / 3)
    assert EVIDENCE["SK-40"]().note.startswith("Measured by votes in the General Assembly")


def test_the_turn_to_the_east_depends_on_what_it_is_measured_against():
    assert observed("SK-03") == pytest.approx(7.67, abs=0.005)
    assert observed("SK-03", base="world") == pytest.approx(21.4 - 15.2)


def test_closeness_to_seoul_depends_on_the_span():
    assert judged("SK-43").verdict is Verdict.CAVEAT
    assert observed("SK-43", sign="trade") == pytest.approx(100 * (13.027 / 19.142 - 1), abs=0.01)
    assert judged("SK-43", sign="trade").verdict is Verdict.NOT_TESTABLE


def test_the_gap_of_ideal_points_is_a_distance():
    points = tables.read("ideal_points").set_index(["country", "year"])["ideal_point"]
    gap = turn_east.gap_to_russia("USA")
    assert gap[2017] == pytest.approx(abs(points["USA", 2017] - points["RUS", 2017]))
    assert (gap >= 0).all()


def test_agreement_is_that_of_russia():
    assert turn_east.agreement("USA")["agreement"][1991] == 0.4643


def test_closeness_to_seoul_by_votes_fell():
    assert observed("SK-43", sign="agreement") == pytest.approx(70.0 - 74.0, abs=0.2)
    assert observed("SK-43", sign="ideal_points") < 0


def test_values_that_have_no_meaning_together_are_refused_in_one_line():
    with pytest.raises(EditionError, match="SK-03: the share of the world is known for three"):
        EVIDENCE["SK-03"](base="world", start="2007")
    with pytest.raises(EditionError, match="SK-43: the growth of 2017 has no other first year"):
        EVIDENCE["SK-43"](start="2009")


def test_who_stands_for_the_east_changes_the_gain():
    assert observed("SK-03", east="china") > observed("SK-03", east="without_china")
