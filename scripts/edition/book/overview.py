"""The paper at a glance: one mark a claim, by section, paragraph and sentence."""

import html
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from edition.data.vocabulary import section, sections
from edition.judge.claim import Verdict
from edition.judge.ledger import Judged, judged_claims
from edition.judge.verdicts import COLOURS, SIGNS, chapter_address, style
from edition.show.boards import counted
from edition.show.vega import FONT

MARK, GAP, LINE, TOP, LEFT = 14, 3, 18, 20, 150
"""Sizes of the picture in pixels: a mark, the space after a sentence, a line, the margins."""

LEGEND_COLUMNS = 3


def overview(items: Sequence[Judged]) -> str:
    """The marks in MyST Markdown: links on screen, a picture on paper."""
    blocks = [
        (":::{only} html", f"```{{raw}} html\n{markup(items)}\n```"),
        (":::{only} typst", "![](/charts/overview.svg)"),
    ]
    return "\n".join(f"{opening}\n{block}\n:::\n" for opening, block in blocks)


def write(tree: Path) -> None:
    """Writes the page part and its picture into a staged tree."""
    items = judged_claims()
    (tree / "charts").mkdir(exist_ok=True)
    (tree / "charts" / "overview.svg").write_text(picture(items), encoding="utf-8")
    (tree / "overview.md").write_text(overview(items), encoding="utf-8")


def markup(items: Sequence[Judged]) -> str:
    """The marks as HTML: a list a paragraph of the paper, each mark a link to its card."""
    lines = ['<div class="overview" role="group" aria-label="Every claim and its verdict">']
    for code, paragraphs in _paragraphs(items):
        lines.append(f'<p class="overview-section">{section(code).title}</p>')
        for number, sentences in paragraphs:
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
        f'<a class="mark {style(item.verdict)}" href="{chapter_address(item)}" '
        f'aria-label="{words}" data-words="{words}">{SIGNS[item.verdict]}</a>'
    )


def _legend(items: Sequence[Judged]) -> str:
    counts = _counts(items)
    parts = [
        f'<span class="mark {style(verdict)}" aria-hidden="true">{SIGNS[verdict]}</span> '
        f"{verdict} ({counts[verdict]})"
        for verdict in Verdict
    ]
    return f'<p class="overview-legend">{" ".join(f"<span>{part}</span>" for part in parts)}</p>'


def _counts(items: Sequence[Judged]) -> dict[Verdict, int]:
    counts = counted(items)
    return {verdict: counts[verdict] for verdict in Verdict}


def _paragraphs(
    items: Sequence[Judged],
) -> list[tuple[str, list[tuple[int, list[list[Judged]]]]]]:
    """The claims by section, paragraph and sentence, in the order of the paper."""
    return [
        (
            code,
            [
                (
                    number,
                    [
                        list(sentence)
                        for _, sentence in groupby(paragraph, key=lambda item: item.claim.sentence)
                    ],
                )
                for number, paragraph in groupby(claims, key=lambda item: item.claim.paragraph)
            ],
        )
        for code, claims in groupby(_ordered(items), key=lambda item: item.claim.section)
    ]


def _ordered(items: Sequence[Judged]) -> list[Judged]:
    order = list(sections())
    return sorted(
        items,
        key=lambda item: (
            order.index(item.claim.section),
            item.claim.paragraph,
            item.claim.sentence,
        ),
    )


def picture(items: Sequence[Judged]) -> str:
    """The marks as SVG, described, with a legend."""
    parts: list[str] = []
    y, widest = TOP, 0
    for code, paragraphs in _paragraphs(items):
        for number, sentences in paragraphs:
            label = section(code).title if number == paragraphs[0][0] else ""
            parts.append(_text(0, y, label, "bold"))
            parts.append(_text(LEFT - 22, y, str(number)))
            x = LEFT
            for sentence in sentences:
                for item in sentence:
                    parts.append(_sign(x, y, item.verdict))
                    x += MARK
                x += GAP
            y, widest = y + LINE, max(widest, x)
        y += LINE // 3
    for place, (verdict, count) in enumerate(_counts(items).items()):
        x = place % LEGEND_COLUMNS * (widest // LEGEND_COLUMNS)
        y += LINE if x == 0 else 0
        parts += [_sign(x, y, verdict), _text(x + MARK + 4, y, f"{verdict} ({count})")]
    width, height = widest, y + LINE
    words = html.escape(description(items))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}"><desc>{words}</desc>{"".join(parts)}</svg>\n'
    )


def description(items: Sequence[Judged]) -> str:
    """What the picture shows, for a reader who cannot see it."""
    counts = ", ".join(f"{count} {verdict}" for verdict, count in _counts(items).items())
    return f"One mark for each statement of the paper, in its order: {counts}."


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
