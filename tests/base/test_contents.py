"""What the book publishes, in which order, and under which headings."""

import nbformat
import pytest

from edition.base.contents import chapters, files, heading, heading_at, pages
from edition.base.errors import DataError
from edition.base.project import NOTEBOOKS


@pytest.fixture
def chapter(tmp_path):
    """Writes a chapter of these cells."""

    def write(*cells):
        path = tmp_path / "01_ford.ipynb"
        nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
        return path

    return write


def text(source):
    return nbformat.v4.new_markdown_cell(source)


def test_the_contents_name_each_page_once_and_each_has_a_file():
    assert "notebooks/01_river" in pages() and "01_river" in chapters()
    assert len(set(pages())) == len(pages()) == len(files())
    assert all(path.exists() for path in files())


def test_a_chapter_has_the_heading_that_its_readers_see(chapter):
    assert heading(NOTEBOOKS / "01_river.ipynb") == "The river"
    code = nbformat.v4.new_code_cell("# No heading")
    assert heading(chapter(code, text("{.screen-only}\n# The ford \n\nWords."))) == "The ford"


def test_a_heading_that_the_kernel_has_filled_in_is_read_where_it_is_shown(chapter):
    data = {"text/markdown": "# The 3 fords\n\nWords."}
    shown = nbformat.v4.new_output("display_data", data=data)
    code = nbformat.v4.new_code_cell("prose(...)", outputs=[shown])
    assert heading(chapter(code, text("## One of them"))) == "The 3 fords"


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n{.screen-only}\n"])
def test_a_label_is_that_of_the_heading_below_it(tmp_path, between):
    page = tmp_path / "page.md"
    page.write_text(f"# Tolls\n\n(paid)={between}## Who paid\n", encoding="utf-8")
    assert heading_at(page) == "Tolls"
    assert heading_at(page, "paid") == "Who paid"
    assert heading_at(page, "owed") == ""


def test_a_chapter_without_a_heading_is_named(chapter):
    with pytest.raises(DataError, match=r"01_ford.ipynb: expected a heading .*`# Title`"):
        heading(chapter(text("Words.")))
