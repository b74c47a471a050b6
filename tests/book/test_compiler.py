import os
import shutil
import signal
import subprocess
import sys
import time

import psutil
import pytest

from edition.base.errors import EditionError
from edition.base.project import BIBLIOGRAPHY, BOOK
from edition.book import compiler

PATIENCE_S = 60

COMPILE = """
import sys
from pathlib import Path
from edition import compiler, press
from edition.errors import EditionError
try:
    compiler.compile_book(Path(sys.argv[1]), build.configuration(), lambda: None, lambda: None)
except EditionError as error:
    print(error)
"""


def nothing():
    pass


def sleeping(name, work):
    (work / f"{name}.pid").write_text(str(os.getpid()))
    time.sleep(600)


def killed(name, work):
    os.kill(os.getpid(), signal.SIGKILL)


def without_html(name, work):
    (work / f"{name}.log").write_text(f"{work}/source/data.md:3: WARNING: no {name} role\n")
    return name != "html"


def wait_for(condition):
    end = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.05)


def test_ctrl_c_ends_the_compilers(tmp_path, monkeypatch):
    monkeypatch.setattr(compiler, "_build", sleeping)
    places = [tmp_path / f"{name}.pid" for name in compiler.ROUTES]

    def interrupted():
        wait_for(lambda: all(place.exists() and place.read_text() for place in places))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        compiler.compile_book(tmp_path, {}, interrupted, nothing)
    wait_for(lambda: not any(psutil.pid_exists(int(place.read_text())) for place in places))


def test_a_compiler_that_is_ended_from_outside_is_one_line(tmp_path, monkeypatch):
    monkeypatch.setattr(compiler, "_build", killed)
    with pytest.raises(EditionError, match="ended from outside, as for want of memory; try again"):
        compiler.compile_book(tmp_path, {}, nothing, nothing)


def test_the_site_is_finished_only_if_it_could_be_compiled(tmp_path, monkeypatch):
    monkeypatch.setattr(compiler, "_build", without_html)
    with pytest.raises(EditionError) as caught:
        compiler.compile_book(tmp_path, {}, nothing, lambda: pytest.fail("there is no site"))
    complaint = "Jupyter Book could not compile html:\ndata.md:3: WARNING: no html role"
    assert str(caught.value) == complaint


def test_what_jupyter_book_cannot_compile_is_told_by_its_log(tmp_path):
    with pytest.raises(EditionError, match="could not compile html and pdf:") as caught:
        compiler.compile_book(tmp_path, {"nonsense": 1}, nothing, nothing)
    assert "source" in str(caught.value)


def test_a_warning_on_a_page_stops_the_build_and_is_told(tmp_path):
    source = tmp_path / compiler.SOURCE
    shutil.copytree(BOOK / "_static", source / "_static")
    shutil.copyfile(BIBLIOGRAPHY, source / BIBLIOGRAPHY.name)
    (source / "_toc.yml").write_text("format: jb-book\nroot: index\n")
    (source / "index.md").write_text("# A page\n\n{nonsense}`a word`\n")
    # In a process of its own, since Sphinx keeps what the tests of its extensions register.
    done = subprocess.run(
        [sys.executable, "-c", COMPILE, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("Jupyter Book could not compile html and pdf:\n")
    assert 'index.md:3: WARNING: Unknown interpreted text role "nonsense"' in done.stdout


def test_only_the_lines_that_name_a_fault_are_told(tmp_path):
    log = tmp_path / "html.log"
    log.write_text(
        f"\x1b[91m{tmp_path}/source/data.md:3: WARNING: no such role\x1b[0m\nTraceback\n"
    )
    assert compiler.complaints("html", tmp_path) == ["data.md:3: WARNING: no such role"]
    log.write_text("Traceback\nValueError: someday\n")
    assert "ValueError: someday" in compiler.complaints("html", tmp_path)


def test_the_extensions_that_are_loaded_beforehand_are_those_of_the_book():
    assert "edition.sphinx_ext.typst" in compiler.extensions()
