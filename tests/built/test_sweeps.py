"""Sweeps with kernels, on this machine and on a Dask cluster."""

import csv
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from edition.base.errors import EditionError
from edition.run import cluster
from edition.run.sweep import sweep

DASK = str(Path(sys.executable).parent / "dask")
WORK = """
import os, time
from pathlib import Path
from edition.show.output import tell

with Path({log!r}).open("a") as file:
    file.write(f"{{n}} {{os.getppid()}}\\n")
time.sleep(pause)
tell(square=n * n, half=n / 2, name="a b")
"""


@pytest.fixture
def log(tmp_path):
    """What has run so far: n and the process that ran it."""

    def read():
        path = tmp_path / "log"
        lines = path.read_text().splitlines() if path.exists() else []
        return [[int(word) for word in line.split()] for line in lines]

    return read


@pytest.fixture
def run(tmp_path, write_notebook):
    """Sweeps a notebook over n, each row with a pause; gives the results by n."""
    source = WORK.format(log=str(tmp_path / "log"))
    path = write_notebook(tmp_path / "nb" / "small.ipynb", source, parameters="n = 1\npause = 0.0")

    def call(rows, pause=0.0, scheduler=""):
        grid = tmp_path / "grid.csv"
        grid.write_text("n,pause\n" + "".join(f"{n},{pause}\n" for n in rows))
        found, _ = sweep("small", grid, scheduler, notebooks=path.parent, sweeps=tmp_path / "out")
        with found.open(newline="") as file:
            return {int(row["n"]): row for row in csv.DictReader(file)}

    return call


def until(condition):
    for _ in range(2400):
        if condition():
            return
        time.sleep(0.05)
    pytest.fail("nothing happened in two minutes")


def test_a_row_has_what_the_notebook_hands_to_the_prose(run):
    told = {"error": "", "square": "25", "half": "2.5", "name": "a b"}
    assert run(range(5, 6)) == {5: {"row": "2", "n": "5", "pause": "0.0", **told}}


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory):
    """The address of a running scheduler without workers."""
    known = tmp_path_factory.mktemp("dask") / "scheduler.json"
    words = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(known)]
    process = subprocess.Popen([DASK, "scheduler", *words], stderr=subprocess.DEVNULL)
    until(lambda: known.exists() and known.read_text())
    yield json.loads(known.read_text())["address"]
    process.terminate()
    process.wait(120)


def test_a_cluster_without_workers_says_so(run, scheduler):
    with pytest.raises(EditionError, match="no worker at tcp://.*; `dask worker tcp://"):
        run(range(2, 3), scheduler=scheduler)


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


def test_a_cluster_loses_no_row_with_a_worker(run, log, scheduler, workers):
    def kill_the_first_that_runs_a_row():
        until(log)
        os.kill(log()[0][1], signal.SIGKILL)

    killer = threading.Thread(target=kill_the_first_that_runs_a_row)
    killer.start()
    found = run(range(2, 6), pause=0.3, scheduler=scheduler)
    killer.join()
    dead = [process.pid for process in workers if process.poll() is not None]
    lost, by = log()[0]
    assert dead == [by]
    assert {n: row["square"] for n, row in found.items()} == {n: str(n * n) for n in range(2, 6)}
    assert [n for n, _ in log()].count(lost) == 2
    assert len({worker for _, worker in log()}) == 2


def test_a_worker_keeps_nothing_of_the_rows_that_it_ran(run, scheduler, workers):
    from distributed import Client

    def samples(dask_worker):
        profiles = [dask_worker.profile_recent, *(one for _, one in dask_worker.profile_history)]
        goes_on = dask_worker.periodic_callbacks["profile"].is_running()
        return sum(profile["count"] for profile in profiles), goes_on

    assert set(run(range(2, 4), pause=0.1, scheduler=scheduler)) == {2, 3}
    with Client(scheduler, set_as_default=False) as client:
        assert list(client.run(samples).values()) == [(0, True)] * 2


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense://x", "a silent server"])
def test_an_address_without_a_scheduler_is_one_clear_line(run, monkeypatch, address):
    monkeypatch.setattr(cluster, "PATIENCE_S", 1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        if " " in address:
            address = "tcp://{}:{}".format(*silent.getsockname())
        with pytest.raises(EditionError, match=f"no Dask scheduler answers at {address}; `dask s"):
            run(range(2, 3), scheduler=address)
