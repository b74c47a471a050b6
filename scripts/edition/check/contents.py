"""Checks the files of the data package one by one: descriptions, bytes, cells, shapes."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from edition.base.errors import DataError
from edition.base.files import read_text
from edition.data import tables
from edition.data.tables import DESCRIPTOR

MARKUP = re.compile(
    r"^[=+@\uff1d\uff0b\uff20]|^-(?!\d+(\.\d+)?$)|<[A-Za-z/!?]|(javascript|vbscript):|data:text",
    re.IGNORECASE,
)
"""A cell that a spreadsheet would run as a formula, or a browser as markup."""

CONTROL = re.compile(r"[\0-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
"""Signs that break a line, turn the direction of writing, or cannot be seen."""

WITHOUT_SOURCE = ("sources", "actors", "units")
"""Tables whose rows are no statements: what the others refer to."""

MOST_ROWS = 100_000
LONGEST_CELL = 2_000
"""In characters."""


def package(descriptor: dict[str, Any]) -> Iterator[DataError]:
    """What the descriptor has to say of the whole."""
    for name in ("title", "description", "created"):
        if not isinstance(descriptor.get(name), str):
            yield DataError(DESCRIPTOR, None, name, "", "text")
    yield from _first(descriptor, "licenses", ["title", "path"])


def description(entry: dict[str, Any]) -> Iterator[DataError]:
    """What the descriptor has to say of a table or a layer for its readers."""
    for name in ("title", "description", "coverage", "caveats", "mediatype"):
        if not isinstance(entry.get(name), str):
            yield DataError(DESCRIPTOR, None, f"{entry['name']}.{name}", "", "text")
    if "schema" in entry:
        yield from _fields(entry["name"], entry["schema"]["fields"])
    wanted = {"licenses": ["title", "path"], "sources": ["title"]}
    if "schema" not in entry:
        wanted["sources"].append("key")
    for name, parts in wanted.items():
        yield from _first(entry, name, parts)


def _first(entry: dict[str, Any], name: str, parts: list[str]) -> Iterator[DataError]:
    """What the first of several licences or sources has to say."""
    first = (listed := entry.get(name)) and isinstance(listed, list) and listed[0]
    place = f"{entry.get('name', DESCRIPTOR)}.{name}"
    for part in parts:
        if not isinstance(first, dict) or not isinstance(first.get(part), str):
            yield DataError(DESCRIPTOR, None, place, "", f"an entry with a {part}")


def _fields(table: str, fields: list[dict[str, Any]]) -> Iterator[DataError]:
    for field in fields:
        place = f"{table}.{field['name']}"
        if not isinstance(field.get("description"), str):
            yield DataError(DESCRIPTOR, None, f"{place}.description", "", "text")
        pattern = field.get("constraints", {}).get("pattern", "")
        try:
            re.compile(pattern)
        except (TypeError, re.error) as error:
            expected = f"a regular expression: {error}"
            yield DataError(DESCRIPTOR, None, place, str(pattern), expected)
    if table not in WITHOUT_SOURCE and "source" not in [field["name"] for field in fields]:
        yield DataError(DESCRIPTOR, None, table, "", "a column source, with a key of sources.csv")


def file(path: Path) -> Iterator[DataError]:
    """The faults of a file's bytes."""
    try:
        text = read_text(path)
    except DataError as fault:
        yield fault
        return
    if not text:
        yield DataError(path.name, 1, "", "", "text, and not an empty file")
        return
    forbidden = {
        "\ufeff": ("a byte order mark", "UTF-8 without one"),
        "\r": ("a carriage return", "lines that end in a line feed only"),
        "\0": ("a NUL byte", "text"),
    }
    for sign, (found, expected) in forbidden.items():
        if sign in text:
            row = text.count("\n", 0, text.index(sign)) + 1
            yield DataError(path.name, row, "", found, expected)
    rows = text.count("\n")
    if not text.endswith("\n"):
        yield DataError(path.name, rows + 1, "", "", "a line feed at the end of the file")
    if rows > MOST_ROWS:
        yield DataError(path.name, None, "", f"{rows:,} rows", f"at most {MOST_ROWS:,}")


def cells(data: Path, entry: dict[str, Any]) -> Iterator[DataError]:
    """The cells of a table that are of the wrong type, or text that is unfit for print."""
    name, path = entry["name"], entry["path"]
    try:
        table = tables.read(name, data)
    except DataError as fault:
        yield fault
        return
    for column in (field["name"] for field in entry["schema"]["fields"]):
        if table[column].dtype == object:
            for row, text in enumerate(table[column], start=2):
                if expected := unfit(text):
                    yield DataError(path, row, column, text, expected)


def unfit(text: str) -> str:
    """What a text ought to be that is no text fit for print; empty where it is."""
    if MARKUP.search(text.lstrip()):
        return "text, no formula or markup"
    if CONTROL.search(text):
        return "text in one line, without signs that cannot be seen"
    if text != text.strip():
        return "no space at either end"
    return f"at most {LONGEST_CELL:,} characters" if len(text) > LONGEST_CELL else ""


def layer(data: Path, entry: dict[str, Any]) -> Iterator[DataError]:
    """The features of a map layer that are no shapes on the globe."""
    from shapely.errors import ShapelyError
    from shapely.geometry import shape

    try:
        shapes = tables.features(entry["name"], data)
    except DataError as fault:
        yield fault
        return
    for feature, geometry in shapes.items():
        expected = "a valid shape in degrees WGS84"
        try:
            west, south, east, north = (drawn := shape(geometry)).bounds
            inside = -180 <= west <= east <= 180 and -90 <= south <= north <= 90
            valid = inside and drawn.is_valid
        except (AttributeError, KeyError, TypeError, ValueError, ShapelyError) as error:
            valid, expected = False, f"{expected} ({' '.join(str(error).split())})"
        if not valid:
            yield DataError(entry["path"], None, str(feature), "", expected)
