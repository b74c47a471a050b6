"""Checks the descriptor of the data package, whose keys are a closed list.

Whatever the standard knows besides could name an address or a file elsewhere.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import MISSING, fields
from typing import Any

from edition.base.errors import DataError
from edition.base.text import period
from edition.check.schema import TEXT, array, breaches, closed, matching
from edition.data import tables
from edition.data.descriptor import (
    ARGUMENT,
    CHANGES,
    DESCRIPTOR,
    NUMERIC,
    REPLIES,
    TYPES,
    UNKNOWN,
    VERDICTS,
)
from edition.data.replies import Reply
from edition.judge.claim import Claim

JUDGED_APART = ("blind_judgements",)
REFERRED = ("sources", "actors", "units", "codebook", "codings", "readings")
WITHOUT_SOURCE = (*REFERRED, *JUDGED_APART, VERDICTS, CHANGES, REPLIES, *ARGUMENT)
"""Tables whose rows are no statements of a source: what others refer to, what is published, and
what was replied to that."""

NAME, ADDRESS = matching("^[a-z][a-z0-9_]*$"), matching("^https://")
SAID = ("statement", "locator", "own_act", "source")
COLUMNS = {
    "actors": ("code", "name", "colour"),
    "attributes": ("subject", "aspect", "value", "date", *SAID),
    "claims": (*(one.name for one in fields(Claim) if one.default is MISSING), "source"),
    "codebook": ("question", "form", "wording", "code", "definition", "claim_false"),
    "codings": ("passage", "coder", "code"),
    "events": ("event", "date", "precision", *SAID),
    "footnotes": ("claim", "says", "reason", "source"),
    "names": ("name", "original", "language", "also", "source"),
    "observations": (
        *("id", "thesis", "part", "observation", "origin", "claim"),
        *("kind", "asserted", "unit", "rule"),
        *("must_first", "must_second", "surprise_first", "surprise_second"),
    ),
    "passages": ("number", "question", "case", "term", *SAID),
    "quantities": ("quantity", "value", "unit", "date", *SAID),
    REPLIES: ("claim", *(one.name for one in fields(Reply))),
    "readings": ("claim", "choice", "value", "first", "second"),
    "sections": ("code", "title", "chapter", "order", "source"),
    "sources": ("key", "nature", "origin", "rests_on", "copy", "paper", "archived", "read"),
    "theses": ("id", "title", "thesis", "rival", "rival_sources", "claims", "turn"),
    "units": ("unit", "singular"),
}
"""What the machinery reads, of the tables that it knows."""

BOUND, LENGTH, YES = {"type": ["number", "string"]}, {"type": "integer"}, {"type": "boolean"}
REGEX = {"type": "string", "format": "regex"}
COLUMN = array(NAME) | {"maxItems": 1}
LICENCES = array(closed(name=TEXT, title=TEXT, path=ADDRESS))
CONSTRAINTS = closed(
    dict(required=YES, unique=YES, pattern=REGEX, enum=array(BOUND))
    | dict(minimum=BOUND, maximum=BOUND, minLength=LENGTH, maxLength=LENGTH)
)
FIELD = closed(
    {"constraints": CONSTRAINTS, "unit": TEXT, "unit_column": NAME},
    name=NAME,
    type={"enum": list(TYPES)},
    description=TEXT,
)
KEY = closed(fields=COLUMN, reference=closed(resource={"type": "string"}, fields=COLUMN))
SCHEMA = closed(
    {"foreignKeys": array(KEY, 0)},
    fields=array(FIELD),
    primaryKey=array(NAME),
    missingValues={"const": [""]},
)
RELEASE = closed({"path": ADDRESS}, day=matching(rf"^({UNKNOWN}|\d{{4}}(-\d{{2}}){{0,2}})$"))
"""When a table's data came out, as far as that is known, and where."""

