"""A release of this repository can be built and tested again, as a checkout can."""

import os
import subprocess
import sys

import pytest

from edition.book import release


@pytest.mark.parametrize("path", release.metadata(), ids=lambda path: path.name)
def test_the_files_in_the_root_are_those_that_the_citation_file_gives(path):
    assert path.read_text(encoding="utf-8") == release.metadata()[path], "run: edition release"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A release, with a page in place of the book."""
    book = tmp_path_factory.mktemp("book")
    for name in ("index.html", "book.pdf"):
        (book / name).write_text(name)
    target = tmp_path_factory.mktemp("release") / "release"
    return release.release(book, book / "book.pdf", target)


def test_it_holds_every_file_that_git_keeps(folder, tracked):
    assert [name for name in tracked if not (folder / name).exists()] == []
    programs = [name for name in tracked if os.access(name, os.X_OK)]
    assert programs and all(os.access(folder / name, os.X_OK) for name in programs)


def test_a_test_that_needs_the_history_is_skipped_there_and_says_so(folder):
    command = [sys.executable, "-m", "pytest", "-rs", "tests/paper/test_paper_text.py"]
    surroundings = {**os.environ, "PYTHONPATH": str(folder / "scripts")}
    surroundings.pop("EDITION_ROOT")
    done = subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "this is no git checkout, but a release of one" in done.stdout
