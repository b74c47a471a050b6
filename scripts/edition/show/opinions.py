"""What an opinion is shown with: the thesis that it serves, and the chart that bears on it."""

from collections.abc import Callable, Mapping
from pathlib import Path

from edition.base.files import read_text
from edition.base.project import NOTEBOOKS
from edition.judge.opinions import opinions
from edition.judge.theses import find_thesis

NO_THESIS = "No thesis of the paper"
NO_CHART = "No chart of this edition bears on it"

Figures = Mapping[str, tuple[str, str]]
"""The charts by the ids of their cells: Figure 2.1, and its address from the root of the book."""


def plain_link(words: str, address: str) -> str:
    """A link where there are none: its words."""
    return words


def told(
    claim_id: str, link: Callable[[str, str], str] = plain_link, figures: Figures | None = None
) -> list[tuple[str, str]]:
    """The thesis and the chart of an opinion, each behind its name; nothing where none is told.

    `link` makes a link of words and an address; a chart without a number is called by its cell.
    """
    one = opinions().get(claim_id)
    if one is None:
        return []
    thesis, chart = NO_THESIS, NO_CHART
    if one.thesis:
        words, address = f"{one.thesis}, {find_thesis(one.thesis).title}", address_of(one.thesis)
        thesis = link(words, address) if address else words
    if one.shown in (figures or {}):
        chart = link(*(figures or {})[one.shown])
    elif one.shown:
        chart = f"The chart of cell {one.shown}"
    return [("Serves", thesis), ("Chart", chart)]


def address_of(thesis_id: str, notebooks: Path = NOTEBOOKS) -> str:
    """Where the chapters tell of a thesis, from the root of the book; empty where none does."""
    anchor = f"thesis-{thesis_id.lower()}"
    for path in sorted(notebooks.glob("*.ipynb")):
        if f"({anchor})=" in read_text(path):
            return f"notebooks/{path.stem}.html#{anchor}"
    return ""
