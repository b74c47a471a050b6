"""Prints the book: checks the data, runs the notebooks, compiles HTML and PDF, side by side."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from edition.citations import citation_file
from edition.errors import EditionError
from edition.imprint import commit, imprint
from edition.paths import (
    BIBLIOGRAPHY,
    BUILD,
    CONFIG,
    DATA,
    LOCK,
    PACKAGE,
    SOURCES,
)
from edition.slim import slim

HTML = BUILD / "html"
PDF_NAME = "russia-and-the-korean-crisis"
STAMP = BUILD / "book.stamp"
WORK = BUILD / "work"

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
    with (BUILD / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise EditionError("another build is under way; try again when it has ended") from error
        _build()
    STAMP.write_text(stamp, encoding="utf-8")
    return True


def _build() -> None:
    from edition import runner, vega
    from edition.stage import stage

    _check()
    # The bundle of the charts' scripts takes a second to make, which the notebooks leave idle.
    with ProcessPoolExecutor(1) as pool:
        bundle = pool.submit(vega.bundle)
        executed = runner.run()
        bundle.result()
    shutil.rmtree(WORK, ignore_errors=True)
    stage(executed, WORK / "source")
    _compile()
    _publish()


def addresses() -> dict[str, str]:
    """The public addresses that are set, by their key in CITATION.cff."""
    citation = citation_file()
    found = {key: os.environ.get(name) or citation.get(key) for name, key in ADDRESSES.items()}
    return {key: value for key, value in found.items() if value}


def configuration() -> dict[str, Any]:
    """Jupyter Book's configuration: `_config.yml` with what CITATION.cff and the addresses say."""
    import yaml

    config: dict[str, Any] = yaml.safe_load(CONFIG.read_text(encoding="utf-8"))
    citation = citation_file()
    public = addresses()
    config["title"] = citation["title"]
    config["author"] = citation["authors"][0]["name"]
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
    state = f"{sys.version_info[:3]}\0{addresses}\0{commit()}\0{_hash(*SOURCES)}"
    return hashlib.sha256(state.encode()).hexdigest()


def _hash(*roots: Path) -> str:
    digest = hashlib.sha256()
    for root in roots:
        for path in sorted(root.rglob("*")) if root.is_dir() else [root]:
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(str(path.relative_to(root.parent)).encode() + b"\0")
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _check() -> None:
    """Checks the data, unless the same data have passed the same check before."""
    from edition import check

    passed = BUILD / "check.stamp"
    stamp = _hash(DATA, BIBLIOGRAPHY, PACKAGE, LOCK)
    if not passed.exists() or passed.read_text(encoding="utf-8") != stamp:
        check.demand()
        passed.write_text(stamp, encoding="utf-8")


def _compile() -> None:
    import yaml

    from edition import claim_pages

    config = WORK / "_config.yml"
    config.write_text(yaml.safe_dump(configuration()), encoding="utf-8")
    jupyter_book = Path(sys.executable).with_name("jupyter-book")
    command = [str(jupyter_book), "build", str(WORK / "source")]
    command += ["--config", str(config), "-W", "--keep-going", "-q"]
    routes = {
        "html": [*command, "--path-output", str(WORK / "html"), "--builder", "html"],
        "pdf": [*command, "--path-output", str(WORK / "pdf"), "--builder", "custom"],
    }
    routes["pdf"] += ["--custom-builder", "typst"]
    running = {name: _start(name, route) for name, route in routes.items()}
    # They do not need Jupyter Book, which may be at work meanwhile.
    claim_pages.write(WORK, addresses().get("url", ""), f"{PDF_NAME}.pdf")
    failed = [name for name, process in running.items() if process.wait()]
    if failed:
        logs = "\n".join((WORK / f"{name}.log").read_text(encoding="utf-8") for name in failed)
        raise EditionError(f"Jupyter Book could not compile {' and '.join(failed)}:\n{logs}")


def _start(name: str, command: list[str]) -> subprocess.Popen[bytes]:
    with (WORK / f"{name}.log").open("wb") as log:
        return subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)


def _publish() -> None:
    from edition import claim_pages

    fresh = WORK / "html" / "_build" / "html"
    pdf = next((WORK / "pdf").rglob(f"{PDF_NAME}.pdf"))
    shutil.copyfile(pdf, fresh / pdf.name)
    # Sphinx's note to itself for the next build names this machine's folders.
    (fresh / ".buildinfo").unlink()
    (WORK / claim_pages.FOLDER).rename(fresh / claim_pages.FOLDER)
    slim(fresh)
    old = BUILD / "html.old"
    shutil.rmtree(old, ignore_errors=True)
    if HTML.exists():
        HTML.rename(old)
    fresh.rename(HTML)
    shutil.rmtree(old, ignore_errors=True)


def output() -> tuple[Path, Path]:
    """The built book's first page and its PDF."""
    return HTML / "index.html", HTML / f"{PDF_NAME}.pdf"
