"""No row is kept for nothing: evidence, a chart or the prose uses each fact."""

import ast
import json
import re
from itertools import product

import pytest

from edition import tables
from edition.evidence import EVIDENCE
from edition.paths import ROOT

TABLES = {
    "events": ["event"],
    "quantities": ["quantity"],
    "attributes": ["subject", "aspect"],
    "places": ["place"],
}
"""The columns that name a fact in each table of cited facts, as the rows of findings do."""


def rows_of_findings():
    """Every row that any claim rests on, under any of its choices."""
    for item in EVIDENCE.values():
        for values in product(*item.choices.values()):
            yield from item(**dict(zip(item.choices, values, strict=True))).rows


def names_in_notebooks():
    """A pattern for each string in the code of the notebooks; a value put in stands for any."""
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                for node in ast.walk(ast.parse("".join(cell["source"]))):
                    yield from _pattern(node)


def _pattern(node):
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield re.escape(node.value)
    if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
        parts = [
            re.escape(part.value) if isinstance(part, ast.Constant) else r"\w+"
            for part in node.values
        ]
        yield "".join(parts)


@pytest.fixture(scope="module")
def used():
    return set(rows_of_findings())


@pytest.fixture(scope="module")
def named():
    return re.compile("|".join(set(names_in_notebooks())))


@pytest.mark.parametrize("table", TABLES)
def test_every_fact_is_used_by_a_claim_or_a_notebook(table, used, named):
    keys = set(tables.read(table)[TABLES[table]].agg("/".join, axis="columns"))
    idle = {key for key in keys if f"{table}:{key}" not in used and not named.fullmatch(key)}
    assert idle == set()
