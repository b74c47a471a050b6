"""The PDF of the book, its bookmarks, and the charts that it must show."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from edition.base.project import NOTEBOOKS
from edition.book import build
from edition.run.runner import EXECUTED
from edition.show.vega import MIME


@pytest.fixture(scope="session")
def pdf(book: Path) -> PdfReader:
    """The PDF beside the pages."""
    return PdfReader(build.output()[1])


@pytest.fixture(scope="session")
def texts(pdf: PdfReader) -> list[str]:
    """The text of each page of the PDF."""
    return [page.extract_text() for page in pdf.pages]


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
