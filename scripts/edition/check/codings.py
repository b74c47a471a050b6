"""Checks coded evidence: each passage coded twice at least, by the codebook, in few words."""

from collections.abc import Iterator
from pathlib import Path

from edition.base.errors import DataError
from edition.data import tables
from edition.judge.comparison import CANNOT_TELL

MOST_WORDS = 8
"""Words of a source that a row may have."""

CODERS = 2


def coding_faults(data: Path) -> Iterator[DataError]:
    """The rows of codebook, passages and codings that contradict each other or say too much."""
    codes: dict[str, set[str]] = {}
    for row in tables.read("codebook", data).to_dict("records"):
        codes.setdefault(row["question"], set()).add(row["code"])
    for question, known in codes.items():
        if CANNOT_TELL not in known:
            expected = f"a code {CANNOT_TELL!r} for the question"
            yield DataError("codebook.csv", None, question, "", expected)
    asked: dict[int, str] = {}
    given: dict[int, list[str]] = {}
    for row in tables.read("codings", data).to_dict("records"):
        given.setdefault(row["passage"], []).append(row["code"])
    for number, row in enumerate(tables.read("passages", data).to_dict("records"), start=2):
        asked[row["number"]] = row["question"]
        if row["question"] not in codes:
            expected = "a question that codebook.csv has"
            yield DataError("passages.csv", number, "question", row["question"], expected)
        if len(row["term"].split()) > MOST_WORDS:
            expected = f"at most {MOST_WORDS} words of the source"
            yield DataError("passages.csv", number, "term", row["term"], expected)
        coded = given.get(row["number"], [])
        if len(coded) < CODERS:
            expected = f"a passage that {CODERS} coders coded"
            yield DataError("passages.csv", number, "number", str(row["number"]), expected)
    for number, row in enumerate(tables.read("codings", data).to_dict("records"), start=2):
        known = codes.get(asked.get(row["passage"], ""), set())
        for code in tables.items(row["code"]):
            if code not in known:
                expected = "a code of the question of its passage"
                yield DataError("codings.csv", number, "code", code, expected)
