import csv
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import Future
from pathlib import Path

import nbformat
import psutil
import pytest

from edition.base.errors import EditionError
from edition.run import sweep as sweeps
from edition.run.execute import NotebookError
from edition.run.grid import RECORD, Row
from edition.run.runner import whole_key
from edition.run.sweep import run_row, sweep

DASK = str(Path(sys.executable).parent / "dask")
WORK = """
import os, time
from pathlib import Path
from IPython.display import display

log = Path({folder!r}) / "log"
with log.open("a") as file:
    file.write(f"{{n}} {{os.getppid()}}\\n")
if n == 13 and not log.with_name("mended").exists():
    raise ValueError("thirteen")
time.sleep(pause)
display({{"{record}": repr(n * n)}}, raw=True, metadata={{"scrapbook": {{"name": "square"}}}})
"""


@pytest.fixture
def notebooks(tmp_path) -> Path:
    """A folder with the notebook `small`, which squares its parameter and keeps a log of runs."""
    nb = nbformat.v4.new_notebook()
    nb.metadata["kernelspec"] = {"name": "python3", "display_name": "Python", "language": "python"}
    nb.cells = [
        nbformat.v4.new_code_cell("n = 1\npause = 0.0", id="a", metadata={"tags": ["parameters"]}),
        nbformat.v4.new_code_cell(WORK.format(folder=str(tmp_path), record=RECORD), id="b"),
    ]
    folder = tmp_path / "notebooks"
    folder.mkdir()
    nbformat.write(nb, folder / "small.ipynb")
    return folder


def grid(folder: Path, *rows: int, pause: float = 0.0) -> Path:
    path = folder / "grid.csv"
    path.write_text("n,pause\n" + "".join(f"{n},{pause}\n" for n in rows))
    return path


def run(notebooks: Path, table: Path, **options) -> dict[int, dict[str, str]]:
    """The results of a sweep by n."""
    found = sweep("small", table, notebooks=notebooks, sweeps=notebooks.parent / "out", **options)
    return by_n(found)


def by_n(table: Path) -> dict[int, dict[str, str]]:
    with table.open(newline="") as file:
        return {int(row["n"]): row for row in csv.DictReader(file)}


def log(notebooks: Path) -> list[list[int]]:
    """What has run so far: n and the process that ran it."""
    path = notebooks.parent / "log"
    lines = path.read_text().splitlines() if path.exists() else []
    return [[int(word) for word in line.split()] for line in lines]


def until(condition) -> None:
    for _ in range(2400):
        if condition():
            return
        time.sleep(0.05)
    pytest.fail("nothing happened in two minutes")


def test_each_row_has_its_parameters_and_what_the_notebook_told(notebooks, tmp_path):
    found = run(notebooks, grid(tmp_path, 2, 3))
    assert found[3] == {"row": "3", "n": "3", "pause": "0.0", "error": "", "square": "9"}
    assert list(found) == [2, 3]


def test_what_tell_hands_to_the_prose_is_recorded(notebooks, tmp_path):
    nb = nbformat.read(notebooks / "small.ipynb", 4)
    nb.cells[1].source = "from edition.prose import tell\ntell(half=n / 2, twice=2 * n, name='a b')"
    nbformat.write(nb, notebooks / "small.ipynb")
    (row,) = run(notebooks, grid(tmp_path, 5)).values()
    assert (row["half"], row["twice"], row["name"]) == ("2.5", "10", "a b")


def test_only_rows_without_a_result_are_run(notebooks, tmp_path):
    run(notebooks, grid(tmp_path, 2))
    assert list(run(notebooks, grid(tmp_path, 2, 4, 4))) == [2, 4]
    assert [n for n, _ in log(notebooks)] == [2, 4]


