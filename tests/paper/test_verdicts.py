"""The published verdicts of this paper, and what is told when one of them moves."""

from edition.check.moves import told
from edition.judge import published
from edition.judge.ledger import DECIDED, with_verdict

JUDGED_AT_LEAST = 99
TWO_SOURCES_AT_LEAST = 0.8


def test_verdicts_and_what_is_observed_are_those_that_were_accepted():
    assert told(published.moved()) == []


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
    assert "; charts: 03_nuclear_crisis.ipynb cell 26" in line


def test_enough_claims_are_judged_on_enough_sources():
    judged = [item.finding for item in with_verdict(*DECIDED)]
    assert len(judged) >= JUDGED_AT_LEAST
    two = sum(len(finding.origins) >= 2 for finding in judged)
    assert two / len(judged) >= TWO_SOURCES_AT_LEAST
