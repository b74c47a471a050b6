"""The published verdicts of this paper, and what is told when one of them moves."""

from edition.check.moves import told
from edition.data import tables
from edition.data.descriptor import CHANGES
from edition.judge import history, published
from edition.judge.foremost import AGAINST, NUMBER, foremost
from edition.judge.ledger import DECIDED, distinct, with_verdict

JUDGED_AT_LEAST = 99
TWO_SOURCES_AT_LEAST = 0.8


def test_a_changed_figure_names_the_verdicts_that_flip_and_the_sentences_on_them(otherwise):
    table = published.tables.read("quantities")
    table.loc[table["quantity"] == "debt_remainder", "value"] = 3.0
    otherwise("quantities", table)
    moves = [move for move in published.moved() if move.turned]
    assert [move.claim for move in moves] == ["NC-18", "NC-22"]
    line, _ = told(moves)
    start = "NC-18 supported → disputed, by quantities:debt_remainder ("
    assert line.startswith(start)
    assert "; sentences that rely on it: methods.md:" in line
    assert "; charts: 03_nuclear_crisis.ipynb cell 25" in line


def test_enough_claims_are_judged_on_enough_sources():
    judged = [item.finding for item in with_verdict(*DECIDED)]
    assert len(judged) >= JUDGED_AT_LEAST
    two = sum(len(finding.origins) >= 2 for finding in judged)
    assert two / len(judged) >= TWO_SOURCES_AT_LEAST


def test_what_was_accepted_first_is_the_first_version_and_all_else_came_later():
    log = tables.read(CHANGES)
    first = log["acceptance"] == 1
    assert set(log.loc[first, "version"]) == {"0.1.0"} == {history.first_version()}
    assert "0.1.0" not in set(log.loc[~first, "version"])


def test_the_log_told_claim_by_claim_adds_up_to_the_claims_of_now():
    moved = sum(history.counted(history.since_first()).values())
    assert moved and moved + len(history.unchanged()) == len(distinct())
    published = {item.claim.id: str(item.verdict) for item in distinct()}
    assert {one: history.histories()[one].verdict for one in published} == published


def test_the_first_page_shows_first_what_firm_evidence_speaks_against():
    chosen = foremost()
    against = [item.verdict in AGAINST for item in chosen]
    assert len(chosen) == NUMBER and against[0]
    assert against == sorted(against, reverse=True)
    assert all(
        ("against" in item.judgement.firm) is found
        for item, found in zip(chosen, against, strict=True)
    )
