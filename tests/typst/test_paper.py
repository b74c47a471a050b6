"""What paper has otherwise than the screen."""

import pytest
from docutils import nodes
from docutils.utils import new_document

from edition.show.cards import ORIGINAL
from edition.show.output import SCREEN_ONLY
from edition.typst.paper import fit


@pytest.fixture
def document() -> nodes.document:
    return new_document("page")


def original(name: str) -> nodes.inline:
    return nodes.inline("", f"({name})", classes=[ORIGINAL])


def screen_only(words: str) -> nodes.inline:
    return nodes.inline("", words, classes=[SCREEN_ONLY])


def paragraph(*parts: nodes.Node | str) -> nodes.paragraph:
    return nodes.paragraph("", "", *[nodes.Text(p) if isinstance(p, str) else p for p in parts])


def test_parts_for_the_screen_leave_no_more_than_the_places_that_others_link_to(
    document: nodes.document,
) -> None:
    inner = nodes.section("", nodes.title("", "Table"), ids=["table-one"])
    cell = nodes.container("", nodes.paragraph("", "rows"), classes=[f"tag_{SCREEN_ONLY}"])
    closed = nodes.container("", nodes.paragraph("", "more"), container_classes=[SCREEN_ONLY])
    outer = nodes.section("", inner, classes=[SCREEN_ONLY], ids=["tables"])
    document += [nodes.paragraph("", "kept"), outer, cell, closed]
    fit(document)
    assert document.astext().split() == ["kept"]
    assert document.children[1]["ids"] == ["tables", "table-one"]


@pytest.mark.parametrize(
    ("parts", "left"),
    [
        (["So. ", screen_only("Why."), " ", screen_only("Sources.")], "So."),
        ([screen_only("As ever."), " So."], "So."),
        (["", screen_only("As ever."), " So."], "So."),
        (["It ", screen_only("too"), " is."], "It is."),
    ],
)
def test_a_part_of_a_line_leaves_no_second_space(
    document: nodes.document, parts: list[nodes.Node | str], left: str
) -> None:
    document += paragraph(*parts)
    fit(document)
    assert document.astext() == left


def test_a_name_has_its_own_script_where_a_document_first_has_it(document: nodes.document) -> None:
    document += [
        paragraph("Kim ", original("김"), " and Lee ", original("이"), "."),
        paragraph("Kim ", original("김"), "'s visit."),
    ]
    fit(document)
    assert document.astext() == "Kim (김) and Lee (이).\n\nKim's visit."


def test_figures_that_open_a_section_follow_its_first_words(document: nodes.document) -> None:
    figures = [nodes.container("", nodes.figure(ids=[name])) for name in ("one", "two")]
    parts = [*figures, nodes.paragraph("", "first"), nodes.paragraph("", "second")]
    section = nodes.section("", nodes.title("", "Title"), *parts)
    document += section
    fit(document)
    title, first, one, two, second = section.children
    assert [title.astext(), first.astext(), second.astext()] == ["Title", "first", "second"]
    assert [one, two] == figures


def test_a_section_without_words_keeps_its_figures_where_they_are(document: nodes.document) -> None:
    inner = nodes.section("", nodes.title("", "Inner"))
    section = nodes.section("", nodes.title("", "Title"), nodes.figure(), inner)
    bare = nodes.section("", nodes.title("", "Bare"))
    document += [section, bare]
    fit(document)
    assert [type(child) for child in section] == [nodes.title, nodes.figure, nodes.section]
    assert [type(child) for child in bare] == [nodes.title]
