"""Changes the code, one place at a time, and runs the tests that reach it.

Run it from the repository, after `pip install mutmut` into .venv:

    .venv/bin/python tools/mutation/program.py edition --share 0.2    # judge, data and check
    .venv/bin/python tools/mutation/program.py paper                  # evidence and measures
    .venv/bin/python tools/mutation/program.py edition --only judge.trend

It prints by module how many changes were made and how many a test noticed, and ends with an error
where one that none notices is not explained in `survivors_of_code.csv`.

mutmut's own runner leaves out decorated functions, which most of the evidence is.  Here the tests
are collected once, for the small edition or for this one, and each change gets a child process in
which the changed function has its new code and the tests that reach it run, the nearest first.
"""

import argparse
import csv
import gc
import os
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from fnmatch import fnmatchcase
from functools import _lru_cache_wrapper
from operator import itemgetter
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest
from changes import FOLDERS, Change, changes, codes, module_name, modules
from hypothesis import Phase, settings
from tqdm import tqdm

TESTS = Path(__file__).resolve().parents[2] / "tests"
EXPLAINED = Path(__file__).with_name("survivors_of_code.csv")

SUITES = {"edition": ("judge", "data", "check", "base", "show"), "paper": ("paper",)}
"""The folders of tests that look at each package."""

SECONDS = 30
"""Of the processor, after which a child that does not end counts as having noticed."""

AT_ONCE = os.cpu_count() or 1
"""How many children run side by side."""

FUNCTIONS: dict[tuple[str, str], list[FunctionType]] = defaultdict(list)
"""The functions that are loaded, by file and name."""

CACHES: list["_lru_cache_wrapper[Any]"] = []
"""Whatever the edition keeps once it is worked out."""

Place = tuple[str, str]
"""A file and a function in it, with those within that function."""


def place(path: Path | str, function: str) -> Place:
    """Where a function stands; one within another stands where that does."""
    return str(path), function.partition(".<locals>")[0]


def swap(change: Change) -> None:
    """Gives the function around a change its new code, wherever the function is kept."""
    whole = compile(change.source, str(change.path), "exec")
    new = {code.co_qualname: code for code in codes(whole)}
    for function in FUNCTIONS[place(change.path, change.function)]:
        code = new.get(function.__code__.co_qualname)
        if code and code.co_freevars == function.__code__.co_freevars:
            function.__code__ = code


def forget(tables_too: bool = True) -> None:
    """Forgets what the edition keeps once it is worked out; the tables as read on demand only."""
    for one in CACHES:
        if tables_too or one.__module__ != "edition.data.tables":
            one.cache_clear()


class Runner:
    """Runs the collected tests in a child for every change, instead of once."""

    def __init__(self, chosen: list[Change]) -> None:
        self.chosen = chosen
        self.unseen: list[Change] = []
        self.failed: list[str] = []
        self.reaching: dict[Place, list[tuple[float, pytest.Item]]] = defaultdict(list)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Tries all changes, after a run without any, and one more in a child."""
        _note_caches()
        for item in session.items:
            self._watch(item)
        # Some modules are imported by a test only.
        _note_caches()
        for one in gc.get_objects():
            if isinstance(one, FunctionType):
                FUNCTIONS[place(one.__code__.co_filename, one.__code__.co_qualname)].append(one)
        if self.failed:
            pytest.exit(f"fail without any change: {', '.join(self.failed)}", 1)
        gc.freeze()
        if os.waitpid(_child(lambda: self._control(session), silent=False), 0)[1]:
            pytest.exit("tests fail in a child without any change", 1)
        running: dict[int, Change] = {}
        with tqdm(total=len(self.chosen), mininterval=5) as bar:
            for change in self.chosen:
                if len(running) == AT_ONCE:
                    self._wait(running, bar)
                running[_child(lambda change=change: self._seen(change, session))] = change
            while running:
                self._wait(running, bar)
        return True

    def pytest_runtest_logfinish(self) -> None:
        """Puts back the streams, in whose place some tests leave closed ones."""
        sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Notes the tests that fail."""
        if report.failed:
            self.failed.append(report.nodeid)

    def _control(self, session: pytest.Session) -> bool:
        """Whether tests fail in a child that has no change, and says which."""
        forget()
        for item in session.items:
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
        print(*self.failed, sep="\n", file=sys.__stderr__)
        return bool(self.failed)

    def _wait(self, running: dict[int, Change], bar: "tqdm[Any]") -> None:
        ended, status = os.wait()
        change = running.pop(ended)
        if status == 0:
            self.unseen.append(change)
            bar.write(str(change))
        bar.update()

    def _watch(self, item: pytest.Item) -> None:
        """Runs a test and notes which functions it reaches, and in what time."""
        reached = set()
        forget()
        started = time.perf_counter()
        sys.setprofile(lambda frame, *_: reached.add(frame.f_code))
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
        sys.setprofile(None)
        took = time.perf_counter() - started
        for one in {place(code.co_filename, code.co_qualname) for code in reached}:
            self.reaching[one].append((took, item))

    def _tests(self, change: Change) -> list[pytest.Item]:
        """The tests that reach a changed function: the nearest, then the fastest."""
        reaching = sorted(self.reaching[place(change.path, change.function)], key=itemgetter(0))
        nearest = f"test_{change.path.stem}"
        return sorted((item for _, item in reaching), key=lambda item: item.path.stem != nearest)

    def _seen(self, change: Change, session: pytest.Session) -> bool:
        swap(change)
        return _failed(session, self._tests(change), tables_too=change.path.stem == "tables")


