"""A release as RO-Crate: what each part of it is, and under which licence."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rocrate.model import ContextEntity, DataEntity
from rocrate.rocrate import ROCrate

from edition.base import project
from edition.base.contents import heading
from edition.book import citations, licences, linked_data
from edition.book.licences import Licence, spdx
from edition.data import descriptor

BOOK = "html"
"""The folder of the built book in a release."""

VERSION = "1.1"
"""The version of the specification; what reads and checks crates knows this one best."""

FONTS = spdx("OFL-1.1", "SIL Open Font License 1.1")
CHARTS = spdx("BSD-3-Clause", "BSD 3-Clause License")


def write(folder: Path, pdf: str) -> None:
    """Writes ro-crate-metadata.json into a release; `pdf` is the PDF's place in it."""
    crate = ROCrate(version=VERSION)
    text, code = licences.content(), licences.code()
    _root(crate, text)
    for place, (words, terms) in _folders(text, code).items():
        if (folder / place).exists():
            properties = {"name": words, "license": _licences(crate, terms)}
            crate.add_dataset(dest_path=place, properties=properties)
    files = _files(text, code) | {pdf: ("The book as PDF", "application/pdf", [text])}
    for notebook in sorted((folder / project.NOTEBOOKS.name).glob("*.ipynb")):
        about = (f"Chapter: {heading(notebook)}", "application/x-ipynb+json", [text, code])
        files[notebook.relative_to(folder).as_posix()] = about
    for place, about in files.items():
        if (folder / place).exists():
            _file(crate, place, *about)
    _tables(crate, folder / project.DATA.name)
    crate.metadata.write(folder)


def _folders(text: Licence, code: Licence) -> dict[str, tuple[str, list[Licence]]]:
    return {
        project.SCRIPTS.name: ("The evidence, and what builds the book from it", [code, FONTS]),
        "tests": ("The tests of the packages, the data and the book", [code]),
        "tools": ("Programs that measure the packages and their tests", [code]),
        project.BOOK.name: ("Pages and bibliography of the book", [text]),
        BOOK: ("The built book, with Vega; open index.html", [text, code, FONTS, CHARTS]),
    }


def _files(text: Licence, code: Licence) -> dict[str, tuple[str, str, list[Licence]]]:
    return {
        "README.md": ("How to build, read, rerun and extend the edition", "text/markdown", [text]),
        "LICENSE": ("Licence of the code", "text/plain", [code]),
        "LICENSE-CONTENT": ("Licence of text and figures", "text/plain", [text]),
        project.CITATION_FILE.name: ("How to cite the edition", "application/yaml", [text]),
        "codemeta.json": ("The edition as software, in CodeMeta", "application/ld+json", [text]),
        project.LOCK.name: ("Every package with version and hashes", "text/plain", [code]),
        "pyproject.toml": ("The package and its direct dependencies", "application/toml", [code]),
        "Makefile": ("Commands that build and test the edition", "text/x-makefile", [code]),
        "environment.yml": ("The environment for conda and Binder", "application/yaml", [code]),
        project.CONFIG.name: ("Settings of Jupyter Book", "application/yaml", [code]),
    }


def _root(crate: ROCrate, licence: Licence) -> None:
    citation = citations.citation_file()
    work = citations.whole_work(citation)
    paper = linked_data.paper()
    agents = linked_data.agents(work.authors)
    crate.root_dataset["author"] = _agents(crate, "author", agents)
    about = {**paper, "author": _agents(crate, "paper-author", paper["author"])}
    crate.root_dataset["isBasedOn"] = _entity(crate, "#paper", about)
    crate.root_dataset["version"] = work.version
    if work.doi:
        crate.root_dataset["identifier"] = work.doi_address
    crate.name = work.title
    crate.description = citation["abstract"]
    crate.datePublished = work.day
    crate.keywords = citation["keywords"]
    crate.license = _licences(crate, [licence])


def _tables(crate: ROCrate, data: Path) -> None:
    package = descriptor.package(data)
    whole = [licences.content()]
    about = {"name": package["title"], "description": package["description"]}
    about["license"] = _licences(crate, whole)
    part = crate.add_dataset(dest_path=data.name, properties=about)
    place = f"{data.name}/{descriptor.DESCRIPTOR}"
    found = [_file(crate, place, "Descriptor of the tables", "application/json", whole)]
    for entry in package["resources"]:
        terms = [Licence(one["name"], one["title"], one["path"]) for one in entry["licenses"]]
        place = f"{data.name}/{entry['path']}"
        table = _file(crate, place, entry["title"], entry["mediatype"], terms)
        table["description"] = entry["description"]
        found.append(table)
    part["hasPart"] = found


def _file(crate: ROCrate, place: str, words: str, kind: str, terms: list[Licence]) -> DataEntity:
    properties = {"name": words, "encodingFormat": kind, "license": _licences(crate, terms)}
    return crate.add_file(dest_path=place, properties=properties)


def _licences(crate: ROCrate, terms: list[Licence]) -> Any:
    about = {one.url: {"@type": "CreativeWork", "name": one.title, "url": one.url} for one in terms}
    return _one_or_all(crate, about)


def _agents(crate: ROCrate, kind: str, agents: list[dict[str, Any]]) -> Any:
    about = {f"#{kind}-{place}": agent for place, agent in enumerate(agents, start=1)}
    return _one_or_all(crate, about)


def _one_or_all(crate: ROCrate, about: Mapping[str, Mapping[str, Any]]) -> Any:
    """Entities by name; a single one stands alone, as the specification recommends."""
    found = [_entity(crate, name, properties) for name, properties in about.items()]
    return found[0] if len(found) == 1 else found


def _entity(crate: ROCrate, name: str, properties: Mapping[str, Any]) -> ContextEntity:
    return crate.dereference(name) or crate.add(ContextEntity(crate, name, properties))
