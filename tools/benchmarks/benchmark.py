"""Measures what a build of the book costs, beside plain Jupyter Book on the same notebooks.

    .venv/bin/python tools/benchmarks/benchmark.py [--runs 3] [--install]

The checkout as it stands, with what is not yet committed, is copied to a temporary folder and built
there once, unmeasured.  Then every run takes all steps in turn, so that they share the noise of the
machine; the table, in Markdown, has the medians.  Each edit differs from the state before it.

- Wall: seconds, with the lowest and the highest in brackets where there were several runs.
- CPU: seconds of all processes together; more than wall where both cores were busy.
- Memory: the peak in MB of all processes together, looked at 5 times a second in one more run
  before the others, as looking slows the build; pages that processes share are counted once where
  the system tells (Linux).
- × plain: the figure before it, divided by that of plain Jupyter Book.
- Rerun: how many notebooks were executed, of how many.

Plain Jupyter Book gets the staged tree, the configuration and the code of one commit of the past,
always the same, so that figures of different days compare, but runs the notebooks itself each time
(`execute_notebooks: force`), so that no output is older than the data; then with its cache filled
(`cache`), which it trusts as long as the code of a notebook is the same, whatever the tables say.
The comparison favours it: it makes
HTML only and no PDF, draws no picture of a chart, finds the bundle of Vega ready, checks no data,
tolerates warnings, and its tree is laid out beforehand.

The installation is measured once for each installer, with packages that its cache may hold.
"""

import argparse
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[2]
BIN = ROOT / ".venv" / "bin"
PLAIN_COMMIT = "1e09ef8"
"""The commit whose notebooks plain Jupyter Book runs."""

PAPER = "2018-06-18"
"""Launches up to this day are in the charts."""

SENTENCE = re.compile(r"[A-Z][\w ,;()-]{30,}\.")
"""A line that is one plain sentence, without roles or links."""

LOOK_S = 0.2
"""How often memory is looked at, in seconds."""

WHOSE_CODE = """
import nbformat
from nbclient import NotebookClient
from edition.base.project import PACKAGE

cell = nbformat.v4.new_code_cell("from edition.base.project import PACKAGE; print(PACKAGE)")
notebook = nbformat.v4.new_notebook(cells=[cell])
NotebookClient(notebook, kernel_name="python3").execute()
print(PACKAGE, cell["outputs"][0]["text"], sep="\\n", end="")
"""

LAY_OUT = """
import sys
from pathlib import Path

import yaml

from edition import press, runner, stage

plain, mode = Path(sys.argv[1]), sys.argv[2]
stage.stage(runner.select(), plain / "source")
config = press.configuration()
config["execute"] = {"execute_notebooks": mode}
config["sphinx"]["config"]["nb_execution_raise_on_error"] = True
(plain / "_config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
"""


@dataclass(frozen=True)
class Cost:
    """What one process and all that it started took."""

    wall: float
    cpu: float
    memory: float


@dataclass
class Step:
    """One line of the table: how to bring about its start, what to measure, what must come out."""

    name: str
    command: list[str]
    prepare: Callable[[int], None]
    expected: str
    folder: Path
    executed: Path | None = None
    environment: dict[str, str] | None = None
    costs: list[Cost] = field(default_factory=list)
    rerun: str = "–"


