"""Coded evidence: what passages say to a question, by coders who knew neither claim nor source."""

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from edition.base.cache import cached
from edition.base.errors import EditionError
from edition.data import tables
from edition.data.vocabulary import paper_key
from edition.judge import cited
from edition.judge.claim import Finding, Observation
from edition.judge.comparison import CANNOT_TELL
from edition.judge.witnesses import witnesses

ALONE = "alone"
"""The coder of a revised question who was not blind: one coding, which shows no agreement."""

PASSAGES = "passages"
"""The table of coded passages."""


@dataclass(frozen=True)
class Question:
    """A question of the codebook: its codes with their definitions, and those that deny a claim."""

    wording: str
    exclusive: bool
    codes: Mapping[str, str]
    denying: frozenset[str]


@cached
def questions() -> dict[str, Question]:
    """The codebook by the name of the question."""
    return {
        str(name): Question(
            next(iter(rows["wording"])),
            set(rows["form"]) == {"exclusive"},
            dict(zip(rows["code"], rows["definition"], strict=True)),
            frozenset(rows["code"][rows["claim_false"] == "yes"]),
        )
        for name, rows in tables.read("codebook").groupby("question", sort=False)
    }


@cached
def settled() -> dict[int, list[str]]:
    """The codes of each passage by its number: what most coders say, on a list maybe several."""
    given: dict[int, list[list[str]]] = {}
    for row in tables.read("codings").to_dict("records"):
        given.setdefault(int(row["passage"]), []).append(tables.items(row["code"]))
    return {number: _settled(codes) for number, codes in given.items()}


def answer(question: str, case: str) -> Finding:
    """What the passages on a case say to a question; EditionError where there is no passage."""
    if question not in questions():
        raise EditionError(f"codebook.csv: no question {question!r}")
    asked, stated = questions()[question], passages(question, case)
    seen = tuple(
        Observation(code, (witnesses([row["source"]], row["own_act"]),))
        for row in stated
        if row["source"] not in (cited.aside(), paper_key())
        for code in settled()[row["number"]]
    )
    told = frozenset(str(one.value) for one in seen) - {CANNOT_TELL}
    return Finding(
        told or None,
        rows=(f"{PASSAGES}:{question}/{case}",),
        observations=seen,
        exclusive=asked.exclusive,
        denying=asked.denying,
        coded=True,
        missing="" if told else "No passage that was read answers the question.",
    )


def passages(question: str, case: str) -> list[dict[Hashable, Any]]:
    """The passages on a case that are coded by a question, as the table has them, by number."""
    stated = tables.read(PASSAGES)
    found = stated[(stated["question"] == question) & (stated["case"] == case)]
    if found.empty:
        raise EditionError(f"passages.csv: no passage on {case!r} for the question {question!r}")
    return found.sort_values("number").to_dict("records")


def _settled(given: list[list[str]]) -> list[str]:
    """What a majority of the coders says; without one it cannot be told."""
    times = Counter(code for codes in given for code in codes)
    agreed = [code for code, number in sorted(times.items()) if number * 2 > len(given)]
    return agreed or [CANNOT_TELL]
