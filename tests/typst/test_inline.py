"""What stands within a line of the PDF."""

import pytest
from docutils import nodes

from edition.typst.writer import TypstWriteError, Writer


def test_a_link_to_neither_a_place_nor_the_web_is_refused(writer: Writer) -> None:
    with pytest.raises(TypstWriteError, match=r"'data/x\.csv' is neither"):
        writer.render(nodes.reference("", "x", refuri="data/x.csv"))


def test_a_note_that_is_referred_to_twice_is_printed_once(writer: Writer) -> None:
    note = nodes.footnote("", nodes.label("", "1"), nodes.paragraph("", "Words."), ids=["n"])
    writer.footnotes["n"] = note
    first, second = (writer.render(nodes.footnote_reference("", "1", refid="n")) for _ in range(2))
    assert "Words." in first and "Words." not in second


def test_a_note_of_a_heading_is_not_referred_to_again(writer: Writer) -> None:
    note = nodes.footnote("", nodes.label("", "1"), nodes.paragraph("", "Words."), ids=["n"])
    writer.footnotes["n"] = note
    title = nodes.title("", "", nodes.footnote_reference("", "1", refid="n"))
    section = nodes.section("", title, ids=["s"])
    writer.render(title[0])
    again = nodes.paragraph("", "", nodes.footnote_reference("", "1", refid="n"))
    section += again
    with pytest.raises(TypstWriteError, match="a note of a heading cannot be referred to again"):
        writer.render(again)


@pytest.mark.parametrize(
    ("classes", "source"),
    [
        (["language-ko"], '#text(lang: "ko")[#"고종";];'),
        (["language-ko-Hani"], '#text(lang: "ko")[#"고종";];'),
        (["original"], '#"고종";'),
    ],
)
def test_a_text_in_another_language_is_set_in_it(
    writer: Writer, classes: list[str], source: str
) -> None:
    assert writer.render(nodes.inline("", "고종", classes=classes)) == source
