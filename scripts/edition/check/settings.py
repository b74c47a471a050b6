"""Checks the settings of the book: citation, configuration, table of contents, notebooks."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from edition.base.errors import DataError
from edition.base.files import read_json, read_yaml
from edition.base.project import ROOT

TEXT = {"type": "string", "minLength": 1}

CITATION_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": [
        *("title", "version", "date-released", "authors", "abstract", "keywords"),
        "license",
    ],
    "properties": {
        "title": TEXT,
        "version": TEXT,
        "license": TEXT,
        "date-released": {**TEXT, "pattern": r"^\d{4}-\d{2}-\d{2}$"},
        "authors": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "properties": dict.fromkeys(["name", "family-names", "given-names"], TEXT),
                "anyOf": [{"required": ["name"]}, {"required": ["family-names"]}],
            },
        },
        "abstract": TEXT,
        "keywords": {"type": "array", "items": TEXT},
        "doi": {"type": "string", "pattern": r"^10\."},
        "url": {"type": "string", "pattern": r"^https?://"},
        "repository-code": {"type": "string", "pattern": r"^https?://"},
    },
}
"""What the edition takes from CITATION.cff, as JSON Schema."""

CONFIG_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["html", "sphinx"],
    "properties": {
        "html": {"type": "object"},
        "sphinx": {
            "type": "object",
            "required": ["config", "extra_extensions"],
            "properties": {
                "extra_extensions": {"type": "array", "items": TEXT},
                "config": {
                    "type": "object",
                    "required": ["html_theme_options"],
                    "properties": {"html_theme_options": {"type": "object"}},
                },
            },
        },
    },
}
"""What the edition adds to in _config.yml, as JSON Schema."""


UNWRITTEN = re.compile(r"^(Say here|Show the data here)\b.*", re.MULTILINE)
"""The sentences of a new chapter that say what to write in their place."""


def settings(root: Path = ROOT) -> list[DataError]:
    """The faults of CITATION.cff, _config.yml, _toc.yml and of the names of notebooks."""
    try:
        return [
            *_yaml(root / "CITATION.cff", CITATION_SCHEMA),
            *_yaml(root / "_config.yml", CONFIG_SCHEMA),
            *_contents(root),
            *_notebooks(root / "notebooks"),
        ]
    except DataError as fault:
        return [fault]


def _yaml(path: Path, schema: dict[str, Any]) -> Iterator[DataError]:
    from jsonschema import Draft202012Validator

    # A date is text to whoever reads it from here.
    validator = Draft202012Validator(schema)
    value = read_yaml(path)
    if isinstance(value, dict) and "date-released" in value:
        value["date-released"] = str(value["date-released"])
    for error in validator.iter_errors(value):
        place = ".".join(map(str, error.absolute_path))
        yield DataError(path.name, None, place, "", f"{_wanted(error)}: {error.message}")


def _wanted(error: Any) -> str:
    return f"{error.validator} {error.validator_value}"


def _contents(root: Path) -> Iterator[DataError]:
    from sphinx_external_toc.parsing import MalformedError, parse_toc_yaml

    path = root / "book" / "_toc.yml"
    read_yaml(path)
    try:
        site = parse_toc_yaml(path)
    except MalformedError as error:
        yield DataError(path.name, None, "", "", f"a table of contents: {error}")
        return
    for name in site:
        page = root / name if name.startswith("notebooks/") else root / "book" / name
        if not any(page.with_name(page.name + end).exists() for end in (".md", ".ipynb")):
            yield DataError(path.name, None, "", name, "a page in book/ or a notebook")


def _notebooks(folder: Path) -> Iterator[DataError]:
    for path in folder.glob("*.ipynb"):
        if not path.name.partition("_")[0].isdecimal():
            expected = "a name that starts with the chapter's number, such as 09_sanctions.ipynb"
            yield DataError(f"notebooks/{path.name}", None, "", "", expected)


def unwritten(root: Path = ROOT) -> Iterator[DataError]:
    """The sentences of new chapters that nobody has written over, and that no reader should see."""
    for path in sorted((root / "notebooks").glob("*.ipynb")):
        for cell in read_json(path).get("cells", []):
            if found := UNWRITTEN.search("".join(cell.get("source", ""))):
                yield DataError(f"notebooks/{path.name}", None, "", found[0], "your own words")
