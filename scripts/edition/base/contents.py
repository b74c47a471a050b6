"""The contents of the book: the pages and notebooks that it publishes, and their headings."""

import re
from pathlib import Path
from typing import Any

from edition.base.errors import DataError
from edition.base.files import read_json, read_text, read_yaml
from edition.base.project import ROOT

CONTENTS = "book/_toc.yml"

FOLDER = "notebooks/"
"""How the name of a notebook begins in the contents."""

A_HEADING = "a heading of the first level, such as `# Title`"
ATTRIBUTES = r"(?:\{.*\}\s+)?"
"""A line of attributes, which can stand between the label of a heading and the heading."""


def pages(root: Path = ROOT) -> list[str]:
    """The names of what is published, as `methods` or `notebooks/01_river`, in their order.

    Raises DataError where the table of contents is none.
    """
    from sphinx_external_toc.parsing import MalformedError, parse_toc_yaml

    path = root / CONTENTS
    read_yaml(path)
    try:
        return list(parse_toc_yaml(path))
    except (MalformedError, TypeError) as error:  # as of a list in the place of a name
        raise DataError(path.name, None, "", "", f"a table of contents: {error}") from error


def chapters(root: Path = ROOT) -> list[str]:
    """The names of the notebooks that are published: 01_river."""
    return [name.removeprefix(FOLDER) for name in pages(root) if name.startswith(FOLDER)]


def files(root: Path = ROOT) -> list[Path]:
    """The files of what is published, in their order."""
    names = pages(root)
    return [root / (f"{it}.ipynb" if it.startswith(FOLDER) else f"book/{it}.md") for it in names]


def heading(path: Path) -> str:
    """The heading of a page or a notebook, which is of the first level; DataError for none."""
    if found := heading_at(path):
        return found
    raise DataError(path.name, None, "", "", A_HEADING)


def heading_at(path: Path, label: str = "") -> str:
    """The heading of a page or a notebook, or that below a label; empty without one."""
    below = rf"\({re.escape(label)}\)=\s+{ATTRIBUTES}#+" if label else "#"
    found = re.search(rf"^{below} +(.+?) *$", _text(path), re.MULTILINE)
    return found[1] if found else ""


def _text(path: Path) -> str:
    if path.suffix == ".md":
        return read_text(path)
    return "\n\n".join(map(_shown, read_json(path)["cells"]))


def _shown(cell: dict[str, Any]) -> str:
    """What a cell says: its text, or that which its code has shown."""
    if cell["cell_type"] == "markdown":
        return "".join(cell["source"])
    data = [output.get("data", {}) for output in cell.get("outputs", [])]
    return "\n".join("".join(one.get("text/markdown", "")) for one in data)
