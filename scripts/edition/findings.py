"""The judged ledger as a whole: counts, contradictions, confirmations, what stays open."""

import pandas as pd

from edition.claims import Verdict
from edition.labels import SECTIONS
from edition.ledger import Judged, judged_claims

DECIDED = (Verdict.SUPPORTED, Verdict.CAVEAT, Verdict.CONTRADICTED)
"""Verdicts that say whether a claim holds."""


def distinct() -> list[Judged]:
    """Every claim once, without those that repeat another."""
    return [item for item in judged_claims() if not item.claim.duplicate_of]


def with_verdict(*verdicts: Verdict) -> list[Judged]:
    """The distinct claims with one of these verdicts, in the order of the paper."""
    return [item for item in distinct() if item.verdict in verdicts]


def confirmed(number: int) -> list[Judged]:
    """The claims that hold without a caveat on the most independent sources."""
    held = with_verdict(Verdict.SUPPORTED)
    ranked = sorted(held, key=lambda item: -len(item.finding.origins) if item.finding else 0)
    return ranked[:number]


def scores() -> pd.DataFrame:
    """One row a distinct claim: section, kind, verdict, sources (independent), all in words."""
    return pd.DataFrame(
        {
            "claim": item.claim.id,
            "section": SECTIONS[item.claim.section],
            "kind": item.claim.kind,
            "verdict": str(item.verdict),
            "sources": len(item.finding.origins) if item.finding else 0,
        }
        for item in distinct()
    )
