"""The published verdicts, kept as a snapshot that only a person renews.

Renew it on purpose: `.venv/bin/edition verdicts --format json > tests/paper/verdicts.json`.
"""

import json
from pathlib import Path

from edition.judge.ledger import DECIDED, judged_claims, verdict_record, with_verdict

SNAPSHOT = Path(__file__).parent / "verdicts.json"
TESTED = ("verdict", "reason", "asserted", "observed", "unit", "low", "high", "rows", "sources")
JUDGED_AT_LEAST = 99
TWO_SOURCES_AT_LEAST = 0.8


def test_the_verdicts_are_those_of_the_snapshot():
    old = {row["id"]: row for row in json.loads(SNAPSHOT.read_text(encoding="utf-8"))}
    new = {item.claim.id: verdict_record(item) for item in judged_claims()}
    moved = [
        f"{claim}: {key} was {old.get(claim, {}).get(key)}, is {new.get(claim, {}).get(key)}"
        for claim in sorted({*old, *new})
        for key in TESTED
        if old.get(claim, {}).get(key) != new.get(claim, {}).get(key)
    ]
    assert not moved, "\n".join(moved)
    assert list(old) == list(new)


def test_enough_claims_are_judged_on_enough_sources():
    judged = [item.finding for item in with_verdict(*DECIDED)]
    assert len(judged) >= JUDGED_AT_LEAST
    two = sum(len(finding.origins) >= 2 for finding in judged)
    assert two / len(judged) >= TWO_SOURCES_AT_LEAST
