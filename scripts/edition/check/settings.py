"""Checks the settings of the book: citation, configuration, table of contents, chapters."""

import re
from collections.abc import Iterator
from pathlib import Path

from edition.base.errors import DataError
from edition.base.files import read_text, read_yaml
from edition.base.project import ROOT
from edition.check.schema import TEXT, array, breaches, holding, matching
from edition.data import tables

ADDRESS, GIVEN = matching("^https?://"), {"given-names": TEXT}
NAMED = [holding(GIVEN, name=TEXT), holding(GIVEN, **{"family-names": TEXT})]

CITATION = holding(
    {"doi": matching(r"^10\."), "url": ADDRESS, "repository-code": ADDRESS},
    title=TEXT,
    version=TEXT,
    license=TEXT,
    authors=array({"anyOf": NAMED}),
    abstract=TEXT,
    keywords=array(TEXT, 0),
    **{"date-released": matching(r"^\d{4}-\d{2}-\d{2}$")},
)
"""What the edition takes from CITATION.cff."""

CONFIG = holding(
    html=holding(),
    sphinx=holding(extra_extensions=array(TEXT, 0), config=holding(html_theme_options=holding())),
)
"""What the edition adds to in _config.yml."""

UNWRITTEN = re.compile(r'(?:"|\\n)((?:Say here|Show the data here)\b[^"\\]*)')
"""The sentences of a new chapter that say what to write in their place, as JSON has them."""


def settings(root: Path = ROOT) -> list[DataError]:
    """The faults of CITATION.cff, _config.yml, _toc.yml and of the notebooks' names."""
    try:
        return [
            *_citation(root / "CITATION.cff"),
            *breaches("_config.yml", read_yaml(root / "_config.yml"), CONFIG),
            *_contents(root),
            *_notebooks(root),
        ]
    except DataError as fault:
        return [fault]


def _citation(path: Path) -> Iterator[DataError]:
    value = read_yaml(path)
    if isinstance(value, dict) and "date-released" in value:  # a day to YAML, text to us
        value["date-released"] = str(value["date-released"])
    yield from breaches(path.name, value, CITATION)


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


def _notebooks(root: Path) -> Iterator[DataError]:
    names = {path.stem for path in (root / "notebooks").glob("*.ipynb")}
    for name in sorted(names):
        if not name.partition("_")[0].isdecimal():
            expected = "a name that starts with the chapter's number, such as 09_river.ipynb"
            yield DataError(f"notebooks/{name}.ipynb", None, "", "", expected)
    for row, chapter in enumerate(tables.as_written("sections", root / "data")["chapter"], start=2):
        if chapter not in names:
            expected = "a notebook in notebooks/, by its name without .ipynb"
            yield DataError("sections.csv", row, "chapter", chapter, expected)


def unwritten(root: Path = ROOT) -> Iterator[DataError]:
    """The sentences of new chapters that nobody has written over, and no reader should see."""
    for path in sorted((root / "notebooks").glob("*.ipynb")):
        for sentence in UNWRITTEN.findall(read_text(path)):
            yield DataError(f"notebooks/{path.name}", None, "", sentence, "your own words")
