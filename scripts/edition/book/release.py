"""The files that a release is archived with: codemeta.json, .zenodo.json, and an RO-Crate."""

import html
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from edition.base.files import LEFT_BEHIND
from edition.base.project import BUILD, INPUTS, ROOT
from edition.book import citations, crate, linked_data
from edition.data import bibliography

FOLDER = BUILD / "release"

BESIDE = (
    ".github",
    "CONTRIBUTING.md",
    "LICENSE",
    "LICENSE-CONTENT",
    "Makefile",
    "README.md",
    "environment.yml",
    "postBuild",
    "pyproject.toml",
    "tests",
)
"""What a release holds of the repository beside what the book is made from."""

CONTENT_NOTE = (
    "The licence named is that of the code. Text and figures are under CC-BY-4.0, "
    "and each data table has the terms that data/datapackage.json states."
)


def codemeta(citation: Mapping[str, Any]) -> dict[str, Any]:
    """The edition as software, in the vocabulary of CodeMeta 3."""
    work = citations.whole_work(citation)
    data = {
        "@context": "https://w3id.org/codemeta/3.0",
        "@type": "SoftwareSourceCode",
        "name": work.title,
        "description": _abstract(citation),
        "author": linked_data.agents(work.authors),
        "version": work.version,
        "datePublished": work.day.isoformat(),
        "license": f"https://spdx.org/licenses/{citation['license']}",
        "keywords": citation["keywords"],
        "programmingLanguage": {"@type": "ComputerLanguage", "name": "Python"},
        "identifier": work.doi and f"https://doi.org/{work.doi}",
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
        "description": f"<p>{html.escape(_abstract(citation), quote=False)}</p>",
        "creators": [{"name": str(author)} for author in work.authors],
        "publication_date": work.day.isoformat(),
        "version": work.version,
        "language": "eng",
        "access_right": "open",
        "license": citation["license"],
        "keywords": citation["keywords"],
        "notes": CONTENT_NOTE,
        "references": [f"{paper.signed} ({paper.year}). {paper.title}."],
    }


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
    """Writes these files anew."""
    texts = metadata()
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")
    return list(texts)


def release(book: Path, pdf: Path, target: Path = FOLDER) -> Path:
    """Writes a folder with all that a release holds, described as RO-Crate; gives that folder."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for path in [*INPUTS, *(ROOT / name for name in (*BESIDE, *METADATA))]:
        copy(path, target / path.relative_to(ROOT))
    copy(book, target / crate.BOOK)
    crate.write(target, f"{crate.BOOK}/{pdf.name}")
    return target


def copy(source: Path, target: Path) -> None:
    """Copies a file or a folder, without what programs left in it."""
    if source.is_file():
        shutil.copyfile(source, target)
    else:
        shutil.copytree(source, target, ignore=shutil.ignore_patterns(*LEFT_BEHIND))


def _abstract(citation: Mapping[str, Any]) -> str:
    return " ".join(citation["abstract"].split())
