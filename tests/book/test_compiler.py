import os
import signal
import threading
import time

import psutil
import pytest

from edition.base.errors import EditionError
from edition.book import compiler

PATIENCE_S = 60


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

    def interrupt():
        wait_for(lambda: all(place.exists() and place.read_text() for place in places))
        signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)

    threading.Thread(target=interrupt, daemon=True).start()
    with pytest.raises(KeyboardInterrupt):
        compiler.compile_book(tmp_path, {}, nothing)
    wait_for(lambda: not any(psutil.pid_exists(int(place.read_text())) for place in places))


def test_a_compiler_that_is_ended_from_outside_is_one_line(tmp_path, monkeypatch):
    monkeypatch.setattr(compiler, "_build", killed)
    with pytest.raises(EditionError, match="ended from outside, as for want of memory; try again"):
        compiler.compile_book(tmp_path, {}, nothing)


def test_the_site_is_finished_only_if_it_could_be_compiled(tmp_path, monkeypatch):
    monkeypatch.setattr(compiler, "_build", without_html)
    with pytest.raises(EditionError) as caught:
        compiler.compile_book(tmp_path, {}, lambda: pytest.fail("there is no site"))
    complaint = "Jupyter Book could not compile html:\ndata.md:3: WARNING: no html role"
    assert str(caught.value) == complaint


def test_only_the_lines_that_name_a_fault_are_told(tmp_path):
    log = tmp_path / "html.log"
    page = f"\x1b[91m{tmp_path}/source/data.md:3: WARNING: no such role\x1b[0m\nTraceback\n"
    cell = f"{tmp_path}/source/notebooks/01_river.ipynb:120004: WARNING: no such role\n"
    log.write_text(page + cell)
    assert compiler.complaints("html", tmp_path) == [
        "data.md:3: WARNING: no such role",
        "notebooks/01_river.ipynb: cell 12, line 3: WARNING: no such role",
    ]


def test_a_fault_that_is_told_in_two_lines_is_one(tmp_path):
    (tmp_path / "pdf.log").write_text(
        f'{tmp_path}/source/page.md:3: ERROR: Error in "figure" directive:\n'
        'unknown option: "foo".\n\n.. figure:: x.png\nERROR: page:7: no face has it\n'
        "Traceback (most recent call last):\n"
    )
    assert compiler.complaints("pdf", tmp_path) == [
        'page.md:3: ERROR: Error in "figure" directive: unknown option: "foo".',
        "ERROR: page:7: no face has it",
    ]


def test_what_stops_the_compiler_without_a_page_is_one_line(tmp_path):
    log = tmp_path / "html.log"
    log.write_text(
        "Traceback (most recent call last):\n  File x\nsphinx.errors.SphinxError: someday\n\n"
        "The above exception was\nRuntimeError: \nLook above\n"
    )
    [line] = compiler.complaints("html", tmp_path)
    assert line == f"sphinx.errors.SphinxError: someday (all that was told is in {log})"
