"""Cards and claims of the PDF: where pages end, and the look of claims."""

import pytest
from docutils import nodes
from sample_book import Compiled, squeezed

from edition.judge.verdicts import LOOKS, style
from edition.typst import claim_lines
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


def test_a_claim_stays_on_one_page(sample: Compiled) -> None:
    found = [span(sample, f"RI-0{number}", 20) for number in range(2, 7)]
    assert [first for first, _ in found] == [last for _, last in found]
    assert found[0] != found[-1]


def test_a_claim_has_its_sign_verdict_words_reason_and_sources(sample: Compiled) -> None:
    words = "≈ RI-01 supported with a caveat The paraphrase. The reason. Doe [2020]."
    assert squeezed(words) in sample.words
    assert squeezed("Said again here: ? AB-01.") in sample.words


def test_each_verdict_has_its_colour() -> None:
    for verdict, look in LOOKS.items():
        name = style(verdict).removeprefix(claim_lines.VERDICT)
        assert f'"{name}": rgb("{look.light}")' in claim_lines.colours()


def test_a_component_without_a_rule_is_refused(writer: Writer) -> None:
    with pytest.raises(TypstWriteError, match="cannot print the component article-info"):
        writer.render(nodes.container(design_component="article-info"))
