"""Checks what is told of opinions: a row for each, of nothing else, and charts that there are."""

from collections.abc import Iterator
from pathlib import Path

from edition.base.errors import DataError
from edition.base.project import DATA
from edition.check.notebooks import Notebook
from edition.data import descriptor, tables
from edition.data.descriptor import OPINIONS
from edition.judge.claim import OPINION

FILE = f"{OPINIONS}.csv"


def opinion_faults(data: Path) -> Iterator[DataError]:
    """Rows of claims that are no opinions, or that repeat one."""
    if not descriptor.has(OPINIONS, data):
        return
    others = set(tables.read("claims", data)["id"]) - _meant(data)
    for line, claim in enumerate(tables.as_written(OPINIONS, data)["claim"], start=2):
        if claim in others:
            yield DataError(FILE, line, "claim", claim, "an opinion that repeats no other")


def untold_opinions(data: Path = DATA) -> Iterator[DataError]:
    """Opinions without a row; a new one, as a claim without evidence, may lack it for a while."""
    if descriptor.has(OPINIONS, data):
        for claim in sorted(_meant(data) - set(tables.read(OPINIONS, data)["claim"])):
            yield DataError(FILE, None, "claim", claim, "a row for this opinion")


def _meant(data: Path) -> set[str]:
    claims = tables.read("claims", data)
    return set(claims["id"][claims["kind"].isin(OPINION) & (claims["duplicate_of"] == "")])


def lost_charts(notebooks: list[Notebook], data: Path) -> Iterator[DataError]:
    """Charts that opinions name and no chapter shows."""
    if not descriptor.has(OPINIONS, data) or not all(one.readable for one in notebooks):
        return
    charts = {cell for one in notebooks for cell in one.charts}
    for line, cell in enumerate(tables.as_written(OPINIONS, data)["shown"], start=2):
        if cell and cell not in charts:
            yield DataError(FILE, line, "shown", cell, "the id of a cell that shows a chart")