def main() -> None:
    """Copies the checkout, takes the steps, prints the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=3, help="how often each step is taken")
    parser.add_argument("--install", action="store_true", help="measure the installation too")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="edition-benchmark-") as folder:
        temporary = Path(folder).resolve()
        steps = measure(temporary, max(1, arguments.runs))
        installs = installations(temporary) if arguments.install else []
    print(report(installs, steps, max(1, arguments.runs)))


def measure(temporary: Path, runs: int) -> list[Step]:
    """All steps on one copy of the checkout; plain Jupyter Book is the last."""
    copy = copied(temporary / "checkout")
    plain = temporary / "plain"
    environment = surroundings(copy)
    demand_own_code(copy, environment)
    tell("building once, unmeasured")
    spend([*EDITION, "book"], copy, environment, "built:")
    modes = ("force", "cache")
    past = cloned(temporary / "past")
    plains = [plain_step(mode, plain / mode, past, surroundings(past)) for mode in modes]
    steps = [*edition_steps(copy), *plains]
    for run in range(runs + 1):
        for step in steps:
            take(step, run, environment)
    return steps


def take(step: Step, run: int, environment: dict[str, str]) -> None:
    """Brings about a step's start and measures it."""
    step.prepare(run)
    before = stamps(step.executed)
    place = (step.folder, step.environment or environment, step.expected)
    cost = spend(step.command, *place, watch=run == 0)
    step.costs.append(cost)
    if step.executed:
        after = stamps(step.executed)
        rerun = sum(before.get(name) != stamp for name, stamp in after.items())
        step.rerun = f"{rerun} of {len(after)}"
    tell(f"run {run + 1}: {step.name}: {cost.wall:.2f} s")


def edition_steps(copy: Path) -> list[Step]:
    """The steps of the edition; all but the first start from a finished book."""
    executed = copy / "_build" / "executed"
    book = [*EDITION, "book"]

    def nothing(_: int) -> None:
        pass

    def changed(file: Path, change: Callable[[str, int], str]) -> Callable[[int], None]:
        original = file.read_text(encoding="utf-8")
        return lambda run: put(file, change(original, run))

    notebook = max((copy / "notebooks").glob("*.ipynb"), key=lambda path: path.stat().st_size)
    launches = changed(copy / "data" / "missile_launches.csv", with_other_type)
    index = changed(copy / "book" / "index.md", with_other_sentence)
    prose = changed(notebook, with_other_cell)
    return [
        Step("cold", book, lambda _: shutil.rmtree(copy / "_build"), "built:", copy, executed),
        Step("nothing changed", book, nothing, "nothing has changed:", copy, executed),
        Step("a datum changed", book, launches, "built:", copy, executed),
        Step("a sentence changed", book, index, "built:", copy, executed),
        Step("a sentence changed in a notebook", book, prose, "built:", copy, executed),
        Step("`edition verdicts`", [*EDITION, "verdicts"], nothing, "supported", copy),
        Step("`edition check`", [*EDITION, "check"], nothing, "in order", copy),
    ]


def plain_step(mode: str, plain: Path, copy: Path, environment: dict[str, str]) -> Step:
    """Jupyter Book alone, from a tree that is laid out anew each time; only its cache is kept."""
    command = [str(BIN / "jupyter-book"), "build", str(plain / "source")]
    command += ["--config", str(plain / "_config.yml"), "--path-output", str(plain)]
    done = "Finished generating HTML"

    def lay_out(run: int) -> None:
        if mode == "cache" and run == 0:
            lay_out(-1)
            spend(command, copy, environment, done)
        plain.mkdir(parents=True, exist_ok=True)
        for part in ("source", "_build/html", "_build/.doctrees", "_build/jupyter_execute"):
            shutil.rmtree(plain / part, ignore_errors=True)
        spend([PYTHON, "-c", LAY_OUT, str(plain), mode], copy, environment)

    name = PLAIN if mode == "force" else f"{PLAIN}, with its cache filled"
    executed = plain / "_build" / "jupyter_execute"
    return Step(name, command, lay_out, done, copy, executed, environment)


PYTHON = str(BIN / "python")
EDITION = [PYTHON, "-m", "edition.cli"]
PLAIN = "plain Jupyter Book, HTML only"


def cloned(target: Path) -> Path:
    """A clone of the commit whose notebooks plain Jupyter Book runs."""
    for command in (["clone", "--quiet", str(ROOT), str(target)], ["checkout", "-q", PLAIN_COMMIT]):
        place = [] if command[0] == "clone" else ["-C", str(target)]
        subprocess.run(["git", *place, *command], check=True)
    return target


