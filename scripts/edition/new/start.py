"""Starts another edition: a repository with a copy of the machinery, a paper, and no claim yet.

Needs no edition to be imported.
"""

import csv
import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory
from typing import Any

from edition.base.errors import EditionError
from edition.base.text import slug
from edition.new.answers import names, require_chapter, require_names
from edition.new.questions import Answers
from edition.new.repository import PACKAGE, REPOSITORY, copy_machinery

TEMPLATES = PACKAGE / "new" / "templates" / "start"
SECTION = "notebooks/section.ipynb"
"""The template that is filled once a section."""

SIGNS = "[\\w .,;:!?()\N{LEFT SINGLE QUOTATION MARK}’“”„«»–—…/-]"
WORDS = f"{SIGNS}*\\w{SIGNS}*"
"""What means the same in Markdown, YAML, JSON and BibTeX."""

AUTHOR = f"{WORDS}|{{{WORDS}}}"
"""A person, or a group in braces."""

SHAPES = {
    "title": (WORDS, "words, quoted “so”, with ’ in can’t, and no brackets or signs of a markup"),
    "author": (
        f"({AUTHOR})( and ({AUTHOR}))*",
        "names without signs of a markup, as Doe, Jane and Roe, Richard, a group in {braces}",
    ),
    "edition_author": (WORDS, "a name without signs of a markup, as Doe, Jane or The Doe group"),
    "date": (r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "a day such as 2012-09-18"),
    "year": (r"[0-9]{4}", "a year such as 2012"),
    "kind": ("[a-z]+( [a-z]+)*", "a word or two in small letters, such as address"),
    "name": (r"[a-z][a-z0-9]*(-[a-z0-9]+)*", "small letters, digits and hyphens, as doe-2012"),
    "section": (
        f"[A-Z]{{2,}}: *[^\\W\\d_]{SIGNS}*",
        "two capitals or more and a title, as AB:Abstract",
    ),
}
"""The form of an answer, and what is said of one that has another."""


def validate(name: str, answers: Answers) -> None:
    """EditionError for an answer that no edition can have."""
    if name == "folder":
        _require_free(Path(answers[name]))
        return
    value = answers[name]
    form, expected = SHAPES[name]
    for text in value if isinstance(value, list) else [value]:
        if not re.fullmatch(form, text):
            raise EditionError(f"{name} cannot be {text!r}: expected {expected}")
    if name == "author":
        require_names(value)
    if name == "date":
        _require_day(value)
    if name == "section":
        _require_own_codes(value)


