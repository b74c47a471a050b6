"""Reads the bibliography: what a source key stands for."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from edition import tables
from edition.errors import EditionError
from edition.paths import BIBLIOGRAPHY

if TYPE_CHECKING:  # read when a reference is asked for
    from pybtex.database import Entry


@dataclass(frozen=True)
class Reference:
    """A source in one line of text, with its address where it has one."""

    text: str
    url: str


@cache
def references(path: Path = BIBLIOGRAPHY) -> dict[str, Reference]:
    """Every entry of the BibTeX file by key; EditionError where it cannot be read."""
    from pybtex.database import parse_file
    from pybtex.exceptions import PybtexError

    try:
        entries = parse_file(str(path), bib_format="bibtex").entries
    except (OSError, PybtexError, UnicodeDecodeError) as error:
        raise EditionError(f"{path.name}: cannot be read as BibTeX: {error}") from error
    return {key: _reference(entry) for key, entry in entries.items()}


def cite(keys: list[str]) -> list[Reference]:
    """The references behind source keys; notes that the notebook has read the bibliography."""
    tables.note_read(tables.REFERENCES)
    known = references()
    unknown = [key for key in keys if key not in known]
    if unknown:
        raise EditionError(f"{BIBLIOGRAPHY.name}: no entry {', '.join(unknown)}")
    return [known[key] for key in keys]


def _reference(entry: "Entry") -> Reference:
    names = [" ".join(person.last_names) for person in entry.persons.get("author", [])]
    title, year = entry.fields["title"], entry.fields["year"]
    return Reference(
        text=", ".join(filter(None, [*map(_plain, names), _plain(title), year])),
        url=entry.fields.get("url", ""),
    )


def _plain(latex: str) -> str:
    from pybtex.richtext import Text

    return str(Text.from_latex(latex))
