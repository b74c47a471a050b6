"""A build that is stopped at any moment leaves no process and nothing half written."""

import os
import signal
import subprocess
import sys
import time
import uuid

import nbformat
import psutil
import pytest

from edition.base.errors import EditionError
from edition.book import build

RUN = """
import functools, sys
from pathlib import Path
from edition import check, cli, runner
check.demand_once = lambda: None
runner.run = functools.partial(runner.run, notebooks=Path(sys.argv[1]), executed=Path(sys.argv[2]))
sys.exit(cli.main(["run"]))
"""
DRAW = """
import sys
from pathlib import Path
from edition import vega
vega.CACHE = Path(sys.argv[2])
spec = {"description": "x", "mark": "point", "data": {"values": [{"x": 1}]}, "encoding": {}}
vega.draw((spec | {"width": width}, "Title") for width in range(100, 9_000))
"""
MARK = "EDITION_TEST_MARK"
PATIENCE_S = 120


def write(folder, name, source):
    nb = nbformat.v4.new_notebook()
    nb.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    nb.cells = [nbformat.v4.new_code_cell(source, id="c0")]
    folder.mkdir(exist_ok=True)
    nbformat.write(nb, folder / f"{name}.ipynb")


@pytest.fixture
def run(tmp_path):
    """Starts `edition run` on the notebooks in `nb`, in a process group of its own."""
    mark = uuid.uuid4().hex

    def start(executed=tmp_path / "out", code=RUN):
        command = [sys.executable, "-c", code, str(tmp_path / "nb"), str(executed)]
        process = subprocess.Popen(
            command,
            env=os.environ | {MARK: mark},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        process.mark = mark
        return process

    yield start
    for process in marked(mark):
        process.kill()


def marked(mark):
    """The processes that descend from a run, by a variable of their environment."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.environ().get(MARK) == mark:
                found.append(process)
        except psutil.Error:
            continue
    return found


def kernels(run):
    """The kernels of a run, each of which leads a session of its own."""
    others = (process.pid for process in marked(run.mark) if process.pid != run.pid)
    return [pid for pid in others if psutil.pid_exists(pid) and os.getsid(pid) == pid]


def wait_for(condition):
    end = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.1)


MOMENTS = {
    "before a kernel has started": lambda process, out: out.exists(),
    "while a kernel starts": lambda process, out: kernels(process),
    "when one notebook is done": lambda process, out: (out / "quick.json").exists(),
}


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
@pytest.mark.parametrize(
    ("number", "whole_group"),
    [(signal.SIGINT, True), (signal.SIGINT, False), (signal.SIGTERM, False)],
    ids=["Ctrl-C", "SIGINT", "SIGTERM"],
)
def test_a_stopped_run_leaves_no_process_and_the_last_good_notebooks(
    run, tmp_path, moment, number, whole_group
):
    out = tmp_path / "out"
    write(tmp_path / "nb", "quick", "print('quick')")
    write(tmp_path / "nb", "slow", "import time\ntime.sleep(600)")
    process = run()
    wait_for(lambda: moment(process, out))
    (os.killpg if whole_group else os.kill)(process.pid, number)
    _, err = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 130, err
    assert "edition: stopped" in err
    assert "Traceback" not in err
    wait_for(lambda: not marked(process.mark))
    assert not (out / "slow.ipynb").exists()
    write(tmp_path / "nb", "slow", "print('no longer slow')")
    again = run()
    _, err = again.communicate(timeout=PATIENCE_S)
    assert again.returncode == 0, err
    assert (out / "slow.ipynb").exists() and (out / "quick.ipynb").exists()


def test_a_run_that_is_killed_takes_its_kernels_along(run, tmp_path):
    write(tmp_path / "nb", "slow", "import time\ntime.sleep(600)")
    process = run()
    wait_for(lambda: kernels(process))
    process.kill()
    process.communicate(timeout=PATIENCE_S)
    wait_for(lambda: not marked(process.mark))


def test_a_build_that_is_killed_takes_along_what_draws_its_charts(run, tmp_path):
    process = run(code=DRAW)
    wait_for(lambda: list((tmp_path / "out").rglob("*.svg")))
    process.kill()
    process.communicate(timeout=PATIENCE_S)
    wait_for(lambda: not marked(process.mark))


def test_two_runs_do_not_get_in_each_others_way(run, tmp_path):
    write(tmp_path / "nb", "one", "1")
    (tmp_path / "out").mkdir()
    with alone(tmp_path / "out" / "lock"):
        _, err = (process := run()).communicate(timeout=PATIENCE_S)
    assert process.returncode == 1
    assert err == "edition: another build is under way; try again when it has ended\n"


@pytest.mark.parametrize(
    ("options", "complaint"),
    [("size=64k", "No space left on device"), ("ro", "Read-only file system")],
)
def test_a_disk_that_takes_no_more_is_one_line(run, tmp_path, options, complaint):
    write(tmp_path / "nb", "one", "print('x' * 300_000)")
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(disk)]
    try:
        mounted = subprocess.run(mount, capture_output=True, text=True)
    except FileNotFoundError:
        pytest.skip("this system has no mount")
    if mounted.returncode:
        pytest.skip(f"a disk of its own needs root: {mounted.stderr.strip()}")
    try:
        _, err = (process := run(disk / "out")).communicate(timeout=PATIENCE_S)
        assert process.returncode == 1
        assert "Traceback" not in err
        assert err.splitlines()[-1].startswith("edition: ") and complaint in err.splitlines()[-1]
        assert not (disk / "out" / "one.ipynb").exists()
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


@pytest.fixture
def places(tmp_path, monkeypatch):
    """A last good book and a fresh one, in folders of their own."""
    monkeypatch.setattr(press, "HTML", tmp_path / "html")
    monkeypatch.setattr(press, "OLD", tmp_path / "html.old")
    monkeypatch.setattr(press, "STAMP", tmp_path / "book.stamp")
    monkeypatch.setattr(press, "WORK", tmp_path / "work")
    for folder, text in (("html", "good"), ("work/html/_build/html", "fresh")):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "index.html").write_text(text)
    (tmp_path / "book.stamp").write_text("good")
    return tmp_path


def test_a_book_taken_away_by_a_build_that_was_killed_is_put_back(places):
    build.HTML.rename(build.OLD)
    build._restore()
    assert (build.HTML / "index.html").read_text() == "good"


def test_ctrl_c_between_the_old_and_the_new_book_leaves_the_old_one(places, monkeypatch):
    real = type(places).rename

    def stopped(path, target):
        if "work" in path.parts:
            raise KeyboardInterrupt
        return real(path, target)

    monkeypatch.setattr(type(places), "rename", stopped)
    with pytest.raises(KeyboardInterrupt):
        build._replace(places / "work" / "html" / "_build" / "html")
    assert (build.HTML / "index.html").read_text() == "good"
    assert not build.STAMP.exists(), "the next build must not take the old book for a new one"


def test_a_lock_is_free_again_when_its_holder_has_ended(tmp_path):
    with alone(tmp_path / "lock"), pytest.raises(EditionError), alone(tmp_path / "lock"):
        pass
    with alone(tmp_path / "lock"):
        pass
