"""A file that is no notebook is refused in one line, before any notebook is run."""

import json

import nbformat
import pytest

from edition.base.errors import EditionError
from edition.run import runner

CELL = nbformat.v4.new_code_cell("1", id="c0")
NOTEBOOK = nbformat.v4.new_notebook(cells=[CELL])

BROKEN = {
    "no JSON": ("{", "bad.ipynb: expected JSON"),
    "a list": ("[]", "bad.ipynb: not a notebook"),
    "no cells": ({"cells": None}, "bad.ipynb: not a notebook"),
    "two cells with one id": ({"cells": [CELL, CELL]}, "two cells have the id c0"),
    "a cell of no type": ({"cells": [CELL | {"cell_type": None}]}, "not a notebook: a cell of no"),
    "an old format": ({"nbformat": 3}, "not a notebook: nbformat"),
    "a number for a source": ({"cells": [CELL | {"source": 3}]}, "not a notebook: cells/0/source"),
}


@pytest.mark.parametrize(("spoilt", "line"), BROKEN.values(), ids=BROKEN)
def test_a_broken_notebook_is_refused_before_any_is_run(tmp_path, spoilt, line):
    text = spoilt if isinstance(spoilt, str) else json.dumps(NOTEBOOK | spoilt)
    (tmp_path / "bad.ipynb").write_text(text, encoding="utf-8")
    with pytest.raises(EditionError, match=line) as error:
        runner.run(notebooks=tmp_path, executed=tmp_path / "out")
    assert "\n" not in str(error.value)
    assert not list((tmp_path / "out").glob("*.ipynb"))
