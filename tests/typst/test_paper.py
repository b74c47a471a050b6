"""What is left to the screen."""

from docutils import nodes
from docutils.utils import new_document

from edition.show.output import SCREEN_ONLY
from edition.typst.paper import leave_out


def test_parts_for_the_screen_leave_no_more_than_the_places_that_others_link_to() -> None:
    document = new_document("page")
    inner = nodes.section("", nodes.title("", "Table"), ids=["table-one"])
    cell = nodes.container("", nodes.paragraph("", "rows"), classes=[f"tag_{SCREEN_ONLY}"])
    closed = nodes.container("", nodes.paragraph("", "more"), container_classes=[SCREEN_ONLY])
    outer = nodes.section("", inner, classes=[SCREEN_ONLY], ids=["tables"])
    document += [nodes.paragraph("", "kept"), outer, cell, closed]
    leave_out(document)
    assert document.astext().split() == ["kept"]
    assert document.children[1]["ids"] == ["tables", "table-one"]
