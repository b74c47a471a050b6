"""Puts data, evidence functions and bare notebooks into the book; links data in the text."""

import posixpath
import shutil
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from edition.base.project import DATA, NOTEBOOKS, PAPER_PACKAGE, ROOT
from edition.data import tables


def as_text(path: str) -> str:
    """Where a module lies in the book: as plain text, which browsers show instead of saving it."""
    return f"{path}.txt"


def _link(app: Sphinx, doctree: nodes.document, page: str) -> None:
    if app.builder.format != "html":
        return
    for name in list(doctree.findall(nodes.literal)):
        folder, _, file = name.astext().partition("/")
        if folder == DATA.name and (DATA / file).is_file():
            address = posixpath.relpath(name.astext(), posixpath.dirname(page) or ".")
            link = nodes.reference(refuri=address, internal=False)
            name.replace_self(link)
            link += name


def _copy(app: Sphinx, error: Exception | None) -> None:
    if not error and app.builder.format == "html":
        folder = Path(app.outdir, DATA.name)
        folder.mkdir(exist_ok=True)
        for file in [tables.DESCRIPTOR, *(one["path"] for one in tables.descriptor()["resources"])]:
            shutil.copyfile(DATA / file, folder / file)
        for module in PAPER_PACKAGE.rglob("*.py"):
            copy = Path(app.outdir, as_text(module.relative_to(ROOT).as_posix()))
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(module, copy)
        for page in sorted(app.env.found_docs):
            if (notebook := NOTEBOOKS.parent / f"{page}.ipynb").is_file():
                shutil.copyfile(notebook, Path(app.outdir, f"{page}.ipynb"))


def setup(app: Sphinx) -> dict[str, Any]:
    """Registers the links and the copies."""
    app.connect("doctree-resolved", _link)
    app.connect("build-finished", _copy)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
