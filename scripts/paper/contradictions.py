"""What the contradicted claims are about, for sentences that list them."""

from edition.notebook import Verdict, ledger

ABOUT = {
    "AB-06": "a distance",
    "HO-20": "a first buffer state",
    "HO-27": "a rank",
    "SK-13": "a loan",
    "SK-15": "the size of early trade",
    "SK-49": "the age of a hope",
    "SK-50": "a tense",
}
"""In a few words; a claim that is contradicted and has none goes by its id."""


def listed(*sections: str) -> str:
    """The contradicted claims of these sections, or of all, in words: a rank and HO-90."""
    found = [item.claim for item in ledger.with_verdict(Verdict.CONTRADICTED)]
    words = [
        ABOUT.get(claim.id, claim.id)
        for claim in found
        if not sections or claim.section in sections
    ]
    *first, last = words or ["nothing"]
    return f"{', '.join(first)} and {last}" if first else last
