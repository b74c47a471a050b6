"""Checks the bytes of a file and the signs of a text, before anything reads what they say."""

from collections.abc import Iterator
from pathlib import Path

from edition.base.errors import DataError
from edition.base.files import read_text
from edition.check.signs import unseen

MOST_ROWS = 100_000

FORBIDDEN = {
    "\ufeff": ("a byte order mark", "UTF-8 without one"),
    "\r": ("a carriage return", "lines that end in a line feed only"),
    "\0": ("a NUL byte", "text"),
}
"""Signs that no file may have: what they are, and what is expected in their place."""


def unfit_bytes(path: Path) -> Iterator[DataError]:
    """What keeps a file from being text in UTF-8, in lines, and not too long."""
    try:
        text = read_text(path)
    except DataError as fault:
        yield fault
        return
    if not text:
        yield DataError(path.name, 1, "", "", "text, and not an empty file")
        return
    for sign, (found, expected) in FORBIDDEN.items():
        if sign in text:
            row = text.count("\n", 0, text.index(sign)) + 1
            yield DataError(path.name, row, "", found, expected)
    rows = text.count("\n")
    if not text.endswith("\n"):
        yield DataError(path.name, rows + 1, "", "", "a line feed at the end of the file")
    if rows > MOST_ROWS:
        yield DataError(path.name, None, "", f"{rows:,} rows", f"at most {MOST_ROWS:,}")


def unseen_signs(file: str, text: str, cell: int | None = None) -> Iterator[DataError]:
    """The first sign of a text that cannot be seen, and how many there are."""
    found = list(unseen(text, but="\n\r\t"))
    for place, sign in found[:1]:
        told = sign if len(found) == 1 else f"{sign} and {len(found) - 1} more"
        line = text.count("\n", 0, place) + 1
        expected = "no sign that cannot be seen: delete it and type what stands around it"
        yield DataError(file, None, "", told, expected, cell=cell, line=line)
