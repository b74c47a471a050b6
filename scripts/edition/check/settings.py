"""Checks the settings of the book: citation, configuration, table of contents, chapters."""

import re
from collections.abc import Iterator
from pathlib import Path

from edition.base import contents
from edition.base.errors import DataError
from edition.base.files import read_text, read_yaml
from edition.base.project import ROOT
from edition.check.bytes import unseen_signs
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

NOTEBOOKS = "notebooks"
NUMBERED = re.compile(r"(\d{1,3})_", re.ASCII)


def settings(root: Path = ROOT) -> list[DataError]:
    """The faults of CITATION.cff, _config.yml, _toc.yml, and chapters without a name of theirs."""
    try:
        return [
            *_signs(root),
            *_citation(root / "CITATION.cff"),
            *breaches("_config.yml", read_yaml(root / "_config.yml"), CONFIG),
            *_contents(root),
            *_notebooks(root),
        ]
    except DataError as fault:
        return [fault]


def _signs(root: Path) -> Iterator[DataError]:
    for path in (root / "CITATION.cff", root / "_config.yml", root / contents.CONTENTS):
        yield from unseen_signs(path.name, read_text(path))


def _citation(path: Path) -> Iterator[DataError]:
    value = read_yaml(path)
    if isinstance(value, dict) and "date-released" in value:  # a day to YAML, text to us
        value["date-released"] = str(value["date-released"])
    yield from breaches(path.name, value, CITATION)


def _contents(root: Path) -> Iterator[DataError]:
    for name in contents.pages(root):
        chapter = name.startswith(contents.FOLDER)
        path = root / f"{name}.ipynb" if chapter else root / "book" / f"{name}.md"
        if not path.is_file() or (chapter and path.parent.name != NOTEBOOKS):
            expected = "a page book/*.md or a notebook notebooks/*.ipynb, named without its ending"
            yield DataError("_toc.yml", None, "", name, expected)


def _notebooks(root: Path) -> Iterator[DataError]:
    chapters = contents.chapters(root)
    numbers: dict[int, str] = {}
    for name in chapters:
        expected = "a name that starts with the chapter's number, such as 09_river.ipynb"
        if found := NUMBERED.match(name):
            other = numbers.setdefault(int(found[1]), name)
            expected = "" if other == name else f"another number than that of {other}"
        if expected:
            yield DataError(f"notebooks/{name}.ipynb", None, "", "", expected)
    sections = tables.as_written("sections", root / "data")
    for row, chapter in enumerate(sections["chapter"], start=2):
        if chapter not in chapters:
            expected = f"a notebook that {contents.CONTENTS} names, by its name without .ipynb"
            yield DataError("sections.csv", row, "chapter", chapter, expected)


def strays(root: Path = ROOT) -> Iterator[DataError]:
    """The notebooks beside the chapters that the contents do not name: a draft, or a copy."""
    names = {path.stem for path in (root / NOTEBOOKS).glob("*.ipynb")}
    for name in sorted(names - set(contents.chapters(root))):
        expected = f"a chapter that {contents.CONTENTS} names; else it is neither run nor published"
        yield DataError(f"notebooks/{name}.ipynb", None, "", "", expected)
