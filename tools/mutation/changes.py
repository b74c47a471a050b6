"""The changes that mutmut would make in the code of the evidence and of the rules.

Not changed are text for readers (a string with a space), annotations, defaults, and what stands
outside of functions.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators

PACKAGE = Path(__file__).resolve().parents[2] / "scripts" / "edition"
MODULES = [
    *(PACKAGE / f"{name}.py" for name in ("claims", "rules", "tables")),
    *sorted(path for path in (PACKAGE / "evidence").glob("*.py") if path.stem != "__init__"),
]

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

    @property
    def name(self) -> str:
        """The module's name."""
        return ".".join(self.path.relative_to(PACKAGE.parent).with_suffix("").parts)

    def __str__(self) -> str:
        before, after = (" ".join(EMPTY.code_for_node(one).split()) for one in (self.old, self.new))
        return f"{self.name}:{self.line}: {before}  ->  {after}"


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


def codes(code: CodeType) -> Iterator[CodeType]:
    """The code of all functions in a piece of code."""
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield one
            yield from codes(one)
