"""Prints the book: checks the data, runs the notebooks, compiles HTML and PDF, side by side."""

import hashlib
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from edition.base.errors import EditionError
from edition.base.files import hash_of
from edition.base.project import BUILD, INPUTS
from edition.book import imprint
from edition.book.imprint import ADDRESSES, commit
from edition.data import descriptor
from edition.run.processes import lock, process_pool

if TYPE_CHECKING:  # a book that is up to date needs neither tables nor verdicts
    from edition.judge.published import Move

HTML = BUILD / "html"
OLD = BUILD / "html.old"
STAMP = BUILD / "book.stamp"
WORK = BUILD / "work"
FRESH = WORK / "html" / "_build" / "html"


def build_book(draft: bool = False) -> bool:
    """Builds the book where anything it depends on has changed; tells whether it did.

    Everything is built beside its target and renamed into place at the end: whatever fails
    raises EditionError and leaves the last good book as it was.  So does a verdict that nobody has
    accepted, unless the book may be a draft, which then says so on every page.
    """
    if "[" in str(BUILD):
        raise EditionError(f"{BUILD}: Jupyter Book finds no page in a folder with [ in its name")
    stamp = _stamp()
    enough = [stamp, f"{stamp} {imprint.DRAFT}"] if draft else [stamp]
    if HTML.exists() and STAMP.exists() and STAMP.read_text(encoding="utf-8") in enough:
        return False
    BUILD.mkdir(exist_ok=True)
    with lock(BUILD / "lock"):
        _restore()
        mark = _build(draft)
        STAMP.write_text(f"{stamp} {mark}".strip(), encoding="utf-8")
    return True


def _build(draft: bool) -> str:
    """Builds the book; gives the mark of a draft that its pages have, empty for none."""
    from edition import check
    from edition.book import compiler, pictures
    from edition.book.configuration import configuration
    from edition.book.stage import stage
    from edition.check.moves import require_accepted, told
    from edition.judge import universes
    from edition.judge.foremost import foremost
    from edition.run import kernels, runner

    check.require_none(check.settings())
    with pictures.drawing_pool() as drawing:
        with process_pool(1) as pool:
            checked = pool.submit(_moved)
            bundle = drawing.submit(pictures.bundle)
            compiler.load()
            kernels.state_read()
            with suppress(EditionError):  # of what the check tells better
                # For all processes that are forked from this one.
                universes.all_claims()
                foremost()
            moves = checked.result()
        if not draft:
            require_accepted(moves)
        for line in told(moves):
            print(line)
        mark = imprint.DRAFT if any(move.turned for move in moves) else ""
        executed = runner.run()
        bundle.result()
        shutil.rmtree(WORK, ignore_errors=True)
        stage(executed, WORK / compiler.SOURCE, drawing)
    compiler.compile_book(WORK, configuration(mark), _finish_site)
    pdf = next((WORK / "pdf").rglob(pdf_name()))
    shutil.copyfile(pdf, FRESH / pdf.name)
    _replace(FRESH)
    return mark


def _moved() -> "list[Move]":
    """Checks all that the book is made from; gives the verdicts that are not as published."""
    from edition import check
    from edition.judge.published import moved

    check.validate_book()
    return moved()


def _stamp() -> str:
    addresses = "\0".join(os.environ.get(name, "") for name in ADDRESSES)
    state = f"{sys.version_info[:3]}\0{addresses}\0{commit()}\0{hash_of(*INPUTS)}"
    return hashlib.sha256(state.encode()).hexdigest()


def _finish_site() -> None:
    from edition.book.slim import slim

    # Sphinx's note to itself for the next build names this machine's folders.
    (FRESH / ".buildinfo").unlink()
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
    return f"{descriptor.package()['name']}.pdf"


def output() -> tuple[Path, Path]:
    """The built book's first page and its PDF."""
    return HTML / "index.html", HTML / pdf_name()
