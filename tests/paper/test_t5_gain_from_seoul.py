"""What would turn the observations on gain from Seoul."""

import pytest
from observed import result, with_value

from edition.data import tables
from edition.judge.theses import Result
from paper.evidence.t5_gain_from_seoul import correlation
from paper.measures.days import TODAY


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
