"""The chapters as readers open them in JupyterLab: run, as prose, and to be run again."""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from edition.base.project import BUILD, NOTEBOOKS
from edition.run.parameters import parameters
from edition.run.reading import write_reading_copy
from edition.run.runner import run, select

LAB = BUILD / "lab"
READING = BUILD / "reading"
"""Where the copies are written and run, before a reader has them."""


def reading_copies(
    names: Iterable[str] = (),
    notebooks: Path = NOTEBOOKS,
    lab: Path = LAB,
    reading: Path = READING,
) -> Iterator[Path]:
    """Puts copies of chapters that read as prose where readers open them, run where needed.

    What a reader changed in one stays until the chapter gives another.
    """
    chosen = select(names, notebooks)
    sources = reading / "notebooks"
    for folder in (sources, lab):
        folder.mkdir(parents=True, exist_ok=True)
    for notebook in chosen:
        write_reading_copy(notebook, sources / notebook.name, parameters(notebook).choosable)
    for executed in run([path.stem for path in chosen], sources, reading / "executed"):
        copy = lab / executed.name
        if not copy.exists() or copy.stat().st_mtime < executed.stat().st_mtime:
            shutil.copyfile(executed, copy)
        yield copy
