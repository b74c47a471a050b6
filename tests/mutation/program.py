"""Changes the code of the evidence and of the rules, one place at a time, and runs the tests.

Run it from the repository, after `pip install mutmut` into .venv (an hour and more):
`.venv/bin/python tests/mutation/program.py`, or with `--share 0.1` on a sample; `--only votes`
takes one module.  The changes are mutmut's.  Its own runner leaves out decorated functions, which
most of the evidence is; here the tests are collected once, and each change gets a child process
in which the changed function has its new code.  Not changed are text for readers (a string with a
space), annotations, defaults, and what stands outside of functions.
"""

import argparse
import gc
import os
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import _lru_cache_wrapper
from operator import itemgetter
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import libcst as cst
import pytest
from hypothesis import Phase, settings
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators
from tqdm import tqdm

from edition import tables

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "scripts" / "edition"
TESTS = ROOT / "tests"
MODULES = [
    *(PACKAGE / f"{name}.py" for name in ("claims", "rules", "tables")),
    *sorted(path for path in (PACKAGE / "evidence").glob("*.py") if path.stem != "__init__"),
]
SUITE = [
    *("evidence", "test_claims.py", "test_tables.py", "test_statements.py", "test_verdicts.py"),
    *("test_choices.py", "test_universes.py"),
]
"""The tests that look at the evidence, the slowest last."""

SECONDS = 30
"""Of the processor, after which a child that does not end counts as having noticed."""


FUNCTIONS: dict[tuple[str, str], list[FunctionType]] = defaultdict(list)
"""The functions that are kept anywhere, by file and name."""

CACHES: list["_lru_cache_wrapper[Any]"] = []
"""Whatever the edition keeps once it is worked out."""

EMPTY = cst.Module([])
"""What a piece of code is written out by."""


@dataclass(frozen=True)
class Change:
    """One place of a module written otherwise."""

    path: Path
    function: str
    line: int
    module: cst.Module
    old: cst.CSTNode
    new: cst.CSTNode

    @property
    def source(self) -> str:
        """The module with the change."""
        return self.module.deep_replace(self.old, self.new).code

    def __str__(self) -> str:
        before, after = (" ".join(EMPTY.code_for_node(one).split()) for one in (self.old, self.new))
        return f"{module_name(self.path)}:{self.line}: {before}  ->  {after}"


class Places(cst.CSTVisitor):
    """Finds the changes that mutmut would make in the bodies of functions."""

    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self) -> None:
        self.found: list[tuple[str, int, cst.CSTNode, cst.CSTNode]] = []
        self.within: list[str] = []
        self.function = ""

    def visit_ClassDef(self, node: cst.ClassDef) -> None:
        self.within.append(node.name.value)

    def leave_ClassDef(self, original_node: cst.ClassDef) -> None:
        self.within.pop()

    def visit_FunctionDef(self, node: cst.FunctionDef) -> bool:
        outer, self.function = (
            self.function,
            self.function or ".".join([*self.within, node.name.value]),
        )
        start = 1 if node.get_docstring() else 0
        for statement in node.body.body[start:]:
            statement.visit(self)
        self.function = outer
        return False

    def visit_Annotation(self, node: cst.Annotation) -> bool:
        return False

    def visit_Decorator(self, node: cst.Decorator) -> bool:
        return False

    def on_visit(self, node: cst.CSTNode) -> bool:
        prose = isinstance(node, cst.SimpleString | cst.FormattedStringText) and " " in node.value
        if self.function and not prose:
            line = self.get_metadata(PositionProvider, node).start.line
            for kind, operator in mutation_operators:
                if isinstance(node, kind):
                    self.found += [(self.function, line, node, other) for other in operator(node)]
        return not prose and super().on_visit(node)


def changes(path: Path) -> Iterator[Change]:
    """All changes of a module."""
    wrapper = MetadataWrapper(cst.parse_module(path.read_text(encoding="utf-8")))
    places = Places()
    wrapper.visit(places)
    for function, line, node, other in places.found:
        yield Change(path, function, line, wrapper.module, node, other)


def module_name(path: Path) -> str:
    """A module's name by its file."""
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)


def swap(change: Change) -> None:
    """Gives the function around a change its new code, wherever the function is kept."""
    whole = compile(change.source, str(change.path), "exec")
    new = {code.co_qualname: code for code in codes(whole)}
    for function in FUNCTIONS[key(change.path, change.function)]:
        code = new.get(function.__code__.co_qualname)
        if code and code.co_freevars == function.__code__.co_freevars:
            function.__code__ = code


def codes(code: CodeType) -> Iterator[CodeType]:
    """The code of all functions in a piece of code."""
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield one
            yield from codes(one)


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
        """The tests that reach a changed function: the nearest, the verdicts, then the fastest."""
        order = [f"test_{change.path.stem}", "test_verdicts"]
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
    tried = Counter(module_name(change.path) for change in runner.chosen)
    lost = Counter(module_name(change.path) for change in runner.unseen)
    for name, count in tried.items():
        print(f"{name:40} {count:5} changed {count - lost[name]:5} killed")
    total = tried.total()
    print(f"{total} of {len(every)} changed, {total - lost.total()} killed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
