"""The changes that mutmut would make in the code of functions.

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

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"

FOLDERS = {"edition": ("edition/judge", "edition/data", "edition/check"), "paper": ("paper",)}
"""Where the code that is changed stands, by package: what a verdict can depend on."""

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
        return module_name(self.path)

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
        """Notes the class that the functions to come belong to."""
        self.within.append(node.name.value)

    def leave_ClassDef(self, original_node: cst.ClassDef) -> None:
        """Forgets the class."""
        self.within.pop()

    def visit_FunctionDef(self, node: cst.FunctionDef) -> bool:
        """Goes through the body, but neither through the docstring nor through the head."""
        outer = self.function
        self.function = outer or ".".join([*self.within, node.name.value])
        for statement in node.body.body[1 if node.get_docstring() else 0 :]:
            statement.visit(self)
        self.function = outer
        return False

    def visit_Annotation(self, node: cst.Annotation) -> bool:
        """Leaves types as they are."""
        return False

    def visit_Decorator(self, node: cst.Decorator) -> bool:
        """Leaves decorators as they are."""
        return False

    def on_visit(self, node: cst.CSTNode) -> bool:
        """Notes all changes of a piece of code."""
        prose = isinstance(node, cst.SimpleString | cst.FormattedStringText) and " " in node.value
        if self.function and not prose:
            line = self.get_metadata(PositionProvider, node).start.line
            for kind, operator in mutation_operators:
                if isinstance(node, kind):
                    self.found += [(self.function, line, node, other) for other in operator(node)]
        return not prose and super().on_visit(node)


def modules(package: str) -> list[Path]:
    """The modules of a package whose code is changed."""
    return [path for name in FOLDERS[package] for path in sorted((SCRIPTS / name).rglob("*.py"))]


def module_name(path: Path) -> str:
    """The name that a module is imported by."""
    return ".".join(path.relative_to(SCRIPTS).with_suffix("").parts).removesuffix(".__init__")


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
