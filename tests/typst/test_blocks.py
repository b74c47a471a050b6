"""Blocks of the PDF: they keep within the sheet, and a kind that is unknown is refused."""

import pytest
from docutils import nodes
from sample_book import Compiled, squeezed

from edition.typst.writer import TypstWriteError, Writer


def test_long_words_and_code_stay_within_the_line(sample: Compiled) -> None:
    first = sample.page_with("After the late figure.")
    lines = [line for text in sample.texts[first:] for line in text.splitlines()]
    for letter in "wxyz":
        broken = [line for line in lines if letter * 5 in line]
        assert sum(line.count(letter) for line in broken) == 300
        assert max(map(len, broken)) < 110


def test_a_kind_of_node_that_is_unknown_is_refused(writer: Writer) -> None:
    with pytest.raises(TypstWriteError, match="page:7: cannot print a node of class pending"):
        block = nodes.pending(None)
        block.line = 7
        writer.render(block)


def test_the_numbers_of_the_cover_stand_in_one_piece(writer: Writer) -> None:
    item = nodes.list_item("", nodes.paragraph("", "", nodes.strong("", "9"), nodes.Text(" hold")))
    numbers = nodes.bullet_list("", item, item.deepcopy(), classes=["headline"])
    made = writer.render(numbers)
    assert made.startswith("#headline([#strong") and made.count("hold") == 2
    plain = nodes.bullet_list("", item.deepcopy())
    assert writer.render(plain).startswith("#list(")


def test_figures_stand_below_the_title_of_their_chapter(sample: Compiled) -> None:
    text = squeezed(" ".join(sample.texts[2:]))  # behind the contents
    assert text.index("Alongpage") < text.index("Earlycaption")


def test_a_paragraph_on_a_claim_names_the_page_of_its_line(writer: Writer) -> None:
    link = nodes.reference("", "AB-01", refuri="%chapter#claim-ab-01")
    made = writer.render(nodes.paragraph("", "", link, nodes.Text(" so."), classes=["judged"]))
    assert made.startswith("#judged()[")
    assert made.strip().endswith('#on-page("chapter#claim-ab-01");];')


def test_words_that_announce_what_follows_are_not_left_at_the_foot_of_a_page(
    writer: Writer,
) -> None:
    title = nodes.paragraph("", "", nodes.Text(""), nodes.strong("", "Title"), nodes.Text(""))
    begins = nodes.paragraph("", "", nodes.strong("", "Title."), nodes.Text(" So."))
    announced = {
        node.astext(): writer.render(node).startswith("#lead-in()[")
        for node in (title, begins, nodes.paragraph("", "These:"), nodes.paragraph("", "so"))
    }
    assert announced == {"Title": True, "Title. So.": False, "These:": True, "so": False}


def test_of_a_bibliography_only_what_is_cited_is_printed(writer: Writer) -> None:
    cited, uncited = (
        nodes.citation("", nodes.paragraph("", name), ids=[name]) for name in ("cited", "unread")
    )
    nodes.section("", cited, uncited)
    writer.book.place_label = lambda label: label.endswith("#cited")  # type: ignore[method-assign]
    made = writer.render(cited)
    assert "cited" in made and "unread" not in made
    assert writer.render(uncited) == ""
