"""Changes the code of the evidence and of the rules, one place at a time, and runs the tests.

Run it from the repository, after `pip install mutmut` into .venv (an hour and more):
`.venv/bin/python tests/mutation/program.py`, or with `--share 0.1` on a sample; `--only votes`
takes one module.  It ends with an error where a change that no test notices is not explained in
`survivors_of_code.csv`.  mutmut's own runner leaves out decorated functions, which most of the
evidence is; here the tests are collected once, and each change gets a child process in which the
changed function has its new code and the tests that reach it run.
"""

import argparse
import csv
import gc
import os
import resource
import sys
import time
from collections import Counter, defaultdict
from fnmatch import fnmatchcase
from functools import _lru_cache_wrapper
from operator import itemgetter
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest
from changes import MODULES, Change, changes, codes
from hypothesis import Phase, settings
from tqdm import tqdm

from edition.data import tables

TESTS = Path(__file__).resolve().parents[1]
EXPLAINED = Path(__file__).with_name("survivors_of_code.csv")
SUITE = [
    *("evidence", "test_claims.py", "test_tables.py", "test_statements.py", "test_verdicts.py"),
    "test_choices.py",
]
"""The tests that look at the evidence."""

SECONDS = 30
"""Of the processor, after which a child that does not end counts as having noticed."""


FUNCTIONS: dict[tuple[str, str], list[FunctionType]] = defaultdict(list)
"""The functions that are kept anywhere, by file and name."""

CACHES: list["_lru_cache_wrapper[Any]"] = []
"""Whatever the edition keeps once it is worked out."""


def swap(change: Change) -> None:
    """Gives the function around a change its new code, wherever the function is kept."""
    whole = compile(change.source, str(change.path), "exec")
    new = {code.co_qualname: code for code in codes(whole)}
    for function in FUNCTIONS[key(change.path, change.function)]:
        code = new.get(function.__code__.co_qualname)
        if code and code.co_freevars == function.__code__.co_freevars:
            function.__code__ = code


def key(path: Path | str, name: str) -> tuple[str, str]:
    """What a function and those within it go by."""
    return str(path), name.partition(".<locals>")[0]


class Runner:
    """Runs the collected tests in a child for every change, instead of once."""

    def __init__(self, chosen: list[Change]) -> None:
        self.chosen, self.unseen = chosen, []
        self.reaching: dict[tuple[str, str], list[tuple[float, pytest.Item]]] = defaultdict(list)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Tries all changes, after a run without any."""
        for one in gc.get_objects():
            if isinstance(one, FunctionType):
                FUNCTIONS[key(one.__code__.co_filename, one.__code__.co_qualname)].append(one)
            if isinstance(one, _lru_cache_wrapper) and one.__module__.startswith("edition"):
                CACHES.append(one)
        for item in session.items:
            self.watch(item)
        if session.testsfailed:
            raise SystemExit("the tests fail without any change")
        with tqdm(self.chosen, mininterval=5) as bar:
            for change in bar:
                if not self.seen(change, session):
                    self.unseen.append(change)
                    bar.write(str(change))
        return True

    def watch(self, item: pytest.Item) -> None:
        """Runs a test and notes which functions it reaches, and in what time."""
        reached = set()
        forget()
        started = time.perf_counter()
        sys.setprofile(lambda frame, *_: reached.add(frame.f_code))
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
        sys.setprofile(None)
        took = time.perf_counter() - started
        for place in {key(code.co_filename, code.co_qualname) for code in reached}:
            self.reaching[place].append((took, item))

    def tests(self, change: Change) -> list[pytest.Item]:
        """The tests that reach a changed function: the nearest, the snapshots, then the fastest."""
        order = [f"test_{change.path.stem}", "test_verdicts", "test_choices"]
        reaching = sorted(self.reaching[key(change.path, change.function)], key=itemgetter(0))
        items = [item for _, item in reaching]
        return sorted(items, key=lambda item: [item.path.stem != name for name in order])

    def seen(self, change: Change, session: pytest.Session) -> bool:
        """Whether a test fails in a child that has a change."""
        child = os.fork()
        if child == 0:
            try:
                os._exit(self._run(change, session))
            except BaseException:  # whatever a wrong change breaks has been noticed
                os._exit(1)
        return os.waitpid(child, 0)[1] != 0

    def _run(self, change: Change, session: pytest.Session) -> int:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        void = os.open(os.devnull, os.O_WRONLY)
        os.dup2(void, 1)
        os.dup2(void, 2)
        swap(change)
        forget(tables_too=change.path == Path(tables.__file__))
        for item in self.tests(change):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
            if session.testsfailed:
                return 1
        return 0


def forget(tables_too: bool = True) -> None:
    """Forgets what the edition keeps once it is worked out; the tables as read on demand only."""
    for one in CACHES:
        if tables_too or one.__module__ != tables.__name__:
            one.cache_clear()


def main() -> int:
    """Runs the changes, prints those that no test noticed, and the figures by module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--share", type=float, default=1.0, help="share of the changes, default 1")
    parser.add_argument("--only", default="", help="one module, by its name")
    asked = parser.parse_args()
    every = [
        change for path in MODULES if asked.only in ("", path.stem) for change in changes(path)
    ]
    runner = Runner(every[:: round(1 / asked.share)])
    once = (Phase.explicit, Phase.generate)  # the shortest example of a failure is not asked for
    settings.register_profile(
        "few", max_examples=25, database=None, derandomize=True, phases=once, deadline=None
    )
    settings.load_profile("few")
    options = ["-q", "-s", "-p", "no:cacheprovider", "-k", "not clean_process"]
    pytest.main([*options, *(str(TESTS / name) for name in SUITE)], plugins=[runner])
    return 0 if report(runner, asked.share == 1 and not asked.only) else 1


def report(runner: Runner, whole: bool) -> bool:
    """Prints the figures, and whether every survivor is explained and every explanation needed."""
    with EXPLAINED.open(encoding="utf-8", newline="") as file:
        known = list(csv.DictReader(file))
    tried = Counter(change.name for change in runner.chosen)
    lost = Counter(change.name for change in runner.unseen)
    needed, faults = set(), []
    for change in runner.unseen:
        fits = [place for place, one in enumerate(known) if explains(one, change)]
        needed.update(fits)
        faults += [] if fits else [f"no test notices {change}"]
    for name, count in tried.items():
        print(f"{name:40} {count:5} changed {count - lost[name]:5} killed")
    total, left = tried.total(), lost.total()
    print(
        f"{total} changed, {total - left} killed, of {left} others {left - len(faults)} explained"
    )
    if whole:
        faults += [
            f"{EXPLAINED.name}: row {place + 2}: an explanation that is no longer needed"
            for place in range(len(known))
            if place not in needed
        ]
    print(*faults, sep="\n", file=sys.stderr)
    return not faults


def explains(explanation: dict[str, str], change: Change) -> bool:
    """Whether an explanation is that of a change: patterns of its module and of its words."""
    module, _, words = str(change).partition(f":{change.line}: ")
    of_module = fnmatchcase(module, f"edition.{explanation['module']}")
    return of_module and fnmatchcase(words, explanation["change"])


if __name__ == "__main__":
    sys.exit(main())
