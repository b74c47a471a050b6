"""No fact is kept for nothing: a claim rests on it, or evidence or a notebook names it."""

import ast
import json
import re

from edition import check
from edition.base.project import NOTEBOOKS, PAPER_PACKAGE
from edition.data import tables
from edition.judge import universes

FACTS = {
    "events": ["event"],
    "quantities": ["quantity"],
    "attributes": ["subject", "aspect"],
}
"""The columns that name a fact in each table of cited facts, as the rows of findings do."""


def code():
    """The code of the evidence and of each cell of the notebooks."""
    for path in sorted(PAPER_PACKAGE.rglob("*.py")):
        yield path.read_text(encoding="utf-8")
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                yield "".join(cell["source"])


def names_in_code():
    """A pattern for each string in the code; a value put into one stands for any."""
    for text in code():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield re.escape(node.value)
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                yield "".join(
                    re.escape(part.value) if isinstance(part, ast.Constant) else r"\w+"
                    for part in node.values
                )


def test_every_source_is_cited():
    assert [str(fault) for fault in check.uncited()] == []


def test_every_fact_is_used_by_a_claim_or_named_in_code():
    every = (one.item.finding.rows for found in universes.all_claims() for one in found.universes)
    used = {row for rows in every for row in rows}
    named = re.compile("|".join(set(names_in_code())))
    idle = {
        f"{table}:{'/'.join(fact)}"
        for table, columns in FACTS.items()
        for fact in set(map(tuple, tables.read(table)[columns].to_numpy()))
        if not all(map(named.fullmatch, fact))
    }
    assert idle - used == set()
