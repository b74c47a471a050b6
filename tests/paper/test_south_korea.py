import pandas as pd
import pytest

from edition.data import tables
from edition.judge.claim import Verdict
from edition.judge.ledger import judged
from edition.judge.registry import EVIDENCE


def observed(claim, **choices):
    return EVIDENCE[claim](**choices).observed


@pytest.mark.parametrize(("claim", "days"), [("SK-14", 93), ("SK-17", 710), ("SK-33", 78)])
def test_orders_are_counted_in_days(claim, days):
    assert observed(claim) == days


def test_the_paid_and_the_unpaid_part_make_up_the_credit():
    paid = observed("SK-12")
    assert paid == 1.47
    rows = tables.read("quantities").set_index("quantity")["value"]
    held_back = rows["korean_loan_not_paid_out"].iloc[0]
    assert paid + held_back == pytest.approx(rows["korean_loan_pledged"].iloc[0])


def test_nothing_is_left_for_a_second_loan():
    found = EVIDENCE["SK-13"]()
    assert found.observed == pytest.approx(0)
    assert found.high == pytest.approx(1.8 - 1.47)
    assert found.note.endswith("promised, 1.53 billion were never paid out.")
    assert judged("SK-13").verdict is Verdict.CONTRADICTED


def test_a_second_loan_in_the_totals_would_support_the_claim(monkeypatch):
    real = tables.read

    def with_second_loan(name, *more):
        table = real(name, *more)
        if name == "quantities":
            table.loc[table["quantity"] == "korean_loans_total", "value"] = 2.97
        return table

    monkeypatch.setattr(tables, "read", with_second_loan)
    assert judged("SK-13").verdict is Verdict.SUPPORTED


def test_trade_before_1979_turns_on_one_year():
    assert judged("SK-15", records="two").verdict is Verdict.CONTRADICTED
    assert judged("SK-15", records="two", year="1977").verdict is Verdict.SUPPORTED


def test_two_records_that_may_have_one_origin_do_not_contradict():
    result = judged("SK-15")
    assert result.verdict is Verdict.NOT_TESTABLE and len(result.finding.sources) == 2
    assert "one source" in result.judgement.reason
    assert "so they count as one source" in result.finding.note


def test_growth_of_the_half_year_on_korean_figures():
    assert observed("SK-30", speaker="South Korea") == pytest.approx(50.7, abs=0.05)
    note = EVIDENCE["SK-30"]().note
    assert "gave make 50.1 per cent" in note and note.endswith("totals of 2016 make 50.7.")


def test_the_railway_was_to_reach_europe():
    assert EVIDENCE["SK-23"]().note == "The railway was to reach Europe."


def test_arms_had_been_delivered_long_before_the_paper():
    assert observed("SK-50") == pytest.approx(12.4, abs=0.05)
    assert EVIDENCE["SK-50"]().note.startswith(
        "The present tense is taken to reach back five years"
    )
    suppliers = tables.read("attributes").query("aspect == 'supplier'")["value"]
    assert "Russia" not in set(suppliers)
    assert "koslov2018" not in EVIDENCE["SK-50"]().sources, "the paper is no evidence on itself"


def test_a_later_delivery_would_support_the_present_tense(monkeypatch):
    real = tables.read

    def with_delivery(name, *more):
        table = real(name, *more)
        if name == "events":
            late = table["event"] == "last_russian_arms_delivery"
            table.loc[late, "date"] = pd.Timestamp("2016-01-01")
        return table

    monkeypatch.setattr(tables, "read", with_delivery)
    assert judged("SK-50").verdict is Verdict.SUPPORTED


def test_the_plan_for_free_trade_is_older_than_the_doubts():
    assert observed("SK-49") == 208
    events = tables.read("events").set_index("event")["date"]
    doubts, plan = events["trump_doubts_trade_pact"], events["free_trade_research_agreed"]
    assert (doubts.min() - plan).days == 517
