"""What the pages and notebooks say, in pieces, and where an author finds each."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from edition.base.errors import DataError
from edition.base.files import read_json, read_text
from edition.base.project import ROOT

FENCE = re.compile(r"\s*(```+|~~~+)")
"""Where a block of code begins or ends, in which nothing is told to a reader."""


@dataclass(frozen=True)
class Place:
    """A file of the edition, and the cell of a notebook, counted from 1 as JupyterLab has them."""

    file: str
    cell: int = 0

    @property
    def where(self) -> str:
        """The file, with the cell if there is one: 01_river.ipynb, cell 4."""
        return f"{self.file}, cell {self.cell}" if self.cell else self.file

    def line(self, number: int) -> str:
        """A line of a page, or else the cell: index.md:4; 01_river.ipynb cell 4."""
        return f"{self.file} cell {self.cell}" if self.cell else f"{self.file}:{number}"


Text = list[tuple[int, str]]
"""Lines that belong together, with their numbers in the file or the cell."""


def paragraphs(root: Path = ROOT) -> Iterator[tuple[Place, Text]]:
    """Every paragraph of the pages and of the text of the notebooks, without code."""
    for path in sorted((root / "book").rglob("*.md")):
        place = Place(path.relative_to(root / "book").as_posix())
        yield from ((place, text) for text in _split(read_text(path)))
    for place, cell in _cells(root):
        if cell["cell_type"] == "markdown":
            yield from ((place, text) for text in _split("".join(cell["source"])))


def code(root: Path = ROOT) -> Iterator[tuple[Place, ast.Module]]:
    """Every cell of code that Python can read; what it cannot is a fault of its own."""
    for place, cell in _cells(root):
        if cell["cell_type"] == "code":
            try:
                yield place, ast.parse("".join(cell["source"]))
            except SyntaxError:
                continue


def _cells(root: Path) -> Iterator[tuple[Place, dict[str, Any]]]:
    for path in sorted((root / "notebooks").glob("*.ipynb")):
        try:
            cells = [(cell["cell_type"], cell["source"], cell) for cell in read_json(path)["cells"]]
        except (AttributeError, KeyError, TypeError) as error:
            raise DataError(path.name, None, "", "", f"a notebook ({error})") from error
        for number, (_, _, cell) in enumerate(cells, start=1):
            yield Place(path.name, number), cell


def _split(text: str) -> Iterator[Text]:
    found: Text = []
    fenced = False
    for number, line in enumerate(text.splitlines(), start=1):
        fence = bool(FENCE.match(line))
        fenced ^= fence
        if line.strip() and not fence and not fenced:
            found.append((number, line))
        elif found:
            yield found
            found = []
    if found:
        yield found
