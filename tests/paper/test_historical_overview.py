from datetime import date

import pytest

from edition.data import tables
from edition.judge.claim import Verdict
from edition.judge.ledger import judged
from edition.judge.registry import EVIDENCE
from paper.evidence import historical_overview


def observed(claim):
    return EVIDENCE[claim]().observed


@pytest.mark.parametrize(
    ("claim", "day"),
    [
        ("HO-02", date(1884, 7, 7)),
        ("HO-06", date(1896, 2, 11)),
        ("HO-10", date(1904, 2, 8)),
        ("HO-15", date(1910, 8, 22)),
        ("HO-90", date(1945, 7, 6)),
        ("HO-23", date(1948, 9, 9)),
    ],
)
def test_dates_are_those_of_the_sources(claim, day):
    assert observed(claim) == day


@pytest.mark.parametrize(
    ("claim", "count"), [("HO-08", 2), ("HO-13", 4), ("HO-16", 3), ("HO-87", 20), ("HO-84", 2179)]
)
def test_counts_and_days_are_those_worked_out_by_hand(claim, count):
    assert observed(claim) == count


@pytest.mark.parametrize(
    ("counted", "days", "verdict"),
    [
        ("soviet_client_poland", -350, Verdict.CONTRADICTED),
        ("soviet_client_romania", -122, Verdict.CONTRADICTED),
        ("soviet_client_mongolia", -7857, Verdict.CONTRADICTED),
        ("romania_peoples_republic", 907, Verdict.CAVEAT),
    ],
)
def test_whether_iran_was_first_depends_on_what_counts(counted, days, verdict):
    result = judged("HO-20", counted=counted)
    assert (result.finding.observed, result.verdict) == (days, verdict)


def test_an_earlier_order_on_iran_would_turn_the_verdict(monkeypatch):
    real = tables.read

    def earlier(name, *more):
        table = real(name, *more)
        if name == "events":
            table.loc[table["event"] == "soviet_attempt_iran", "date"] = "1944-07-01"
        return table

    monkeypatch.setattr(tables, "read", earlier)
    assert judged("HO-20", counted="soviet_client_poland").verdict is Verdict.CAVEAT


def test_the_rank_of_shtykov_is_contradicted_and_the_slip_explained():
    result = judged("HO-27")
    assert result.verdict is Verdict.CONTRADICTED
    note = result.finding.note
    assert note.startswith("A likely source of the slip: the Korean translation glosses colonel")
    assert note.endswith("the three-star rank of the South.")


def test_the_weights_of_the_powers_add_up_each_year():
    weights = historical_overview.weights()
    assert weights.groupby(["year", "measure"])["share"].sum().round(6).eq(100).all()
    assert set(weights["country"]) == {"CHN", "JPN", "RUS", "USA"}


def test_japans_output_is_set_against_chinas():
    assert historical_overview.japan_to_china(1929) == pytest.approx(47.4, abs=0.05)
    assert historical_overview.japan_to_china(1938) == pytest.approx(59.4, abs=0.05)
    assert EVIDENCE["HO-16"]().note.endswith("from 47 per cent in 1929 to 59 in 1938.")
