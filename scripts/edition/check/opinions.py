"""Checks what is told of opinions: a row for each, of nothing else, and charts that there are."""

from collections.abc import Iterator
from pathlib import Path

from edition.base.errors import DataError
from edition.check.notebooks import Notebook
from edition.data import descriptor, tables
from edition.data.descriptor import OPINIONS
from edition.judge.claim import OPINION

FILE = f"{OPINIONS}.csv"


def opinion_faults(data: Path) -> Iterator[DataError]:
    """Opinions without a row, and rows of what is none or repeats one."""
    if not descriptor.has(OPINIONS, data):
        return
    claims = tables.read("claims", data)
    meant = set(claims["id"][claims["kind"].isin(OPINION) & (claims["duplicate_of"] == "")])
    rows = list(tables.as_written(OPINIONS, data)["claim"])
    for line, claim in enumerate(rows, start=2):
        if claim in set(claims["id"]) - meant:
            yield DataError(FILE, line, "claim", claim, "an opinion that repeats no other")
    for claim in sorted(meant - set(rows)):
        yield DataError(FILE, None, "claim", claim, "a row for this opinion")


def lost_charts(notebooks: list[Notebook], data: Path) -> Iterator[DataError]:
    """Charts that opinions name and no chapter shows."""
    if not descriptor.has(OPINIONS, data) or not all(one.readable for one in notebooks):
        return
    charts = {cell for one in notebooks for cell in one.charts}
    for line, cell in enumerate(tables.as_written(OPINIONS, data)["shown"], start=2):
        if cell and cell not in charts:
            yield DataError(FILE, line, "shown", cell, "the id of a cell that shows a chart")