def _note_caches() -> None:
    CACHES[:] = [
        one
        for one in gc.get_objects()
        if isinstance(one, _lru_cache_wrapper) and one.__module__.startswith(tuple(FOLDERS))
    ]


def _failed(session: pytest.Session, items: list[pytest.Item], tables_too: bool = True) -> bool:
    forget(tables_too)
    for item in items:
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
        if session.testsfailed:
            return True
    return False


def _child(job: Callable[[], bool], silent: bool = True) -> int:
    """The number of a process that ends with an error where the job finds something."""
    child = os.fork()
    if child:
        return child
    try:
        if silent:
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
            void = os.open(os.devnull, os.O_WRONLY)
            os.dup2(void, 1)
            os.dup2(void, 2)
        os._exit(job())
    except BaseException:  # whatever a wrong change breaks has been noticed
        os._exit(1)


def main() -> int:
    """Runs the changes, prints those that no test noticed, and the figures by module."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("package", choices=FOLDERS)
    parser.add_argument("--share", type=float, default=1.0, help="share of the changes, default 1")
    parser.add_argument("--only", default="", help="modules whose name begins so: judge.trend")
    asked = parser.parse_args()
    begin = f"{asked.package}.{asked.only}"
    chosen = [path for path in modules(asked.package) if module_name(path).startswith(begin)]
    every = [change for path in chosen for change in changes(path)]
    runner = Runner(every[:: round(1 / asked.share)])
    once = (Phase.explicit, Phase.generate)  # the shortest example of a failure is not asked for
    settings.register_profile(
        "few", max_examples=25, database=None, derandomize=True, phases=once, deadline=None
    )
    settings.load_profile("few")
    folders = [str(TESTS / name) for name in SUITES[asked.package]]
    # Nobody reads how a test fails in a child, so it is not worked out.
    options = ["-q", "-s", "--assert=plain", "--tb=line", "-p", "no:cacheprovider"]
    if pytest.main([*options, *folders], plugins=[runner]):
        return 1
    whole = asked.share == 1 and not asked.only
    return 0 if report(runner, asked.package if whole else "") else 1


def report(runner: Runner, whole: str) -> bool:
    """Prints the figures, and whether every survivor is explained and every explanation needed.

    `whole` is the package whose changes were all tried.
    """
    with EXPLAINED.open(encoding="utf-8", newline="") as file:
        known = list(csv.DictReader(file))
    tried = Counter(change.name for change in runner.chosen)
    lost = Counter(change.name for change in runner.unseen)
    needed, faults = set(), []
    for change in runner.unseen:
        fits = [number for number, one in enumerate(known) if explains(one, change)]
        needed.update(fits)
        faults += [] if fits else [f"no test notices {change}"]
    for name, count in tried.items():
        print(f"{name:40} {count:5} changed {count - lost[name]:5} killed")
    total, left = tried.total(), lost.total()
    print(
        f"{total} changed, {total - left} killed, of {left} others {left - len(faults)} explained"
    )
    faults += [
        f"{EXPLAINED.name}: row {number + 2}: an explanation that is no longer needed"
        for number, one in enumerate(known)
        if whole and one["module"].startswith(f"{whole}.") and number not in needed
    ]
    print(*faults, sep="\n", file=sys.stderr)
    return not faults


def explains(explanation: dict[str, str], change: Change) -> bool:
    """Whether an explanation is that of a change: patterns of its module and of its words."""
    module, _, words = str(change).partition(f":{change.line}: ")
    of_module = fnmatchcase(module, explanation["module"])
    return of_module and fnmatchcase(words, explanation["change"])


if __name__ == "__main__":
    sys.exit(main())
