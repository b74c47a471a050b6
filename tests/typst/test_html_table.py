"""HTML that a cell shows is printed where all of it is a table of words, else refused."""

import pandas as pd
import pytest

from edition.typst.html_table import tables_of

FRAME = pd.DataFrame({"name": ["Ann & Bo", "<Cy>", None], "값": [1.5, 2.0, float("nan")]})


@pytest.mark.parametrize("frame", [FRAME, FRAME.set_index("name"), FRAME.iloc[:0], FRAME.T])
def test_what_pandas_shows_is_read(frame):
    (table,) = tables_of(frame._repr_html_())
    shown = [entry.astext() for entry in table.findall() if entry.tagname == "entry"]
    assert len(shown) == (len(frame) + 1 + bool(frame.index.name)) * (frame.shape[1] + 1)
    assert frame.empty or {"Ann & Bo", "<Cy>", "1.5"} <= set(shown)


def test_how_many_rows_are_left_out_is_read_too():
    long = pd.DataFrame({"row": range(100)})
    _, count = tables_of(long._repr_html_())
    assert count.astext() == "100 rows × 1 columns"


@pytest.mark.parametrize(
    "html",
    [
        "<p>words</p> and more",
        "words <table><tr><td>1</td></tr></table>",
        "<table><tr><td><img src='a.png'/></td></tr></table>",
        "<table><tr><td>unclosed</table>",
        "<form/>",
        "<table></table>",
    ],
)
def test_what_has_more_in_it_is_not(html):
    assert tables_of(html) == []
