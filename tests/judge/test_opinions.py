"""What is told of opinions, and what stays where an edition has no table of it."""

import pytest

from edition.data import descriptor
from edition.judge.ledger import judged, judged_claims
from edition.judge.opinions import Opinion, opinions
from edition.judge.reasons import JUDGEMENT, OPINIONS

TEST = (
    "Minutes of the talks on the river would test it; "
    "it would be wrong if they speak of forts and not of freight."
)


@pytest.fixture
def without(monkeypatch):
    """An edition without the table."""
    monkeypatch.setattr(descriptor, "has", lambda name: False)


def test_an_opinion_has_its_row():
    assert opinions() == {"RI-07": Opinion("RI-07", "T1", TEST, "01-05")}


def test_its_reason_is_what_would_test_it():
    assert judged("RI-07").judgement.reason == f"{JUDGEMENT} {TEST}"
    told = [item.claim.id for item in judged_claims() if JUDGEMENT in item.judgement.reason]
    assert told == ["RI-07"]


def test_without_the_table_the_reason_is_that_of_its_kind(without):
    assert opinions() == {}
    reason = judged("RI-07").judgement.reason
    assert reason == f"{OPINIONS['wish']} To weigh it, see levels of the river by year."
