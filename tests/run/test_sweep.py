import csv
import json
import sys
import tempfile
from concurrent.futures import Future
from pathlib import Path
from types import SimpleNamespace

import pytest

from edition.base.errors import EditionError
from edition.run import sweep as sweeps
from edition.run.execute import NotebookError, Result
from edition.run.grid import RECORD, Row
from edition.run.runner import content_key

FAILED = Result(Path(), "why")


@pytest.fixture
def run(write_notebook, tmp_path, monkeypatch, no_kernels):
    """Sweeps a notebook over n, which records its square and fails for 13; results by n."""
    path = write_notebook(tmp_path / "nb" / "small.ipynb", "n * n", parameters="n = 1")
    monkeypatch.setattr(sweeps, "execute", lambda *given: fake(*given))
    run_rows = []

    def fake(notebook, target, chosen):
        run_rows.append(n := chosen["n"])
        if n == 13:
            return Result(target, "small.ipynb: thirteen\nwith a trace")
        squared = n * n if "n * n" in notebook.read_text() else n + n
        record = {"data": {RECORD: repr(squared)}, "metadata": {"scrapbook": {"name": "square"}}}
        target.write_text(json.dumps({"cells": [{"outputs": [record]}]}))
        return Result(target)

    def call(*rows, **options):
        table = tmp_path / "grid.csv"
        table.write_text("n\n" + "".join(f"{n}\n" for n in rows))
        found, _ = sweeps.sweep(
            "small", table, notebooks=path.parent, sweeps=tmp_path / "out", **options
        )
        return by_n(found)

    call.rows, call.notebook = run_rows, path
    return call


def by_n(table):
    with table.open(newline="") as file:
        return {int(row["n"]): row for row in csv.DictReader(file)}


def test_only_rows_without_a_result_are_run(run):
    run(2)
    assert list(run(2, 4, 4)) == [2, 4]
    assert run.rows == [2, 4]


def test_another_notebook_makes_all_results_anew(run):
    run(2)
    run.notebook.write_text(run.notebook.read_text().replace("n * n", "n + n"))
    assert run(2)[2]["square"] == "4"
    assert run.rows == [2, 2]


def test_failed_rows_are_listed_and_retried_on_request(run, tmp_path):
    failure = (
        r"^1 of 2 rows failed; --retry runs them again; .*\nrow 3 \(n 13\): small.ipynb: thirteen$"
    )
    for retry, ran in ((False, [2, 13]), (False, [2, 13]), (True, [2, 13, 13])):
        with pytest.raises(NotebookError, match=failure):
            run(2, 13, retry=retry)
        assert run.rows == ran
    (results,) = tmp_path.glob("out/*/grid.csv")
    assert by_n(results)[2]["square"] == "4"
    assert by_n(results)[13]["error"] == "small.ipynb: thirteen"


def test_a_wrong_grid_runs_nothing(run, tmp_path):
    with pytest.raises(EditionError, match="grid.csv: row 3: small: n cannot be 'two'"):
        run(1, "two")
    assert not (tmp_path / "out").exists()


def test_a_scheduler_that_ends_is_one_clear_line_and_the_row_stays_open(tmp_path):
    row, future = Row(2, {"n": 2}, tmp_path / "row.json"), Future()
    future.cancel()
    with pytest.raises(EditionError, match="has ended; the same command goes on from here"):
        sweeps._save(row, future)
    assert row.outcome() is None


def test_a_row_whose_workers_died_again_and_again_has_failed(tmp_path):
    row, future = Row(2, {"n": 2}, tmp_path / "row.json"), Future()
    future.set_exception(RuntimeError("killed 3 workers"))
    sweeps._save(row, future)
    assert row.outcome()["error"] == "RuntimeError: killed 3 workers"


def test_without_the_extra_the_line_says_how_to_install_it(run, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.delitem(sys.modules, "edition.run.cluster", raising=False)
    with pytest.raises(EditionError, match=r"needs the extra `cluster`.*\[cluster\]"):
        run(2, scheduler="tcp://127.0.0.1:9")


def test_what_a_killed_worker_leaves_lies_where_dask_clears_up(run, tmp_path, monkeypatch):
    worker = SimpleNamespace(local_directory=str(tmp_path))
    dask = SimpleNamespace(get_worker=lambda: worker)
    monkeypatch.setitem(sys.modules, "distributed.worker", dask)
    monkeypatch.setattr(tempfile, "tempdir", None)
    places = []
    monkeypatch.setattr(sweeps, "execute", lambda _, target, __: places.append(target) or FAILED)
    assert sweeps.run_row(str(run.notebook), {"n": 2}, content_key(run.notebook))["error"] == "why"
    assert places[0].is_relative_to(tmp_path)


def test_a_worker_with_another_edition_is_refused(run):
    with pytest.raises(EditionError, match="is not the one that began the sweep"):
        sweeps.run_row(str(run.notebook), {"n": 2}, "another key")
