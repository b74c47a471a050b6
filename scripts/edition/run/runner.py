"""Runs the notebooks, each in a process of its own, and only where needed."""

import hashlib
import json
import sys
from collections.abc import Iterable, Mapping
from concurrent.futures import as_completed
from pathlib import Path

from edition.base import contents
from edition.base.errors import EditionError
from edition.base.files import hash_of, read_json
from edition.base.project import (
    BIBLIOGRAPHY,
    BUILD,
    DATA,
    LOCK,
    NOTEBOOKS,
    PACKAGE,
    PAPER_PACKAGE,
    PUBLISHED,
)
from edition.run.execute import NotebookError, Result, execute
from edition.run.processes import lock

EXECUTED = BUILD / "executed"

INPUTS = (DATA, BIBLIOGRAPHY, PACKAGE, PAPER_PACKAGE, LOCK)
"""What all notebooks are made from: the package has what executes them."""


def run(
    names: Iterable[str] = (), notebooks: Path = NOTEBOOKS, executed: Path = EXECUTED
) -> list[Path]:
    """Runs the named notebooks, or all, unless nothing they depend on has changed.

    Returns the executed notebooks in the order of their names.  Raises NotebookError for the
    first that fails, when all have ended; those that succeeded are kept.
    """
    chosen = select(names, notebooks)
    executed.mkdir(parents=True, exist_ok=True)
    with lock(executed / "lock"):
        inputs = hash_of(*INPUTS, without=PUBLISHED)
        keys = {path: content_key(path, inputs) for path in chosen}
        stale = [path for path in chosen if not _is_fresh(path, executed, keys[path])]
        for path in stale:
            require_notebook(path)
        errors = _run_all({path: keys[path] for path in stale}, executed)
    if errors:
        raise NotebookError("\n\n".join(errors[path] for path in stale if path in errors))
    return [executed / path.name for path in chosen]


def select(names: Iterable[str] = (), notebooks: Path = NOTEBOOKS) -> list[Path]:
    """The paths of notebooks by name, each once, all if none is named; EditionError lists them.

    Only chapters that the contents of the book beside the folder name are known, if there is one.
    """
    known = {path.stem: path for path in sorted(notebooks.glob("*.ipynb"))}
    root = notebooks.parent
    if (root / contents.CONTENTS).is_file():
        known = {name: known[name] for name in contents.chapters(root) if name in known}
    names = list(dict.fromkeys(names))
    for name in names:
        if name not in known:
            there = (notebooks / f"{name}.ipynb").is_file()
            wrong = f"{contents.CONTENTS} names no" if there else "no"
            listed = ", ".join(known) or "none"
            raise EditionError(f"{wrong} notebook {name!r}; there are: {listed}")
    return [known[name] for name in names] or list(known.values())


def content_key(notebook: Path, inputs: str = "") -> str:
    """What the outputs of a notebook depend on, as one hash.

    Its code cells, the tables and the bibliography, the package with what executes notebooks, the
    paper's own code, the lock, and the version of Python.  `inputs` is the hash of the files among
    these, where it is known.
    """
    inputs = inputs or hash_of(*INPUTS, without=PUBLISHED)
    state = f"{sys.version_info[:3]}\0{_cells(notebook)}\0{inputs}"
    return hashlib.sha256(state.encode()).hexdigest()


def _cells(notebook: Path) -> str:
    try:
        code = [cell for cell in read_json(notebook)["cells"] if cell["cell_type"] == "code"]
        kept = [(cell["id"], cell["source"], cell.get("metadata")) for cell in code]
    except (AttributeError, KeyError, TypeError) as error:
        raise NotebookError(f"{notebook.name}: not a notebook: {error}") from error
    return json.dumps(kept, sort_keys=True)


def require_notebook(path: Path) -> None:
    """Raises EditionError for a file that is no notebook, before a kernel is started for it."""
    import nbformat

    _cells(path)
    notebook = read_json(path)
    ids = [cell.get("id") for cell in notebook["cells"]]
    if repeated := {str(name) for name in ids if ids.count(name) > 1}:
        raise NotebookError(f"{path.name}: not a notebook: two cells have the id {min(repeated)}")
    try:
        nbformat.validate(notebook, version=4, version_minor=5)
    except nbformat.ValidationError as error:
        place = "/".join(map(str, error.absolute_path))
        complaint = error.message.splitlines()[0][:200]
        raise NotebookError(f"{path.name}: not a notebook: {place}: {complaint}") from error
    except TypeError as error:  # which nbformat raises when it explains what a cell is
        raise NotebookError(f"{path.name}: not a notebook: a cell of no type") from error


def _is_fresh(notebook: Path, executed: Path, key: str) -> bool:
    file = executed / f"{notebook.stem}.key"
    there = file.exists() and (executed / notebook.name).exists()
    return there and file.read_text(encoding="utf-8") == key


def _run_all(keys: Mapping[Path, str], executed: Path) -> dict[Path, str]:
    if not keys:
        return {}
    from tqdm import tqdm

    from edition.run.kernels import kernel_pool

    errors = {}
    # The longest first, so that none of them runs on alone at the end.
    by_length = sorted(keys, key=lambda path: path.stat().st_size, reverse=True)
    with (
        kernel_pool(len(keys)) as pool,
        tqdm(total=len(keys), desc="notebooks", unit="notebook") as progress,
    ):
        running = {pool.submit(_execute, path, executed, keys[path]): path for path in by_length}
        for future in as_completed(running):
            if error := future.result().error:
                errors[running[future]] = error
            progress.update()
    return errors


def _execute(notebook: Path, executed: Path, key: str) -> Result:
    """Runs one notebook and notes its key."""
    file = executed / f"{notebook.stem}.key"
    # An interruption must not leave an old key with a new notebook.
    file.unlink(missing_ok=True)
    result = execute(notebook, executed / notebook.name)
    # What was changed meanwhile may have been read before or after.
    if not result.error and content_key(notebook) == key:
        file.write_text(key, encoding="utf-8")
    return result
