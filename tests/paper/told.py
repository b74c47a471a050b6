"""The facts that chapters tell in their prose, and whether it cites their sources."""

import ast
import json
import re
from collections.abc import Iterator
from functools import cache

from edition.base.project import NOTEBOOKS
from edition.judge import facts

CITE = re.compile(r"\{cite:[pt]\}`([^`]+)`")
TELLING = {"event": "events", "figure": "quantities", "quantity": "quantities"}
"""The functions of `facts` by which code hands a fact to prose, and their tables."""


def citations() -> dict[tuple[str, str], list[bool]]:
    """For each chapter and fact that it tells, whether its text cites each source, in order."""
    return {
        (chapter, name): [key in cited for key in facts.rows(table, table_key, name)["source"]]
        for chapter, cited, told in _chapters()
        for table, table_key, name in told
    }


@cache
def _chapters() -> list[tuple[str, set[str], list[tuple[str, str, str]]]]:
    """Each chapter's name, the sources that its text cites, and the facts that its code names."""
    found = []
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        parts: dict[str, list[str]] = {"code": [], "markdown": []}
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            parts[cell["cell_type"]].append("".join(cell["source"]))
        keys = ",".join(CITE.findall("\n".join(parts["markdown"]))).split(",")
        found.append((path.stem, set(keys), [one for code in parts["code"] for one in _told(code)]))
    return found


def _told(code: str) -> Iterator[tuple[str, str, str]]:
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="facts"), attr=asked),
                args=[ast.Constant(value=str(name)), *_],
            ) if asked in TELLING:
                yield TELLING[asked], "event" if asked == "event" else "quantity", name
            case ast.Call(func=ast.Name(id="stated"), args=named):
                for one in named:
                    if isinstance(one, ast.Constant):
                        yield "quantities", "quantity", one.value
