"""Puts the data package and the bare notebooks into the book; links data where the text does."""

import posixpath
import shutil
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from edition.paths import DATA, NOTEBOOKS


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
        shutil.copytree(DATA, Path(app.outdir, DATA.name), dirs_exist_ok=True)
        for page in sorted(app.env.found_docs):
            if (notebook := NOTEBOOKS.parent / f"{page}.ipynb").is_file():
                shutil.copyfile(notebook, Path(app.outdir, f"{page}.ipynb"))


def setup(app: Sphinx) -> dict[str, Any]:
    """Registers the links and the copies."""
    app.connect("doctree-resolved", _link)
    app.connect("build-finished", _copy)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