def installations(temporary: Path) -> list[Step]:
    """The installation by `make`, with uv where there is one, and with pip."""
    steps = []
    for installer in ["uv", "pip"] if shutil.which("uv") else ["pip"]:
        copy = copied(temporary / f"install-{installer}")
        environment = without_project()
        if installer == "pip":
            environment["PATH"] = f"{hidden_uv(temporary)}{os.pathsep}{environment['PATH']}"
        planned = subprocess.run(
            ["make", "--dry-run", "book"],
            cwd=copy,
            env=environment,
            capture_output=True,
            text=True,
        )
        stamp = re.search(r"touch (\.venv/ready-\S+)", planned.stdout)
        if not stamp:
            raise SystemExit(f"make would not install:\n{planned.stdout}{planned.stderr}")
        cost = spend(["make", stamp[1]], copy, environment, "Installing")
        steps.append(Step(f"installation with {installer}", [], print, "", copy, costs=[cost]))
        tell(f"installation with {installer}: {cost.wall:.0f} s")
        shutil.rmtree(copy)
    return steps


def hidden_uv(temporary: Path) -> Path:
    """A folder for the front of PATH with a uv that does not work, so that make takes pip."""
    folder = temporary / "no-uv"
    folder.mkdir()
    (folder / "uv").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    (folder / "uv").chmod(0o755)
    return folder


def copied(target: Path) -> Path:
    """A copy of the checkout's files, those not yet committed included, without what is ignored."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in filter(None, names.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, target / name)
    return target


def without_project() -> dict[str, str]:
    """The environment without what would steer the edition, make or Python."""
    steering = ("EDITION_", "MAKE", "MFLAGS", "PYTHON", "VIRTUAL_ENV")
    return {name: value for name, value in os.environ.items() if not name.startswith(steering)}


def surroundings(copy: Path) -> dict[str, str]:
    """The environment in which the copy runs its own code: .venv has that of the checkout."""
    return without_project() | {"PYTHONPATH": str(copy / "scripts")}


def demand_own_code(copy: Path, environment: dict[str, str]) -> None:
    """Stops unless the command and the kernels of notebooks import the package of the copy."""
    command = [PYTHON, "-c", WHOSE_CODE]
    result = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True)
    package = str(copy / "scripts" / "edition")
    if result.stdout.split("\n")[:2] != [package, package]:
        raise SystemExit(f"not the code of {copy}:\n{result.stdout}{result.stderr}")


def spend(
    command: list[str],
    cwd: Path,
    environment: dict[str, str],
    expected: str = "",
    watch: bool = False,
) -> Cost:
    """Runs a command and measures it, its memory if asked; stops with its output where it fails."""
    with tempfile.TemporaryFile() as log:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=cwd, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
        with ended(process), watched(process.pid if watch else None) as peak:
            # Its own times and those of all descendants that were waited for.
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
        log.seek(0)
        output = log.read().decode(errors="replace")
    if process.returncode or expected not in output:
        wanted = f", and {expected!r} in its output" if expected else ""
        raise SystemExit(
            f"{output}\n{' '.join(command)}\nended with {process.returncode}; expected 0{wanted}"
        )
    largest = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Cost(wall, usage.ru_utime + usage.ru_stime, max(largest, *peak) / 2**20)


@contextmanager
def ended(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Leaves no process behind where the measuring is broken off."""
    try:
        yield
    finally:
        if process.returncode is None:
            for found in tree(process.pid):
                found.kill()
            process.wait()


@contextmanager
def watched(pid: int | None) -> Iterator[list[int]]:
    """Looks at the memory of a process, if any, and its descendants; gives the bytes it saw."""
    seen = [0]
    if pid is None:
        yield seen
        return
    over = threading.Event()

    def look() -> None:
        while not over.wait(LOOK_S):
            seen.append(sum(map(held, tree(pid))))

    watcher = threading.Thread(target=look, daemon=True)
    watcher.start()
    try:
        yield seen
    finally:
        over.set()
        watcher.join()


def tree(pid: int) -> list[psutil.Process]:
    """A process and all its descendants; none where it has ended."""
    try:
        root = psutil.Process(pid)
        return [root, *root.children(recursive=True)]
    except psutil.Error:
        return []


