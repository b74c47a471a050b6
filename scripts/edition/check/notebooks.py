"""Checks the notebooks before anything runs them: how they are stored, and what their code names.

Cells are counted from 1 with those of text, lines within their cell, as JupyterLab shows them.
"""

import ast
import re
import warnings
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from edition.base.errors import DataError, EditionError
from edition.base.files import read_json
from edition.check.bytes import unseen_signs
from edition.check.pages import Text, near
from edition.run.parameters import DAY, is_day, offered
from edition.run.runner import require_notebook
from edition.show.output import SCREEN_ONLY

PARAMETERS = "parameters"
TAGS = {
    *(PARAMETERS, "raises-exception", "skip-execution", "full-width", "margin", "popout"),
    *(f"{verb}-{part}" for verb in ("hide", "remove") for part in ("input", "output", "cell")),
    *(f"remove_{part}" for part in ("input", "output", "cell")),
    *("remove-stdout", "remove-stderr", "scroll-input", "scroll-output", "output_scroll"),
    SCREEN_ONLY,
}
"""What papermill, nbclient, MyST-NB, the theme or our PDF does something about."""

CLAIM = re.compile(r"([A-Z]+)-\d{2,}", re.ASCII)
NAMING_CLAIMS = ("cards", "judged", "robustness", "tell_outcome")
"""The functions that take ids of claims, and nothing else, by place."""

GLUING = ("tell", "tell_outcome", "tell_standing", "glue")
"""The functions that hand values over to text."""

LABEL = re.compile(r"\(([^()\s]+)\)=")
"""A label that code sets in Markdown which it shows."""


@dataclass
class Cell:
    """A code cell: number, tags, source, tree, whether that can be read, and the id."""

    number: int
    tags: Collection[str]
    source: str
    tree: ast.Module = field(default_factory=lambda: ast.Module([], []))
    readable: bool = True
    id: str = ""

    @property
    def shows_chart(self) -> bool:
        """Whether its code shows a chart."""
        called = (node.func for node in ast.walk(self.tree) if isinstance(node, ast.Call))
        return any(ast.unparse(function) == "charts.show" for function in called)


@dataclass
class Notebook:
    """A chapter as it is stored: its file, its page, its cells of code, its texts, its faults."""

    file: str
    page: str
    code: list[Cell]
    texts: list[Text]
    faults: list[DataError]
    readable: bool = True

    @property
    def tagged(self) -> list[Cell]:
        """The code cells that are tagged as parameters."""
        return [cell for cell in self.code if PARAMETERS in cell.tags]

    @property
    def glued(self) -> set[str] | None:
        """The names that its code hands over to its text; None where only a run can tell."""
        found = [_glued(cell.tree) if cell.readable else None for cell in self.code]
        if not self.readable or None in found:
            return None
        return set().union(*filter(None, found))

    @property
    def charts(self) -> set[str]:
        """The ids of the cells that show charts."""
        return {cell.id for cell in self.code if cell.shows_chart}

    @property
    def labels(self) -> set[str]:
        """The labels that its code sets in the Markdown which it shows."""
        return {label for cell in self.code for label in LABEL.findall(cell.source)}


def read_notebook(root: Path, page: str) -> Notebook:
    """A notebook of the book, and the faults that show in it alone."""
    found = Notebook(f"{page}.ipynb", page, [], [], [])
    path = root / found.file
    try:
        require_notebook(path)
        cells = read_json(path)["cells"]
    except EditionError as error:
        told = str(error).removeprefix(f"{path.name}: ").removeprefix("expected ")
        told = told.removeprefix("not a notebook: ")
        found.faults.append(DataError(found.file, None, "", "", f"a notebook: {told}"))
        found.readable = False
        return found
    for number, cell in enumerate(cells, start=1):
        source, tags = "".join(cell["source"]), set(cell["metadata"].get("tags", []))
        found.faults += _unfit_tags(found.file, number, tags, cell["cell_type"])
        if cell["cell_type"] == "code":
            found.code.append(Cell(number, tags, source, id=cell["id"]))
            found.faults += unseen_signs(found.file, source, number)
            found.faults += _parse(found.file, found.code[-1])
        elif cell["cell_type"] == "markdown" and not {"remove-cell", "remove_cell"} & tags:
            attached = frozenset(cell.get("attachments", {}))
            found.texts.append(Text(found.file, page, source, number, attached))
    found.faults += [*_outputs(found.file, cells), *_parameters(found)]
    return found


def ledger_faults(
    notebook: Notebook, claims: Collection[str], sections: Mapping[str, str]
) -> Iterator[DataError]:
    """The ids of claims in a notebook's code that the ledger lacks, and a chapter of the paper that
    has no parameters; the sections are codes with their chapters."""
    of_paper = Path(notebook.file).stem in sections.values()
    if of_paper and notebook.readable and not notebook.tagged:
        expected = f'a code cell with the tag {PARAMETERS}, such as {DAY} = "2020-06-01"'
        yield DataError(notebook.file, None, "", "", expected)
    for cell in notebook.code:
        for name, line in _named_claims(cell.tree, sections):
            if name not in claims:
                file, expected = notebook.file, "a claim that claims.csv has"
                yield DataError(file, None, "", name, expected, cell=cell.number, line=line)


