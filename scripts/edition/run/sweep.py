"""Runs one notebook over many rows of parameters, on this machine or on a Dask cluster."""

import platform
import sys
import tempfile
from collections.abc import Mapping
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, as_completed, wait
from contextlib import AbstractContextManager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from jupyter_core.utils import ensure_event_loop

from edition.base.errors import EditionError
from edition.base.project import BUILD, NOTEBOOKS, ROOT
from edition.run.columns import describe, judgements
from edition.run.execute import NotebookError, execute
from edition.run.grid import Row, read_grid, recorded, tabulate
from edition.run.kernels import kernel_pool
from edition.run.runner import content_key, select

SWEEPS = BUILD / "sweeps"


def sweep(
    name: str,
    grid: Path,
    scheduler: str = "",
    retry: bool = False,
    notebooks: Path = NOTEBOOKS,
    sweeps: Path = SWEEPS,
) -> tuple[Path, Path]:
    """Runs a notebook with the parameters of each row of a CSV file; gives a CSV with the
    verdicts on the chapter's claims, and the schema that describes its columns.

    Only rows without a result are run, with `retry` also those that failed; a changed notebook,
    table, package or lock makes all results anew.  Raises EditionError for a wrong grid before
    anything runs, and NotebookError that lists the failed rows when all have run.
    """
    (notebook,) = select([name], notebooks)
    key = content_key(notebook)
    folder = sweeps / f"{notebook.stem}-{key[:12]}"
    rows = read_grid(grid, notebook, folder)
    folder.mkdir(parents=True, exist_ok=True)
    todo = [row for row in rows if (found := row.outcome()) is None or (retry and found["error"])]
    if todo:
        with _pool(len(todo), scheduler) as pool:
            _run(todo, len(rows), pool, notebook, key)
    table = folder / f"{grid.stem}.csv"
    outcomes = [found for row in rows if (found := row.outcome())]
    columns = tabulate(table, rows, outcomes, partial(judgements, notebook.stem))
    schema = describe(table, columns, notebook)
    failed = [(row, found["error"]) for row, found in zip(rows, outcomes, strict=True)]
    if lines := [f"{row}: {error.splitlines()[0]}" for row, error in failed if error]:
        head = f"{len(lines)} of {len(rows)} rows failed; --retry runs them again; see {table}"
        raise NotebookError("\n".join([head, *lines]))
    return table, schema


def _pool(rows: int, scheduler: str) -> AbstractContextManager[Executor]:
    """The processes for as many rows: of this machine, or of a cluster where one is named."""
    if not scheduler:
        return kernel_pool(rows)
    try:
        from edition.run.cluster import cluster
    except ImportError as error:
        raise EditionError(
            "a cluster needs the extra `cluster`: .venv/bin/python -m pip install -e '.[cluster]'"
        ) from error
    return cluster(scheduler)


def _run(rows: list[Row], total: int, pool: Executor, notebook: Path, key: str) -> None:
    from tqdm import tqdm

    place = notebook.relative_to(ROOT) if notebook.is_relative_to(ROOT) else notebook
    with tqdm(total=total, initial=total - len(rows), desc="rows", unit="row") as progress:
        todo = {row.result: row for row in rows}
        progress.update(len(rows) - len(todo))
        futures = {pool.submit(run_row, str(place), row.chosen, key): row for row in todo.values()}
        try:
            for future in as_completed(futures):
                _save(futures[future], future)
                progress.update()
        except BaseException:
            for future in wait([future for future in futures if not future.cancel()]).done:
                _save(futures[future], future)
            raise


def _save(row: Row, future: Future[dict[str, Any]]) -> None:
    try:
        row.save(future.result())
    except (BrokenExecutor, CancelledError) as error:
        raise EditionError(
            "the scheduler or a process that ran rows has ended; the same command goes on from here"
        ) from error
    except EditionError:
        raise
    except Exception as error:  # a worker that died too often, as the cluster reports it
        row.save({"error": f"{type(error).__name__}: {error}", "values": {}})


def run_row(place: str, chosen: Mapping[str, Any], key: str) -> dict[str, Any]:
    """What a notebook records under these parameters: values by name, and the error, if any.

    Runs wherever the edition is installed, with the notebook at this place in the repository;
    EditionError if anything that it depends on is not the same there, by `key`.
    """
    notebook = ROOT / place
    if not notebook.exists() or content_key(notebook) != key:
        raise EditionError(
            f"the edition on {platform.node()} is not the one that began the sweep: the notebook, "
            "code, data or packages differ; give both the same commit and lock"
        )
    if dask := sys.modules.get("distributed.worker"):
        with suppress(ValueError):  # this is no worker
            # What a worker leaves that is killed, the next one removes from its folder.
            tempfile.tempdir = dask.get_worker().local_directory
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / notebook.name
        try:
            error = execute(notebook, target, chosen).error
        finally:
            # Jupyter makes one for each task of a worker, and leaves it open.
            ensure_event_loop().close()
        return {"error": error, "values": {} if error else recorded(target)}
