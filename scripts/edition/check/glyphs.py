"""Checks that the shipped faces have every sign of a text: another is a box, or stops the PDF.

Typst is asked itself, with the faces of the book, so that no list of what they have can go stale.
"""

import csv
import io
import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from edition.base.errors import DataError
from edition.base.files import read_text
from edition.base.project import FONTS
from edition.check import probe

Place = tuple[str, int | None, str]
"""File, row or line, and column or key, as DataError takes them."""


def unprintable(files: Iterable[Path]) -> list[DataError]:
    """The signs that no face has: of tables, bibliography, pages and notebooks, each once a place.

    A notebook that is none is left to the check of notebooks.
    """
    texts = {path: _text(path) for path in files}
    bad = missing(set().union(*texts.values()))
    return [
        DataError(*place, name_of(sign), "a sign that one of the book's faces has")
        for path, text in texts.items()
        if not bad.isdisjoint(text)
        for place, part in _parts(path, text)
        for sign in sorted(bad.intersection(part))
    ]


def _text(path: Path) -> str:
    text = read_text(path)
    try:
        decode = path.suffix == ".ipynb"
        return json.dumps(json.loads(text), ensure_ascii=False) if decode else text
    except ValueError:
        return ""


def missing(signs: set[str]) -> set[str]:
    """Those of some signs that none of the faces has."""
    halves = {sign for sign in signs if "\ud800" <= sign <= "\udfff"}  # of a sign, by themselves
    asked = "".join(sorted(sign for sign in signs - halves if ord(sign) > 0x7E))
    if not asked:
        return halves
    command = [sys.executable, probe.__file__, str(FONTS)]
    told = subprocess.run(command, input=asked, capture_output=True, encoding="utf-8", check=True)
    return halves | set(told.stdout)


def name_of(sign: str) -> str:
    """A sign as a message shows it: itself, its number and its name."""
    return f"{sign} U+{ord(sign):04X} {unicodedata.name(sign, 'without a name')}"


def _parts(path: Path, text: str) -> Iterator[tuple[Place, str]]:
    """A file in the parts that a message names: cells, fields, or lines of a page or notebook."""
    if path.suffix == ".csv":
        return _cells(path, text)
    if path.suffix == ".bib":
        return _fields(path, text)
    if path.suffix == ".ipynb":
        return _notebook(path, text)
    return _lines(f"{'book/' if path.suffix == '.md' else ''}{path.name}: ", text)


def _lines(file: str, text: str) -> Iterator[tuple[Place, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        yield (f"{file}line {number}", None, ""), line


def _cells(path: Path, text: str) -> Iterator[tuple[Place, str]]:
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    for number, row in enumerate([head, *rows], start=1):
        for column, cell in zip(head, row, strict=False):
            yield (path.name, number, column), cell


def _fields(path: Path, text: str) -> Iterator[tuple[Place, str]]:
    key = ""
    for number, line in enumerate(text.splitlines(), start=1):
        entry = re.match(r"\s*@\w+\s*\{\s*([^,\s]+)", line)
        key = entry[1] if entry else key
        yield (f"{path.name}: line {number}", None, key), line


def _notebook(path: Path, text: str) -> Iterator[tuple[Place, str]]:
    for number, cell in enumerate(json.loads(text)["cells"], start=1):
        place = f"notebooks/{path.name}: cell {number}, "
        yield from _lines(place, "".join(cell["source"]))
