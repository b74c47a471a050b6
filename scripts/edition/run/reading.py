"""Turns a chapter into one that reads as prose in Jupyter: the kernel fills in its text."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from edition.base.files import read_json, write_whole
from edition.show.prose import filled

CLOSED = {"hide-input", "remove-input", "remove-cell", "remove_input", "remove_cell"}
"""The tags of cells whose code the book does not show open."""

FOLDED = {"jupyter": {"source_hidden": True}, "cellView": "form"}
"""How JupyterLab and Colab know a cell whose code is folded away."""

CALL = "from edition.notebook import prose\n\nprose({}{})"


def write_reading_copy(notebook: Path, copy: Path, choices: Iterable[str]) -> None:
    """Writes a chapter in which cells of code, folded away, show the texts that have to be filled
    in, under those of its parameters that are choices.

    Where there are such, the parameters come first, since the whole text follows them; else each
    cell keeps its place.  All keep their ids.
    """
    content = read_json(notebook)
    cells = content["cells"]
    if given := "".join(f", {name}={name}" for name in choices):
        cells.sort(key=lambda cell: "parameters" not in cell["metadata"].get("tags", []))
    for cell in cells:
        tags = set(cell["metadata"].get("tags", []))
        if cell["cell_type"] == "code" and tags & CLOSED:
            cell["metadata"] |= FOLDED
        elif cell["cell_type"] == "markdown" and not cell.get("attachments"):
            _show_by_code(cell, given)
    write_whole(copy, json.dumps(content, indent=1, ensure_ascii=False) + "\n")


def _show_by_code(cell: dict[str, Any], given: str) -> None:
    text = "".join(cell["source"])
    if filled(text) != text:
        cell |= {
            "cell_type": "code",
            "source": CALL.format(json.dumps(text, ensure_ascii=False), given),
            "metadata": cell["metadata"] | FOLDED,
            "outputs": [],
            "execution_count": None,
        }
