"""What the pages and notebooks say, in pieces, and where an author finds each."""

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from edition.base.errors import DataError
from edition.base.files import read_json, read_text
from edition.base.project import ROOT
from edition.judge.verdicts import anchor, glued

FENCE = re.compile(r"\s*(```+|~~~+)")
"""Where a block of code begins or ends, in which nothing is told to a reader."""

CODE = re.compile(r"(\{[\w:.-]+\}`[^`]*`)|`[^`]*`")
"""Code in a line, and roles, which are none and stay."""


@dataclass(frozen=True)
class Place:
    """A file from the root, and the cell of a notebook, counted from 1 as JupyterLab has them."""

    file: str
    cell: int = 0

    def inside(self, line: int) -> str:
        """A line of the file or of the cell: notebooks/01_river.ipynb: cell 4, line 2."""
        return f"{self.file}: " + (f"cell {self.cell}, " if self.cell else "") + f"line {line}"

    def line(self, number: int) -> str:
        """A line of a page, or else the cell, in short: index.md:4; 01_river.ipynb cell 4."""
        short = self.file.partition("/")[2]
        return f"{short} cell {self.cell}" if self.cell else f"{short}:{number}"


Text = list[tuple[int, str]]
"""Lines that belong together, with their numbers in the file or the cell."""


def paragraphs(root: Path = ROOT) -> Iterator[tuple[Place, Text]]:
    """Every paragraph of the pages and of the text of the notebooks, without code."""
    for path in sorted((root / "book").rglob("*.md")):
        place = Place(path.relative_to(root).as_posix())
        yield from ((place, text) for text in _split(read_text(path)))
    for place, kind, source in _cells(root):
        if kind == "markdown":
            yield from ((place, text) for text in _split(source))


def naming(claims: Iterable[str]) -> Callable[[str], set[str]]:
    """Finds which of these claims a text names: by id, by a link, by the name of a glued text."""
    forms = {form: claim for claim in claims for form in (claim, anchor(claim), glued(claim))}
    # Without any claim it finds nothing, as no text has an end before its start.
    pattern = re.compile(rf"\b(?:{'|'.join(forms)})\b" if forms else r"\Z\A.")
    return lambda text: {forms[found] for found in pattern.findall(CODE.sub(r"\1", text))}


def code(root: Path = ROOT) -> Iterator[tuple[Place, ast.Module]]:
    """Every cell of code that Python can read; what it cannot is a fault of its own."""
    for place, kind, source in _cells(root):
        if kind == "code":
            try:
                yield place, ast.parse(source)
            except SyntaxError:
                continue


def _cells(root: Path) -> Iterator[tuple[Place, str, str]]:
    for path in sorted((root / "notebooks").glob("*.ipynb")):
        try:
            cells = [(one["cell_type"], "".join(one["source"])) for one in read_json(path)["cells"]]
        except (AttributeError, KeyError, TypeError) as error:
            raise DataError(path.name, None, "", "", f"a notebook ({error})") from error
        for number, (kind, source) in enumerate(cells, start=1):
            yield Place(path.relative_to(root).as_posix(), number), kind, source


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
