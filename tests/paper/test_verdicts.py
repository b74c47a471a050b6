"""The published verdicts, kept as a snapshot that only a person renews.

Renew it on purpose: `.venv/bin/edition verdicts --format json > tests/verdicts.json`.
"""

import json
import subprocess
import sys
from pathlib import Path

from edition.judge.claim import OPINION, Verdict
from edition.judge.ledger import judged_claims, record

SNAPSHOT = Path(__file__).parent / "verdicts.json"
JUDGED_AT_LEAST = 99
TWO_SOURCES_AT_LEAST = 0.8


def from_a_clean_process():
    command = [sys.executable, "-m", "edition.cli", "verdicts", "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def changes(old, new):
    """What a reader of the snapshot has to know: claim, verdicts, and the datum that moved."""
    told = []
    for claim in sorted({*old, *new}):
        before, after = old.get(claim), new.get(claim)
        if before is None or after is None:
            told.append(f"{claim}: {'new' if before is None else 'gone'}")
        elif before != after:
            moved = [key for key in after if before.get(key) != after[key]]
            words = "; ".join(f"{k} {before[k]} -> {after[k]}" for k in moved)
            told.append(f"{claim}: {words}; it rests on {', '.join(after['rows'])}")
    return told


def essence(text):
    kept = ("verdict", "reason", "asserted", "observed", "unit", "low", "high", "rows", "sources")
    return {row["id"]: {key: row[key] for key in kept} for row in json.loads(text)}


def test_the_verdicts_are_those_of_the_snapshot():
    old = essence(SNAPSHOT.read_text(encoding="utf-8"))
    told = changes(old, essence(json.dumps([record(item) for item in judged_claims()])))
    assert not told, "\n".join(told)


def test_a_clean_process_gives_the_same_verdicts():
    old = essence(SNAPSHOT.read_text(encoding="utf-8"))
    told = changes(old, essence(from_a_clean_process()))
    assert not told, "\n".join(told)


def test_a_flipped_verdict_is_told_with_the_datum_that_moved():
    old = essence(SNAPSHOT.read_text(encoding="utf-8"))
    new = json.loads(json.dumps(old))
    new["AB-06"] |= {"verdict": "supported", "observed": 100.0}
    (told,) = changes(old, new)
    assert told.startswith("AB-06: verdict contradicted -> supported; observed 126.8")
    assert "-> 100.0; it rests on places:" in told


def test_every_claim_is_judged_or_says_why_not():
    for item in judged_claims():
        if item.verdict is Verdict.INTERPRETIVE and item.claim.kind in OPINION:
            continue
        assert item.finding is not None
        assert item.finding.observed is not None or len(item.finding.missing) > 40, item.claim.id


def test_enough_claims_are_judged_on_enough_sources():
    judged = [
        item
        for item in judged_claims()
        if not item.claim.duplicate_of
        and item.verdict in (Verdict.SUPPORTED, Verdict.CAVEAT, Verdict.CONTRADICTED)
    ]
    assert len(judged) >= JUDGED_AT_LEAST
    two = sum(len(item.finding.origins) >= 2 for item in judged)
    assert two / len(judged) >= TWO_SOURCES_AT_LEAST
