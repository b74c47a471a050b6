"""The pages of the built book, its PDF, and the charts that both must show."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from pypdf import PdfReader

from edition.base.project import NOTEBOOKS
from edition.book import build
from edition.run.runner import EXECUTED
from edition.show.vega import MIME


@pytest.fixture(scope="session")
def pages(book: Path) -> dict[Path, BeautifulSoup]:
    """Every page of the book, parsed; templates among the theme's own files are no pages."""
    found = [path for path in sorted(book.rglob("*.html")) if "_static" not in path.parts]
    return {path: BeautifulSoup(path.read_bytes(), "html.parser") for path in found}


@pytest.fixture(scope="session")
def lines(pages: dict[Path, BeautifulSoup]) -> dict[str, Tag]:
    """The lines of the claims by the names of their places."""
    named = re.compile("^claim-")
    return {str(line["id"]): line for page in pages.values() for line in page.find_all(id=named)}


@pytest.fixture(scope="session")
def pdf(book: Path) -> PdfReader:
    """The PDF beside the pages."""
    return PdfReader(build.output()[1])


@pytest.fixture(scope="session")
def charts(book: Path) -> list[dict[str, Any]]:
    """The specifications of the charts that the notebooks show."""
    notebooks = [
        json.loads((EXECUTED / path.name).read_text(encoding="utf-8"))
        for path in sorted(NOTEBOOKS.glob("*.ipynb"))
    ]
    outputs = [
        output.get("data", {})
        for notebook in notebooks
        for cell in notebook["cells"]
        for output in cell.get("outputs", [])
    ]
    return [data[MIME] for data in outputs if MIME in data]


@pytest.fixture(scope="session")
def bookmarks(pdf: PdfReader) -> list[Any]:
    """All bookmarks, whatever their level."""
    return list(_flat(pdf.outline))


def _flat(items: list[Any]) -> Iterator[Any]:
    """Items of nested lists, in order."""
    for item in items:
        if isinstance(item, list):
            yield from _flat(item)
        else:
            yield item
