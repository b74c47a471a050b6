"""What Jupyter Book cannot compile stops the build with the page and line."""

import shutil
import subprocess
import sys

import pytest

from edition.base.errors import EditionError
from edition.base.project import BIBLIOGRAPHY, BOOK
from edition.book import compiler

COMPILE = """
import sys
from pathlib import Path
from edition.base.errors import EditionError
from edition.book import build, compiler
try:
    compiler.compile_book(Path(sys.argv[1]), build.configuration(), lambda: None, lambda: None)
except EditionError as error:
    print(error)
"""


def test_what_jupyter_book_cannot_compile_is_told_by_its_log(tmp_path):
    with pytest.raises(EditionError, match="could not compile html and pdf:") as caught:
        compiler.compile_book(tmp_path, {"nonsense": 1}, lambda: None, lambda: None)
    assert "source" in str(caught.value)


def test_a_warning_on_a_page_stops_the_build_and_is_told(tmp_path):
    source = tmp_path / compiler.SOURCE
    shutil.copytree(BOOK / "_static", source / "_static")
    shutil.copyfile(BIBLIOGRAPHY, source / BIBLIOGRAPHY.name)
    (source / "_toc.yml").write_text("format: jb-book\nroot: index\n")
    (source / "index.md").write_text("# A page\n\n{nonsense}`a word`\n")
    # In a process of its own, since Sphinx keeps what the tests of its extensions register.
    done = subprocess.run(
        [sys.executable, "-c", COMPILE, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("Jupyter Book could not compile html and pdf:\n")
    assert 'index.md:3: WARNING: Unknown interpreted text role "nonsense"' in done.stdout