def held(process: psutil.Process) -> int:
    """Bytes in memory: with the process's part of shared pages, or with all of them."""
    try:
        memory = process.memory_full_info()
    except (psutil.Error, OSError):
        return 0
    return int(getattr(memory, "pss", memory.rss))


def stamps(folder: Path | None) -> dict[str, int]:
    """The times at which the notebooks below a folder were written."""
    found = folder.rglob("*.ipynb") if folder else ()
    return {str(path): path.stat().st_mtime_ns for path in found}


def put(file: Path, text: str) -> None:
    """Writes a text that differs from the one before."""
    if file.read_text(encoding="utf-8") == text:
        raise SystemExit(f"{file.name}: the benchmark has changed nothing")
    file.write_text(text, encoding="utf-8")


def with_other_type(table: str, run: int) -> str:
    """Another type for the last launch before the paper; every second run has the original's."""
    rows = [line.split(",") for line in table.splitlines()]
    day, kind = rows[0].index("date"), rows[0].index("type")
    row = max((row for row in rows[1:] if row[day] <= PAPER), key=lambda row: row[day])
    # One of long and one of short range: the chart changes.
    other = "ICBM" if row[kind] == "SRBM" else "SRBM"
    row[kind] = row[kind] if run % 2 else other
    return "".join(",".join(row) + "\n" for row in rows)


def with_other_sentence(text: str, run: int) -> str:
    """The first plain sentence with another end."""
    lines = text.splitlines(keepends=True)
    for number, line in enumerate(lines):
        if SENTENCE.fullmatch(line.strip()):
            lines[number] = line.replace(".", f", as run {run + 1} of the benchmark says.")
            return "".join(lines)
    raise SystemExit("no line is a plain sentence: the benchmark has nothing to change")


def with_other_cell(notebook: str, run: int) -> str:
    """The first plain sentence of a notebook's text with another end."""
    found = json.loads(notebook)
    for cell in found["cells"]:
        text = "".join(cell["source"])
        if cell["cell_type"] == "markdown" and any(
            SENTENCE.fullmatch(line) for line in text.splitlines()
        ):
            changed = with_other_sentence(text, run)
            cell["source"] = changed.splitlines(keepends=True)
            return json.dumps(found, indent=1, ensure_ascii=False) + "\n"
    raise SystemExit("no notebook has a plain sentence: the benchmark has nothing to change")


def report(installs: list[Step], steps: list[Step], runs: int) -> str:
    """The table, with the machine above it."""
    plain = medians(next(step for step in steps if step.name == PLAIN))
    load = os.getloadavg()[0]
    head = (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}; {runs} run{'s' * (runs > 1)}; "
        f"load at the end {load:.1f}, which includes the benchmark's own"
    )
    lines = [head, ""]
    lines.append("| Step | Wall, s | × plain | CPU, s | × plain | Memory, MB | × plain | Rerun |")
    lines.append("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    lines += [row(step, plain) for step in [*installs, *steps]]
    return "\n".join(lines)


def medians(step: Step) -> Cost:
    """The medians of a step over all runs, each by itself."""
    middle = statistics.median
    return Cost(
        middle(cost.wall for cost in timed(step)),
        middle(cost.cpu for cost in timed(step)),
        step.costs[0].memory,
    )


def timed(step: Step) -> list[Cost]:
    """The runs of a step that nobody looked at, all but the first where there are more."""
    return step.costs[1:] or step.costs


def row(step: Step, plain: Cost) -> str:
    """One step's line of the table."""
    cost = medians(step)
    walls = [one.wall for one in timed(step)]
    spread = f" ({min(walls):.2f}–{max(walls):.2f})" if len(walls) > 1 else ""
    cells = [step.name, f"{cost.wall:.2f}{spread}", f"{cost.wall / plain.wall:.2f}"]
    cells += [f"{cost.cpu:.2f}", f"{cost.cpu / plain.cpu:.2f}"]
    cells += [f"{cost.memory:.0f}", f"{cost.memory / plain.memory:.2f}"]
    cells += [step.rerun]
    return f"| {' | '.join(cells)} |"


def tell(message: str) -> None:
    """Says on stderr how far it is; stdout has the table alone."""
    print(message, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
