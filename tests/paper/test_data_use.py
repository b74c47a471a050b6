"""No fact is kept for nothing: a claim rests on it, or evidence or a notebook names it."""

import ast
import json
import re

import pytest

from edition.base.project import ROOT
from edition.data import tables
from edition.judge import universes

TABLES = {
    "events": ["event"],
    "quantities": ["quantity"],
    "attributes": ["subject", "aspect"],
}
"""The columns that name a fact in each table of cited facts, as the rows of findings do."""


def rows_of_findings():
    """Every row that any claim rests on, under any of its choices."""
    for found in universes.edition():
        for universe in found.universes:
            yield from universe.item.finding.rows


def code():
    """The code of the evidence and of each cell of the notebooks."""
    for path in sorted((ROOT / "scripts" / "edition" / "evidence").glob("*.py")):
        yield path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
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


@pytest.mark.parametrize("table", TABLES)
def test_every_fact_is_used_by_a_claim_or_named_in_code(table):
    used = set(rows_of_findings())
    named = re.compile("|".join(set(names_in_code())))
    facts = set(map(tuple, tables.read(table)[TABLES[table]].to_numpy()))
    idle = {
        fact
        for fact in facts
        if f"{table}:{'/'.join(fact)}" not in used and not all(map(named.fullmatch, fact))
    }
    assert idle == set()
