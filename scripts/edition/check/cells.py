"""Checks the cells of the tables: as they are written here, as the descriptor has it elsewhere.

frictionless holds types, constraints and keys.  It takes more than a table should say (NaN, 1_000,
spaces, digits of other scripts, markup), so that every cell is looked at as it is written first.
"""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from edition.base.errors import DataError
from edition.base.files import read_text
from edition.check.constraints import required_by
from edition.check.signs import unseen
from edition.data.descriptor import DESCRIPTOR

MARKUP = re.compile(
    r"^[=+@\uff1d\uff0b\uff20]|^-(?!\d+(\.\d+)?$)|<[A-Za-z/!?]|(javascript|vbscript):|data:text",
    re.IGNORECASE,
)
"""A cell that a spreadsheet would run as a formula, or a browser as markup."""

LONGEST_CELL = 10_000
"""In characters; what a verdict on some fifty rows rests on takes three thousand."""

NUMBER = r"[+-]?(\d{1,99}\.?\d{0,99}|\.\d{1,99})([eE][+-]?\d{1,2})?"
WRITTEN = {
    "integer": (r"[+-]?\d{1,18}", "a whole number such as 12"),
    "number": (NUMBER, "a finite number such as 0.5"),
    "date": (r"\d{4}-\d{2}-\d{2}", "a day of the calendar such as 2017-02-28"),
}
"""How a cell of each type but text is written, where it is not empty, and what is expected."""

Rows = list[list[str]]


def unfit(text: str) -> str:
    """What a text ought to be that is no text fit for print; empty where it is."""
    if MARKUP.search(text.lstrip()):
        return "text, no formula or markup"
    for _, sign in unseen(text):
        return f"text in one line, without signs that cannot be seen, as {sign}"
    if text != text.strip():
        return "no space at either end"
    return f"at most {LONGEST_CELL:,} characters" if len(text) > LONGEST_CELL else ""


def unfit_cells(entries: list[dict[str, Any]], data: Path) -> list[DataError]:
    """The faults of tables, described by their entries: of what is written, else of what it means.

    One fault a row.  Raises DataError for a schema that frictionless cannot follow.
    """
    import frictionless  # noqa: F401  # sets the longest cell that the module csv reads

    rows: dict[str, Rows] = {}
    found: list[DataError] = []
    for entry in entries:
        try:
            rows[entry["name"]] = _rows(data / entry["path"])
            found += _as_written(entry, rows[entry["name"]])
        except DataError as fault:
            found.append(fault)
    return found or [one for entry in entries for one in _as_meant(entry, rows[entry["name"]])]


def _rows(path: Path) -> Rows:
    reader = csv.reader(io.StringIO(read_text(path), newline=""), strict=True)
    try:
        return list(reader)
    except csv.Error as error:
        raise DataError(path.name, reader.line_num, "", "", f"CSV: {error}") from error


def _as_written(entry: dict[str, Any], rows: Rows) -> Iterator[DataError]:
    file = entry["path"]
    columns = {field["name"]: field["type"] for field in entry["schema"]["fields"]}
    if rows[0] != list(columns):
        yield DataError(file, 1, "", ",".join(rows[0]), f"the columns {','.join(columns)}")
        return
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != len(columns):
            expected = f"{len(columns)} cells, one a column"
            yield DataError(file, number, "", f"{len(row)} cells", expected)
            continue
        for (name, kind), cell in zip(columns.items(), row, strict=True):
            if expected := _unfit(kind, cell):
                yield DataError(file, number, name, cell, expected)
                break


def _unfit(kind: str, cell: str) -> str:
    if kind == "string":
        return unfit(cell)
    form, expected = WRITTEN[kind]
    return "" if not cell or re.fullmatch(form, cell, re.ASCII) else expected


def _as_meant(entry: dict[str, Any], rows: Rows) -> Iterator[DataError]:
    """What frictionless finds in rows that were read already, so that it opens no file."""
    from frictionless import FrictionlessException, Resource

    # What refers to other tables is held against them when all are sound.
    schema = entry["schema"] | {"foreignKeys": []}
    try:
        resource = Resource.from_descriptor({"name": "rows", "data": rows, "schema": schema})
        (task,) = resource.validate().tasks
    except FrictionlessException as error:
        problem = (error.reasons or [error.error])[0].message
        raise DataError(DESCRIPTOR, None, entry["name"], "", f"a schema: {problem}") from error
    told = set()
    for fault in (found.to_dict() for found in task.errors):
        if (row := fault.get("rowNumber")) not in told:
            told |= {row} - {None}
            yield _fault(entry, fault)


def _fault(entry: dict[str, Any], fault: dict[str, Any]) -> DataError:
    name = fault.get("fieldName") or ""
    fields = {field["name"]: field for field in entry["schema"]["fields"]}
    match fault["type"]:
        case "type-error":
            expected = WRITTEN[fields[name]["type"]][1]
        case "constraint-error":
            expected = required_by(fields[name]["constraints"], fault.get("cell") or "")
        case "primary-key" | "unique-error":
            expected = f"a key that no other row has ({fault['note']})"
        case _:
            expected = f"what the descriptor says ({fault['message']})"
    return DataError(entry["path"], fault.get("rowNumber"), name, fault.get("cell") or "", expected)
