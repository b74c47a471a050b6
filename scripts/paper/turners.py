"""What turns the answers of claims: a reading, a way of measuring, a source, or the strictness."""

from collections.abc import Iterable

import pandas as pd

from edition.notebook import universes

READING, MEASURE = "the reading of the words", "the way of measuring"
ABOUT = {"sources": "a source set aside", "margin": "the strictness"}
"""What the choices are about that many claims share."""


def turned(found: Iterable[universes.Robustness]) -> pd.DataFrame:
    """Each choice that turns the answer of a claim by itself: columns claim, kind.

    A choice whose values were marked as readings is about the words; others are ways of measuring.
    """
    read = {(claim, choice) for claim, choice, _ in universes.marks()}
    rows = [
        {
            "claim": one.claim.id,
            "kind": ABOUT.get(name, READING if (one.claim.id, name) in read else MEASURE),
        }
        for one in found
        for name in one.turning()
    ]
    return pd.DataFrame(rows, columns=["claim", "kind"]).drop_duplicates()
