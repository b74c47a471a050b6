"""Prints the book: checks the data, runs the notebooks, compiles HTML and PDF, side by side."""

import hashlib
import os
import shutil
import sys
from pathlib import Path
from typing import Any

from edition.citations import citation_file, edition
from edition.files import hash_of, read_yaml
from edition.imprint import commit, imprint
from edition.paths import BUILD, CONFIG, SOURCES
from edition.processes import alone, workers
from edition.slim import slim
from edition.words import listed

HTML = BUILD / "html"
OLD = BUILD / "html.old"
PDF_NAME = "russia-and-the-korean-crisis"
STAMP = BUILD / "book.stamp"
WORK = BUILD / "work"
FRESH = WORK / "html" / "_build" / "html"

ADDRESSES = {"EDITION_REPOSITORY_URL": "repository-code", "EDITION_BOOK_URL": "url"}
"""The public addresses: the environment variable that overrides, and the key in CITATION.cff."""


def book() -> bool:
    """Builds the book where anything it depends on has changed; tells whether it did.

    Everything is built beside its target and renamed into place at the end: whatever fails
    raises EditionError and leaves the last good book as it was.
    """
    stamp = _stamp()
    if HTML.exists() and STAMP.exists() and STAMP.read_text(encoding="utf-8") == stamp:
        return False
    BUILD.mkdir(exist_ok=True)
    with alone(BUILD / "lock"):
        _restore()
        _build()
        STAMP.write_text(stamp, encoding="utf-8")
    return True


def _build() -> None:
    from edition import check, compiler, runner, vega
    from edition.stage import stage

    check.demand([*check.settings(), *check.unwritten()])
    with workers(2) as pool:
        checked, bundle = pool.submit(check.demand_once), pool.submit(vega.bundle)
        compiler.load()
        checked.result()
        executed = runner.run()
        bundle.result()
    shutil.rmtree(WORK, ignore_errors=True)
    stage(executed, WORK / compiler.SOURCE)
    compiler.compile_book(WORK, configuration(), _claim_pages, _finish_site)
    pdf = next((WORK / "pdf").rglob(f"{PDF_NAME}.pdf"))
    shutil.copyfile(pdf, FRESH / pdf.name)
    _replace(FRESH)


def _claim_pages() -> None:
    from edition import claim_pages

    claim_pages.write(WORK, addresses().get("url", ""), f"{PDF_NAME}.pdf")


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
    config["author"] = listed([str(author) for author in edition(citation).authors])
    sphinx = config["sphinx"]["config"]
    config["copyright"] = citation["date-released"][:4]
    sphinx["project"] = citation["title"]
    sphinx["typst_pdf_name"] = PDF_NAME
    sphinx["typst_date"] = citation["date-released"]
    sphinx["typst_edition"] = imprint()
    sphinx["typst_description"] = citation["abstract"].strip()
    sphinx["typst_keywords"] = citation["keywords"]
    sphinx["citation"] = citation
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


def _stamp() -> str:
    addresses = "\0".join(os.environ.get(name, "") for name in ADDRESSES)
    state = f"{sys.version_info[:3]}\0{addresses}\0{commit()}\0{hash_of(*SOURCES)}"
    return hashlib.sha256(state.encode()).hexdigest()


def _finish_site() -> None:
    from edition import claim_pages

    # Sphinx's note to itself for the next build names this machine's folders.
    (FRESH / ".buildinfo").unlink()
    (WORK / claim_pages.FOLDER).rename(FRESH / claim_pages.FOLDER)
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


def output() -> tuple[Path, Path]:
    """The built book's first page and its PDF."""
    return HTML / "index.html", HTML / f"{PDF_NAME}.pdf"
