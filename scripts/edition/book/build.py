"""Prints the book: checks the data, runs the notebooks, compiles HTML and PDF, side by side."""

import hashlib
import os
import shutil
import sys
from functools import partial
from pathlib import Path
from typing import Any

from edition.base.files import hash_of, read_yaml
from edition.base.project import BUILD, CONFIG, INPUTS
from edition.base.text import listed
from edition.book import compiler, pictures
from edition.book.citations import citation_file, whole_work
from edition.book.head import CLAIMS
from edition.book.imprint import commit, imprint, source_commit
from edition.book.slim import slim
from edition.data import bibliography, tables
from edition.run.processes import lock, process_pool
from edition.show.vega import FONT

HTML = BUILD / "html"
OLD = BUILD / "html.old"
STAMP = BUILD / "book.stamp"
WORK = BUILD / "work"
FRESH = WORK / "html" / "_build" / "html"

ADDRESSES = {"EDITION_REPOSITORY_URL": "repository-code", "EDITION_BOOK_URL": "url"}
"""The public addresses: the environment variable that overrides, and the key in CITATION.cff."""


def build_book() -> bool:
    """Builds the book where anything it depends on has changed; tells whether it did.

    Everything is built beside its target and renamed into place at the end: whatever fails
    raises EditionError and leaves the last good book as it was.
    """
    stamp = _stamp()
    if HTML.exists() and STAMP.exists() and STAMP.read_text(encoding="utf-8") == stamp:
        return False
    BUILD.mkdir(exist_ok=True)
    with lock(BUILD / "lock"):
        _restore()
        _build()
        STAMP.write_text(stamp, encoding="utf-8")
    return True


def _build() -> None:
    from edition import check
    from edition.book import claim_pages
    from edition.book.stage import stage
    from edition.run import runner

    check.require_none([*check.settings(), *check.unwritten()])
    with process_pool(2) as pool:
        checked, bundle = pool.submit(check.validate), pool.submit(pictures.bundle)
        compiler.load()
        checked.result()
        executed = runner.run()
        bundle.result()
    shutil.rmtree(WORK, ignore_errors=True)
    stage(executed, WORK / compiler.SOURCE)
    address = addresses().get("url", "")
    write_claims = partial(claim_pages.write, WORK, address, pdf_name())
    compiler.compile_book(WORK, configuration(), write_claims, _finish_site)
    pdf = next((WORK / "pdf").rglob(pdf_name()))
    shutil.copyfile(pdf, FRESH / pdf.name)
    _replace(FRESH)


def addresses() -> dict[str, str]:
    """The public addresses that are set, by their key in CITATION.cff."""
    citation = citation_file()
    found = {key: os.environ.get(name) or citation.get(key) for name, key in ADDRESSES.items()}
    return {key: value for key, value in found.items() if value}


def configuration() -> dict[str, Any]:
    """Jupyter Book's configuration: `_config.yml` with what CITATION.cff and the addresses say."""
    config: dict[str, Any] = read_yaml(CONFIG)
    citation = citation_file()
    public = addresses()
    config["title"] = citation["title"]
    config["author"] = listed([str(author) for author in whole_work(citation).authors])
    config["latex"] = {"use_jupyterbook_latex": False}
    config["copyright"] = citation["date-released"][:4]
    sphinx = config["sphinx"]["config"]
    sphinx |= {
        "project": citation["title"],
        "citation": citation,
        "source_commit": source_commit(),
        "extensions": compiler.extensions(),
        "typst_pdf_name": tables.descriptor()["name"],
        "typst_date": citation["date-released"],
        "typst_edition": imprint(),
        "typst_fonts": [str(pictures.FONTS)],
        "typst_sans": FONT,
        "typst_subtitle": subtitle(),
        "typst_description": citation["abstract"],
        "typst_keywords": citation["keywords"],
    }
    # The cover has the book's name in its window already, so the theme takes it from here.
    sphinx["html_theme_options"]["logo"] = {"text": citation["title"]}
    # Jupyter Book's own repository stands there else, and every link to the code leads astray.
    config["repository"] = {"url": ""}
    if "repository-code" in public:
        config["repository"] = {"url": public["repository-code"], "branch": "main"}
        config["html"] |= {"use_repository_button": True, "use_edit_page_button": True}
        config["launch_buttons"] = {
            "binderhub_url": "https://mybinder.org",
            "notebook_interface": "jupyterlab",
        }
    if "url" in public:
        config["html"]["baseurl"] = public["url"]
    return config


def subtitle() -> str:
    """What the title page says below the title."""
    paper = bibliography.paper()
    return f"Every claim of {paper.signed}’s paper of {paper.year}, tested against open evidence"


def _stamp() -> str:
    addresses = "\0".join(os.environ.get(name, "") for name in ADDRESSES)
    state = f"{sys.version_info[:3]}\0{addresses}\0{commit()}\0{hash_of(*INPUTS)}"
    return hashlib.sha256(state.encode()).hexdigest()


def _finish_site() -> None:
    # Sphinx's note to itself for the next build names this machine's folders.
    (FRESH / ".buildinfo").unlink()
    (WORK / CLAIMS).rename(FRESH / CLAIMS)
    slim(FRESH)


def _replace(fresh: Path) -> None:
    """Puts a new book in the place of the last one, which comes back if that is interrupted."""
    shutil.rmtree(OLD, ignore_errors=True)
    STAMP.unlink(missing_ok=True)
    try:
        if HTML.exists():
            HTML.rename(OLD)
        fresh.rename(HTML)
    finally:
        _restore()
    shutil.rmtree(OLD, ignore_errors=True)


def _restore() -> None:
    """Puts the last good book back where a build was stopped between taking it away and the new."""
    if OLD.exists() and not HTML.exists():
        OLD.rename(HTML)


def pdf_name() -> str:
    """The file name of the PDF: that of the data package."""
    return f"{tables.descriptor()['name']}.pdf"


def output() -> tuple[Path, Path]:
    """The built book's first page and its PDF."""
    return HTML / "index.html", HTML / pdf_name()
