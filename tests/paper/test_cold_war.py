import pytest

from edition.judge.claim import Verdict
from edition.judge.ledger import judged
from edition.judge.registry import EVIDENCE
from paper.evidence import cold_war


def observed(claim):
    return EVIDENCE[claim]().observed


def test_the_share_and_the_ratio_of_the_sellers():
    assert observed("HO-43") == pytest.approx(556 / 422.72)
    assert observed("HO-41") == pytest.approx(100 * (556 / 1027.72 - 38 / 393.7))


def test_the_years_beside_1974_and_the_second_way_to_reckon_are_told():
    note = EVIDENCE["HO-43"]().note
    assert "0.47 in 1973 and 0.81 in 1975" in note
    assert "at least 1.2 and at most 1.5" in note


def test_agreement_in_the_votes_is_given_by_year():
    assert cold_war.agreement("RUS", "USA")[1991] == pytest.approx(0.4643)


def test_isolation_holds_as_finance_and_not_as_trade():
    assert judged("HO-45").verdict is Verdict.CAVEAT
    assert judged("HO-45", reading="trade").verdict is Verdict.CONTRADICTED


def test_trade_grew_in_the_eighties_and_growth_slowed():
    grown = cold_war.trade_of_the_eighties()
    assert grown.observed == pytest.approx(100 * (4.078 / 2.4 - 1))
    assert grown.unit == "per cent"
    assert grown.rows == (
        "quantities:prk_trade_total_1984",
        "quantities:prk_trade_total_1989",
        "attributes:prk_trade_late_1980s/volume",
    )
    assert observed("HO-44") == pytest.approx(-2.0)


@pytest.mark.parametrize("claim", ["HO-40", "HO-42"])
def test_what_open_sources_cannot_settle_keeps_what_bears_on_it(claim):
    result = judged(claim)
    assert result.verdict is Verdict.NOT_TESTABLE
    assert "would be found" in result.judgement.reason
    assert result.finding.rows
