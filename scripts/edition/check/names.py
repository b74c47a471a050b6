"""Checks the names in their own script: the script itself, who is meant, and whether one occurs."""

import re
from collections.abc import Iterator
from pathlib import Path

from edition.base.errors import DataError
from edition.base.files import read_text
from edition.data import descriptor, tables
from edition.data.names import TABLE, latin, names, whole

SCRIPTS = {
    "ja": "[\u3040-\u30ff\u3400-\u9fff]",
    "ko": "[\uac00-\ud7a3]",
    "ko-Hani": "[\u3400-\u9fff\uf900-\ufaff]",
    "ru": "[\u0400-\u04ff]",
    "zh": "[\u3400-\u9fff]",
}
"""A sign of the script in which a language writes names."""

Row = tuple[int, str, str, str, str]


def name_faults(data: Path, bibliography: Path) -> Iterator[DataError]:
    """The faults of the table of names."""
    table = tables.as_written(TABLE, data)
    columns = [table[column] for column in ("name", "original", "language", "also")]
    rows = list(zip(range(2, len(table) + 2), *columns, strict=True))
    yield from _unfit_originals(rows)
    yield from _ambiguous(rows)
    yield from _unused(rows, data, read_text(bibliography))


def _unfit_originals(rows: list[Row]) -> Iterator[DataError]:
    for row, _, original, language, also in rows:
        expected = f"the name in the script of {language}"
        rest = re.sub(SCRIPTS[language] + r"|[\s.,·()-]", "", original)
        if rest or not re.search(SCRIPTS[language], original):
            yield DataError(f"{TABLE}.csv", row, "original", original, expected)
        if also and any(item != item.strip() or not item for item in also.split(";")):
            expected = "spellings with a semicolon between them, without spaces around it"
            yield DataError(f"{TABLE}.csv", row, "also", also, expected)


def _ambiguous(rows: list[Row]) -> Iterator[DataError]:
    """Spellings by which two things are called."""
    owners: dict[str, str] = {}
    for row, name, original, _, also in rows:
        spellings = [("name", name), ("original", original)]
        spellings += [("also", item) for item in tables.items(also)]
        for column, spelling in spellings:
            if (other := owners.setdefault(spelling, name)) != name:
                expected = f"a spelling that is not that of {other}"
                yield DataError(f"{TABLE}.csv", row, column, spelling, expected)


def _unused(rows: list[Row], data: Path, references: str) -> Iterator[DataError]:
    """Names that neither a table nor the bibliography has, so that no card can show them."""
    entries = descriptor.package(data)["resources"]
    files = [entry["path"] for entry in entries if entry["name"] != TABLE and "schema" in entry]
    text = "\n".join([references, *(read_text(data / file) for file in files)])
    known = names(data)
    first = {name: row for row, name, *_ in reversed(rows)}
    for name, row in first.items():
        if not whole(latin(known[name])).search(text):
            expected = "a name that another table or the bibliography has"
            yield DataError(f"{TABLE}.csv", row, "name", name, expected)