def _unfit_tags(file: str, cell: int, tags: Collection[str], kind: str) -> Iterator[DataError]:
    for tag in sorted(tags):
        expected = "" if tag in TAGS else f"a tag that has an effect{near(tag, TAGS)}"
        if tag == PARAMETERS and kind != "code":
            expected = "this tag on a cell of code"
        if expected:
            yield DataError(file, None, "", tag, expected, cell=cell)


def _parse(file: str, cell: Cell) -> Iterator[DataError]:
    """Reads the code of a cell as IPython does, with its magic commands; the fault if it cannot."""
    try:
        cell.tree = _tree(cell.source)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        cell.readable = False
        if "raises-exception" not in cell.tags:
            value = str(getattr(error, "text", None) or "").strip()
            line = getattr(error, "lineno", None) or 1
            told = getattr(error, "msg", None) or "it is too deep or has a NUL"
            yield DataError(file, None, "", value, f"Python: {told}", cell=cell.number, line=line)


def _tree(source: str) -> ast.Module:
    flags = ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    with warnings.catch_warnings(action="ignore"):
        try:
            tree: ast.Module = compile(source, "", "exec", flags, dont_inherit=True)
        except SyntaxError:
            from IPython.core.inputtransformer2 import TransformerManager

            manager = TransformerManager()  # type: ignore[no-untyped-call]
            source = manager.transform_cell(source)
            tree = compile(source, "", "exec", flags, dont_inherit=True)
        # What no tree shows: a return outside a function, a name declared twice.
        compile(tree, "", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    return tree


def _outputs(file: str, cells: list[dict[str, Any]]) -> Iterator[DataError]:
    stored = [
        number
        for number, cell in enumerate(cells, start=1)
        if cell.get("outputs") or cell.get("execution_count")
    ]
    if stored:
        count = "" if len(stored) == 1 else f" and {len(stored) - 1} more cells"
        expected = "a notebook saved without them (Edit, Clear Outputs of All Cells)"
        yield DataError(file, None, "", f"outputs or counts{count}", expected, cell=stored[0])


def _parameters(notebook: Notebook) -> Iterator[DataError]:
    """What `-p` and papermill cannot read: one cell, a plain value for each name."""
    file = notebook.file
    tagged = notebook.tagged
    for cell in tagged[1:]:
        expected = f"one cell with the tag {PARAMETERS}, and cell {tagged[0].number} has it"
        yield DataError(file, None, "", PARAMETERS, expected, cell=cell.number)
    for line in tagged[0].tree.body if tagged else ():
        if expected := _unfit_parameter(Path(file).stem, line):
            value, cell = ast.unparse(line), tagged[0]
            yield DataError(file, None, "", value, expected, cell=cell.number, line=line.lineno)


def _unfit_parameter(chapter: str, line: ast.stmt) -> str:
    match line:
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            pass
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
            pass
        case ast.Expr(value=ast.Constant()):
            return ""
        case _:
            return "a parameter: a name and a plain value, such as years = 5"
    try:
        default = ast.literal_eval(value)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return "a plain value, such as 5 or a text in quotation marks"
    if name == DAY:
        return "" if is_day(str(default)) else "a day such as 2020-06-01"
    values = [value for choice in offered(chapter, name).values() for value in choice.values]
    fits = not values or default in values
    return "" if fits else f"a value of this choice: {', '.join(dict.fromkeys(values))}"


def _glued(tree: ast.Module) -> set[str] | None:
    """The names that code hands over to text; None where only a run can tell."""
    names: set[str] = set()
    called, mentioned = 0, 0
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) if name in GLUING:
                mentioned += 1
            case ast.alias(name=name, asname=str()) if name in GLUING:
                return None
            case ast.Call(func=ast.Attribute(attr="run_cell_magic")):
                return None
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in GLUING:
                called += isinstance(node.func, ast.Name)
                found = _keywords(node.keywords) if name == "tell" else _first(name, node.args)
                if found is None:
                    return None
                names |= found
    return names if called == mentioned else None


def _first(function: str, args: list[ast.expr]) -> set[str] | None:
    """What a function glues that is told the name, the claim or the thesis before the value."""
    match args:
        case [ast.Constant(value=str(name)), *_]:
            glued = f"outcome_{name.lower().replace('-', '_')}"
            names = {"tell_outcome": {glued}, "tell_standing": {glued, f"{glued}_today"}}
            return names.get(function, {name})
    return None


def _keywords(told: list[ast.keyword]) -> set[str] | None:
    names: set[str] = set()
    for one in told:
        match one:
            case ast.keyword(arg=str(name)):
                names.add(name)
            case ast.keyword(value=ast.Dict(keys=keys)):
                if not all(isinstance(key, ast.Constant) for key in keys):
                    return None
                names |= {str(key.value) for key in keys if isinstance(key, ast.Constant)}
            case _:
                return None
    return names


def _named_claims(tree: ast.Module, codes: Collection[str]) -> Iterator[tuple[str, int]]:
    """What names claims in code, by a section's code or by where it stands, and its line."""
    by_place: list[ast.expr] = []
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if (
                name in NAMING_CLAIMS
            ):
                by_place += node.args
            case ast.Call(func=ast.Attribute(attr="show")):
                given = [one.value for one in node.keywords if one.arg == "claims"]
                by_place += [one for value in given for one in getattr(value, "elts", [value])]
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found = CLAIM.fullmatch(node.value)
            if node in by_place or (found and found[1] in codes):
                yield node.value, node.lineno
