"""The Sphinx side of citing: how a page is described."""

from docutils import nodes
from sphinx.util.docutils import new_document

from edition.sphinx_ext.citation import description, first_words


def test_a_page_is_described_by_its_first_paragraph():
    page = new_document("page")
    page += nodes.title(text="Title")
    page += [nodes.paragraph(text="First\nwords."), nodes.paragraph(text="More.")]
    assert description(first_words(page)) == "First words."
    assert first_words(new_document("empty")) == ""


def test_a_long_description_is_cut_at_a_word():
    text = description("word " * 100)
    assert len(text) <= 202 and text.endswith("word …")
