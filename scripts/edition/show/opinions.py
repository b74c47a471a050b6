"""What an opinion is shown with: the thesis that it serves, and the chart that bears on it."""

from pathlib import Path

from edition.base.contents import heading
from edition.base.errors import EditionError
from edition.base.files import read_json, read_text
from edition.base.project import NOTEBOOKS
from edition.data import descriptor
from edition.judge.opinions import opinions
from edition.judge.theses import find_thesis

NO_THESIS = "None of the theses"
NO_CHART = "No chart of this edition bears on it"


def told(claim_id: str) -> list[tuple[str, str]]:
    """The thesis and the chart of an opinion, each behind its name; nothing where none is told.

    A chart has no number yet and is told by its chapter.
    """
    one = opinions().get(claim_id)
    if one is None:
        return []
    thesis = f"{one.thesis}, {find_thesis(one.thesis).title}" if one.thesis else NO_THESIS
    chart = f"One in the chapter “{chapter_with(one.shown)}” bears on it" if one.shown else NO_CHART
    return [("Serves", thesis), ("Chart", chart)]


def chapter_with(cell: str, notebooks: Path = NOTEBOOKS) -> str:
    """The heading of the chapter that has a cell; EditionError where none has it."""
    for path in sorted(notebooks.glob("*.ipynb")):
        if any(one.get("id") == cell for one in read_json(path)["cells"]):
            return heading(path)
    raise EditionError(
        f"{descriptor.OPINIONS}.csv: no notebook has a cell {cell!r}; name one with a chart"
    )


def address_of(thesis_id: str, notebooks: Path = NOTEBOOKS) -> str:
    """Where the chapters tell of a thesis, from the root of the book; empty where none does."""
    anchor = f"thesis-{thesis_id.lower()}"
    for path in sorted(notebooks.glob("*.ipynb")):
        if f"({anchor})=" in read_text(path):
            return f"notebooks/{path.stem}.html#{anchor}"
    return ""
