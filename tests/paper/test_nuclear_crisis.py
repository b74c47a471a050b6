from datetime import date

import pandas as pd
import pytest

from edition.data import tables
from edition.judge.claim import Verdict
from edition.judge.ledger import judged
from edition.judge.registry import EVIDENCE


def observed(claim):
    return EVIDENCE[claim]().observed


@pytest.mark.parametrize(
    ("claim", "day"),
    [
        ("NC-01", date(2003, 1, 10)),
        ("NC-14", date(2006, 7, 15)),
        ("NC-16", date(2009, 6, 12)),
        ("NC-26", date(2007, 2, 10)),
        ("NC-31", date(2012, 9, 17)),
    ],
)
def test_dates_are_those_of_the_sources(claim, day):
    assert observed(claim) == day


@pytest.mark.parametrize(("claim", "years"), [("NC-17", 2.91), ("NC-20", 3.27), ("NC-27", 15.13)])
def test_spans_are_counted_in_years(claim, years):
    assert observed(claim) == pytest.approx(years, abs=0.005)


def test_the_debt_adds_up():
    total, left, share = observed("NC-19"), observed("NC-22"), observed("NC-18")
    assert share == pytest.approx(100 * (total - left) / total)
    assert observed("NC-24") == pytest.approx(total / 10)


def test_the_launches_before_resolution_1695_are_counted():
    assert observed("NC-15") == 7


@pytest.mark.parametrize(("day", "counted"), [("07-14", 1), ("07-15", 1), ("07-16", 0)])
def test_a_launch_on_the_day_of_the_resolution_counts_and_one_after_it_does_not(
    monkeypatch, day, counted
):
    real = tables.read

    def one_launch(name, *more):
        table = real(name, *more)
        if name == "missile_launches":
            table = table[table["precision"] == "day"].head(1)
            table["date"] = pd.Timestamp(f"2006-{day}")
        return table

    monkeypatch.setattr(tables, "read", one_launch)
    assert observed("NC-15") == counted


@pytest.mark.parametrize(("claim", "resolution"), [("NC-14", "1695"), ("NC-16", "1874")])
def test_a_russian_veto_would_contradict_the_claim(monkeypatch, claim, resolution):
    real = tables.read

    def without_russia(name, *more):
        table = real(name, *more)
        if name == "security_council":
            table.loc[table["resolution"] == resolution, "russia"] = "no"
        return table

    monkeypatch.setattr(tables, "read", without_russia)
    result = judged(claim)
    assert result.verdict is Verdict.CONTRADICTED
    assert "a Russian vote of no" in result.judgement.reason


def test_resolution_1718_was_voted_by_russia_and_explains_the_caveat():
    council = tables.read("security_council").set_index("resolution")
    assert council.loc["1718", "russia"] == "yes"
    assert council.loc["1718", "date"] == pd.Timestamp("2006-10-14")
    assert "1718" in judged("NC-16").claim.caveat


@pytest.mark.parametrize("claim", ["NC-05", "NC-09"])
def test_what_open_sources_cannot_settle_says_where_the_answer_is(claim):
    result = judged(claim)
    assert result.verdict is Verdict.NOT_TESTABLE
    assert "Funabashi" in result.judgement.reason
