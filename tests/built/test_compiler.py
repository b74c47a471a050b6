"""What Jupyter Book cannot compile stops the build with the page and line."""

import os
import shutil
import subprocess
import sys

import pytest

from edition.base.project import BIBLIOGRAPHY, BOOK
from edition.book import compiler
from edition.book.imprint import source_commit

COMPILE = """
import sys
from pathlib import Path
from edition.base.errors import EditionError
from edition.book import compiler, configuration
try:
    told = configuration.configuration()
    compiler.compile_book(Path(sys.argv[1]), told, lambda: None)
except EditionError as error:
    print(error)
"""


@pytest.fixture(scope="module")
def compiled(tmp_path_factory):
    """A page with a fault, as HTML, and what is told of it."""
    work = tmp_path_factory.mktemp("compiled")
    source = work / compiler.SOURCE
    shutil.copytree(BOOK / "_static", source / "_static")
    shutil.copyfile(BIBLIOGRAPHY, source / BIBLIOGRAPHY.name)
    (source / "_toc.yml").write_text("format: jb-book\nroot: index\n")
    (source / "index.md").write_text(
        "# A page\n\n{nonsense}`a word` {source}`a/b.py#L3`\n\n$\\alhpa$\n"
    )
    # In a process of its own, since Sphinx keeps what the tests of its extensions register.
    done = subprocess.run(
        [sys.executable, "-c", COMPILE, str(work)],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"EDITION_REPOSITORY_URL": "https://github.com/team/book"},
    )
    return (work / "html/_build/html/index.html").read_text(encoding="utf-8"), done.stdout


def test_a_warning_on_a_page_stops_the_build_and_is_told(compiled):
    _, told = compiled
    assert told.startswith("Jupyter Book could not compile html and pdf:\n")
    assert 'index.md:3: WARNING: Unknown interpreted text role "nonsense"' in told


def test_tex_that_nothing_can_draw_is_told_once_for_both(compiled):
    _, told = compiled
    assert r"index.md:5: WARNING: cannot draw the formula \alhpa: \alhpa is not known" in told
    assert told.count("is not known") == 1


def test_code_is_linked_as_it_was_and_a_page_to_be_edited_as_it_is(compiled):
    page, _ = compiled
    at = source_commit() or "main"
    assert f'href="https://github.com/team/book/blob/{at}/a/b.py#L3"' in page
    assert 'href="https://github.com/team/book/edit/main/book/index.md"' in page
