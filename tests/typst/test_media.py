"""Images, formulas and raw text of the PDF."""

from pathlib import Path

import pytest
from docutils import nodes
from sample_book import Compiled

from edition.typst.writer import TypstWriteError, Writer

BARE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}</svg>'


def test_no_picture_is_larger_than_the_page(sample: Compiled) -> None:
    boxes = [
        [float(side) for side in attributes["/BBox"]]
        for node in sample.structure()
        if node.get("/S") == "/Figure"
        for attributes in (node["/A"] if isinstance(node["/A"], list) else [node["/A"]])
        if "/BBox" in attributes
    ]
    assert len(boxes) > 8
    right, top = sample.pdf.pages[0].mediabox.upper_right
    assert all(x > 0 and y > 0 and x2 < right and y2 < top for x, y, x2, y2 in boxes)


def test_html_within_a_line_is_closed_where_it_was_opened(writer: Writer) -> None:
    def printed(*tags: str) -> str:
        return writer.render(nodes.paragraph("", "", *(nodes.raw("", tag) for tag in tags)))

    assert printed("<u>", "<SUB>", "</SUB>", "</u>") == "#underline[#sub[];];\n\n"
    for tags in (("<u>", "<s>", "</u>", "</s>"), ("<u>", "<u>", "</u>"), ("</u>", "<u>")):
        with pytest.raises(TypstWriteError, match="is not closed, or not opened"):
            printed(*tags)


def test_an_image_says_what_its_svg_is_described_as(writer: Writer, tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(BARE.format("<desc>A line\n that rises</desc>"), "utf-8")
    assert 'alt: "A line that rises"' in writer.render(
        nodes.paragraph("", "", nodes.image(uri="a.svg"))
    )


@pytest.mark.parametrize(
    ("node", "problem"),
    [
        (nodes.image(uri="plain.svg"), "plain.svg has no alternative text"),
        (nodes.image(uri="nothing.png", alt="x"), "nothing.png is no file"),
        (nodes.image(uri="plain.svg", alt="x", width="1furlong"), "the width '1furlong'"),
        (nodes.math("", r"\frac{"), r"cannot draw the formula '\\\\frac\{'"),
        (nodes.raw("", "a <b>", format="html"), "cannot print html: 'a <b>'"),
        (nodes.raw("", "<u>", format="html"), "<u> is not closed, or not opened"),
        (nodes.raw("", "</u>", format="html"), "</u> is not closed, or not opened"),
        (nodes.raw("", "<blink>", format="html"), "cannot print html: '<blink>'"),
        (nodes.raw("", r"\x", format="latex"), r"cannot print latex"),
    ],
)
def test_what_a_page_cannot_show_is_refused(writer: Writer, node: nodes.Node, problem: str) -> None:
    with pytest.raises(TypstWriteError, match=problem):
        writer.render(nodes.paragraph("", "", node))
