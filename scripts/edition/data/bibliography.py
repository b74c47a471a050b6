"""Reads the bibliography: what a source key stands for."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from edition import tables
from edition.errors import DataError, EditionError
from edition.files import read_text
from edition.paths import BIBLIOGRAPHY

if TYPE_CHECKING:  # read when a reference is asked for
    from pybtex.database import Entry


@dataclass(frozen=True)
class Reference:
    """A source in one line of text, with its address where it has one."""

    text: str
    url: str


@tables.kept
def entries(path: Path = BIBLIOGRAPHY) -> "dict[str, Entry]":
    """Every entry of the BibTeX file by key, as pybtex reads it; DataError where it cannot."""
    from pybtex.database.input.bibtex import Parser
    from pybtex.exceptions import PybtexError

    try:
        # Asked by the format's name, pybtex would search every installed package for plugins.
        return dict(Parser().parse_string(read_text(path)).entries)
    except PybtexError as error:
        raise DataError(path.name, None, "", "", f"BibTeX: {error}") from error


def references(path: Path = BIBLIOGRAPHY) -> dict[str, Reference]:
    """Every entry of the BibTeX file by key; DataError where one cannot be read."""
    return {key: _reference(key, path) for key in entries(path)}


def cite(keys: list[str]) -> list[Reference]:
    """The references behind source keys; notes that the notebook has read the bibliography."""
    tables.note_read(tables.REFERENCES)
    known = entries(BIBLIOGRAPHY)
    if unknown := [key for key in keys if key not in known]:
        raise EditionError(f"{BIBLIOGRAPHY.name}: no entry {', '.join(unknown)}")
    return [_reference(key, BIBLIOGRAPHY) for key in keys]


def short(key: str) -> str:
    """Author and year of a source, by which the text cites it."""
    author, *_, year = cite([key])[0].text.split(", ")
    return f"{author}, {year}"


@tables.kept
def _reference(key: str, path: Path) -> Reference:
    """One entry; most readers of the file need a few only, and LaTeX takes its time."""
    from pybtex.exceptions import PybtexError

    entry = entries(path)[key]
    try:
        names = [" ".join(person.last_names) for person in entry.persons.get("author", [])]
        title, year = entry.fields["title"], entry.fields["year"]
        text = ", ".join(filter(None, [*map(_plain, names), _plain(title), year]))
    except KeyError as error:
        raise DataError(path.name, None, key, "", f"a field {error}") from error
    except (PybtexError, UnicodeDecodeError) as error:
        raise DataError(path.name, None, key, "", f"text in LaTeX: {error}") from error
    return Reference(text, entry.fields.get("url", ""))


def _plain(latex: str) -> str:
    from pybtex.richtext import Text

    return str(Text.from_latex(latex))
