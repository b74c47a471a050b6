"""How to cite the edition, a chapter or a claim: in words, in BibTeX, RIS and CSL-JSON."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import rispy
from pybtex.database import BibliographyData, Entry, Person
from pybtex.database.output.bibtex import Writer

from edition.base.files import read_yaml
from edition.base.project import CITATION_FILE
from edition.base.text import listed
from edition.data import descriptor

BIBTEX_SPECIAL = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "&%$#_"},
        # A brace counts in BibTeX even behind a backslash, so that only its name is safe.
        "{": "\\textbraceleft{}",
        "}": "\\textbraceright{}",
        "\\": "\\textbackslash{}",
        "^": "\\textasciicircum{}",
        "~": "\\textasciitilde{}",
        "`": "\\textasciigrave{}",
    }
)


@dataclass(frozen=True)
class Author:
    """A person by family and given names, or a group by its name alone."""

    name: str
    given: str = ""

    def __str__(self) -> str:
        return f"{self.name}, {self.given}" if self.given else self.name


@dataclass(frozen=True)
class Work:
    """The edition or a part of it; `book` is the title of the whole, empty for the whole itself.

    `url` is empty where there is no public address, `doi` until there is one; a part has the
    DOI of the release that it belongs to.
    """

    key: str
    title: str
    authors: tuple[Author, ...]
    day: date
    version: str
    book: str = ""
    url: str = ""
    doi: str = ""

    @property
    def doi_address(self) -> str:
        """The address of its DOI; empty where there is none."""
        return f"https://doi.org/{self.doi}" if self.doi else ""


def citation_file(path: Path = CITATION_FILE) -> dict[str, Any]:
    """CITATION.cff as a dictionary: the date of the release in ISO form, the abstract in a line."""
    citation: dict[str, Any] = read_yaml(path)
    day, abstract = str(citation["date-released"]), _one_line(citation["abstract"])
    return citation | {"date-released": day, "abstract": abstract}


def whole_work(citation: Mapping[str, Any], base: str = "") -> Work:
    """The whole edition; `base` is its public address, empty where there is none."""
    return Work(
        key=f"{descriptor.package()['name']}-{citation['date-released'][:4]}",
        title=_one_line(citation["title"]),
        authors=tuple(map(_author, citation["authors"])),
        day=date.fromisoformat(citation["date-released"]),
        version=citation["version"],
        url=f"{base.rstrip('/')}/" if base else "",
        doi=citation.get("doi", ""),
    )


def part(whole: Work, name: str, title: str, page: str) -> Work:
    """A chapter or a claim of the edition: its short name, its title, its page in the book."""
    return replace(
        whole,
        key=f"{whole.key}-{name.lower()}",
        title=_one_line(title),
        book=whole.title,
        url=f"{whole.url}{page}" if whole.url else "",
    )


def _author(entry: Mapping[str, str]) -> Author:
    if "name" in entry:
        return Author(_one_line(entry["name"]))
    return Author(_one_line(entry["family-names"]), _one_line(entry.get("given-names", "")))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def reference(work: Work) -> str:
    """The reference in words, as for a list of references."""
    title = work.title if work.title.endswith(("?", "!", ".")) else f"{work.title}."
    version = f"In: {work.book}, version" if work.book else "Version"
    authors = listed([str(author) for author in work.authors])
    parts = [f"{authors} ({work.day.year}).", title, f"{version} {work.version}."]
    return " ".join(filter(None, [*parts, work.doi_address, work.url]))


class _Bibtex(Writer):
    """Writes texts as they are: pybtex's own escapes break addresses and leave $, ^ and `."""

    def _encode(self, text: str) -> str:
        return text


class _Ris(rispy.RisWriter):
    """Writes the one entry of a file without its number before it."""

    def set_header(self, count: int) -> str:
        return ""


def bibtex(work: Work) -> str:
    """An entry in BibTeX, in UTF-8; a second pair of braces keeps capitals and group names."""
    fields = {
        "title": _braced(work.title),
        "booktitle": _braced(work.book),
        "year": str(work.day.year),
        "month": str(work.day.month),
        "note": f"Version {work.version.translate(BIBTEX_SPECIAL)}",
        "doi": work.doi,
        "url": work.url,
    }
    people = [Person(last=_braced(one.name), first=_braced(one.given)) for one in work.authors]
    present = {name: text for name, text in fields.items() if text}
    entry = Entry("incollection" if work.book else "book", present, {"author": people})
    written: str = _Bibtex().to_string(BibliographyData({work.key: entry}))
    return written


def _braced(text: str) -> str:
    return f"{{{text.translate(BIBTEX_SPECIAL)}}}" if text else ""


def ris(work: Work) -> str:
    """An entry in RIS."""
    fields = {
        "type_of_reference": "CHAP" if work.book else "BOOK",
        "authors": [str(author) for author in work.authors],
        "title": work.title,
        "secondary_title": work.book,
        "year": str(work.day.year),
        "date": f"{work.day:%Y/%m/%d}",
        "edition": work.version,
        "language": "en",
        "doi": work.doi,
        "urls": [work.url] if work.url else [],
    }
    present = {name: value for name, value in fields.items() if value}
    written: str = rispy.dumps([present], implementation=_Ris)
    return written


def csl(work: Work) -> str:
    """A list of one entry in CSL-JSON."""
    entry = {
        "id": work.key,
        "type": "chapter" if work.book else "book",
        "title": work.title,
        "author": [
            {"family": author.name, "given": author.given}
            if author.given
            else {"literal": author.name}
            for author in work.authors
        ],
        "issued": {"date-parts": [[work.day.year, work.day.month, work.day.day]]},
        "container-title": work.book,
        # With the field "version" a book counts as software.
        "note": f"Version {work.version}",
        "language": "en",
        "DOI": work.doi,
        "URL": work.url,
    }
    present = {name: value for name, value in entry.items() if value}
    return json.dumps([present], ensure_ascii=False, indent=2) + "\n"


FORMATS: dict[str, tuple[str, Callable[[Work], str]]] = {
    "bib": ("BibTeX", bibtex),
    "ris": ("RIS", ris),
    "csl.json": ("CSL-JSON", csl),
}
"""The formats for reference managers, by the ending of the file: name and writer."""


def write(work: Work, page: Path) -> None:
    """Writes the citation of a page in every format beside it: AB-01.html gets AB-01.bib."""
    for ending, (_, render) in FORMATS.items():
        page.with_suffix(f".{ending}").write_text(render(work), encoding="utf-8")
