"""The order of rows means nothing, in no table."""

import json

from edition.base.cache import forget
from edition.data import tables
from edition.judge.ledger import judged_claims, verdict_record
from edition.judge.universes import all_claims, robustness_record


def judged_again() -> str:
    """All verdicts and all universes, as the command prints them."""
    forget()
    verdicts = [verdict_record(item) for item in judged_claims()]
    return json.dumps([verdicts, [robustness_record(found) for found in all_claims()]])


def test_verdicts_and_universes_are_the_same_with_every_table_shuffled(monkeypatch):
    published, written = judged_again(), tables._as_written

    def shuffled(name, data):
        return written(name, data).sample(frac=1, random_state=7, ignore_index=True)

    monkeypatch.setattr(tables, "_as_written", shuffled)
    assert judged_again() == published
