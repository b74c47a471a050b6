"""Changes the code of the evidence and of the rules, one place at a time, and runs the tests.

Run it from the repository, after `pip install mutmut` into .venv (an hour and more):
`.venv/bin/python tests/mutation/program.py`, or with `--share 0.1` on a sample; `--only votes`
takes one module.  The changes are mutmut's.  Its own runner leaves out decorated functions, which
most of the evidence is, so here each change runs in a child that has the libraries loaded and
imports the changed module.  Not changed are names, text for readers (a string with a space),
annotations, and what stands outside of functions.
"""

import argparse
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import resource
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.pool import ThreadPool
from pathlib import Path
from types import ModuleType

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "scripts" / "edition"
TESTS = ROOT / "tests"
MODULES = [
    *(PACKAGE / f"{name}.py" for name in ("claims", "rules", "tables")),
    *sorted(path for path in (PACKAGE / "evidence").glob("*.py") if path.stem != "__init__"),
]
COMMON = ["test_verdicts.py", "test_claims.py", "test_tables.py", "test_statements.py", "evidence"]
SLOW = ["test_choices.py", "test_controls.py", "test_cards.py", "test_universes.py"]
SECONDS = 120
"""Of the processor, after which a child that does not end counts as having noticed."""


EMPTY = cst.Module([])
"""What a piece of code is written out by."""


@dataclass(frozen=True)
class Change:
    """One place of a module written otherwise."""

    path: Path
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
        self.found: list[tuple[int, cst.CSTNode, cst.CSTNode]] = []
        self.depth = 0

    def visit_FunctionDef(self, node: cst.FunctionDef) -> bool:
        self.depth += 1
        start = 1 if node.get_docstring() else 0
        for default in (*node.params.params, *node.params.kwonly_params):
            if default.default:
                default.default.visit(self)
        body = node.body.body if isinstance(node.body, cst.IndentedBlock) else [node.body]
        for statement in body[start:]:
            statement.visit(self)
        self.depth -= 1
        return False

    def visit_Annotation(self, node: cst.Annotation) -> bool:
        return False

    def visit_Decorator(self, node: cst.Decorator) -> bool:
        return False

    def on_visit(self, node: cst.CSTNode) -> bool:
        prose = isinstance(node, cst.SimpleString | cst.FormattedStringText) and " " in node.value
        if self.depth and not prose:
            line = self.get_metadata(PositionProvider, node).start.line
            for kind, operator in mutation_operators:
                if isinstance(node, kind):
                    self.found += [(line, node, other) for other in operator(node)]
        return not prose and super().on_visit(node)


def changes(path: Path) -> Iterator[Change]:
    """All changes of a module."""
    wrapper = MetadataWrapper(cst.parse_module(path.read_text(encoding="utf-8")))
    places = Places()
    wrapper.visit(places)
    for line, node, other in places.found:
        yield Change(path, line, wrapper.module, node, other)


class Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module from changed source."""

    def __init__(self, change: Change) -> None:
        self.change, self.name = change, module_name(change.path)

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if name != self.name:
            return None
        return importlib.util.spec_from_file_location(name, self.change.path, loader=self)

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self.change.source, str(self.change.path), "exec"), module.__dict__)


def module_name(path: Path) -> str:
    """A module's name by its file."""
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)


def tests(path: Path) -> list[str]:
    """The tests to run for a module, those nearest to it first."""
    mirror = TESTS / path.relative_to(PACKAGE).with_name(f"test_{path.name}")
    known = [mirror] if mirror.exists() else []
    return list(map(str, dict.fromkeys([*known, *(TESTS / name for name in COMMON + SLOW)])))


def preload() -> None:
    """Loads what the edition and its tests import, but for the edition itself."""
    for name in ("boards", "press", "evidence", "check"):
        importlib.import_module(f"edition.{name}")
    for name in ("hypothesis", "pytest", "selenium.webdriver.chrome.options", "jsonschema"):
        importlib.import_module(name)
    for name in [name for name in sys.modules if name.partition(".")[0] == "edition"]:
        del sys.modules[name]


def seen(change: Change | None, path: Path) -> bool:
    """Whether the tests fail in a child that has a change (or none)."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            code = _run(change, path)
        finally:
            os._exit(code)
    return os.waitpid(child, 0)[1] != 0


def _run(change: Change | None, path: Path) -> int:
    import pytest
    from hypothesis import HealthCheck, settings

    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    void = os.open(os.devnull, os.O_WRONLY)
    os.dup2(void, 1)
    os.dup2(void, 2)
    slow = [HealthCheck.too_slow]
    settings.register_profile("few", max_examples=25, database=None, suppress_health_check=slow)
    settings.load_profile("few")
    if change:
        sys.meta_path.insert(0, Changed(change))
    options = ["-x", "-q", "-p", "no:cacheprovider", "-k", "not clean_process"]
    return int(pytest.main([*options, *tests(path)]))


def main() -> int:
    """Runs the changes, prints those that no test noticed, and the figures by module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--share", type=float, default=1.0, help="share of the changes, default 1")
    parser.add_argument("--only", default="", help="one module, by its name")
    asked = parser.parse_args()
    modules = [path for path in MODULES if asked.only in ("", path.stem)]
    every = [change for path in modules for change in changes(path)]
    chosen = every[:: round(1 / asked.share)]
    preload()
    if seen(None, modules[0]):
        print("the tests fail without any change", file=sys.stderr)
        return 1
    counts: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    with ThreadPool(2) as pool:
        verdicts = pool.imap(lambda one: (one, seen(one, one.path)), chosen)
        for change, noticed in verdicts:
            name = module_name(change.path)
            counts[name] += 1
            if not noticed:
                lost[name] += 1
                print(change, flush=True)
    for name, count in counts.items():
        print(f"{name:40} {count:5} changed {count - lost[name]:5} killed")
    total = counts.total()
    print(f"{total} of {len(every)} changed, {total - lost.total()} killed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
