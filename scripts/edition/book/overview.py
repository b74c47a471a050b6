"""The paper at a glance: one mark a claim, by section, paragraph and sentence.

Links on screen and a picture on paper, since one SVG cannot serve both: on a phone its marks would
shrink below what a finger hits, and no browser shows its titles to those who come by keyboard.
"""

import html
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from edition.base.text import literal
from edition.book.head import CLAIMS
from edition.data.vocabulary import section, sections
from edition.judge.claim import Verdict
from edition.judge.ledger import Judged, judged_claims
from edition.judge.verdicts import COLOURS, SIGNS, anchor, style
from edition.show.boards import counted
from edition.show.vega import FONT

MARK, GAP, LINE, TOP, LEFT = 14, 3, 18, 20, 150
"""Sizes of the picture in pixels: a mark, the space after a sentence, a line, the margins."""

LEGEND_COLUMNS, LEGEND_WIDTH = 3, 185

PICTURE = "charts/overview.svg"
"""Where the picture lies in the tree."""


def write(tree: Path) -> None:
    """Writes the page part, links on screen, and the picture for the cover into a staged tree.

    Below the links stand the contradictions by their words.
    """
    items = judged_claims()
    screen = f":::{{only}} html\n```{{raw}} html\n{markup(items)}\n```\n:::\n"
    (tree / PICTURE).parent.mkdir(exist_ok=True)
    (tree / PICTURE).write_text(picture(items), encoding="utf-8")
    text = "\n".join([screen, *contradictions(items)])
    (tree / "overview.md").write_text(f"{text}\n", encoding="utf-8")


def contradictions(items: Sequence[Judged]) -> list[str]:
    """The claims that do not hold, as a list in MyST Markdown; nothing where all do."""
    found = [
        f"- [{item.claim.id}](#{anchor(item.claim.id)}) {literal(item.claim.paraphrase)}"
        for item in items
        if item.verdict is Verdict.CONTRADICTED and not item.claim.duplicate_of
    ]
    verb = "statement is" if len(found) == 1 else "statements are"
    return [f"{len(found)} {verb} contradicted:", "", "{.contradictions}", *found] if found else []


def markup(items: Sequence[Judged]) -> str:
    """The marks as HTML: a list a paragraph of the paper, each mark a link to its card."""
    lines = ['<div class="overview" role="group" aria-label="Every claim and its verdict">']
    for title, number, sentences in _rows(items):
        if title:
            lines.append(f'<p class="overview-section">{html.escape(title)}</p>')
        marks = "".join(
            f'<span class="sentence">{"".join(map(_mark, sentence))}</span>'
            for sentence in sentences
        )
        lines.append(
            '<p class="overview-paragraph"><span class="overview-number">'
            f'<span class="visually-hidden">Paragraph </span>{number}</span>{marks}</p>'
        )
    return "\n".join([*lines, _legend(items), "</div>"])


def _mark(item: Judged) -> str:
    claim = item.claim
    words = html.escape(" ".join(f"{claim.id}, {item.verdict}: {claim.paraphrase}".split()))
    return (
        f'<a class="mark {style(item.verdict)}" href="{CLAIMS}/{claim.id}.html" '
        f'data-claim="{claim.id}" aria-label="{words}">{SIGNS[item.verdict]}</a>'
    )


def _legend(items: Sequence[Judged]) -> str:
    counts = counted(items)
    parts = [
        f'<span class="mark {style(verdict)}" aria-hidden="true">{SIGNS[verdict]}</span> '
        f"{verdict} ({counts[verdict]})"
        for verdict in Verdict
    ]
    return f'<p class="overview-legend">{" ".join(f"<span>{part}</span>" for part in parts)}</p>'


def _rows(items: Sequence[Judged]) -> Iterator[tuple[str, int, list[list[Judged]]]]:
    """The paragraphs in the order of the paper: the title of the section that begins with it, its
    number in the section, its claims by sentence."""
    order = list(sections())
    places = {
        item.claim.id: (order.index(item.claim.section), item.claim.paragraph, item.claim.sentence)
        for item in items
    }
    ordered = sorted(items, key=lambda item: places[item.claim.id])
    before = None
    for (place, number), claims in groupby(ordered, lambda item: places[item.claim.id][:2]):
        by_sentence = groupby(claims, lambda item: item.claim.sentence)
        title = "" if place == before else section(order[place]).title
        yield title, number, [list(sentence) for _, sentence in by_sentence]
        before = place


def picture(items: Sequence[Judged]) -> str:
    """The marks as SVG, described, with a legend."""
    parts: list[str] = []
    y, widest = TOP, LEGEND_COLUMNS * LEGEND_WIDTH
    for title, number, sentences in _rows(items):
        y += LINE // 3 if title and parts else 0
        parts += [_text(0, y, title, "bold"), _text(LEFT - 22, y, str(number))]
        x = LEFT
        for sentence in sentences:
            for item in sentence:
                parts.append(_sign(x, y, item.verdict))
                x += MARK
            x += GAP
        y, widest = y + LINE, max(widest, x)
    y += LINE // 3
    counts = counted(items)
    for place, verdict in enumerate(Verdict):
        x = place % LEGEND_COLUMNS * (widest // LEGEND_COLUMNS)
        y += LINE if x == 0 else 0
        parts += [_sign(x, y, verdict), _text(x + MARK + 4, y, f"{verdict} ({counts[verdict]})")]
    width, height = widest, y + LINE
    words = html.escape(description(items))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}"><desc>{words}</desc>{"".join(parts)}</svg>\n'
    )


def description(items: Sequence[Judged]) -> str:
    """What the picture shows, for a reader who cannot see it."""
    counts = counted(items)
    told = ", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict)
    return f"One mark for each statement of the paper, in its order: {told}."


def _sign(x: int, y: int, verdict: Verdict) -> str:
    side = MARK - 2
    return (
        f'<rect x="{x}" y="{y - side + 2}" width="{side}" height="{side}" rx="2" '
        f'fill="{COLOURS[verdict]}"/>'
        f'<text x="{x + side / 2}" y="{y - 1}" font-family="{FONT}" font-size="10" '
        f'font-weight="bold" text-anchor="middle" fill="#fff">{SIGNS[verdict]}</text>'
    )


def _text(x: int, y: int, words: str, weight: str = "normal") -> str:
    return (
        f'<text x="{x}" y="{y}" font-family="{FONT}" font-size="12" font-weight="{weight}">'
        f"{html.escape(words)}</text>"
    )
