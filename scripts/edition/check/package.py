"""Checks the descriptor of the data package, whose keys are a closed list.

Whatever the standard knows besides could name an address or a file elsewhere.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from edition.base.errors import DataError
from edition.check.schema import TEXT, array, breaches, closed, matching
from edition.data import tables
from edition.data.tables import DESCRIPTOR, TYPES

WITHOUT_SOURCE = ("sources", "actors", "units")
"""Tables whose rows are no statements: what the others refer to."""

NAME = matching(r"^[a-z][a-z0-9_]*$")
ADDRESS = matching("^https://")
LICENCES = array(closed({"name": TEXT, "title": TEXT, "path": ADDRESS}))
FLAG, BOUND = {"type": "boolean"}, {"type": ["number", "string"]}
LENGTH = {"type": "integer", "minimum": 0}
CONSTRAINTS = closed(
    {},
    {
        "required": FLAG,
        "unique": FLAG,
        "minimum": BOUND,
        "maximum": BOUND,
        "minLength": LENGTH,
        "maxLength": LENGTH,
        "pattern": {"type": "string", "format": "regex"},
        "enum": array(BOUND),
    },
)
FIELD = closed(
    {"name": NAME, "type": {"enum": list(TYPES)}, "description": TEXT},
    {"constraints": CONSTRAINTS},
)
COLUMN = {**array(NAME), "maxItems": 1}
REFERENCE = closed({"resource": {"type": "string"}, "fields": COLUMN})
SCHEMA = closed(
    {"fields": array(FIELD), "primaryKey": array(NAME), "missingValues": {"const": [""]}},
    {"foreignKeys": array(closed({"fields": COLUMN, "reference": REFERENCE}), 0)},
)
TOLD = {
    "name": NAME,
    **dict.fromkeys(["path", "title", "description", "coverage", "caveats"], TEXT),
    "encoding": {"const": "utf-8"},
    "licenses": LICENCES,
}
"""What is told of a table as of a map layer."""

TABLE = closed(
    {
        **TOLD,
        "profile": {"const": "tabular-data-resource"},
        "format": {"const": "csv"},
        "mediatype": {"const": "text/csv"},
        "sources": array(closed({"title": TEXT}, {"key": TEXT, "path": ADDRESS})),
        "schema": SCHEMA,
    },
    {"upstream": array(closed({"path": ADDRESS}, {"hash": matching("^sha256:[0-9a-f]{64}$")}))},
)
LAYER = closed(
    {
        **TOLD,
        "format": {"const": "geojson"},
        "mediatype": {"const": "application/geo+json"},
        "sources": array(closed({"title": TEXT, "key": TEXT}, {"path": ADDRESS})),
    }
)
PACKAGE = closed(
    {
        "profile": {"const": "data-package"},
        "name": matching("^[a-z0-9-]+$"),
        **dict.fromkeys(["title", "version", "description"], TEXT),
        "created": matching(r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$"),
        "licenses": LICENCES,
        "resources": array({"if": {"required": ["schema"]}, "then": TABLE, "else": LAYER}),
    }
)
"""The descriptor as JSON Schema."""


def package(descriptor: Any) -> list[DataError]:
    """The faults of the descriptor; while there are any, no file that it names is opened."""
    return list(breaches(DESCRIPTOR, descriptor, PACKAGE)) or list(_names(descriptor["resources"]))


def _names(resources: list[dict[str, Any]]) -> Iterator[DataError]:
    """Names that are given twice, or that nothing has; a schema cannot tell."""
    yield from _twice("resources", [entry["name"] for entry in resources])
    columns = {entry["name"]: _columns(entry) for entry in resources}
    for entry in resources:
        name, expected = entry["name"], f"{entry['name']}.{entry['format']}"
        if entry["path"] != expected:
            yield DataError(DESCRIPTOR, None, f"{name}.path", entry["path"], expected)
        if "schema" not in entry:
            continue
        yield from _twice(name, columns[name])
        keys = tables.foreign_keys(entry)
        if name not in WITHOUT_SOURCE and ("source", "sources", "key") not in keys:
            expected = "a column source that refers to the keys of sources.csv"
            yield DataError(DESCRIPTOR, None, name, "", expected)
        named = [(name, column) for column in entry["schema"]["primaryKey"]]
        for column, table, target in keys:
            named += [(name, column), (table, target)]
        for table, column in named:
            if column not in columns.get(table, []):
                expected = "columns of the data package in its keys"
                yield DataError(DESCRIPTOR, None, name, f"{table}.{column}", expected)


def _columns(entry: dict[str, Any]) -> list[str]:
    return [field["name"] for field in entry.get("schema", {"fields": []})["fields"]]


def _twice(place: str, names: list[str]) -> Iterator[DataError]:
    for name, times in Counter(names).items():
        if times > 1:
            yield DataError(DESCRIPTOR, None, place, name, "a name that no other has")
