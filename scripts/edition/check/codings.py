"""Checks coded evidence: a codebook that decides, and passages that coders coded by it."""

from collections.abc import Collection, Hashable, Iterator, Mapping
from pathlib import Path
from typing import Any

from edition.base.errors import DataError
from edition.data import tables
from edition.judge.codings import ALONE
from edition.judge.comparison import CANNOT_TELL

MOST_WORDS = 8
"""Words of a source that a row may have."""

CODERS = 2
"""How many code each passage; where they differ, one more does."""

Row = dict[Hashable, Any]


def coding_faults(data: Path) -> Iterator[DataError]:
    """The rows of codebook, passages and codings that contradict each other or say too much.

    What is wrong with the codebook keeps what is coded by it from being checked.
    """
    codebook, passages = _rows("codebook", data), _rows("passages", data)
    codings = _rows("codings", data)
    questions: dict[str, list[Row]] = {}
    for row in codebook.values():
        questions.setdefault(row["question"], []).append(row)
    if found := list(_codebook(codebook, questions)):
        yield from found
        return
    given: dict[int, list[set[str]]] = {}
    for row in codings.values():
        given.setdefault(row["passage"], []).append(set(tables.items(row["code"])))
    alone = {row["passage"] for row in codings.values() if row["coder"] == ALONE}
    papers = set(tables.read("sections", data)["source"])
    yield from _passages(passages, questions, given, alone)
    asserted = {row["question"] for row in passages.values() if row["source"] in papers}
    for question in dict.fromkeys(row["question"] for row in passages.values()):
        if question in questions and question not in asserted:
            expected = "a passage of the paper too"
            yield DataError("passages.csv", None, "question", question, expected)
    asked = {row["number"]: row["question"] for row in passages.values()}
    yield from _codings(codings, asked, questions)


def _codebook(rows: Mapping[int, Row], questions: Mapping[str, list[Row]]) -> Iterator[DataError]:
    """Codes that no cell can hold, and questions that are not one question."""
    for line, row in rows.items():
        if ";" in row["code"]:
            yield DataError("codebook.csv", line, "code", row["code"], "one code, without ;")
        first = questions[row["question"]][0]
        for column in ("form", "wording"):
            if row[column] != first[column]:
                expected = f"the {column} of the question's first row"
                yield DataError("codebook.csv", line, column, row[column], expected)
    for question, codes in questions.items():
        if CANNOT_TELL not in {row["code"] for row in codes}:
            yield DataError("codebook.csv", None, question, "", f"a code {CANNOT_TELL!r} for it")


def _passages(
    rows: Mapping[int, Row],
    questions: Mapping[str, list[Row]],
    given: Mapping[int, list[set[str]]],
    alone: Collection[int],
) -> Iterator[DataError]:
    """Passages that no question asks about, that quote too much, or that too few have coded."""
    for line, row in rows.items():
        coded = given.get(row["number"], [])
        if row["question"] not in questions:
            expected = "a question that codebook.csv has"
            yield DataError("passages.csv", line, "question", row["question"], expected)
        if len(row["term"].split()) > MOST_WORDS:
            expected = f"at most {MOST_WORDS} words of the source"
            yield DataError("passages.csv", line, "term", row["term"], expected)
        if row["number"] in alone:
            continue  # a revised question, coded once and told as such
        if len(coded) < CODERS:
            expected = f"a passage that {CODERS} coders coded"
            yield DataError("passages.csv", line, "number", str(row["number"]), expected)
        elif len(coded) == CODERS and coded[0] != coded[1]:
            expected = "a third coder, as two differ"
            yield DataError("passages.csv", line, "number", str(row["number"]), expected)


def _codings(
    rows: Mapping[int, Row], asked: Mapping[int, str], questions: Mapping[str, list[Row]]
) -> Iterator[DataError]:
    """Codes that a question has not, and more than one where one rules out the others."""
    for line, row in rows.items():
        codebook = questions.get(asked.get(row["passage"], ""), [])
        if not codebook:
            continue  # told of its passage
        codes = tables.items(row["code"])
        if not set(codes) <= {one["code"] for one in codebook}:
            expected = "codes of the question of its passage"
        elif len(codes) > 1 and CANNOT_TELL in codes:
            expected = f"{CANNOT_TELL!r} alone"
        elif len(codes) > 1 and codebook[0]["form"] == "exclusive":
            expected = "one code, as the question is exclusive"
        elif not codes:
            expected = "a code"
        else:
            continue
        yield DataError("codings.csv", line, "code", row["code"], expected)


def _rows(name: str, data: Path) -> dict[int, Row]:
    """The rows of a table by their line in the file."""
    rows: list[Row] = tables.as_written(name, data).to_dict("records")
    return dict(enumerate(rows, start=2))
