"""Compiles a staged tree with Jupyter Book: HTML and PDF side by side, each in its own process."""

import errno
import gc
import multiprocessing
import os
import re
import shutil
import traceback
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml

from edition.base.errors import EditionError
from edition.base.files import read_yaml
from edition.base.project import CONFIG
from edition.run.processes import process_pool

ROUTES = {
    "html": ["--builder", "html"],
    "pdf": ["--builder", "custom", "--custom-builder", "typst"],
}
SOURCE = "source"
"""The folder of the staged tree."""

EXTENSIONS = (
    "sphinx_copybutton",
    "myst_nb",
    "jupyter_book",
    "sphinx_comments",
    "sphinx_external_toc",
    "sphinx_design",
    "sphinx_book_theme",
)
"""Those of Jupyter Book, without what runs code from a page, folds boxes, reads other sites."""

IN_CELL = re.compile(r":(\d+)(\d{4}):")
"""A line of a notebook, as MyST-NB counts: 30004 is the third line of the third cell."""

FAULT = re.compile(
    r"^(?!Traceback).*\b(WARNING|ERROR|CRITICAL): .*"
    r"(\n(?!.*\b(WARNING|ERROR|CRITICAL): |Traceback|Exception occurred|Running |\s+File ).*\S.*)*",
    re.MULTILINE,
)
"""What a log says is wrong with a page, which may go on in the next lines."""

STOPPED = re.compile(r"^[\w.]*(Error|Exception): .*\S", re.MULTILINE)
"""The line of a traceback that says what happened."""

LEAST_FREE = 100_000
"""Bytes; a disk with less is full."""

COLLECT_AFTER = 50_000
"""New objects after which Python looks for garbage.

Usually it does so after 700; Sphinx makes millions that stay, and a fifth of its time went there.
"""


def load() -> None:
    """Imports Jupyter Book and its extensions, for processes that are forked from this one."""
    if multiprocessing.get_start_method() == "fork":
        from sphinx.application import builtin_extensions

        for name in ("jupyter_book.cli.main", *builtin_extensions, *extensions()):
            import_module(name)


def collect_seldom() -> None:
    """Has Python look for garbage seldom, and not among what is loaded."""
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER, 20, 20)


def extensions() -> list[str]:
    """The extensions of the book: Jupyter Book's that it uses, and those of `_config.yml`."""
    return [*EXTENSIONS, *read_yaml(CONFIG)["sphinx"]["extra_extensions"]]


def compile_book(work: Path, config: dict[str, Any], finish: Callable[[], None]) -> None:
    """Compiles the tree in a folder into its folders `html` and `pdf`.

    When there is HTML, this process may `finish` that.  Raises EditionError with the lines that
    name a page and what is wrong there.
    """
    (work / "_config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    with process_pool(len(ROUTES)) as pool:
        running = {name: pool.submit(_build, name, work) for name in ROUTES}
        if running["html"].result():
            finish()
        failed = [name for name, future in running.items() if not future.result()]
    if failed:
        _require_disk(work)
        told = "\n".join(dict.fromkeys(line for name in failed for line in complaints(name, work)))
        raise EditionError(f"Jupyter Book could not compile {' and '.join(failed)}:\n{told}")


def _require_disk(work: Path) -> None:
    """Raises EditionError where the disk stopped a compiler, which tells that at length."""
    said = "".join(path.read_text("utf-8", errors="replace") for path in work.glob("*.log"))
    faults = [os.strerror(code) for code in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)]
    is_full = shutil.disk_usage(work).free < LEAST_FREE  # so that the logs may lack their ends
    if found := [fault for fault in faults if fault in said] or faults[:is_full]:
        raise EditionError(f"{work}: {found[0]}")


def _build(name: str, work: Path) -> bool:
    from jupyter_book.cli.main import main

    collect_seldom()
    command = ["build", str(work / SOURCE), "--config", str(work / "_config.yml")]
    command += ["-W", "--keep-going", "-q", "--path-output", str(work / name), *ROUTES[name]]
    log = (work / f"{name}.log").open("w", encoding="utf-8")
    with log, redirect_stdout(log), redirect_stderr(log):
        try:
            main(command, standalone_mode=False)
        except SystemExit as stopped:  # as Jupyter Book does when a page has a warning
            return not stopped.code
        except Exception:
            traceback.print_exc()
            return False
    return True


def complaints(name: str, work: Path) -> list[str]:
    """The lines of a log that name a page, a line, and what is wrong there.

    Of one that has none, the first error that stopped the compiler, and where the log lies.
    """
    path = work / f"{name}.log"
    log = path.read_text(encoding="utf-8")
    plain = _plain(log, work / SOURCE)
    stopped = STOPPED.search(plain)
    told = f"{stopped[0] if stopped else plain} (all that was told is in {path})"
    return faults_in(log, work / SOURCE) or [told]


def faults_in(log: str, source: Path) -> list[str]:
    """What a log says is wrong with pages of a staged tree: the page, the line, and the fault."""
    lines = IN_CELL.sub(lambda at: f": cell {at[1]}, line {int(at[2]) - 1}:", _plain(log, source))
    return [" ".join(fault[0].split()) for fault in FAULT.finditer(lines)]


def _plain(log: str, source: Path) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", log).replace(f"{source}/", "")
