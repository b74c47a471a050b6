"""Notebooks are stored as the edition wants them."""

import json
from collections import Counter

import pytest

from edition.base.project import NOTEBOOKS


@pytest.mark.parametrize("path", sorted(NOTEBOOKS.glob("*.ipynb")), ids=lambda path: path.stem)
def test_a_notebook_is_stored_without_outputs_and_with_stable_ids(path):
    text = path.read_text(encoding="utf-8")
    cells = json.loads(text)["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)
    twice = [name for name, number in Counter(cell["id"] for cell in cells).items() if number > 1]
    assert twice == []
    assert "parameters" in code[0]["metadata"]["tags"]
    assert text == json.dumps(json.loads(text), indent=1, ensure_ascii=False) + "\n"
