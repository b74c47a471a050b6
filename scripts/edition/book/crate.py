"""A release as RO-Crate: what each part of it is, and under which licence."""

import json
from pathlib import Path

from rocrate.model import ContextEntity, DataEntity
from rocrate.rocrate import ROCrate

from edition.book import citations, linked_data
from edition.book.citations import Author

BOOK = "html"
"""The folder of the built book in a release."""

VERSION = "1.1"
"""The version of the specification; what reads and checks crates knows this one best."""

CONTENT, CODE, FONTS, CHARTS = "CC-BY-4.0", "MIT", "OFL-1.1", "BSD-3-Clause"
LICENCES = {
    CONTENT: (linked_data.CONTENT_LICENCE, "Creative Commons Attribution 4.0"),
    CODE: ("https://spdx.org/licenses/MIT", "MIT License"),
    FONTS: ("https://spdx.org/licenses/OFL-1.1", "SIL Open Font License 1.1"),
    CHARTS: ("https://spdx.org/licenses/BSD-3-Clause", "BSD 3-Clause License"),
}

FOLDERS = {
    "scripts/edition": ("The package that tests the claims and builds the book", [CODE]),
    "tests": ("The tests of the package, the data and the book", [CODE]),
    "book": ("Pages, bibliography, style, scripts and fonts of the book", [CONTENT, CODE, FONTS]),
    BOOK: ("The built book, with Vega; open index.html", [CONTENT, CODE, FONTS, CHARTS]),
}
FILES = {
    "README.md": ("How to build, read, rerun and extend the edition", "text/markdown", [CONTENT]),
    "LICENSE": ("Licence of the code", "text/plain", [CODE]),
    "LICENSE-CONTENT": ("Licence of text and figures", "text/plain", [CONTENT]),
    "CITATION.cff": ("How to cite the edition", "application/yaml", [CONTENT]),
    "codemeta.json": ("The edition as software, in CodeMeta", "application/ld+json", [CONTENT]),
    "requirements.txt": ("Every package with version and hashes", "text/plain", [CODE]),
    "pyproject.toml": ("The package and its direct dependencies", "application/toml", [CODE]),
    "Makefile": ("Commands that build and test the edition", "text/x-makefile", [CODE]),
    "environment.yml": ("The environment for conda and Binder", "application/yaml", [CODE]),
    "_config.yml": ("Settings of Jupyter Book", "application/yaml", [CODE]),
}


def write(folder: Path, pdf: str) -> None:
    """Writes ro-crate-metadata.json into a release; `pdf` is the PDF's place in it."""
    crate = ROCrate(version=VERSION)
    licences = {name: _licence(crate, *about) for name, about in LICENCES.items()}
    _root(crate, licences[CONTENT])
    for place, (words, names) in FOLDERS.items():
        properties = {"name": words, "license": _one_or_all([licences[name] for name in names])}
        crate.add_dataset(dest_path=place, properties=properties)
    pages = {pdf: ("The book as PDF", "application/pdf", [CONTENT])}
    for place, (words, kind, names) in {**FILES, **pages}.items():
        _file(crate, place, words, kind, [licences[name] for name in names])
    for notebook in sorted((folder / "notebooks").glob("*.ipynb")):
        kind = "application/x-ipynb+json"
        place = notebook.relative_to(folder).as_posix()
        rights = [licences[CONTENT], licences[CODE]]
        _file(crate, place, f"Chapter: {_heading(notebook)}", kind, rights)
    _tables(crate, folder / "data")
    crate.metadata.write(folder)


def _root(crate: ROCrate, licence: ContextEntity) -> None:
    citation = citations.citation_file()
    work = citations.whole_work(citation)
    paper = linked_data.paper()
    writer = crate.add(ContextEntity(crate, "#koslov", paper["author"]))
    crate.root_dataset["author"] = _one_or_all([_agent(crate, author) for author in work.authors])
    about = {"@type": paper["@type"], "name": paper["name"], "author": writer}
    about["datePublished"] = paper["datePublished"]
    crate.root_dataset["isBasedOn"] = crate.add(ContextEntity(crate, "#paper", about))
    crate.root_dataset["version"] = work.version
    if work.doi:
        crate.root_dataset["identifier"] = f"https://doi.org/{work.doi}"
    crate.name = work.title
    crate.description = " ".join(citation["abstract"].split())
    crate.datePublished = work.day
    crate.keywords = citation["keywords"]
    crate.license = licence


def _tables(crate: ROCrate, data: Path) -> None:
    package = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    whole = package["licenses"][0]
    part = crate.add_dataset(
        dest_path=data.name,
        properties={
            "name": package["title"],
            "description": package["description"],
            "license": _licence(crate, whole["path"], whole["title"]),
        },
    )
    descriptor = f"{data.name}/datapackage.json"
    found = [
        _file(crate, descriptor, "Descriptor of the tables", "application/json", [part["license"]])
    ]
    for entry in package["resources"]:
        licence = _licence(crate, entry["licenses"][0]["path"], entry["licenses"][0]["title"])
        table = _file(
            crate, f"{data.name}/{entry['path']}", entry["title"], entry["mediatype"], [licence]
        )
        table["description"] = entry["description"]
        found.append(table)
    part["hasPart"] = found


def _file(
    crate: ROCrate, place: str, words: str, kind: str, licences: list[ContextEntity]
) -> DataEntity:
    properties = {"name": words, "encodingFormat": kind, "license": _one_or_all(licences)}
    return crate.add_file(dest_path=place, properties=properties)


def _one_or_all(entities: list[ContextEntity]) -> ContextEntity | list[ContextEntity]:
    """A single value stands alone, as the specification recommends."""
    return entities[0] if len(entities) == 1 else entities


def _licence(crate: ROCrate, url: str, name: str) -> ContextEntity:
    known = crate.dereference(url)
    properties = {"@type": "CreativeWork", "name": name, "url": url}
    return known or crate.add(ContextEntity(crate, url, properties))


def _agent(crate: ROCrate, author: Author) -> ContextEntity:
    (properties,) = linked_data.agents((author,))
    return crate.add(ContextEntity(crate, f"#{author.name.replace(' ', '-')}", properties))


def _heading(notebook: Path) -> str:
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    text = next("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    return text.lstrip("# ").splitlines()[0]