FILE = {"hash": matching("^sha256:[0-9a-f]{64}$"), "day": matching(r"^\d{4}-\d{2}-\d{2}$")}
TOLD = dict(name=NAME, path=TEXT, title=TEXT, description=TEXT, coverage=TEXT, caveats=TEXT)
TOLD |= dict(encoding={"const": "utf-8"}, licenses=LICENCES)
TABLE = closed(
    {"upstream": array(closed(FILE, path=ADDRESS)), "release": RELEASE},
    **TOLD,
    profile={"const": "tabular-data-resource"},
    format={"const": "csv"},
    mediatype={"const": "text/csv"},
    sources=array(closed({"key": TEXT, "path": ADDRESS}, title=TEXT)),
    schema=SCHEMA,
)
LAYER = closed(
    {"release": RELEASE},
    **TOLD,
    format={"const": "geojson"},
    mediatype={"const": "application/geo+json"},
    sources=array(closed({"path": ADDRESS}, title=TEXT, key=TEXT)),
)
WHOLE = closed(
    profile={"const": "data-package"},
    name=matching("^[a-z0-9-]+$"),
    title=TEXT,
    version=TEXT,
    description=TEXT,
    created=matching(r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$"),
    licenses=LICENCES,
    resources=array({"if": {"required": ["schema"]}, "then": TABLE, "else": LAYER}),
)
"""The descriptor as JSON Schema."""


def descriptor_faults(described: Any) -> list[DataError]:
    """The faults of the descriptor; while there are any, no file that it names is opened."""
    return list(breaches(DESCRIPTOR, described, WHOLE)) or list(_names(described["resources"]))


def _names(resources: list[dict[str, Any]]) -> Iterator[DataError]:
    """Names that are given twice, or that nothing has, which a schema cannot tell."""
    columns = {entry["name"]: _columns(entry) for entry in resources}
    yield from _twice("resources", [entry["name"] for entry in resources])
    for entry in resources:
        name, file, keys = entry["name"], entry["path"], tables.foreign_keys(entry)
        if file != f"{name}.{entry['format']}":
            yield DataError(DESCRIPTOR, None, f"{name}.path", file, f"{name}.{entry['format']}")
        yield from _release(entry)
        if "schema" not in entry:
            continue
        yield from _units(entry)
        yield from _twice(name, columns[name])
        for column in COLUMNS.get(name, ()):
            if column not in columns[name]:
                expected = f"the column {column}, which every edition has"
                yield DataError(DESCRIPTOR, None, name, "", expected)
        if name not in WITHOUT_SOURCE and ("source", "sources", "key") not in keys:
            expected = "a column source that refers to the keys of sources.csv"
            yield DataError(DESCRIPTOR, None, name, "", expected)
        here = [*entry["schema"]["primaryKey"], *(column for column, *_ in keys)]
        for table, column in [*((name, column) for column in here), *(key[1:] for key in keys)]:
            if column not in columns.get(table, []):
                expected = "columns of the data package in its keys"
                yield DataError(DESCRIPTOR, None, name, f"{table}.{column}", expected)


def _release(entry: dict[str, Any]) -> Iterator[DataError]:
    """A table that rests on one source has to say when that came out."""
    place = f"{entry['name']}.release"
    if "release" not in entry:
        if entry["name"] not in COLUMNS and "key" in entry["sources"][0]:
            expected = f"the day and the path of its release; {UNKNOWN} for a day that is not known"
            yield DataError(DESCRIPTOR, None, place, "", expected)
    elif (day := entry["release"]["day"]) != UNKNOWN:
        try:
            period(day)
        except ValueError as error:
            yield DataError(DESCRIPTOR, None, f"{place}.day", day, f"{error}".partition(" ")[2])


def _units(entry: dict[str, Any]) -> Iterator[DataError]:
    """Every number that is no part of a key has to say what it counts."""
    columns = _columns(entry)
    for field in entry["schema"]["fields"]:
        place, named = f"{entry['name']}.{field['name']}", [*field.keys() & {"unit", "unit_column"}]
        numeric, in_key = field["type"] in NUMERIC, field["name"] in entry["schema"]["primaryKey"]
        if named and not numeric:
            yield DataError(DESCRIPTOR, None, place, field["type"], "a unit for numbers alone")
        elif len(named) > 1 or (numeric and not named and not in_key):
            expected = "its unit, such as km, year or number, or the unit_column that has it"
            yield DataError(DESCRIPTOR, None, place, "", expected)
        elif (column := field.get("unit_column", columns[0])) not in columns:
            yield DataError(
                DESCRIPTOR, None, f"{place}.unit_column", column, "a column of the table"
            )


def _columns(entry: dict[str, Any]) -> list[str]:
    return [field["name"] for field in entry.get("schema", {"fields": []})["fields"]]


def _twice(place: str, names: list[str]) -> Iterator[DataError]:
    for name, times in Counter(names).items():
        if times > 1:
            yield DataError(DESCRIPTOR, None, place, name, "a name that no other has")