def test_another_notebook_makes_all_results_anew(notebooks, tmp_path):
    run(notebooks, grid(tmp_path, 2))
    path = notebooks / "small.ipynb"
    path.write_text(path.read_text().replace("n * n", "n + n"))
    assert run(notebooks, grid(tmp_path, 2))[2]["square"] == "4"
    assert [n for n, _ in log(notebooks)] == [2, 2]


def test_failed_rows_are_listed_and_retried_on_request(notebooks, tmp_path):
    table = grid(tmp_path, 2, 13)
    row = r"row 3 \(n 13, pause 0.0\): small.ipynb: cell 2 failed: ValueError: thirteen"
    failure = rf"^1 of 2 rows failed; --retry runs them again; .*\n{row}$"
    with pytest.raises(NotebookError, match=failure):
        run(notebooks, table)
    (results,) = tmp_path.glob("out/*/grid.csv")
    assert by_n(results)[2]["square"] == "4"
    assert by_n(results)[13]["error"].endswith("ValueError: thirteen")
    (tmp_path / "mended").touch()
    with pytest.raises(NotebookError, match=failure):
        run(notebooks, table)
    assert len(log(notebooks)) == 2
    assert run(notebooks, table, retry=True)[13]["square"] == "169"
    assert [n for n, _ in log(notebooks)].count(2) == 1


def test_a_stopped_sweep_goes_on_where_it_was(notebooks, tmp_path):
    # Rows that a process has taken are run to their end, so there must be many more than those.
    table = grid(tmp_path, *range(20, 40), pause=0.3)
    call = "import sys; from pathlib import Path; from edition.sweep import sweep; "
    call += "sweep('small', *map(Path, sys.argv[1:2]), notebooks=Path(sys.argv[2]), "
    call += "sweeps=Path(sys.argv[3]))"
    process = subprocess.Popen(
        [sys.executable, "-c", call, str(table), str(notebooks), str(tmp_path / "out")],
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    until(lambda: list(tmp_path.glob("out/*/*.json")))
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all processes of the command
    assert process.wait(120) != 0
    kept = {path: path.stat().st_mtime_ns for path in tmp_path.glob("out/*/*.json")}
    assert 0 < len(kept) < 20
    started = len(log(notebooks))
    assert len(run(notebooks, table)) == 20
    assert {path: path.stat().st_mtime_ns for path in kept} == kept
    assert len(log(notebooks)) == started + 20 - len(kept)


def test_a_sweep_that_is_killed_leaves_no_process(notebooks, tmp_path):
    table = grid(tmp_path, 2, 3, pause=60)
    call = "import sys; from pathlib import Path; from edition.sweep import sweep; "
    call += "sweep('small', Path(sys.argv[1]), notebooks=Path(sys.argv[2]), "
    call += "sweeps=Path(sys.argv[3]))"
    command = [sys.executable, "-c", call, str(table), str(notebooks), str(tmp_path / "out")]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    until(lambda: len(log(notebooks)) == 2)
    children = psutil.Process(process.pid).children(recursive=True)
    process.kill()
    process.wait(120)
    until(lambda: not any(child.is_running() for child in children))


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory):
    """The address of a running scheduler without workers."""
    known = tmp_path_factory.mktemp("dask") / "scheduler.json"
    words = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(known)]
    process = subprocess.Popen([DASK, "scheduler", *words], stderr=subprocess.DEVNULL)
    until(known.exists)
    until(known.read_text)
    yield json.loads(known.read_text())["address"]
    process.terminate()
    process.wait(120)


@pytest.fixture
def workers(scheduler, tmp_path):
    """The two workers of the scheduler."""
    from distributed import Client

    words = ["--no-nanny", "--nthreads", "1", "--no-dashboard", "--local-directory", str(tmp_path)]
    started = [
        subprocess.Popen([DASK, "worker", scheduler, *words], stderr=subprocess.DEVNULL)
        for _ in range(2)
    ]
    with Client(scheduler, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=120)
    yield started
    for process in started:
        process.terminate()
        process.wait(120)


