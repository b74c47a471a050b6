"""Reads a table of the data package, typed by its descriptor."""

import json
import os
from collections.abc import Callable
from datetime import datetime
from functools import cache, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import pandas as pd

from edition.errors import EditionError
from edition.paths import DATA

READS_LOG = "EDITION_READS_LOG"
"""Environment variable: a file to which each table that is read adds its name, one a line."""


REFERENCES = "references"
"""The name under which a reading of the bibliography is noted in the reads log."""


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


class DataError(EditionError):
    """A value in the data package is not what the descriptor says."""


@kept
def descriptor(data: Path = DATA) -> dict[str, Any]:
    """The data package's descriptor, `datapackage.json`, as a dictionary."""
    path = data / "datapackage.json"
    try:
        package: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(f"{path.name}: cannot be read as JSON: {error}") from error
    return package


def resource(name: str, data: Path = DATA) -> dict[str, Any]:
    """The descriptor's entry for one table or map layer; DataError names the known ones."""
    known = {entry["name"]: entry for entry in descriptor(data)["resources"]}
    if name not in known:
        raise DataError(f"no table {name!r} in the data package; there are: {', '.join(known)}")
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
        collection = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(f"{path.name}: cannot be read as GeoJSON: {error}") from error
    return {item["properties"]["id"]: item["geometry"] for item in collection["features"]}


def layer_source(name: str, data: Path = DATA) -> str:
    """The source key of a map layer, which the descriptor states once for all its features."""
    key: str = resource(name, data)["sources"][0]["key"]
    return key


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
    fields = {field["name"]: field["type"] for field in entry["schema"]["fields"]}
    raw = _read_text(path)
    if list(raw.columns) != list(fields):
        raise DataError(
            f"{path.name}: row 1: the columns are {', '.join(raw.columns)}; "
            f"expected {', '.join(fields)}"
        )
    return pd.DataFrame(
        {column: _typed(raw[column], kind, path.name) for column, kind in fields.items()}
    )


def _read_text(path: Path) -> pd.DataFrame:
    try:
        return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    except (OSError, ValueError) as error:
        raise DataError(f"{path.name}: cannot be read as CSV in UTF-8: {error}") from error


_CONVERT: dict[str, tuple[Callable[[str], object], str]] = {
    "integer": (lambda text: int(text) if text else pd.NA, "Int64"),
    "number": (lambda text: float(text) if text else float("nan"), "float64"),
    "date": (lambda text: datetime.strptime(text, "%Y-%m-%d"), "datetime64[us]"),
    "string": (str, "object"),
}


def _typed(column: "pd.Series[str]", kind: str, file: str) -> "pd.Series[Any]":
    convert, dtype = _CONVERT[kind]
    values = []
    for row, text in enumerate(column, start=2):
        try:
            values.append(convert(text))
        except ValueError as error:
            raise DataError(
                f"{file}: row {row}: column {column.name}: {text!r} is not a {kind}"
            ) from error
    return pd.Series(values, dtype=dtype)
