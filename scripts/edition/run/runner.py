"""Runs the notebooks, each in a process of its own, and only where needed."""

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Mapping
from concurrent.futures import as_completed
from pathlib import Path
from typing import Any

from edition import tables
from edition.errors import EditionError
from edition.execution import NotebookError, execute
from edition.files import read_json
from edition.paths import BIBLIOGRAPHY, BUILD, DATA, LOCK, NOTEBOOKS, PACKAGE
from edition.processes import alone, workers

EXECUTED = BUILD / "executed"
OUT_OF_REACH = {
    "check",
    "citations.py",
    "claim_pages.py",
    "cli.py",
    "compiler.py",
    "crate.py",
    "dictionary.py",
    "execution.py",
    "figures.py",
    "fingerprint.py",
    "grid.py",
    "imprint.py",
    "kernels.py",
    "linked_data.py",
    "new",
    "parameters.py",
    "press.py",
    "processes.py",
    "release.py",
    "runner.py",
    "server.py",
    "slim.py",
    "sphinx_ext",
    "stage.py",
    "sweep.py",
    "templates",
    "upstream.py",
    "web.py",
}
"""Parts of the package that no notebook imports: a change there runs no notebook again."""


def run(
    names: Iterable[str] = (), notebooks: Path = NOTEBOOKS, executed: Path = EXECUTED
) -> list[Path]:
    """Runs the named notebooks, or all, unless nothing they depend on has changed.

    Returns the executed notebooks in the order of their names.  Raises NotebookError for the
    first that fails, when all have ended; those that succeeded are kept.
    """
    chosen = select(names, notebooks)
    executed.mkdir(parents=True, exist_ok=True)
    with alone(executed / "lock"):
        stale = [path for path in chosen if not _is_fresh(path, executed)]
        for path in stale:
            _demand_notebook(path)
        errors = _run_all(stale, executed)
    if errors:
        raise NotebookError("\n\n".join(errors[path] for path in stale if path in errors))
    return [executed / path.name for path in chosen]


def select(names: Iterable[str] = (), notebooks: Path = NOTEBOOKS) -> list[Path]:
    """The paths of notebooks by name, each once, all if none is named; EditionError lists them."""
    known = {path.stem: path for path in sorted(notebooks.glob("*.ipynb"))}
    names = list(dict.fromkeys(names))
    for name in names:
        if name not in known:
            raise EditionError(f"no notebook {name!r}; there are: {', '.join(known) or 'none'}")
    return [known[name] for name in names] or list(known.values())


def content_key(notebook: Path, reads: Iterable[str]) -> str:
    """What the outputs of a notebook depend on, as one hash.

    Code cells, the package's code, the lock, the version of Python, and the tables in `reads`.
    """
    digest = hashlib.sha256(repr(sys.version_info[:3]).encode())
    digest.update(_cells(notebook).encode())
    files = [LOCK, DATA / "datapackage.json", *_reachable_code(), *map(_file_of, sorted(reads))]
    for path in files:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def whole_key(notebook: Path) -> str:
    """What its outputs could depend on, whatever it reads, as one hash."""
    resources = [entry["name"] for entry in tables.descriptor()["resources"]]
    return content_key(notebook, [*resources, tables.REFERENCES])


def _cells(notebook: Path) -> str:
    try:
        code = [cell for cell in read_json(notebook)["cells"] if cell["cell_type"] == "code"]
        kept = [(cell["id"], cell["source"], cell.get("metadata")) for cell in code]
    except (AttributeError, KeyError, TypeError) as error:
        raise NotebookError(f"{notebook.name}: not a notebook: {error}") from error
    return json.dumps(kept, sort_keys=True)


def _demand_notebook(path: Path) -> None:
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


def _reachable_code() -> list[Path]:
    modules = sorted(PACKAGE.rglob("*.py"))
    return [path for path in modules if path.relative_to(PACKAGE).parts[0] not in OUT_OF_REACH]


def _file_of(name: str) -> Path:
    return BIBLIOGRAPHY if name == tables.REFERENCES else DATA / tables.resource(name)["path"]


def _is_fresh(notebook: Path, executed: Path) -> bool:
    record = executed / f"{notebook.stem}.json"
    if not record.exists() or not (executed / notebook.name).exists():
        return False
    try:
        last: Mapping[str, Any] = json.loads(record.read_text(encoding="utf-8"))
        return bool(last["key"] == content_key(notebook, last["reads"]))
    except (EditionError, KeyError, OSError, TypeError, ValueError):
        return False


def _run_all(notebooks: list[Path], executed: Path) -> dict[Path, str]:
    if not notebooks:
        return {}
    from tqdm import tqdm

    from edition import kernels

    kernels.share()
    errors = {}
    number = min(len(notebooks), (os.cpu_count() or 1) + 1)
    # The longest first, so that none of them runs on alone at the end.
    by_length = sorted(notebooks, key=lambda path: path.stat().st_size, reverse=True)
    with (
        workers(number) as pool,
        tqdm(total=len(notebooks), desc="notebooks", unit="notebook") as progress,
    ):
        running = {pool.submit(_execute, path, executed): path for path in by_length}
        for future in as_completed(running):
            if message := future.result():
                errors[running[future]] = message
            progress.update()
    return errors


def _execute(notebook: Path, executed: Path) -> str:
    """Runs one notebook and records what it read; returns the error, if any."""
    log, record = executed / f"{notebook.stem}.reads", executed / f"{notebook.stem}.json"
    log.unlink(missing_ok=True)
    # An interruption must not leave an old record with a new notebook.
    record.unlink(missing_ok=True)
    os.environ[tables.READS_LOG] = str(log)
    before = whole_key(notebook)
    try:
        error = execute(notebook, executed / notebook.name)
    finally:
        reads = sorted(set(log.read_text(encoding="utf-8").split())) if log.exists() else []
        log.unlink(missing_ok=True)
    # What was changed meanwhile may have been read before or after.
    if not error and whole_key(notebook) == before:
        kept = {"key": content_key(notebook, reads), "reads": reads}
        record.write_text(json.dumps(kept), encoding="utf-8")
    return error
