"""The names of columns in the cells of wide tables."""

import pytest
from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import new_document

from edition.sphinx_ext.stacked_tables import Labels

WIDE = """\
=====  =======  ====  ====
claim  verdict  unit  note
=====  =======  ====  ====
one    holds          x
two    fails    km    y
=====  =======  ====  ====
"""
JOINED = """\
=====  =======  ====  ====
claim  verdict  unit  note
=====  =======  ====  ====
one    holds
-----  -------------------
two    fails    km    y
=====  =======  ====  ====
"""
NARROW = "\n".join(line[:20] for line in WIDE.splitlines())


@pytest.fixture
def labelled():
    """The first table of a text after the transform."""

    def apply(text):
        document = new_document("page", get_default_settings(Parser))
        Parser().parse(text, document)
        Labels(document).run()
        return next(document.findall(nodes.table))

    return apply


def test_each_cell_of_a_wide_table_that_is_not_empty_has_the_name_of_its_column(labelled):
    table = labelled(WIDE)
    assert table["classes"] == ["stacked"]
    heads, *rows = table.findall(nodes.row)
    assert not any("label" in cell for cell in heads.children)
    names = [[cell.get("label") for cell in row.children] for row in rows]
    assert names == [["claim", "verdict", None, "note"], ["claim", "verdict", "unit", "note"]]


@pytest.mark.parametrize("text", [NARROW, JOINED])
def test_a_narrow_table_and_one_with_joined_cells_stay_as_they_are(labelled, text):
    table = labelled(text)
    assert "stacked" not in table["classes"]
    assert not any("label" in cell for cell in table.findall(nodes.entry))
