"""Checks what refers to something else: tables to sources and actors, sources to references."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from edition.base.authors import unfit_name
from edition.base.errors import DataError
from edition.base.files import read_text
from edition.base.project import DATA
from edition.check.addresses import unfit_fields
from edition.check.bytes import unfit_bytes, unseen_signs
from edition.check.cells import MARKUP
from edition.data import descriptor, tables
from edition.data.bibliography import entries, lettered, names, references
from edition.data.descriptor import DESCRIPTOR

LISTED = "a key that sources.csv has (add it: edition new source)"
UNLISTED = "a row in sources.csv, since it has an entry here"

UNCITED = (
    "a row of a table that cites it, or a table whose own source it is (edition new table); until "
    "then the edition holds a source that bears on nothing"
)

Lost = tuple[str, int | None, str, str, str]
"""What leads nowhere, as a fault has it: file, row, column, item, and what was expected."""

LISTS = ("actors", "context_sources", "rival_sources")
"""The columns whose cells hold several items."""

ROMANISED = ("title", "author", "editor", "howpublished", "publisher")
"""The fields that every reader can read; `title_original` has a title as it was printed."""

FOREIGN = re.compile(r"[\u0400-\u052f\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""A letter of Cyrillic, Hangul, kana or Han."""

YEAR = re.compile(r"[0-9]{4}[a-z]?|n\.d\.(-[a-z])?")
A_YEAR = "a year such as 2012, or n.d. where none is known"


def bibliography_faults(bibliography: Path) -> list[DataError]:
    """The faults of the bibliography itself: of its bytes, else its fields, else its entries."""
    found = list(unfit_bytes(bibliography))
    found = found or list(unseen_signs(bibliography.name, read_text(bibliography)))
    found = found or list(_unfit_fields(bibliography))
    found = found or list(_unfit_names(bibliography)) or list(_alike(bibliography))
    return found or list(_unlettered(bibliography))


def _unfit_fields(bibliography: Path) -> Iterator[DataError]:
    for key, entry in entries(bibliography).items():
        if not YEAR.fullmatch(year := entry.fields.get("year", "n.d.")):
            yield DataError(bibliography.name, None, f"{key}.year", year, A_YEAR)
        for name, text in entry.fields.items():
            if name != "url" and MARKUP.search(text):
                expected = "text, no formula or markup"
                yield DataError(bibliography.name, None, f"{key}.{name}", text, expected)
            if name in ROMANISED and FOREIGN.search(text):
                expected = f"Latin letters, and the original in {name}_original"
                yield DataError(bibliography.name, None, f"{key}.{name}", text, expected)
    yield from unfit_fields(bibliography)


def _unfit_names(bibliography: Path) -> Iterator[DataError]:
    for key, role, name in names(bibliography):
        expected = "text, no formula or markup" if MARKUP.search(name) else unfit_name(name)
        if expected:
            yield DataError(bibliography.name, None, f"{key}.{role}", name, expected)


def _alike(bibliography: Path) -> Iterator[DataError]:
    """Entries that a citation cannot tell apart."""
    first: dict[str, str] = {}
    for key, entry in references(bibliography).items():
        other = first.setdefault(entry.short, key)
        if other != key:
            expected = f"a letter after the year, as {other} has the same author and year"
            yield DataError(bibliography.name, None, f"{key}.year", entry.year, expected)


def _unlettered(bibliography: Path) -> Iterator[DataError]:
    """Letters after years that tell nothing apart, or leave one out before them."""
    known = references(bibliography)
    works = {
        key: (entry.short.removesuffix(entry.year), entry.year) for key, entry in known.items()
    }
    for key, (plain, meant) in lettered(works).items():
        letter = known[key].year.removeprefix(plain).strip("-")
        if letter != meant:
            expected = f"the letter {meant} after {plain}" if meant else f"{plain} alone"
            expected += ", as letters run from a among works of one author and year"
            yield DataError(bibliography.name, None, f"{key}.year", letter, expected)


def reference_faults(data: Path, bibliography: Path) -> Iterator[DataError]:
    """Keys and codes that lead nowhere."""
    known = set(entries(bibliography))
    resources = descriptor.package(data)["resources"]
    described = _described(resources)
    lost: list[Lost] = []
    for entry in resources:
        for column, table, target in tables.foreign_keys(entry):
            expected = LISTED if table == "sources" else f"a row of {table}.csv with this {target}"
            there = _values(table, target, data)
            lost += _unknown(entry["name"], column, expected, there, data)
    listed = _values("sources", "key", data)
    lost += _unknown("claims", "context_sources", LISTED, listed, data)
    actors = _values("actors", "code", data)
    lost += _unknown("claims", "actors", "a row of actors.csv with this code", actors, data)
    lost += _unknown("sources", "key", f"a key that {bibliography.name} has", known, data)
    for file, keys, expected in [
        (bibliography.name, known, UNLISTED),
        (DESCRIPTOR, described, LISTED),
    ]:
        lost += [(file, None, "", key, expected) for key in sorted(keys - listed)]
    yield from _each_once(lost)
    papers = _values("sections", "source", data)
    if len(papers) != 1:
        expected = "one source for all sections, the key of the paper"
        yield DataError("sections.csv", None, "source", ", ".join(sorted(papers)), expected)


def uncited(data: Path = DATA) -> Iterator[DataError]:
    """The sources that nothing cites yet: no row, no table's entry in the descriptor.

    That is told and stops nothing, since a source comes before the table that cites it.
    """
    resources = descriptor.package(data)["resources"]
    cited = _described(resources) | {key for _, key in _items("claims", "context_sources", data)}
    if "theses" in {entry["name"] for entry in resources}:
        cited |= {key for _, key in _items("theses", "rival_sources", data)}
    for entry in resources:
        for column, table, _ in tables.foreign_keys(entry):
            if table == "sources":
                cited |= _values(entry["name"], column, data)
    yield from (DataError(*one) for one in _unknown("sources", "key", UNCITED, cited, data))


def _described(resources: list[dict[str, Any]]) -> set[str]:
    """The sources that tables and layers name in the descriptor."""
    return {one["key"] for entry in resources for one in entry["sources"] if "key" in one}


def _each_once(lost: list[Lost]) -> Iterator[DataError]:
    """A fault for each item that leads nowhere, however many rows name it."""
    places: dict[tuple[str, str], list[Lost]] = {}
    for one in lost:
        places.setdefault(one[3:], []).append(one)
    for (item, expected), (first, *more) in places.items():
        files = Counter(one[0] for one in [first, *more])
        told = ", ".join(f"{file} {count}" for file, count in files.items())
        rows = f"; {len(more) + 1} rows: {told}" if more else ""
        yield DataError(*first[:3], item, f"{expected}{rows}")


def _values(table: str, column: str, data: Path) -> set[str]:
    return set(_texts(table, column, data))


def _unknown(
    table: str, column: str, expected: str, known: Collection[str], data: Path
) -> Iterator[Lost]:
    for row, item in _items(table, column, data):
        if item not in known:
            yield f"{table}.csv", row, column, item, expected


def _items(table: str, column: str, data: Path) -> Iterator[tuple[int, str]]:
    """The row and each item of the cells of a column, of which two may hold several."""
    for row, cell in enumerate(_texts(table, column, data), start=2):
        for item in tables.items(cell) if column in LISTS else filter(None, [cell]):
            yield row, item


def _texts(table: str, column: str, data: Path) -> list[str]:
    """The cells of a column as text, as keys may be numbers."""
    return list(tables.as_written(table, data)[column].astype("string").fillna(""))
