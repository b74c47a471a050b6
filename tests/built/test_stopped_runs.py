"""A run that is stopped at any moment leaves no process and nothing half written."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import pytest

# A shell without job control has what it starts in the background ignore Ctrl-C.
HEAD = """
import functools, signal, sys
from pathlib import Path
signal.signal(signal.SIGINT, signal.default_int_handler)
"""
RUN = """
from edition import check, cli
from edition.run import runner
check.validate = lambda: None
runner.run = functools.partial(runner.run, notebooks=Path(sys.argv[1]), executed=Path(sys.argv[2]))
sys.exit(cli.main(["run"]))
"""
SWEEP = """
from edition.run.sweep import sweep
folder = Path(sys.argv[1])
sweep("small", folder / "grid.csv", notebooks=folder, sweeps=Path(sys.argv[2]))
"""
POOL = """
import time
from edition.run.processes import process_pool
with process_pool(2, "spawn") as pool:
    list(pool.map(time.sleep, [600, 600]))
"""
BOOK = """
from edition import cli
sys.exit(cli.main(["book"]))
"""
SMALL = Path(__file__).parents[1] / "editions" / "small"
MARK = "EDITION_TEST_MARK"
PATIENCE_S = 120


@pytest.fixture
def temporary():
    """A folder for temporary files, with a path that is short enough for sockets."""
    folder = Path(tempfile.mkdtemp(dir="/tmp"))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def mark():
    """What tells the processes that descend from a run."""
    return uuid.uuid4().hex


@pytest.fixture
def start(tmp_path, temporary, mark):
    """Starts a program on the notebooks in `nb`, in a process group of its own."""

    def begin(code=RUN, out=tmp_path / "out", root=os.environ["EDITION_ROOT"]):
        return subprocess.Popen(
            [sys.executable, "-c", HEAD + code, str(tmp_path / "nb"), str(out)],
            env=os.environ | {MARK: mark, "TMPDIR": str(temporary), "EDITION_ROOT": str(root)},
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    yield begin
    for process in marked(mark):
        process.kill()


@pytest.fixture
def nothing_is_left(mark, temporary):
    """Waits until no process that was started is there any more, and no temporary file."""

    def wait():
        wait_for(lambda: not marked(mark))
        assert not list(temporary.iterdir())

    return wait


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


def kernels(process):
    """The kernels of a run, each of which leads a session of its own."""
    children = psutil.Process(process.pid).children(recursive=True)
    return [
        one.pid for one in children if psutil.pid_exists(one.pid) and os.getsid(one.pid) == one.pid
    ]


def wait_for(condition):
    end = time.monotonic() + PATIENCE_S
    while not (found := condition()):
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.05)
    return found


@pytest.mark.parametrize(
    ("moment", "number", "whole_group"),
    [
        (lambda process, out: kernels(process), signal.SIGINT, True),
        (lambda process, out: (out / "quick.key").exists(), signal.SIGINT, False),
        (lambda process, out: out.exists(), signal.SIGTERM, False),
        (lambda process, out: kernels(process), signal.SIGHUP, True),
    ],
    ids=[
        "Ctrl-C while a kernel starts",
        "SIGINT when one is done",
        "SIGTERM before any starts",
        "a terminal that is closed",
    ],
)
def test_a_stopped_run_leaves_nothing_and_goes_on(
    start, nothing_is_left, write_notebook, tmp_path, moment, number, whole_group
):
    out = tmp_path / "out"
    write_notebook(tmp_path / "nb" / "quick.ipynb", "print('quick')")
    write_notebook(tmp_path / "nb" / "slow.ipynb", "import time\ntime.sleep(600)")
    process = start()
    wait_for(lambda: moment(process, out))
    (os.killpg if whole_group else os.kill)(process.pid, number)
    _, told = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 130, told
    assert "edition: stopped" in told and "Traceback" not in told
    nothing_is_left()
    assert not (out / "slow.ipynb").exists()


def test_a_run_that_is_killed_takes_its_kernels_along(
    start, nothing_is_left, write_notebook, tmp_path
):
    write_notebook(tmp_path / "nb" / "slow.ipynb", "import time\ntime.sleep(600)")
    process = start()
    wait_for(lambda: kernels(process))
    process.kill()
    process.communicate(timeout=PATIENCE_S)
    nothing_is_left()


def test_a_pool_that_is_killed_takes_its_processes_along(start, nothing_is_left):
    process = start(POOL)
    wait_for(lambda: len(psutil.Process(process.pid).children()) > 2)
    process.kill()
    process.communicate(timeout=PATIENCE_S)
    nothing_is_left()


def test_a_stopped_sweep_keeps_what_was_run_and_goes_on_from_there(
    start, nothing_is_left, write_notebook, tmp_path
):
    log = tmp_path / "log"
    source = f"import time\nwith open({str(log)!r}, 'a') as log:\n    print(n, file=log)"
    write_notebook(tmp_path / "nb" / "small.ipynb", source, "time.sleep(0.3)", parameters="n = 1")
    # Rows that a process has taken are run to their end, so there must be more than those.
    (tmp_path / "nb" / "grid.csv").write_text("n\n" + "".join(f"{n}\n" for n in range(12)))
    process = start(SWEEP)
    wait_for(lambda: list(tmp_path.glob("out/*/*.json")))
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all processes of the command
    process.communicate(timeout=PATIENCE_S)
    assert process.returncode
    nothing_is_left()
    kept = list(tmp_path.glob("out/*/*.json"))
    begun = log.read_text().split()
    assert 0 < len(kept) < 12
    assert start(SWEEP).wait(PATIENCE_S) == 0
    again = log.read_text().split()[len(begun) :]
    assert len(again) == 12 - len(kept)


@pytest.fixture
def last(tmp_path):
    """A copy of the small edition, with a book that was built before."""
    root = shutil.copytree(SMALL, tmp_path / "root", ignore=shutil.ignore_patterns("_build"))
    (root / "_build" / "html").mkdir(parents=True)
    (root / "_build" / "html" / "index.html").write_text("the last good one")
    return root


def drawing(process):
    """The process that draws charts, once it does."""
    for child in psutil.Process(process.pid).children():
        with suppress(psutil.Error):
            if "spawn_main" in " ".join(child.cmdline()) and child.cpu_times().user > 0.2:
                return child
    return None


@pytest.mark.parametrize(
    ("stop", "line"),
    [
        (lambda _, one: one.kill(), "a process of the build was ended from outside"),
        (lambda process, _: os.killpg(process.pid, signal.SIGHUP), "stopped"),
    ],
    ids=["one that draws is killed", "the terminal is closed"],
)
def test_a_book_that_is_stopped_leaves_the_last_one_and_one_line(
    start, nothing_is_left, last, stop, line
):
    process = start(BOOK, root=last)
    stop(process, wait_for(lambda: drawing(process)))
    _, told = process.communicate(timeout=PATIENCE_S)
    assert process.returncode, told
    (said,) = [one for one in told.replace("\r", "\n").splitlines() if one.startswith("edition: ")]
    assert line in said and "Traceback" not in told
    nothing_is_left()
    assert (last / "_build" / "html" / "index.html").read_text() == "the last good one"


@pytest.mark.parametrize(
    ("options", "complaint"),
    [("size=64k", "No space left on device"), ("ro", "Read-only file system")],
)
def test_a_disk_that_takes_no_more_is_one_line(start, write_notebook, tmp_path, options, complaint):
    write_notebook(tmp_path / "nb" / "one.ipynb", "print('x' * 300_000)")
    with disk(tmp_path, options) as place:
        assert complaint in the_line(start(out=place / "out"))
        assert not (place / "out" / "one.ipynb").exists()


def test_a_disk_that_is_full_when_pages_are_written_is_one_line(start, last, tmp_path):
    with disk(tmp_path, "size=1500k") as place:
        (last / "_build").rename(tmp_path / "old")
        (last / "_build").symlink_to(place)
        assert "No space left on device" in the_line(start(BOOK, root=last))


@contextmanager
def disk(folder, options):
    """A disk of its own, with these options of tmpfs."""
    place = folder / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("a disk of its own needs root")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def the_line(process):
    """The one line of a program that ends with an error, below its progress."""
    _, told = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 1
    assert "Traceback" not in told
    *_, line = told.splitlines()
    assert line.startswith("edition: ")
    return line
