"""The sample compiled as HTML and PDF, and a writer without a book around it."""

import multiprocessing
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdf
import pytest
from sample_book import SAMPLE, Compiled, compile_tree, long_page, notebook

if TYPE_CHECKING:
    from edition.typst.writer import Writer


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Compiled:
    """The sample, compiled once by the real extensions."""
    from edition.book import compiler, configuration

    work = tmp_path_factory.mktemp("sample")
    source = work / compiler.SOURCE
    shutil.copytree(SAMPLE, source)
    (source / "long.md").write_text(long_page(), encoding="utf-8")
    (source / "notebooks").mkdir()
    (source / "notebooks" / "outputs.ipynb").write_text(notebook(), encoding="utf-8")
    shutil.copyfile(SAMPLE / "dot.png", source / "notebooks" / "beside.png")
    config = configuration.configuration()
    del config["html"]["favicon"]
    config["sphinx"]["config"] |= {
        "typst_pdf_name": "sample",
        "typst_date": "2024-05-06",
        "typst_edition": "Version seven",
        "typst_cover": "",
    }
    # In a process of its own: one that has set a page with Typst may not fork those that compile.
    own = multiprocessing.get_context("spawn").Process(target=compile_tree, args=(work, config))
    own.start()
    own.join()
    assert own.exitcode == 0
    folder = work / "html" / "_build" / "html"
    pages = {
        path.relative_to(folder).with_suffix("").as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*.html")
        if path.parent != folder / "claims"  # which the PDF has not
    }
    return Compiled(pages, pypdf.PdfReader(next((work / "pdf").rglob("sample.pdf"))))


@pytest.fixture
def writer(tmp_path: Path) -> "Writer":
    """A writer of a page whose book has the images of the sample, and links to every place."""
    from sphinx.util.docutils import new_document

    from edition.typst.writer import Writer

    class Shelf:
        env: Any = None

        def place_label(self, label: str) -> bool:
            return True

        def image_path(self, uri: str) -> Path:
            return tmp_path / uri if (tmp_path / uri).exists() else SAMPLE / uri

        def put_file(self, content: bytes, suffix: str) -> str:
            return f"file{suffix}"

    return Writer(Shelf(), "page", new_document("page"), 0)
