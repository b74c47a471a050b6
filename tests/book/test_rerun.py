"""The page of a rerun, apart from what ran."""

import nbformat
from bs4 import BeautifulSoup
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from edition.book.rerun import write_page

CHART = '<svg id="RI-01"><text>RI-02</text></svg>'


def test_the_id_of_a_claim_is_not_parted_in_text_tables_and_cards_and_a_picture_stays_as_it_is(
    tmp_path,
):
    shown = [new_output("display_data", {"text/html": f"<pre>RI-04  supported</pre>{CHART}"})]
    text = "# The river\n\nSee [the toll](#claim-ri-03), RI-03.\n\n| claim |\n|---|\n| ✗ RI-03 |"
    cells = [new_markdown_cell(text), new_code_cell(outputs=shown)]
    path = tmp_path / "01_river.ipynb"
    nbformat.write(new_notebook(cells=cells), path)
    page = BeautifulSoup(write_page(path).read_text(encoding="utf-8"), "html.parser")
    whole = page.find_all(class_="id")
    assert [(one.text, one.parent.name) for one in whole] == [
        *(("RI-03", "p"), ("RI-03", "td"), ("RI-04", "pre"))
    ]
    assert ".id { white-space: nowrap; }" in page.style.text
    assert CHART in str(page) and page.find("a", href="#claim-ri-03")
