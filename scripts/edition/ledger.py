"""The judged ledger: every claim with its finding and its verdict."""

from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any

from edition.claims import Claim, Finding, Judgement, Verdict, judge, read_claims
from edition.errors import EditionError
from edition.evidence import EVIDENCE
from edition.rules import PRECISION


@dataclass(frozen=True)
class Judged:
    """A claim, what the evidence shows, and the judgement; a repeated claim has its original's."""

    claim: Claim
    finding: Finding | None
    judgement: Judgement

    @property
    def verdict(self) -> Verdict:
        """The verdict alone."""
        return self.judgement.verdict


def judged(claim_id: str, **choices: str) -> Judged:
    """One judged claim, under choices that its evidence function offers.

    Raises EditionError for an unknown claim or choice and lists the right ones.
    """
    ledger = read_claims()
    if claim_id not in ledger:
        raise EditionError(f"no claim {claim_id!r}; the ledger has: {', '.join(ledger)}")
    return _judge(ledger[claim_id], ledger, choices)


def universes(claim_id: str) -> list[Judged]:
    """One judged claim under every combination of the choices of its evidence, defaults first."""
    choices = EVIDENCE[claim_id].choices
    return [
        judged(claim_id, **dict(zip(choices, chosen, strict=True)))
        for chosen in product(*choices.values())
    ]


def judged_claims(section: str | None = None) -> list[Judged]:
    """The judged claims of one section, or of all, in the order of the paper."""
    ledger = read_claims()
    chosen = [one for one in ledger.values() if section is None or one.section == section]
    for claim in chosen:
        if claim.id not in _JUDGED:
            _JUDGED[claim.id] = _judge(claim, ledger, {})
    return [_JUDGED[claim.id] for claim in chosen]


_JUDGED: dict[str, Judged] = {}
"""What `judged_claims` has judged in this process: many parts of the book ask for the same."""


def _judge(claim: Claim, ledger: dict[str, Claim], choices: dict[str, str]) -> Judged:
    tested = ledger[claim.duplicate_of] if claim.duplicate_of else claim
    function = EVIDENCE.get(tested.id)
    if choices and function is None:
        raise EditionError(f"{claim.id}: there is no choice to make")
    finding = function(**choices) if function else None
    return Judged(claim, finding, judge(tested, finding))


def record(item: Judged) -> dict[str, Any]:
    """A judged claim as plain values: id, section, kind, paraphrase, actors, verdict, reason,
    caveat and its sources, asserted, observed, unit, low, high, sources, rows."""
    claim, finding = item.claim, item.finding or Finding(observed=None)
    return {
        "id": claim.id,
        "section": claim.section,
        "paragraph": claim.paragraph,
        "sentence": claim.sentence,
        "kind": claim.kind,
        "paraphrase": claim.paraphrase,
        "actors": list(claim.actors),
        "verdict": str(item.verdict),
        "reason": item.judgement.reason,
        "caveat": claim.caveat,
        "caveat_sources": list(claim.caveat_sources),
        "asserted": claim.asserted or None,
        "observed": _plain(finding),
        "unit": finding.unit or claim.unit or None,
        "low": finding.low,
        "high": finding.high,
        "sources": list(finding.sources),
        "rows": list(finding.rows),
        "duplicate_of": claim.duplicate_of or None,
    }


def _plain(finding: Finding) -> float | str | list[str] | None:
    value = finding.observed
    if isinstance(value, date):
        return value.isoformat()[: PRECISION[finding.precision]]
    return sorted(value) if isinstance(value, frozenset) else value
