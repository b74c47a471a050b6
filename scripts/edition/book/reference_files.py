"""All sources of the edition for reference managers: in BibTeX, RIS and CSL-JSON."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import rispy

from edition.base.files import read_text
from edition.base.project import BIBLIOGRAPHY
from edition.base.text import language
from edition.data.bibliography import Reference, entries, people, references

KINDS = {"article": ("article-journal", "JOUR"), "book": ("book", "BOOK")}
"""What a kind of entry is in CSL and in RIS."""

OTHER = ("document", "GEN")


def bibtex() -> str:
    """The bibliography as it is, with a title in its own script where biblatex has it."""
    return re.sub(r"\btitle_original(\s*=)", r"origtitle\1", read_text(BIBLIOGRAPHY))


def csl() -> str:
    """A list of all sources in CSL-JSON, which has fields for what is in its own script."""
    found = [_csl(key, reference) for key, reference in references().items()]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def ris() -> str:
    """All sources in RIS, where the title is that of the work, and ours its translation."""
    text: str = rispy.dumps([_ris(key, one) for key, one in references().items()])
    return text


def _csl(key: str, reference: Reference) -> dict[str, Any]:
    entry = entries()[key]
    year = re.match(r"\d{4}", reference.year)
    fields = {
        "id": key,
        "type": KINDS.get(entry.type, OTHER)[0],
        "title": reference.title,
        "original-title": reference.title_original,
        "author": [_person(*one) for one in people(key)],
        "original-author": _group(reference.author_original),
        "issued": {"date-parts": [[int(year[0])]]} if year else {"literal": reference.year},
        "container-title": entry.fields.get("journal", ""),
        "language": language(reference.title_original),
        "archive_location": reference.archived,
        "DOI": entry.fields.get("doi", ""),
        "URL": reference.url,
    }
    return {name: value for name, value in fields.items() if value}


def _person(given: str, family: str) -> dict[str, str]:
    return {"family": family, "given": given} if given else {"literal": family}


def _group(name: str) -> list[dict[str, str]]:
    return [{"literal": name}] if name else []


def _ris(key: str, reference: Reference) -> dict[str, Any]:
    entry, original = entries()[key], reference.title_original
    fields = {
        "type_of_reference": KINDS.get(entry.type, OTHER)[1],
        "id": key,
        "authors": [", ".join(filter(None, [family, given])) for given, family in people(key)],
        "title": original or reference.title,
        "translated_title": reference.title if original else "",
        "secondary_title": entry.fields.get("journal", ""),
        "year": reference.year[:4] if reference.year[:4].isdigit() else "",
        "language": language(original),
        "doi": entry.fields.get("doi", ""),
        "urls": [address for address in (reference.url, reference.archived) if address],
    }
    return {name: value for name, value in fields.items() if value}


FORMATS: dict[str, Callable[[], str]] = {
    "references.bib": bibtex,
    "references.ris": ris,
    "references.csl.json": csl,
}
"""How each file is written."""


def write(folder: Path) -> None:
    """Writes all sources in every format."""
    for name, render in FORMATS.items():
        (folder / name).write_text(render(), encoding="utf-8")
