"""What the contradicted claims are about, for sentences that list them."""

from edition.notebook import Verdict, ledger

ABOUT = {
    "AB-06": "how far Vladivostok is from the border",
    "HO-20": "Iran as the first buffer state",
    "HO-27": "the rank of Shtykov",
    "SK-13": "a second loan from Seoul",
    "SK-15": "trade with Seoul before 1979",
    "SK-49": "when the hope for a trade pact arose",
    "SK-50": "arms sales that had ended",
}
"""In a few words; a claim that is contradicted and has none goes by its id."""


def listed(*sections: str) -> str:
    """The contradicted claims of these sections, or of all, in words, or else by their ids."""
    found = [item.claim for item in ledger.with_verdict(Verdict.CONTRADICTED)]
    words = [
        ABOUT.get(claim.id, claim.id)
        for claim in found
        if not sections or claim.section in sections
    ]
    *first, last = words or ["nothing"]
    return f"{', '.join(first)} and {last}" if first else last
