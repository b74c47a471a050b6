"""Cards of the PDF: where pages end, and the look of claims."""

import pytest
from docutils import nodes
from sample_book import Compiled

from edition.judge.verdicts import LOOKS, style
from edition.typst import claim_cards
from edition.typst.writer import TypstWriteError, Writer


def span(sample: Compiled, name: str, lines: int) -> tuple[int, int]:
    """The pages of the first and the last line of a card."""
    first, last = (sample.page_with(f"{name} line {line}.") for line in (0, lines - 1))
    return first, last


def test_a_card_stays_on_one_page_unless_none_can_hold_it(sample: Compiled) -> None:
    for number in range(8):
        first, last = span(sample, f"Card {number}", 9)
        assert first == last
    first, last = span(sample, "Endless", 120)
    assert first + 2 <= last


def test_a_claim_stays_on_one_page_unless_it_is_long(sample: Compiled) -> None:
    short = [span(sample, f"XX-{number}", 9) for number in range(10, 18)]
    assert [first for first, _ in short] == [last for _, last in short]
    first, last = span(sample, "XX-18", 90)
    # It starts where the others end instead of on a page of its own.
    assert first == short[-1][1] < last


def test_each_verdict_has_its_colour() -> None:
    for verdict, look in LOOKS.items():
        name = style(verdict).removeprefix(claim_cards.VERDICT)
        assert f'"{name}": rgb("{look.light}")' in claim_cards.colours()


def test_a_claim_without_a_title_is_refused(writer: Writer) -> None:
    body = nodes.container("", nodes.paragraph("", "Words."), design_component="card-body")
    card = nodes.container("", body, design_component="card", classes=["claim"])
    with pytest.raises(TypstWriteError, match="the card of a claim has no card-title"):
        writer.render(card)


def test_a_component_without_a_rule_is_refused(writer: Writer) -> None:
    with pytest.raises(TypstWriteError, match="cannot print the component article-info"):
        writer.render(nodes.container(design_component="article-info"))
