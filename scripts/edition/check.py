"""Checks the data package: types, constraints, keys, references, and the bibliography."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from edition import tables
from edition.bibliography import references
from edition.errors import EditionError
from edition.paths import BIBLIOGRAPHY, DATA

MARKUP = re.compile(r"^[=+@]|^-(?!\d)|<[A-Za-z/!]|javascript:", re.IGNORECASE)
"""A cell that a spreadsheet would run as a formula, or a browser as markup."""


@dataclass(frozen=True)
class Problem:
    """One fault: where it is, what stands there, and what was expected."""

    file: str
    row: int | None
    column: str
    value: str
    expected: str

    def __str__(self) -> str:
        place = [self.file]
        place += [f"row {self.row}"] if self.row else []
        place += [f"column {self.column}"] if self.column else []
        shown = f"{self.value[:60]!r}: " if self.value else ""
        return f"{': '.join(place)}: {shown}expected {self.expected}"


def check(data: Path = DATA, bibliography: Path = BIBLIOGRAPHY) -> list[Problem]:
    """All faults of the data package; an empty list where there are none.

    The faults of bytes and cells come first: while there are any, references are not checked.
    """
    package = tables.descriptor(data)
    entries = [entry for entry in package["resources"] if "schema" in entry]
    layers = [entry for entry in package["resources"] if "schema" not in entry]
    problems = [problem for entry in entries for problem in _bytes(data / entry["path"])]
    problems += [problem for entry in layers for problem in _layer(data, entry["name"])]
    problems = problems or list(_frictionless(data))
    problems = problems or [problem for entry in entries for problem in _cells(data, entry)]
    return problems or [*_sources(data, bibliography), *_ledger(data)]


def demand(data: Path = DATA, bibliography: Path = BIBLIOGRAPHY) -> None:
    """Raises EditionError with all faults, one a line, where there are any."""
    problems = check(data, bibliography)
    if problems:
        raise EditionError("\n".join(map(str, problems)))


def _bytes(path: Path) -> Iterator[Problem]:
    try:
        raw = path.read_bytes()
    except OSError as error:
        yield Problem(path.name, None, "", "", f"a file that can be read ({error.strerror})")
        return
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        row = raw[: error.start].count(b"\n") + 1
        value = repr(raw[error.start : error.start + 1])
        yield Problem(path.name, row, "", value, "text in UTF-8")
    if raw.startswith(b"\xef\xbb\xbf"):
        yield Problem(path.name, 1, "", "a byte order mark", "UTF-8 without one")
    if b"\r" in raw:
        row = raw[: raw.index(b"\r")].count(b"\n") + 1
        yield Problem(path.name, row, "", "a carriage return", "lines that end in a line feed only")
    if b"\0" in raw:
        yield Problem(path.name, raw[: raw.index(b"\0")].count(b"\n") + 1, "", "a NUL byte", "text")
    if not raw.endswith(b"\n"):
        yield Problem(path.name, raw.count(b"\n") + 1, "", "", "a line feed at the end of the file")


def _layer(data: Path, name: str) -> Iterator[Problem]:
    file = tables.resource(name, data)["path"]
    from shapely.errors import ShapelyError
    from shapely.geometry import shape

    try:
        shapes = tables.features(name, data)
        for feature, geometry in shapes.items():
            west, south, east, north = (drawn := shape(geometry)).bounds
            inside = -180 <= west <= east <= 180 and -90 <= south <= north <= 90
            if not (drawn.is_valid and inside):
                yield Problem(file, None, feature, "", "a valid shape in degrees WGS84")
    except tables.DataError as error:
        yield Problem(file, None, "", str(error), "GeoJSON")
    except (KeyError, TypeError, ValueError, ShapelyError) as error:
        yield Problem(file, None, "", str(error), "features with properties.id and a geometry")


def _frictionless(data: Path) -> Iterator[Problem]:
    from frictionless import Package, system

    with system.use_context(trusted=True):
        report = Package(str(data / "datapackage.json")).validate()
    for message in report.errors:
        yield Problem("datapackage.json", None, "", "", message.message)
    for task in report.tasks:
        for error in task.errors:
            found: dict[str, Any] = error.to_dict()
            yield Problem(
                file=Path(task.place or "").name,
                row=found.get("rowNumber"),
                column=found.get("fieldName") or ", ".join(found.get("fieldNames") or []),
                value=str(found.get("cell") or ""),
                expected=_expectation(data, task.name, found),
            )


def _expectation(data: Path, table: str, error: dict[str, Any]) -> str:
    field = _field(data, table, error.get("fieldName"))
    match error["type"]:
        case "type-error":
            return f"a value of type {field['type']}"
        case "constraint-error":
            rules = ", ".join(f"{name} {value}" for name, value in field["constraints"].items())
            return f"a value with {rules}"
        case "foreign-key":
            return f"a value that the table it refers to has ({error['note']})"
        case "primary-key":
            return f"a key that no other row has ({error['note']})"
    return f"what the descriptor says ({error['message']})"


def _field(data: Path, table: str, name: str | None) -> dict[str, Any]:
    fields = tables.resource(table, data)["schema"]["fields"]
    return next((field for field in fields if field["name"] == name), {})


def _cells(data: Path, entry: dict[str, Any]) -> Iterator[Problem]:
    numeric = {f["name"] for f in entry["schema"]["fields"] if f["type"] in ("integer", "number")}
    with (data / entry["path"]).open(encoding="utf-8", newline="") as file:
        for row, record in enumerate(csv.DictReader(file), start=2):
            for column, value in record.items():
                if value != value.strip():
                    yield Problem(entry["path"], row, column, value, "no space at either end")
                elif column in numeric and value.lower().lstrip("+-") in ("nan", "inf", "infinity"):
                    yield Problem(entry["path"], row, column, value, "a finite number")
                elif column not in numeric and MARKUP.search(value):
                    yield Problem(entry["path"], row, column, value, "text, no formula or markup")


def _sources(data: Path, bibliography: Path) -> Iterator[Problem]:
    known = set(references(bibliography))
    listed = list(tables.read("sources", data)["key"])
    resources = tables.descriptor(data)["resources"]
    layers = {entry["sources"][0]["key"] for entry in resources if "schema" not in entry}
    caveats = [
        (row, key)
        for row, cell in enumerate(tables.read("claims", data)["caveat_sources"], start=2)
        for key in tables.source_keys(cell)
    ]
    used = layers | {key for _, key in caveats}
    for entry in resources:
        if "schema" in entry and entry["name"] != "sources":
            used |= set(tables.read(entry["name"], data)["source"])
    for row, key in enumerate(listed, start=2):
        if key not in known:
            yield Problem("sources.csv", row, "key", key, f"a key that {bibliography.name} has")
        if key not in used:
            yield Problem("sources.csv", row, "key", key, "a source that a table cites")
    for row, key in caveats:
        if key not in listed:
            yield Problem("claims.csv", row, "caveat_sources", key, "a key that sources.csv has")
    for key in sorted(known - set(listed)):
        yield Problem(bibliography.name, None, "", key, "a key that sources.csv has")
    for key in sorted(layers - set(listed)):
        yield Problem("datapackage.json", None, "sources", key, "a key that sources.csv has")


def _ledger(data: Path) -> Iterator[Problem]:
    from edition.claims import OPINION

    ledger = tables.read("claims", data)
    rules = dict(zip(ledger["id"], ledger["duplicate_of"], strict=True))
    for row, claim in enumerate(ledger.to_dict("records"), start=2):
        opinion = claim["kind"] in OPINION
        repeats = claim["duplicate_of"]
        if repeats and rules.get(repeats):
            yield Problem("claims.csv", row, "duplicate_of", repeats, "a claim that repeats none")
        if not repeats and opinion == bool(claim["rule"]):
            expected = "no rule, as this kind gets no verdict" if opinion else "a rule"
            yield Problem("claims.csv", row, "rule", claim["rule"], expected)
        if claim["rule"] and not claim["asserted"]:
            yield Problem("claims.csv", row, "asserted", "", "the value that the paper states")
        if bool(claim["caveat"]) != bool(claim["caveat_sources"]):
            expected = "the sources of a caveat, and none without one"
            yield Problem("claims.csv", row, "caveat_sources", claim["caveat_sources"], expected)
        needs_tolerance = claim["rule"].startswith("within")
        if needs_tolerance == (claim["tolerance"] != claim["tolerance"]):
            expected = "a number for a rule within_*, and nothing for others"
            yield Problem("claims.csv", row, "tolerance", str(claim["tolerance"]), expected)