def test_a_cluster_loses_no_row_with_a_worker(notebooks, tmp_path, scheduler, workers):
    def kill_the_first_that_runs_a_row():
        until(lambda: log(notebooks))
        os.kill(log(notebooks)[0][1], signal.SIGKILL)

    killer = threading.Thread(target=kill_the_first_that_runs_a_row)
    killer.start()
    found = run(notebooks, grid(tmp_path, *range(2, 9), pause=0.5), scheduler=scheduler)
    killer.join()
    dead = [process.pid for process in workers if process.poll() is not None]
    lost, by = log(notebooks)[0]
    assert dead == [by]
    assert {n: row["square"] for n, row in found.items()} == {n: str(n * n) for n in range(2, 9)}
    assert [n for n, _ in log(notebooks)].count(lost) == 2
    assert len({worker for _, worker in log(notebooks)}) == 2


def test_a_scheduler_that_ends_is_one_clear_line_and_the_row_stays_open(tmp_path):
    row, future = Row(2, {"n": 2}, tmp_path / "row.json"), Future()
    future.cancel()
    with pytest.raises(EditionError, match="has ended; the same command goes on from here"):
        sweeps._keep(row, future)
    assert row.outcome() is None


def test_a_row_whose_workers_died_again_and_again_has_failed(tmp_path):
    row, future = Row(2, {"n": 2}, tmp_path / "row.json"), Future()
    future.set_exception(RuntimeError("killed 3 workers"))
    sweeps._keep(row, future)
    assert row.outcome()["error"] == "RuntimeError: killed 3 workers"


def test_a_cluster_without_workers_says_so(notebooks, tmp_path, scheduler):
    with pytest.raises(EditionError, match="no worker at tcp://.*; `dask worker tcp://"):
        run(notebooks, grid(tmp_path, 2), scheduler=scheduler)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense://x", "foo"])
def test_an_address_without_a_scheduler_is_one_clear_line(
    notebooks, tmp_path, monkeypatch, address
):
    monkeypatch.setattr(sweeps, "PATIENCE_S", 1)
    with pytest.raises(EditionError, match=f"no Dask scheduler answers at {address}; `dask sch"):
        run(notebooks, grid(tmp_path, 2), scheduler=address)


def test_a_server_that_is_no_scheduler_is_one_clear_line(notebooks, tmp_path, monkeypatch):
    monkeypatch.setattr(sweeps, "PATIENCE_S", 1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = "tcp://{}:{}".format(*silent.getsockname())
        with pytest.raises(EditionError, match=f"no Dask scheduler answers at {address}"):
            run(notebooks, grid(tmp_path, 2), scheduler=address)


def test_without_the_extra_the_line_says_how_to_install_it(notebooks, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(EditionError, match=r"needs the extra `cluster`.*\[cluster\]"):
        run(notebooks, grid(tmp_path, 2), scheduler="tcp://127.0.0.1:9")


def test_a_worker_with_another_edition_is_refused(notebooks):
    with pytest.raises(EditionError, match="is not the one that began the sweep"):
        run_row(str(notebooks / "small.ipynb"), {"n": 2}, "another key")


def test_a_wrong_grid_runs_nothing(notebooks, tmp_path):
    path = tmp_path / "grid.csv"
    path.write_text("n,m\n1,2\n")
    with pytest.raises(EditionError, match="grid.csv: row 2: small: no parameter 'm'"):
        run(notebooks, path)
    assert not (tmp_path / "out").exists()


def test_the_key_follows_tables_and_stays_with_the_notebook(notebooks, monkeypatch):
    key = whole_key(notebooks / "small.ipynb")
    assert whole_key(notebooks / "small.ipynb") == key
    real = Path.read_bytes
    monkeypatch.setattr(
        Path, "read_bytes", lambda path: real(path) + (b"x" if path.name == "events.csv" else b"")
    )
    assert whole_key(notebooks / "small.ipynb") != key
