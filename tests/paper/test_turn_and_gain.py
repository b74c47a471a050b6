"""What would turn the observations on the turn to the East, gain from Seoul and Korean money."""

import pytest
from observed import result, with_value

from edition.data import tables
from edition.judge.theses import Result, conclude
from paper.evidence.turn_and_gain import TODAY, correlation


@pytest.mark.parametrize(
    ("observation", "name", "key", "fact", "column", "value", "turned"),
    [
        ("T4-5", "quantities", "quantity", "korea_share_of_russian_trade_2016", "value", 2.0, "no"),
        ("T4-5", "quantities", "quantity", "korea_share_of_russian_trade_2016", "value", 2.7, "?"),
        ("T4-6", "quantities", "quantity", "china_russia_trade_2013", "value", 150.0, "yes"),
        ("T5-9", "quantities", "quantity", "korea_share_of_russian_trade_2008", "value", 9.0, "?"),
        ("T5-11", "attributes", "source", "konkurent_19357", "aspect", "name", "?"),
        ("T5-12", "events", "event", "park_on_russian_part_2015", "source", "dailynk_107416", "?"),
        ("T7-5", "events", "event", "far_east_finance_initiative", "own_act", "no", "?"),
    ],
)
def test_other_data_would_turn_the_result(
    otherwise, observation, name, key, fact, column, value, turned
):
    otherwise(name, with_value(name, key, fact, column, value))
    meant = {"yes": Result.SEEN, "no": Result.NOT_SEEN, "?": Result.OPEN}
    assert result(observation) is meant[turned]


def test_a_record_of_trade_in_2017_would_decide(otherwise):
    assert result("T5-2") is Result.OPEN
    stated = with_value("quantities", "quantity", "korea_russia_trade_2017", "source", "imf_dots")
    stated.loc[stated["quantity"] == "korea_russia_trade_2017", "own_act"] = "yes"
    otherwise("quantities", stated)
    assert result("T5-2") is Result.NOT_SEEN


def test_trade_that_goes_its_own_way_would_be_seen(otherwise):
    assert result("T5-3") is Result.NOT_SEEN
    stated = tables.read("quantities")
    oil = stated["quantity"].str.fullmatch(r"brent_20\d\d")
    stated.loc[oil, "value"] = 1 / stated.loc[oil, "value"]
    otherwise("quantities", stated)
    assert result("T5-3") is Result.SEEN


def test_correlation_is_that_of_changes_and_not_of_levels():
    assert correlation([1, 2, 1, 2], [10, 20, 10, 20]) == pytest.approx(1)
    assert correlation([1, 2, 1, 2], [20, 10, 20, 10]) == pytest.approx(-1)
    assert correlation([1, 2, 8], [1, 4, 8]) == pytest.approx(-1)


def test_the_railway_leaves_the_works_open_and_never_failed():
    assert result("T5-4") is result("T5-4", TODAY) is Result.OPEN


def test_sanctions_of_2022_are_seen_today_alone():
    assert result("T5-8") is Result.OPEN
    assert result("T5-8", TODAY) is Result.NOT_SEEN


def test_incomplete_acts_tell_no_order():
    assert result("T4-4") is Result.OPEN
    finding = next(one for one in conclude("T4").seen if one.expected.id == "T4-4").item.finding
    assert "complete for none" in finding.missing and "acts:putin_beijing2012" in finding.rows
