"""Checks that the shipped faces have every sign of a text: another is a box, or stops the PDF.

Typst is asked itself, with the faces of the book, so that no list of what they have can go stale.
"""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from edition.base.errors import DataError
from edition.base.files import read_text
from edition.base.project import FONTS

NONE = ("Co", "Cn", "Cs")
"""The categories of what Unicode gives no meaning."""

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
    asked = sorted(sign for sign in signs if ord(sign) > 0x7E)
    if not asked or _prints(asked):
        return set()
    half = len(asked) // 2
    return missing(set(asked[:half])) | missing(set(asked[half:])) if half else set(asked)


def _prints(signs: list[str]) -> bool:
    import typst

    words = " ".join(f'#"\\u{{{ord(sign):x}}}"' for sign in signs)
    source = f'#set document(title: "-")\n#set text(font: "Libertinus Serif")\n{words}'.encode()
    try:
        typst.compile(source, font_paths=_faces(), pdf_standards=["ua-1"])
    except typst.TypstError:
        return False
    # A face may have a box for what is no sign of a writing.
    return not any(unicodedata.category(sign) in NONE or sign == "\ufffd" for sign in signs)


@cache
def _faces() -> Any:
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=[FONTS])


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
    return _lines(path.name, text)


def _lines(file: str, text: str) -> Iterator[tuple[Place, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        yield (f"{file}:{number}", None, ""), line


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
        yield (f"{path.name}:{number}", None, key), line


def _notebook(path: Path, text: str) -> Iterator[tuple[Place, str]]:
    for number, cell in enumerate(json.loads(text)["cells"], start=1):
        for place, line in _lines(f"notebooks/{path.name}: cell {number}", "".join(cell["source"])):
            yield (re.sub(r":(\d+)$", r", line \1", place[0]), None, ""), line
