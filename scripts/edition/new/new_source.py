"""Adds a source: its entry in the bibliography and its row in the table of sources at once."""

import html
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from edition.base.errors import DataError, EditionError
from edition.base.files import read_json, read_text
from edition.base.project import ROOT
from edition.check.addresses import unfit_address
from edition.check.references import A_YEAR, YEAR
from edition.check.schema import TEXT, array, breaches, holding
from edition.data.bibliography import LETTERED, label, lettered
from edition.new.answers import require_fit, require_names, require_text
from edition.new.changes import BIBLIOGRAPHY, SOURCES, Changes
from edition.new.questions import Answers

Entry = tuple[str, str, Mapping[str, str]]
"""An entry of the bibliography: its kind, its key, its fields in BibTeX."""

FIELDS = (
    *("author", "author_original", "editor", "editor_original", "title", "title_original"),
    *("journal", "booktitle", "howpublished", "volume", "number", "pages"),
    *("publisher", "institution", "address", "month", "day", "year", "doi", "note", "url"),
)
"""What an entry has, in this order; what else a file tells of a work is left out."""

BIBLATEX = {"journaltitle": "journal", "location": "address", "date": "year"}
"""Fields by their newer names."""

KINDS = {
    "article-journal": "article",
    "journal-article": "article",
    "book": "book",
    "monograph": "book",
    "edited-book": "book",
    "chapter": "incollection",
    "book-chapter": "incollection",
    "report": "techreport",
}
"""What a kind of record is in BibTeX; all else is misc."""

CONTAINERS = {"article": "journal", "incollection": "booktitle"}
PUBLISHERS = {"techreport": "institution"}
"""The field of the work in which another stands, and of who publishes it, by kind."""


TITLE = {"anyOf": [TEXT, array(TEXT)]}
VOLUME = {"type": ["string", "integer"]}
NAMES = [holding({"given": TEXT}, family=TEXT), holding(literal=TEXT), holding(name=TEXT)]
RECORD = holding(
    dict.fromkeys(("author", "editor"), array({"anyOf": NAMES}, 0))
    | dict.fromkeys(("publisher", "publisher-place", "page", "DOI", "URL", "type"), TEXT)
    | dict.fromkeys(("volume", "issue"), VOLUME)
    | {"container-title": {"anyOf": [TEXT, array(TEXT, 0)]}}
    | {"issued": holding(**{"date-parts": array(array({"type": ["integer", "string", "null"]}))})},
    title=TITLE,
)
"""What the edition takes from a record in CSL JSON."""

NO_DAY = {"date-parts": [[""]]}


def validate(name: str, answers: Answers, root: Path = ROOT) -> None:
    """EditionError for an answer that no source can have."""
    changes, value = Changes(root), answers[name]
    if name == "key":
        _require_new(value, changes)
    elif name in ("bibtex", "record"):
        if answers["bibtex"] and answers["record"]:
            raise EditionError("a source comes from one file: --bibtex or --record")
        entry = _entry(answers)
        if not answers["key"]:
            _require_new(entry[1], changes)
    elif name in (fields := changes.fields("sources")):
        require_fit(value, fields[name])
    elif name == "author":
        require_text(name, value)
        require_names(value)
    elif name == "year" and not YEAR.fullmatch(value):
        raise EditionError(f"year cannot be {value!r}: expected {A_YEAR}")
    elif name == "url":
        if expected := unfit_address(value):
            raise EditionError(f"url cannot be {value!r}: expected {expected}")
    else:
        require_text(name, value)


def write(answers: Answers, root: Path = ROOT) -> list[str]:
    """An entry of the bibliography, beside its neighbour by key, and a row of the sources.

    Works of one author and year get letters after it.  Gives the paths of the files.
    """
    changes = Changes(root)
    kind, key, fields = _entry(answers)
    _require_new(key, changes)
    columns, rows = list(changes.fields("sources")), changes.rows(SOURCES)
    row = {name: answers.get(name) or "" for name in columns} | {"key": key}
    rows.insert(_after(key, [one["key"] for one in rows]), row)
    changes.edit_rows(SOURCES, columns, rows)
    entries = [one.strip() for one in re.split(r"(?m)^(?=@)", changes.text(BIBLIOGRAPHY))]
    entries = [one for one in entries if one]
    place = _after(key, [one.partition("{")[2].partition(",")[0] for one in entries])
    entries.insert(place, _written(kind, key, fields))
    changes.edit(BIBLIOGRAPHY, _with_letters("\n\n".join(entries) + "\n", key))
    return changes.write()


def _require_new(key: str, changes: Changes) -> None:
    require_fit(key, changes.fields("sources")["key"])
    for path, known in [
        (SOURCES, [row["key"] for row in changes.rows(SOURCES)]),
        (BIBLIOGRAPHY, re.findall(r"^@\w+\{([^,\s]+)", changes.text(BIBLIOGRAPHY), re.MULTILINE)),
    ]:
        if key in known:
            raise EditionError(f"{key} is in {path} already; nothing was written")


