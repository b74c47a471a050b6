"""Checks replies: each is to a claim of its own, and is answered on a day, not before it came."""

from collections.abc import Iterator
from pathlib import Path

from edition.base.errors import DataError
from edition.data import tables
from edition.data.descriptor import REPLIES


def reply_faults(data: Path) -> Iterator[DataError]:
    """The cells of replies that contradict others of their row, or the ledger."""
    claims = tables.read("claims", data)
    originals = dict(zip(claims["id"], claims["duplicate_of"], strict=True))
    for number, row in enumerate(tables.as_written(REPLIES, data).to_dict("records"), start=2):
        answered = row["answered_on"] == row["answered_on"]
        day = f"{row['answered_on']:%Y-%m-%d}" if answered else ""
        original = originals.get(row["claim"], "")
        misfits = [
            ("claim", row["claim"], original and f"{original}, which it repeats"),
            (
                "answered_on",
                day,
                answered != bool(row["answer"]) and "the day of the answer, and none without one",
            ),
            (
                "answered_on",
                day,
                answered and row["answered_on"] < row["date"] and "a day not before the reply",
            ),
        ]
        for column, found, expected in misfits:
            if expected:
                yield DataError(f"{REPLIES}.csv", number, column, found, expected)
