"""What a verdict rests on, as short hashes that tell later which of it has changed."""

import hashlib
import json
from collections.abc import Iterator, Mapping

import pandas as pd

from edition.base.cache import cached
from edition.base.files import hash_of
from edition.base.project import ROOT
from edition.data import tables
from edition.data.descriptor import resource
from edition.judge.choices import confront
from edition.judge.claim import Claim, Finding
from edition.judge.ledger import Judged, find_claim
from edition.judge.readings import Mark, marks
from edition.judge.registry import all_evidence
from edition.judge.rows import coded, stated

DIGITS = 8
"""Of the hash of what a verdict rests on: enough to notice a change."""

WITHOUT_SOURCE = ("claims", "sources", "codebook", "codings", "readings")
"""Tables of which a row is named by its key alone."""

ELSEWHERE = "a rule, code that its evidence calls, or rows that it does not name"
"""What moved a verdict where nothing did that its grounds have."""


def grounds(item: Judged) -> dict[str, str]:
    """A short hash of each thing that a verdict rests on.

    Its rows as table:key@source, in every reading that counts, the natures of its sources as
    sources:key, its row in the ledger as claims:id, the marks of its readings as readings:id, what
    coders made of its passages as codebook:question and codings:number, and the module of its
    evidence by its path.
    """
    claim = item.claim
    found: dict[str, str] = {}
    rows = [f"claims:{one}" for one in dict.fromkeys([claim.id, claim.original])]
    for finding in filter(None, [item.finding, *_read_otherwise(claim)]):
        rows += [*finding.rows, *coded(finding.rows)]
        rows += [f"sources:{key}" for key in finding.sources]
    if claim.original in {marked for marked, *_ in marks()}:
        rows.append(f"readings:{claim.original}")
    for row in dict.fromkeys(rows):
        found |= _hashes(row)
    if claim.original in all_evidence():
        module = all_evidence()[claim.original].location.partition("#")[0]
        found |= {module: hash_of(ROOT / module)[:DIGITS]} if module else {}
    return found


def _read_otherwise(claim: Claim) -> Iterator[Finding | None]:
    """What is observed in each marked reading that counts for the verdict."""
    tested = find_claim(claim.original)
    choices = all_evidence()[tested.id].choices if tested.id in all_evidence() else {}
    for (marked, choice, value), mark in marks().items():
        if marked == tested.id and mark is not Mark.STRAINED and choice in choices:
            yield confront(tested, {choice: value})[1]


@cached
def _hashes(row: str) -> dict[str, str]:
    """The hash of what each source states in the row, or the rows, that table:key names."""
    name, _, key = row.partition(":")
    if "schema" not in resource(name):
        return {row: _hash(json.dumps(tables.features(name).get(key), sort_keys=True))}
    found = stated(name, key)
    if name in WITHOUT_SOURCE:
        return {row: _lines(found)}
    parts = found.groupby("source")
    return {f"{row}@{source}": _lines(part) for source, part in parts}


def _lines(part: pd.DataFrame) -> str:
    return _hash(json.dumps(sorted(part.to_numpy().tolist())))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]


def changed(cell: str, now: Mapping[str, str]) -> list[str]:
    """What differs between the grounds that were accepted and those of now, sources together."""
    before = dict(one.rpartition("=")[::2] for one in tables.items(cell))
    sources: dict[str, list[str]] = {}
    for name in sorted({*before, *now}):
        if before.get(name) != now.get(name):
            row, _, source = name.partition("@")
            sources.setdefault(row, []).extend(filter(None, [source]))
    told = [f"{row} ({', '.join(keys)})" if keys else row for row, keys in sources.items()]
    return told or [ELSEWHERE]