def _entry(answers: Answers) -> Entry:
    """The entry that a file or the answers tell."""
    if answers["bibtex"]:
        kind, own, fields = _from_bibtex(Path(answers["bibtex"]))
        return kind, answers["key"] or own, fields
    if answers["record"]:
        kind, fields = _from_record(Path(answers["record"]))
        return kind, answers["key"] or "", fields
    fields = {
        "author": answers["author"],
        "title": f"{{{_latex(answers['title'])}}}",
        "howpublished": _latex(answers["published"]),
        "year": answers["year"],
        "note": _latex(answers["note"] or ""),
        "url": answers["url"],
    }
    return "misc", answers["key"], fields


def _from_bibtex(path: Path) -> Entry:
    from pybtex.database.input.bibtex import Parser
    from pybtex.exceptions import PybtexError

    try:
        found = Parser(person_fields=()).parse_string(read_text(path)).entries
    except PybtexError as error:
        raise DataError(path.name, None, "", "", f"BibTeX: {error}") from error
    if len(found) != 1:
        raise DataError(path.name, None, "", str(len(found)), "one entry")
    ((key, entry),) = found.items()
    fields = {BIBLATEX.get(name, name): text for name, text in entry.fields.items()}
    if "date" in entry.fields:
        fields["year"] = entry.fields["date"][:4]
    return entry.type, key, fields


def _from_record(path: Path) -> tuple[str, Mapping[str, str]]:
    """The kind and the fields of a work, from its record in CSL JSON as doi.org gives it."""
    record = read_json(path)
    for fault in breaches(path.name, record, RECORD):
        raise fault
    kind = KINDS.get(str(record.get("type")), "misc")
    (year, *_), *_ = record.get("issued", NO_DAY)["date-parts"]
    container = record.get("container-title")
    told = {
        CONTAINERS.get(kind, "howpublished"): container,
        PUBLISHERS.get(kind, "publisher"): record.get("publisher"),
        "address": record.get("publisher-place"),
        "volume": record.get("volume"),
        "number": record.get("issue"),
        "pages": record.get("page"),
    }
    fields = {name: _latex(_first(value)) for name, value in told.items() if value}
    fields["title"] = f"{{{_latex(_first(record['title']))}}}"
    fields["year"] = str(year or "")
    for role in ("author", "editor"):
        fields[role] = " and ".join(_name(person) for person in record.get(role, []))
    doi = record.get("DOI")
    return kind, fields | {"doi": doi, "url": "" if doi else record.get("URL", "")}


def _first(value: Any) -> str:
    """A text, or the first of a list, without HTML, as registries give titles."""
    text = str(value[0] if isinstance(value, list) else value)
    return html.unescape(re.sub(r"</?[a-z]+>", "", text))


def _name(person: Mapping[str, str]) -> str:
    if "family" not in person:
        return f"{{{_latex(person.get('literal') or person.get('name', ''))}}}"
    parts = [person.get("non-dropping-particle", ""), person["family"]]
    family = " ".join(filter(None, parts))
    told = [family, person.get("suffix", ""), person.get("given", "")]
    return ", ".join(_latex(part) for part in told if part)


def _latex(text: str) -> str:
    """A plain text with the signs escaped that mean something to LaTeX."""
    return re.sub(r"[&%$#_]", r"\\\g<0>", " ".join(text.split()))


def _written(kind: str, key: str, fields: Mapping[str, str]) -> str:
    """An entry as the bibliography has them, a field a line."""
    told = {name: " ".join(fields[name].split()) for name in FIELDS if fields.get(name)}
    lines = ",\n".join(f"  {name} = {{{text}}}" for name, text in told.items())
    return f"@{kind}{{{key},\n{lines}\n}}"


def _after(key: str, keys: list[str]) -> int:
    """The place behind the neighbour of a key by the alphabet; the first where there is none."""
    before = [one for one in keys if one < key]
    return keys.index(max(before)) + 1 if before else 0


def _with_letters(bibliography: str, key: str) -> str:
    """The bibliography with the letters that a new entry, as the last, makes needed after years."""
    from pybtex.database.input.bibtex import Parser
    from pybtex.exceptions import PybtexError

    try:
        entries = dict(Parser().parse_string(bibliography).entries)
        found = LETTERED.fullmatch(entries[key].fields["year"])
    except (KeyError, PybtexError):
        return bibliography  # the check says what is wrong
    near = {
        one: label(entry).removesuffix(entry.fields["year"])
        for one, entry in entries.items()
        if found and entry.fields.get("year", "").startswith(found[1])
    }
    alike = {
        one: (author, entries[one].fields["year"])
        for one, author in near.items()
        if author == near[key]
    }
    if found and not found[2]:
        alike[key] = (near[key], f"{found[1]}z")
    for one, (plain, letter) in lettered(alike).items():
        dash = "-" if letter and not plain[-1].isdigit() else ""
        head = rf"(@\w+\{{{one},(?:(?!\n@).)*?\n\s+year\s*=\s*\{{)[^}}]*"
        told = rf"\g<1>{plain}{dash}{letter}"
        bibliography = re.sub(head, told, bibliography, count=1, flags=re.DOTALL)
    return bibliography
