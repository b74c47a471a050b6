"""Checks the pages and notebooks of the book, and what each names of the others."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from edition.base import contents
from edition.base.errors import DataError
from edition.base.files import read_yaml
from edition.base.project import BIBLIOGRAPHY, ROOT
from edition.check import myst
from edition.check.notebooks import Notebook, ledger_faults, read_notebook
from edition.check.opinions import lost_charts
from edition.check.pages import Book, Named, missing, named, page_texts
from edition.data import descriptor, tables
from edition.data.bibliography import entries
from edition.judge.verdicts import anchor


def text_faults(root: Path = ROOT) -> list[DataError]:
    """All faults of the pages and notebooks that the contents name, where data and settings are
    sound; nothing is run."""
    pages = contents.pages(root)
    notebooks = [read_notebook(root, page) for page in pages if page.startswith(contents.FOLDER)]
    try:
        found = [*_of_code(notebooks, root), *_of_text(pages, notebooks, root)]
        found = found or list(_without_heading(root))
    except DataError as fault:
        return [fault]
    return sorted(found, key=lambda fault: fault.place)


def linked_addresses(root: Path = ROOT) -> Iterator[tuple[str, str]]:
    """The addresses of the web that pages and notebooks link, each with the file."""
    pages, config = contents.pages(root), read_yaml(root / "_config.yml")
    notebooks = [read_notebook(root, page) for page in pages if page.startswith(contents.FOLDER)]
    for text, mention in _named(pages, notebooks, root, config):
        if mention.kind == "link" and mention.value.startswith(("https:", "http:")):
            yield text.file, mention.value


def _of_code(notebooks: list[Notebook], root: Path) -> Iterator[DataError]:
    claims = set(tables.read("claims", root / "data")["id"])
    table = tables.read("sections", root / "data")
    sections = dict(zip(table["code"], table["chapter"], strict=True))
    for notebook in notebooks:
        yield from notebook.faults
        yield from ledger_faults(notebook, claims, sections)
    yield from lost_charts(notebooks, root / "data")


def _of_text(pages: list[str], notebooks: list[Notebook], root: Path) -> Iterator[DataError]:
    config = read_yaml(root / "_config.yml")
    found = list(_named(pages, notebooks, root, config))
    labels = [mention.value for _, mention in found if mention.kind == "target"]
    labels += [label for one in notebooks for label in one.labels]
    labels += [f"table-{one['name']}" for one in descriptor.package(root / "data")["resources"]]
    book = Book(
        root=root,
        pages=set(pages),
        labels={" ".join(label.lower().split()) for label in labels},
        keys=set(entries(root / "book" / BIBLIOGRAPHY.name)),
        claims={anchor(claim) for claim in tables.read("claims", root / "data")["id"]},
        glued={one.page: one.glued for one in notebooks},
        heading_anchors=bool(config["sphinx"]["config"].get("myst_heading_anchors")),
    )
    yield from missing(found, book)


def _without_heading(root: Path) -> Iterator[DataError]:
    for path in contents.files(root):
        if not contents.heading_at(path):
            yield DataError(path.relative_to(root).as_posix(), None, "", "", contents.A_HEADING)


def _named(
    pages: list[str], notebooks: list[Notebook], root: Path, config: dict[str, Any]
) -> Iterator[Named]:
    md = myst.parser(config)
    for text in page_texts(root, pages):
        yield from named(md, text, {}, root)
    md.disable("front_matter")  # of which a notebook has none
    for notebook in notebooks:
        references: dict[str, Any] = {}
        for text in notebook.texts:
            yield from named(md, text, references, root)
