"""Checks the bytes of a file, before anything reads what they say."""

from collections.abc import Iterator
from pathlib import Path

from edition.base.errors import DataError
from edition.base.files import read_text

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
