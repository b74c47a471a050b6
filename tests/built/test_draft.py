"""A datum that moves a verdict: the book stops, a draft says so, an acceptance ends it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from edition.book.imprint import DRAFT

SMALL = Path(__file__).parents[1] / "editions" / "small"
MOVED = "RI-03 contradicted → supported, by quantities:toll_share (gazette1901, survey1999)"


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of the small edition in which a figure was changed."""
    folder = tmp_path_factory.mktemp("editions") / "small"
    shutil.copytree(SMALL, folder, ignore=shutil.ignore_patterns("_build", "__pycache__"))
    table = folder / "data" / "quantities.csv"
    text = table.read_text(encoding="utf-8")
    for old in ("56", "57"):
        text = text.replace(f"toll_share,{old},", "toll_share,50,")
    table.write_text(text, encoding="utf-8")
    return folder


def run(folder, *words):
    return subprocess.run(
        [sys.executable, "-m", "edition.cli", *words],
        cwd=folder,
        env={**os.environ, "EDITION_ROOT": str(folder)},
        capture_output=True,
        text=True,
    )


def marked(folder):
    """Whether each page of the book, on screen and on paper, has the mark of a draft."""
    book = folder / "_build" / "html"
    pages = [path for path in book.rglob("*.html") if "_static" not in path.parts]
    found = [DRAFT in path.read_text(encoding="utf-8") for path in pages]
    pdf = PdfReader(next(book.glob("*.pdf")))
    return found + [DRAFT in " ".join(page.extract_text().split()) for page in pdf.pages]


def test_nobody_is_shown_a_verdict_that_nobody_has_accepted_without_a_word(copy):
    for command in ("check", "book", "release"):
        done = run(copy, command)
        assert done.returncode == 1
        assert MOVED in done.stderr and "edition accept" in done.stderr
        assert not (copy / "_build" / "html").exists()

    done = run(copy, "book", "--draft")
    assert done.returncode == 0, done.stderr
    assert MOVED in done.stdout
    assert all(marked(copy))
    executed = copy / "_build" / "executed" / "01_river.key"
    state = executed.stat().st_mtime_ns

    for command in ("book", "release"):
        assert run(copy, command).returncode == 1, "a draft does not pass for the book"
    assert not (copy / "_build" / "release").exists()

    done = run(copy, "accept", "--reason", "Both sources were misread.")
    assert done.stdout == f"{MOVED}\ndata/verdicts.csv\ndata/verdict_changes.csv\n"
    done = run(copy, "book")
    assert done.returncode == 0, done.stderr
    assert not any(marked(copy))
    assert executed.stat().st_mtime_ns == state, "a notebook does not depend on what is published"
