"""Puts data, the paper's code and bare notebooks into the book; links data and code in the text."""

import shutil
from pathlib import Path
from posixpath import dirname, relpath

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxRole

from edition.base.project import DATA, NOTEBOOKS, PAPER_PACKAGE, ROOT
from edition.book import archive, reference_files
from edition.book.head import as_text
from edition.data import descriptor


class Source(SphinxRole):
    """`{source}`: a line of code, `scripts/paper/x.py#L7`, as it was when the book was built.

    It is linked in the repository at the commit `source_commit`, or else in the book's own copy.
    """

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The name of the file and the line, linked where there is something to link to."""
        path, _, line = self.text.partition("#L")
        words = [nodes.literal("", path), nodes.Text(f", line {line}")]
        repository = self.config.html_theme_options.get("repository_url")
        if repository and (commit := self.config.source_commit):
            address = f"{repository}/blob/{commit}/{self.text}"
        elif self.env.app.builder.format == "html":
            address = relpath(as_text(path), dirname(self.env.docname) or ".")
        else:
            return words, []
        return [nodes.reference("", "", *words, refuri=address)], []


def _link(app: Sphinx, doctree: nodes.document, page: str) -> None:
    if app.builder.format != "html":
        return
    for name in list(doctree.findall(nodes.literal)):
        folder, _, file = name.astext().partition("/")
        is_made = file in (*reference_files.FORMATS, archive.name())
        if folder == DATA.name and (is_made or (DATA / file).is_file()):
            address = relpath(name.astext(), dirname(page) or ".")
            link = nodes.reference(refuri=address, internal=False)
            name.replace_self(link)
            link += name


def _copy(app: Sphinx, error: Exception | None) -> None:
    if not error and app.builder.format == "html":
        folder = Path(app.outdir, DATA.name)
        folder.mkdir(exist_ok=True)
        paths = [one["path"] for one in descriptor.package()["resources"]]
        for file in [descriptor.DESCRIPTOR, *paths]:
            shutil.copyfile(DATA / file, folder / file)
        reference_files.write(folder)
        archive.write(folder)
        for module in PAPER_PACKAGE.rglob("*.py"):
            copy = Path(app.outdir, as_text(module.relative_to(ROOT).as_posix()))
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(module, copy)
        for page in sorted(app.env.found_docs):
            if (notebook := NOTEBOOKS.parent / f"{page}.ipynb").is_file():
                shutil.copyfile(notebook, Path(app.outdir, f"{page}.ipynb"))


def setup(app: Sphinx) -> None:
    """Registers the role, the value `source_commit` (a full hash, or empty), links and copies."""
    app.add_config_value("source_commit", "", "env", types=[str])
    app.add_role("source", Source())
    app.connect("doctree-resolved", _link)
    app.connect("build-finished", _copy)
