"""Reads a table of the data package, typed by its descriptor."""

import csv
import io
import math
import os
import re
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import pandas as pd

from edition.errors import DataError, EditionError
from edition.files import read_json, read_text
from edition.paths import DATA

DESCRIPTOR = "datapackage.json"

READS_LOG = "EDITION_READS_LOG"
"""Environment variable: a file to which each table that is read adds its name, one a line."""

REFERENCES = "references"
"""The name under which a reading of the bibliography is noted in the reads log."""

READ_LIMIT = 100_000
"""The longest cell that is read at all, in characters; the check allows less."""

P = ParamSpec("P")
R = TypeVar("R")

_kept: list[Callable[[], None]] = []


def kept(function: Callable[P, R]) -> Callable[P, R]:
    """Keeps what a function worked out from the tables, until `forget` is called."""
    cached = cache(function)
    _kept.append(cached.cache_clear)

    @wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        return cached(*args, **kwargs)  # type: ignore[arg-type]

    return call


def forget() -> None:
    """Forgets everything that was read or worked out, so that changed tables are read anew."""
    for clear in _kept:
        clear()


@kept
def descriptor(data: Path = DATA) -> dict[str, Any]:
    """The data package's descriptor, `datapackage.json`, as a dictionary."""
    package: dict[str, Any] = read_json(data / DESCRIPTOR)
    try:
        for entry in package["resources"]:
            # Refused before any file is opened, so that no path leads out of the folder.
            if Path(entry["path"]).name != entry["path"]:
                expected = "the name of a file in the folder of the data package"
                raise DataError(DESCRIPTOR, None, "path", entry["path"], expected)
            for field in entry.get("schema", {"fields": []})["fields"]:
                if field["type"] not in _KINDS:
                    place = f"{entry['name']}.{field['name']}"
                    expected = f"one of the types {', '.join(_KINDS)}"
                    raise DataError(DESCRIPTOR, None, place, str(field["type"]), expected)
    except (AttributeError, KeyError, TypeError) as error:
        expected = "resources, each with name and path, and those of tables with typed fields"
        raise DataError(DESCRIPTOR, None, "", str(error), expected) from error
    return package


def resource(name: str, data: Path = DATA) -> dict[str, Any]:
    """The descriptor's entry for one table or map layer; EditionError names the known ones."""
    known = {entry["name"]: entry for entry in descriptor(data)["resources"]}
    if name not in known:
        raise EditionError(f"no table {name!r} in the data package; there are: {', '.join(known)}")
    entry: dict[str, Any] = known[name]
    return entry


def read(name: str, data: Path = DATA) -> pd.DataFrame:
    """One table of the data package.

    Columns and types are those of the descriptor: strings (empty where missing), Int64, float64,
    datetime64.  Raises DataError with file, row, column, value and expectation.
    """
    note_read(name)
    return _read(name, data).copy()


def features(name: str, data: Path = DATA) -> dict[str, dict[str, Any]]:
    """One map layer: geometry (GeoJSON, longitude and latitude in degrees WGS84) by feature id."""
    note_read(name)
    path = data / resource(name, data)["path"]
    try:
        return {item["properties"]["id"]: item["geometry"] for item in read_json(path)["features"]}
    except (KeyError, TypeError) as error:
        expected = "GeoJSON features, each with properties.id and a geometry"
        raise DataError(path.name, None, "", str(error), expected) from error


def layer_source(name: str, data: Path = DATA) -> str:
    """The source key of a map layer, which the descriptor states once for all its features."""
    try:
        key: str = resource(name, data)["sources"][0]["key"]
    except (IndexError, KeyError, TypeError) as error:
        raise DataError(DESCRIPTOR, None, name, str(error), "a source with its key") from error
    return key


def sources(name: str) -> list[str]:
    """The source keys that the rows of a table name, each once."""
    return list(read(name)["source"].unique())


def source_keys(cell: str) -> list[str]:
    """The source keys of a cell that may hold several, split at semicolons."""
    return [key for key in cell.split(";") if key]


def until(table: pd.DataFrame, as_of: str) -> pd.DataFrame:
    """The rows dated up to and including `as_of` (ISO date) by the column `date`."""
    return table[table["date"] <= pd.Timestamp(as_of)]


def note_read(name: str) -> None:
    """Notes in the reads log, if one is kept, that a table has been read."""
    log = os.environ.get(READS_LOG)
    if log:
        with Path(log).open("a", encoding="utf-8") as file:
            file.write(name + "\n")


@kept
def _read(name: str, data: Path) -> pd.DataFrame:
    entry = resource(name, data)
    path = data / entry["path"]
    if "schema" not in entry:
        raise DataError(DESCRIPTOR, None, name, "", "a table with a schema, not a map layer")
    fields = {field["name"]: field["type"] for field in entry["schema"]["fields"]}
    head, *rows = _read_rows(path) or [[]]
    if head != list(fields):
        found = ",".join(head)
        raise DataError(path.name, 1, "", found, f"the columns {','.join(fields)}")
    for row, cells in enumerate(rows, start=2):
        if len(cells) != len(fields):
            expected = f"{len(fields)} cells, one a column"
            raise DataError(path.name, row, "", f"{len(cells)} cells", expected)
    columns = zip(*rows, strict=True) if rows else [()] * len(fields)
    return pd.DataFrame(
        {
            name: _typed(path.name, name, kind, cells)
            for (name, kind), cells in zip(fields.items(), columns, strict=True)
        }
    )


def _read_rows(path: Path) -> list[list[str]]:
    csv.field_size_limit(READ_LIMIT)  # frictionless sets another one for the whole process
    reader = csv.reader(io.StringIO(read_text(path)), strict=True)
    try:
        return list(reader)
    except csv.Error as error:
        raise DataError(path.name, reader.line_num, "", "", f"CSV: {error}") from error


def _whole(text: str) -> object:
    if not text:
        return pd.NA
    value = int(_matching(r"[+-]?\d{1,19}", text))
    if not -(2**63) <= value < 2**63:
        raise ValueError
    return value


def _finite(text: str) -> float:
    if not text:
        return math.nan
    value = float(_matching(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", text))
    if not math.isfinite(value):
        raise ValueError
    return value


def _day(text: str) -> datetime:
    return datetime.fromisoformat(_matching(r"\d{4}-\d{2}-\d{2}", text))


def _matching(pattern: str, text: str) -> str:
    """The text itself, as Python reads more than a table should say, such as 1_000 or NaN."""
    if not re.fullmatch(pattern, text, re.ASCII):
        raise ValueError
    return text


_KINDS: dict[str, tuple[Callable[[str], object], str, str]] = {
    "integer": (_whole, "Int64", "a whole number such as 12"),
    "number": (_finite, "float64", "a finite number such as 0.5"),
    "date": (_day, "datetime64[us]", "a day of the calendar such as 2017-02-28"),
    "string": (str, "object", "text"),
}
"""The types of the descriptor: how a cell is read, the column's type, and what is expected."""


def _typed(file: str, column: str, kind: str, cells: Sequence[str]) -> "pd.Series[Any]":
    convert, dtype, expected = _KINDS[kind]
    values = []
    for row, text in enumerate(cells, start=2):
        try:
            values.append(convert(text))
        except ValueError as error:
            raise DataError(file, row, column, text or "nothing", expected) from error
    return pd.Series(values, dtype=dtype)
