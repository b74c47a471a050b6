"""What claims are called: the signs of verdicts, the names of sections, anchors and places."""

from edition.claims import Verdict
from edition.ledger import Judged

SYMBOLS = {
    Verdict.SUPPORTED: "✓",
    Verdict.CAVEAT: "≈",
    Verdict.CONTRADICTED: "✗",
    Verdict.NOT_TESTABLE: "?",
    Verdict.INTERPRETIVE: "◇",
}
"""A sign for each verdict beside its name and colour, so that colour alone never tells."""

SECTIONS = {
    "AB": "Abstract",
    "IN": "Introduction",
    "HO": "Historical overview",
    "NC": "Nuclear crisis",
    "SK": "Russia and South Korea",
    "CO": "Conclusion",
}


def anchor(claim_id: str) -> str:
    """The anchor of a claim's card on its page: claim-nc-18."""
    return f"claim-{claim_id.lower()}"


def style(verdict: Verdict) -> str:
    """The class by which pages and PDF know a verdict: verdict-not-testable."""
    return f"verdict-{verdict.name.lower().replace('_', '-')}"


def place(item: Judged) -> str:
    """Where the paper says it, in words."""
    claim = item.claim
    words = f"{SECTIONS[claim.section]}, paragraph {claim.paragraph}, sentence {claim.sentence}"
    return f"{words}, note {claim.footnote}" if claim.footnote else words
