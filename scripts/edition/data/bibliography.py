"""Reads the bibliography: what a source key stands for."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from string import ascii_lowercase
from typing import TYPE_CHECKING

from edition.base.cache import cached
from edition.base.errors import DataError, EditionError
from edition.base.files import read_text
from edition.base.project import BIBLIOGRAPHY, DATA
from edition.base.text import listed
from edition.data import tables
from edition.data.vocabulary import paper_key

if TYPE_CHECKING:  # read when a reference is asked for
    from pybtex.database import Entry, Person


@dataclass(frozen=True)
class Reference:
    """A source: authors or else editors by family name, title, year, and address if it has one.

    Authors and title may stand in their own script too, and a copy may be archived.
    """

    authors: tuple[str, ...]
    title: str
    year: str
    url: str
    author_original: str = ""
    title_original: str = ""
    archived: str = ""

    @property
    def text(self) -> str:
        """Authors, title and year in one line."""
        return ", ".join(filter(None, [listed([*self.authors]), self.title, self.year]))

    def written(self, text: Callable[[str], str], original: Callable[[str], str]) -> str:
        """As `text`, each part written by one function, and its original by another."""
        parts = (
            (listed([*self.authors]), self.author_original),
            (self.title, self.title_original),
            (self.year, ""),
        )
        told = [text(part) + (original(other) if other else "") for part, other in parts if part]
        return ", ".join(told)

    @property
    def short(self) -> str:
        """Author and year as the text cites it: Doe and Roe, 2020; Ness et al., 2001.

        The title stands where nobody is named.
        """
        return f"{self._named}, {self.year}"

    @property
    def label(self) -> str:
        """Author and year as a list of references has them: Doe and Roe 2020."""
        return f"{self._named} {self.year}"

    @property
    def _named(self) -> str:
        first, *others = self.authors or (self.title,)
        return f"{first} et al." if len(others) > 1 else " and ".join([first, *others])


@cached
def entries(path: Path = BIBLIOGRAPHY) -> "dict[str, Entry]":
    """Every entry of the BibTeX file by key, as pybtex reads it; DataError where it cannot."""
    from pybtex.exceptions import PybtexError

    try:
        return _parsed(read_text(path))
    except PybtexError as error:
        raise DataError(path.name, None, "", "", f"BibTeX: {error}") from error


def names(path: Path) -> list[tuple[str, str, str]]:
    """The names of a BibTeX file as they are written, each with its key and author or editor."""
    from pybtex.bibtex.utils import split_name_list
    from pybtex.database.input.bibtex import Parser

    found = Parser(person_fields=()).parse_string(read_text(path)).entries
    return [
        (key, role, name)
        for key, entry in found.items()
        for role in ("author", "editor")
        for name in split_name_list(entry.fields.get(role, ""))
    ]


def references(path: Path = BIBLIOGRAPHY) -> dict[str, Reference]:
    """Every entry of the BibTeX file by key; DataError where one cannot be read."""
    return {key: _reference(key, path) for key in entries(path)}


def cite(keys: list[str]) -> list[Reference]:
    """The references behind source keys; EditionError names those that have no entry."""
    known = entries(BIBLIOGRAPHY)
    if unknown := [key for key in keys if key not in known]:
        raise EditionError(f"{BIBLIOGRAPHY.name}: no entry {', '.join(unknown)}")
    return [_reference(key, BIBLIOGRAPHY) for key in keys]


@cached
def archived(data: Path = DATA) -> dict[str, str]:
    """The addresses of archived copies of sources, by key, where one was seen."""
    table = tables.read("sources", data).query("archived != ''")
    return dict(zip(table["key"], table["archived"], strict=True))


def short(key: str) -> str:
    """Author and year of a source, by which the text cites it."""
    return cite([key])[0].short


def label(entry: "Entry") -> str:
    """The label of an entry, of whatever file."""
    authors = tuple(_plain(_family(person)) for person in _people(entry))
    return Reference(authors, _plain(entry.fields["title"]), entry.fields["year"], url="").label


LETTERED = re.compile(r"(.*\d|n\.d\.)-?([a-z]?)")
"""A year as a citation has it, and the letter that tells works of one author and year apart."""


def lettered(works: Mapping[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """The plain year and the letter that works ought to have, from their authors and years by key.

    Works that have letters keep their order; a work that stands alone has none.
    """
    groups: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for key, (author, year) in works.items():
        if found := LETTERED.fullmatch(year):
            groups.setdefault((author, found[1]), []).append((found[2], key))
    return {
        key: (year, letter)
        for (_, year), group in groups.items()
        for (_, key), letter in zip(
            sorted(group), ascii_lowercase if group[1:] else [""], strict=False
        )
    }


@dataclass(frozen=True)
class Paper:
    """The paper that an edition tests: title, authors (given and family names), year, and its kind.

    The kind is a paper, unless its entry in the bibliography has another, as `type = {address}`.
    """

    title: str
    authors: tuple[tuple[str, str], ...]
    year: str
    kind: str

    @property
    def signed(self) -> str:
        """Its authors with their initials: J. Doe and R. Roe."""
        initials = [([f"{one[0]}." for one in given.split()], name) for given, name in self.authors]
        return listed([" ".join([*given, name]) for given, name in initials])


@cached
def paper() -> Paper:
    """The paper, which the bibliography has under the key that the sections name."""
    key = paper_key()
    reference = cite([key])[0]
    kind = entries()[key].fields.get("type", "paper")
    return Paper(reference.title, people(key), reference.year, kind)


def the_work() -> str:
    """What sentences call the paper, by its kind: the paper, the address."""
    return f"the {paper().kind}"


def people(key: str) -> tuple[tuple[str, str], ...]:
    """The authors or else editors of a source: given and family names, or a group by the latter."""
    found = _people(entries()[key])
    given = [_plain(" ".join(person.first_names + person.middle_names)) for person in found]
    return tuple(zip(given, cite([key])[0].authors, strict=True))


@cached
def _reference(key: str, path: Path) -> Reference:
    """One entry; most readers of the file need a few only, and LaTeX takes its time."""
    from pybtex.exceptions import PybtexError

    entry = entries(path)[key]
    try:
        authors = tuple(_plain(_family(person)) for person in _people(entry))
        title, year = _plain(entry.fields["title"]), entry.fields["year"]
    except KeyError as error:
        raise DataError(path.name, None, key, "", f"a field {error}") from error
    except (PybtexError, UnicodeDecodeError) as error:
        raise DataError(path.name, None, key, "", f"text in LaTeX: {error}") from error
    return Reference(
        authors,
        title,
        year,
        url=entry.fields.get("url", ""),
        author_original=_plain(
            entry.fields.get("author_original", entry.fields.get("editor_original", ""))
        ),
        title_original=_plain(entry.fields.get("title_original", "")),
        archived=archived().get(key, "") if path == BIBLIOGRAPHY else "",
    )


@lru_cache(maxsize=1)
def _parsed(text: str) -> "dict[str, Entry]":
    """The entries of a text in BibTeX, kept when a table changes and the text does not."""
    from pybtex.database.input.bibtex import Parser

    # Asked by the format's name, pybtex would search every installed package for plugins.
    return dict(Parser().parse_string(text).entries)


def _people(entry: "Entry") -> "list[Person]":
    return list(entry.persons.get("author") or entry.persons.get("editor", []))


def _family(person: "Person") -> str:
    """A family name with what stands before it: van Zanden."""
    return " ".join(person.prelast_names + person.last_names)


@cache
def _plain(latex: str) -> str:
    from pybtex.richtext import Text

    return str(Text.from_latex(dollars(latex)))


def dollars(latex: str) -> str:
    """A text in LaTeX with plain dollars, as pybtex leaves the backslash before them alone."""
    return latex.replace("\\$", "$")
