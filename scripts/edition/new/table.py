"""Adds a table: its entry in the descriptor, a file with a head alone, and a test."""

import re
from pathlib import Path
from typing import Any

from edition.base.errors import EditionError
from edition.base.project import ROOT
from edition.new.changes import Changes, fill
from edition.new.questions import Answers, choose, require_text


def validate(name: str, answers: Answers, root: Path = ROOT) -> None:
    """EditionError for an answer that no table can have."""
    changes, value = Changes(root), answers[name]
    package = changes.package()
    if name == "name":
        _require_name(value, package)
    elif name == "licence":
        choose("licence", value, list(_licences(package)))
    elif name == "source":
        changes.require_source(value)
    elif name == "field":
        for text in value:
            _field(text, package)
    elif name in ("title", "description", "coverage", "caveats"):
        require_text(name, value)
    elif name == "key":
        known = [field["name"] for field in _fields(answers, changes)]
        for column in _key(answers):
            choose("key", column, known)


def _require_name(name: str, package: dict[str, Any]) -> None:
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise EditionError(f"a table's name has small letters, digits and _ only, unlike {name!r}")
    if any(entry["name"] == name for entry in package["resources"]):
        raise EditionError(f"{name} is in data/datapackage.json already; nothing was written")


def _licences(package: dict[str, Any]) -> dict[str, Any]:
    return {entry["licenses"][0]["name"]: entry["licenses"] for entry in package["resources"]}


def _fields(answers: Answers, changes: Changes) -> list[dict[str, Any]]:
    """The columns asked for, and the source of each row as other tables have it."""
    package = changes.package()
    source = changes.resource("events")["schema"]["fields"][-1]
    return [_field(text, package) for text in answers["field"] or []] + [source]


def _key(answers: Answers) -> list[str]:
    return [column.strip() for column in answers["key"].split(",")]


def write(answers: Answers, root: Path = ROOT) -> list[str]:
    """A table without rows: its entry in the descriptor, its file, and a test that wants rows.

    Every column is required, and a column `source` comes last.
    Gives the paths of the files that were written.
    """
    changes = Changes(root)
    name = answers["name"]
    package = changes.package()
    model = changes.resource("events")
    fields, licences = _fields(answers, changes), _licences(package)[answers["licence"]]
    told = {part: answers[part] for part in ("title", "description", "coverage", "caveats")}
    package["resources"].append(
        {"name": name, "path": f"{name}.csv", "profile": model["profile"]}
        | told
        | {part: model[part] for part in ("format", "mediatype", "encoding")}
        | {"licenses": licences}
        | {"sources": [{"title": _title(root, answers["source"]), "key": answers["source"]}]}
        | {"schema": model["schema"] | {"fields": fields, "primaryKey": _key(answers)}}
    )
    changes.edit_json("data/datapackage.json", package)
    path = f"data/{name}.csv"
    changes.create(path, ",".join(field["name"] for field in fields) + "\n")
    changes.create(f"tests/test_table_{name}.py", fill("new_table_test.txt", name=name, path=path))
    return changes.write()


def _field(text: str, package: dict[str, Any]) -> dict[str, Any]:
    name, _, rest = text.partition(":")
    kind, _, meaning = rest.partition(":")
    if not (re.fullmatch(r"[a-z][a-z0-9_]*", name) and meaning.strip()):
        raise EditionError(f"a column is given as name:type:meaning, unlike {text!r}")
    schemas = [entry["schema"] for entry in package["resources"] if "schema" in entry]
    types = sorted({field["type"] for schema in schemas for field in schema["fields"]})
    choose(f"type of {name}", kind, types)
    constraints = {"required": True}
    return {"name": name, "type": kind, "description": meaning.strip(), "constraints": constraints}


def _title(root: Path, key: str) -> str:
    from edition.data.bibliography import references

    return references(root / "book" / "references.bib")[key].text
