"""The contents of the book: the pages and notebooks that it publishes."""

from pathlib import Path

from edition.base.errors import DataError
from edition.base.files import read_yaml
from edition.base.project import ROOT

CONTENTS = "book/_toc.yml"

FOLDER = "notebooks/"
"""How the name of a notebook begins in the contents."""


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