def write(answers: Answers) -> list[str]:
    """Writes the repository of an edition in which the check finds no fault, or nothing.

    Gives the commands that come next.
    """
    folder = Path(answers["folder"]).resolve()
    _require_free(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as beside:
        root = Path(beside) / folder.name
        copy_machinery(root, answers["name"], answers["title"])
        write_paper(root, answers)
        _require_order(root)
        root.replace(folder)
    return [f"cd {answers['folder']}", "make book", ".venv/bin/edition new claim"]


def write_paper(root: Path, answers: Answers) -> None:
    """Writes what an edition has beside the machinery: its tables, chapters, pages and settings."""
    sections = [_parts(text) for text in answers["section"]]
    known = _told(answers, sections)
    findings, robustness = len(sections) + 1, len(sections) + 2
    known |= {"findings": f"{findings:02}", "robustness": f"{robustness:02}"}
    chapters = {
        "notebooks/findings.ipynb": f"notebooks/{findings:02}_findings.ipynb",
        "notebooks/robustness.ipynb": f"notebooks/{robustness:02}_robustness.ipynb",
    }
    for path in sorted(TEMPLATES.rglob("*.*")):
        name = path.relative_to(TEMPLATES).as_posix()
        if name != SECTION:
            _put(root / chapters.get(name, name), _filled(name, known))
    for number, (code, title) in enumerate(sections, start=1):
        own = {"number": f"{number:02}", "code": code, "section_title": title}
        path = root / "notebooks" / f"{_chapter(number, title)}.ipynb"
        _put(path, _filled(SECTION, known | own))
    _write_tables(root / "data", known["key"], sections)


def _require_free(folder: Path) -> None:
    """EditionError where a folder is taken, or lies in the repository that is copied."""
    if folder.resolve().is_relative_to(REPOSITORY):
        told = f"it lies in {REPOSITORY}, which is copied; name one beside that, as ../my-edition"
        raise EditionError(f"folder cannot be {str(folder)!r}: {told}")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        told = f"{folder} is not an empty folder; name one that is empty or not there"
        raise EditionError(told)


def _require_day(iso: str) -> None:
    try:
        date.fromisoformat(iso)
    except ValueError as error:
        raise EditionError(f"date cannot be {iso!r}: {error}") from error


def _require_own_codes(sections: list[str]) -> None:
    codes = [_parts(text)[0] for text in sections]
    for text in sections:
        require_chapter(_parts(text)[1])
    if twice := [code for code in codes if codes.count(code) > 1]:
        raise EditionError(f"section: each needs a code of its own, unlike {twice[0]}")


def _require_order(root: Path) -> None:
    """EditionError with the faults that the edition's own check finds."""
    environment = os.environ | {"EDITION_ROOT": str(root), "PYTHONPATH": str(root / "scripts")}
    command = [sys.executable, "-m", "edition.cli", "check"]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise EditionError(f"nothing was written: {done.stdout}{done.stderr}".strip())


def _parts(section: str) -> tuple[str, str]:
    """The code and the title of a section that was given as CODE:TITLE."""
    code, _, title = section.partition(":")
    return code, title.strip()


def _chapter(number: int, title: str) -> str:
    return f"{number:02}_{slug(title, '_')}"


def _told(answers: Answers, sections: list[tuple[str, str]]) -> dict[str, str]:
    """What the templates say of an edition."""
    year = answers["year"] or answers["date"][:4]
    family = names(answers["author"])[0].partition(",")[0].split()[-1]
    chapters = [_chapter(number, title) for number, (_, title) in enumerate(sections, start=1)]
    return {
        **{name: answers[name] for name in ("title", "author", "date", "name")},
        "year": year,
        "kind": answers["kind"] or "paper",
        "key": f"{slug(family, '') or 'paper'}{year}",
        "today": f"{date.today()}",
        "chapters": "\n".join(f"      - file: notebooks/{chapter}" for chapter in chapters),
        "edition_authors": "\n".join(map(_author, answers["edition_author"])),
    }


def _author(name: str) -> str:
    """An author as CITATION.cff has one: a person, who is given as Doe, Jane, or a group."""
    family, _, given = (part.strip() for part in name.partition(","))
    if given:
        return f'  - family-names: "{family}"\n    given-names: "{given}"'
    return f'  - name: "{family}"'


def _filled(template: str, known: dict[str, str]) -> str:
    return Template((TEMPLATES / template).read_text(encoding="utf-8")).substitute(known)


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _write_tables(data: Path, paper: str, sections: list[tuple[str, str]]) -> None:
    """A file with a head for each table of the descriptor; two have what is known of the paper."""
    descriptor = data / "datapackage.json"
    package: dict[str, Any] = json.loads(descriptor.read_text(encoding="utf-8"))
    _put(descriptor, json.dumps(package, indent=2, ensure_ascii=False) + "\n")
    known = {"sections": _section_rows(paper, sections), "sources": [_source_row(paper)]}
    for entry in package["resources"]:
        columns = [field["name"] for field in entry["schema"]["fields"]]
        with (data / entry["path"]).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(known.get(entry["name"], []))


def _section_rows(paper: str, sections: list[tuple[str, str]]) -> list[dict[str, str]]:
    return [
        {"code": code, "title": title, "chapter": _chapter(number, title)}
        | {"order": str(number), "source": paper}
        for number, (code, title) in enumerate(sections, start=1)
    ]


def _source_row(paper: str) -> dict[str, str]:
    """The paper as a source: a party on its own matter, which moves no verdict."""
    told = {"nature": "party", "origin": "The authors", "copy": "good", "read": "the whole paper"}
    return {"key": paper, **told}
