"""The files that a release is archived with: codemeta.json, .zenodo.json, and an RO-Crate."""

import html
import json
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from edition.base.errors import EditionError
from edition.base.files import LEFT_BEHIND, read_text
from edition.base.project import BUILD, INPUTS, ROOT, SCRIPTS
from edition.book import citations, crate, licences, linked_data
from edition.book.imprint import DRAFT
from edition.data import bibliography, descriptor, tables

FOLDER = BUILD / "release"

BESIDE = (
    *(
        ".ci",
        ".github",
        ".gitattributes",
        ".gitignore",
        ".pre-commit-config.yaml",
        "Makefile",
        "environment.yml",
    ),
    *("CONTRIBUTING.md", "LICENSE", "LICENSE-CONTENT", "README.md", "postBuild", "pyproject.toml"),
    *("requirements-dev.txt", "tests", "tools"),
)
"""What else an edition may have that a release holds: all that is needed to build and test it."""


def codemeta(citation: Mapping[str, Any]) -> dict[str, Any]:
    """The edition as software, in the vocabulary of CodeMeta 3."""
    work = citations.whole_work(citation)
    data = {
        "@context": "https://w3id.org/codemeta/3.0",
        "@type": "SoftwareSourceCode",
        "name": work.title,
        "description": citation["abstract"],
        "author": linked_data.agents(work.authors),
        "version": work.version,
        "datePublished": work.day.isoformat(),
        "license": licences.code().url,
        "keywords": citation["keywords"],
        "programmingLanguage": {"@type": "ComputerLanguage", "name": "Python"},
        "identifier": work.doi_address,
        "codeRepository": citation.get("repository-code"),
        "url": citation.get("url"),
        "isBasedOn": linked_data.paper(),
    }
    return {name: value for name, value in data.items() if value}


def zenodo(citation: Mapping[str, Any]) -> dict[str, Any]:
    """What Zenodo is to write into its record; it gives the DOI itself."""
    work = citations.whole_work(citation)
    paper = bibliography.paper()
    return {
        "title": work.title,
        "upload_type": "software",
        "description": f"<p>{html.escape(citation['abstract'], quote=False)}</p>",
        "creators": [{"name": str(author)} for author in work.authors],
        "publication_date": work.day.isoformat(),
        "version": work.version,
        "language": "eng",
        "access_right": "open",
        "license": licences.code().name,
        "keywords": citation["keywords"],
        "notes": "The licence named is that of the code. "
        f"Text and figures are under {licences.content().name}, "
        "and each data table has the terms that data/datapackage.json states.",
        "references": [f"{paper.signed} ({paper.year}). {paper.title}."],
    }


DATED = {descriptor.CHANGES: "day", "sources": "opened"}
"""The tables that tell when the edition was worked on: none of their days is after its release."""

METADATA = {"codemeta.json": codemeta, ".zenodo.json": zenodo}
"""The files that stand in the root of the repository, where archives look for them."""


def metadata() -> dict[Path, str]:
    """The text of each of these files, from CITATION.cff alone."""
    citation = citations.citation_file()
    return {
        ROOT / name: json.dumps(make(citation), ensure_ascii=False, indent=2) + "\n"
        for name, make in METADATA.items()
    }


def write_metadata() -> list[Path]:
    """Writes these files anew; EditionError for a day before the last of what is released."""
    _require_late_enough(citations.whole_work(citations.citation_file()).day)
    texts = metadata()
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")
    return list(texts)


def _require_late_enough(day: date) -> None:
    for table, column in DATED.items():
        last = tables.read(table)[column].max()
        if last > pd.Timestamp(day):  # of no row there is no last day
            told = (
                f"the last {column} in {table}.csv; set it, and `created` in data/datapackage.json"
            )
            raise EditionError(f"CITATION.cff: date-released {day} is before {last.date()}, {told}")


def release(book: Path, pdf: Path, target: Path = FOLDER) -> Path:
    """Writes a folder with all that a release holds, described as RO-Crate; gives that folder.

    It holds what a checkout does but its history, so that the book can be built and tested there.
    Raises EditionError for the book of a draft.
    """
    if DRAFT in read_text(book / "index.html"):
        told = "its verdicts are not accepted; see `edition diff`"
        raise EditionError(f"{book} is a draft, which is not released: {told}")
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for path in [*INPUTS, *(ROOT / name for name in (*BESIDE, *METADATA))]:
        # Machinery that is installed elsewhere goes where an edition has its own.
        inside = path.is_relative_to(ROOT)
        place = path.relative_to(ROOT) if inside else Path(SCRIPTS.name, path.name)
        if path.exists():
            copy(path, target / place)
    copy(book, target / crate.BOOK)
    crate.write(target, f"{crate.BOOK}/{pdf.name}")
    return target


def copy(source: Path, target: Path) -> None:
    """Copies a file or a folder, without what programs left in it."""
    if source.is_file():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)
    else:
        shutil.copytree(source, target, ignore=shutil.ignore_patterns(*LEFT_BEHIND, BUILD.name))
