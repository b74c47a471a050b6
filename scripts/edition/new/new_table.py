"""Adds a table: its entry in the descriptor, and a file with a head alone."""

import re
from pathlib import Path
from typing import Any

from edition.base.errors import EditionError
from edition.base.project import ROOT
from edition.data.bibliography import Reference, references
from edition.data.descriptor import NUMERIC, TYPES, UNKNOWN
from edition.new.answers import choose, require_text
from edition.new.changes import DESCRIPTOR, Changes
from edition.new.questions import Answers

CSV = {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}

SOURCE = {
    "name": "source",
    "type": "string",
    "description": "Key of the source that states the row, in sources.csv and references.bib.",
    "constraints": {"required": True, "pattern": "^[a-z0-9_]+$"},
}
"""The last column of every table of evidence."""

FIELD = re.compile(r"([a-z][a-z0-9_]*):(\w+)(?:\[([^\]]+)\])?:(\s*\S.*)")
"""A column as it is told: its name, its type with the unit of a number, and its meaning."""

KNOWN_SOURCES = [
    {"fields": ["source"], "reference": {"resource": "sources", "fields": ["key"]}},
]


def validate(name: str, answers: Answers, root: Path = ROOT) -> None:
    """EditionError for an answer that no table can have."""
    changes, value = Changes(root), answers[name]
    if name == "name":
        _require_name(value, changes.package())
    elif name == "licence":
        choose("licence", value, list(_licences(changes.package())))
    elif name == "source":
        changes.require_source(value)
    elif name == "field":
        for text in value:
            _field(text)
    elif name in ("title", "description", "coverage", "caveats"):
        require_text(name, value)
    elif name == "key":
        known = [field["name"] for field in _fields(answers)]
        for column in _key(answers):
            choose("key", column, known)
        _require_units(_fields(answers), _key(answers))


def write(answers: Answers, root: Path = ROOT) -> list[str]:
    """A table without rows: its entry in the descriptor and its file.

    Every column is required, and a column `source` comes last.
    Gives the paths of the files that were written.
    """
    changes = Changes(root)
    name = answers["name"]
    package = changes.package()
    fields = _fields(answers)
    known, key = references(root / "book" / "references.bib"), answers["source"]
    told = {part: answers[part] for part in ("title", "description", "coverage", "caveats")}
    package["resources"].append(
        {
            "name": name,
            "path": f"{name}.csv",
            "profile": "tabular-data-resource",
            **told,
            **CSV,
            "licenses": _licences(package)[answers["licence"]],
            "sources": [{"title": known[key].text, "key": key}],
            "release": _release(known[key]),
            "schema": {
                "fields": fields,
                "primaryKey": _key(answers),
                "foreignKeys": KNOWN_SOURCES,
                "missingValues": [""],
            },
        }
    )
    changes.edit_package(package)
    changes.create(f"data/{name}.csv", ",".join(field["name"] for field in fields) + "\n")
    return changes.write()


def _require_name(name: str, package: dict[str, Any]) -> None:
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise EditionError(f"a table's name has small letters, digits and _ only, unlike {name!r}")
    if any(entry["name"] == name for entry in package["resources"]):
        raise EditionError(f"{name} is in {DESCRIPTOR} already; nothing was written")


def _licences(package: dict[str, Any]) -> dict[str, Any]:
    """The licences of the package and its tables, by name."""
    entries = [package, *package["resources"]]
    return {entry["licenses"][0]["name"]: entry["licenses"] for entry in entries}


def _fields(answers: Answers) -> list[dict[str, Any]]:
    return [*(_field(text) for text in answers["field"] or []), SOURCE]


def _key(answers: Answers) -> list[str]:
    return [column.strip() for column in answers["key"].split(",")]


def _field(text: str) -> dict[str, Any]:
    found = FIELD.fullmatch(text)
    if not found:
        told = "a column is given as name:type:meaning, its name in small letters, digits and _"
        raise EditionError(f"{told}, unlike {text!r}")
    name, kind, unit, meaning = found.groups()
    choose(f"type of {name}", kind, list(TYPES))
    if unit and kind not in NUMERIC:
        raise EditionError(f"{name}: only numbers have a unit, unlike {text!r}")
    field = {"name": name, "type": kind, **({"unit": unit} if unit else {})}
    return field | {"description": meaning.strip(), "constraints": {"required": True}}


def _require_units(fields: list[dict[str, Any]], key: list[str]) -> None:
    """EditionError where a number that is no part of the key has no unit."""
    for field in fields:
        if field["type"] in NUMERIC and "unit" not in field and field["name"] not in key:
            told = (
                f"{field['name']}:{field['type']}[km], or [year] or [number] for what is no measure"
            )
            raise EditionError(f"{field['name']} needs its unit: {told}")


def _release(reference: Reference) -> dict[str, str]:
    """When a source came out, by the year of its reference, and its address."""
    year = re.match(r"\d{4}", reference.year)
    path = {"path": reference.url} if reference.url.startswith("https://") else {}
    return {"day": year[0] if year else UNKNOWN, **path}
