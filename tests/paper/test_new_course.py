import pytest

from edition.data import tables
from edition.judge.claim import Verdict
from edition.judge.ledger import judged
from edition.judge.registry import EVIDENCE


def observed(claim):
    return EVIDENCE[claim]().observed


@pytest.mark.parametrize(("claim", "days"), [("HO-65", 28), ("HO-56", 7)])
def test_days_between_events(claim, days):
    assert observed(claim) == days


def test_votes_with_the_united_states():
    early = (0.5616 + 0.6172 + 0.6029 + 0.5506) / 4
    assert observed("HO-52") == pytest.approx(100 * (early - 0.4643))
    fall = -2 * 0.5506 - 0.5267 + 0.5185 + 2 * 0.4891
    assert observed("HO-68") == pytest.approx(100 * fall / 10)


def test_votes_with_the_north():
    rise = -2 * 0.6406 - 0.7167 + 0.7540 + 2 * 0.7681
    assert observed("HO-69") == pytest.approx(100 * rise / 10)
    by_points = EVIDENCE["HO-69"](measure="ideal_points")
    assert by_points.note.startswith("In hundredths of the scale of ideal points")


@pytest.mark.parametrize("claim", ["HO-58", "HO-61"])
def test_what_open_sources_cannot_settle_keeps_what_bears_on_it(claim):
    result = judged(claim)
    assert result.verdict is Verdict.NOT_TESTABLE
    assert "would be found" in result.judgement.reason
    assert result.finding.rows


def test_whether_the_declaration_was_the_first_depends_on_whose_papers_count():
    result = judged("HO-61", counterpart="any_state")
    assert (result.finding.observed, result.verdict) == (34, Verdict.CONTRADICTED)
    assert "34 days before" in judged("HO-61").judgement.reason


def test_a_warning_in_1989_would_turn_the_verdict(monkeypatch):
    assert judged("HO-48").verdict is Verdict.CONTRADICTED
    forget()
    real = tables.read

    def earlier(name, *more):
        table = real(name, *more)
        if name == "events":
            table.loc[table["event"] == "nuclear_warning", "date"] = "1989-06-01"
        return table

    monkeypatch.setattr(tables, "read", earlier)
    assert judged("HO-48").verdict is Verdict.SUPPORTED
