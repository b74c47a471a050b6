"""The judged ledger: every claim with its finding and its verdict."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

from edition import tables
from edition.choices import confront, offered
from edition.claims import Claim, Finding, Judgement, Verdict, judge, read_claims
from edition.errors import EditionError
from edition.evidence import EVIDENCE
from edition.evidence.registry import demand
from edition.words import known


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
    """One judged claim, under some of the choices that `choices.offered` lists.

    Raises EditionError for an unknown claim, with the nearest ones, or choice, with the right ones.
    """
    ledger = read_claims()
    if claim_id not in ledger:
        near = get_close_matches(claim_id, ledger, cutoff=0.5) or [*list(ledger)[:3], "…"]
        raise EditionError(f"no claim {claim_id!r}; there are: {', '.join(near)}")
    claim = ledger[claim_id]
    if choices:
        demand(claim_id, offered(ledger[claim.duplicate_of or claim_id]), choices)
    return _judge(claim, ledger, choices)


def judged_claims(section: str | None = None, **choices: str) -> list[Judged]:
    """The judged claims of one section, or of all, in the order of the paper.

    Each follows those of the choices that its evidence offers.
    """
    ledger = read_claims()
    claims = [one for one in ledger.values() if section is None or one.section == section]
    chosen = [(claim, departures(claim, choices)) for claim in claims]
    return [_judge(claim, ledger, own) if own else _published(claim.id) for claim, own in chosen]


@tables.kept
def _published(claim_id: str) -> Judged:
    ledger = read_claims()
    return _judge(ledger[claim_id], ledger, {})


def departures(claim: Claim, choices: Mapping[str, str]) -> dict[str, str]:
    """Those of a chapter's choices that the evidence of a claim offers, without its defaults."""
    tested = claim.duplicate_of or claim.id
    own = EVIDENCE[tested].choices if tested in EVIDENCE else {}
    return {
        name: choices[name] for name, values in own.items() if choices.get(name) in list(values)[1:]
    }


def _judge(claim: Claim, ledger: dict[str, Claim], chosen: dict[str, str]) -> Judged:
    original = ledger[claim.duplicate_of] if claim.duplicate_of else claim
    tested, finding = confront(original, chosen)
    return Judged(claim, finding, judge(tested, finding))


def record(item: Judged) -> dict[str, Any]:
    """A judged claim as plain values: id, section, paragraph, sentence, kind, paraphrase, actors,
    verdict, reason, caveat, caveat_sources, asserted, observed, unit, low, high, sources, rows,
    duplicate_of."""
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
        return known(value, finding.precision)
    return sorted(value) if isinstance(value, frozenset) else value
