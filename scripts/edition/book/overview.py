"""The paper at a glance: one mark a claim, by section, paragraph and sentence.

Links on screen and a picture on paper, since one SVG cannot serve both: on a phone its marks would
shrink below what a finger hits, and no browser shows its titles to those who come by keyboard.
"""

import html
import re
import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from edition.base.text import literal
from edition.book.head import CLAIMS
from edition.data.vocabulary import section, sections
from edition.judge.claim import Verdict
from edition.judge.ledger import Judged, find_claim, in_our_words, judged_claims
from edition.judge.theses import Thesis, theses
from edition.judge.verdicts import COLOURS, SIGNS, anchor, style
from edition.show.boards import counted
from edition.show.vega import FONT

MARK, GAP, LINE, TOP, LEFT = 14, 3, 18, 20, 150
"""Sizes of the picture in pixels: a mark, the space after a sentence, a line, the margins."""

LEGEND_COLUMNS, LEGEND_WIDTH = 3, 185

PICTURE = "charts/overview.svg"
"""Where the picture lies in the tree."""

SHARED = "_static/cover.png"
"""Where the picture lies, in the tree and in the book, that sites show of a shared page."""

SHARED_WIDTH, SHARED_HEIGHT, SHARED_EDGE, SHARED_LINE = 1200, 630, 40, 44

READING = (
    "<p>Each mark is one statement, in the order of the text; "
    "a number stands for a paragraph, a gap for a new sentence. "
    "A statement that is repeated is marked each time and counted once.</p>"
    "<p>A mark leads to its evidence.</p>"
)
"""What stands beside the marks until a reader points at one."""


def write(tree: Path) -> None:
    """Writes the page part, links on screen, and the picture for the cover into a staged tree.

    Beside the links stand the contradictions by their words.
    """
    items = judged_claims()
    (tree / PICTURE).parent.mkdir(exist_ok=True)
    (tree / PICTURE).write_text(picture(items), encoding="utf-8")
    wrong = contradictions(items)
    lines = [
        "::::{container} at-a-glance",
        f":::{{only}} html\n```{{raw}} html\n{markup(items)}\n```\n:::\n",
        *([":::{container} contradicted", *wrong, ":::"] if wrong else []),
        "::::",
    ]
    (tree / "overview.md").write_text("\n".join([*lines, ""]), encoding="utf-8")


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
    """The marks as HTML: the paper's paragraphs by section, each mark a link to its claim.

    The script narrows them by the verdict and the theses that each mark carries.
    """
    parts: list[str] = []
    for title, number, sentences in _rows(items):
        if title:
            parts += ["</div>"] if parts else []
            heading = f'<p class="overview-section">{html.escape(title)}</p>'
            parts.append(f'<div class="overview-part">{heading}')
        place = (
            '<span class="overview-number">'
            f'<span class="visually-hidden">Paragraph </span>{number}</span>'
        )
        marks = ["".join(map(_mark, sentence)) for sentence in sentences]
        marks[0] = place + marks[0]  # so that no line ends between the two
        told = "".join(f'<span class="sentence">{one}</span>' for one in marks)
        parts.append(f'<p class="overview-paragraph">{told}</p>')
    return "\n".join(
        [
            '<div class="overview" role="group" aria-label="Every claim and its verdict">',
            f'<div class="overview-statement">{READING}</div>',
            '<div class="overview-strip">',
            _legend(items),
            *parts,
            "</div>" * (2 if parts else 1),
            "</div>",
        ]
    )


def _mark(item: Judged) -> str:
    claim = item.claim
    words = html.escape(" ".join(f"{claim.id}, {item.verdict}: {in_our_words(claim)}".split()))
    bearing = " ".join(one.id for one in theses().values() if claim.original in _originals(one))
    return (
        f'<a class="mark {style(item.verdict)}" href="{CLAIMS}/{claim.id}.html" '
        f'data-claim="{claim.id}" data-theses="{bearing}" '
        f'aria-label="{words}">{SIGNS[item.verdict]}</a>'
    )


def _originals(thesis: Thesis) -> set[str]:
    return {find_claim(claim_id).original for claim_id in thesis.claims}


def _legend(items: Sequence[Judged]) -> str:
    """How often each verdict came out, and a choice of theses where there are any."""
    counts = counted(items)
    told = [
        f'<span class="overview-verdict" data-shows="{style(verdict)}">'
        f'<span class="mark {style(verdict)}" aria-hidden="true">{SIGNS[verdict]}</span> '
        f"{verdict} ({counts[verdict]})</span>"
        for verdict in Verdict
    ]
    if theses():
        options = [("", "all theses"), *((one.id, one.title) for one in theses().values())]
        chosen = "".join(
            f'<option value="{value}">{html.escape(words)}</option>' for value, words in options
        )
        select = f'<select aria-label="Thesis">{chosen}</select>'
        told.append(f'<span class="pst-js-only">{select}</span>')
    told.append('<output class="pst-js-only"></output>')
    return f'<div class="overview-legend">{" ".join(told)}</div>'


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


def picture(items: Sequence[Judged], signs: bool = True) -> str:
    """The marks as SVG, described, with a legend; with their signs where the faces have them."""
    parts: list[str] = []
    y, widest = TOP, LEGEND_COLUMNS * LEGEND_WIDTH
    for title, number, sentences in _rows(items):
        y += LINE // 3 if title and parts else 0
        parts += [_text(0, y, title, "bold"), _text(LEFT - 22, y, str(number))]
        x = LEFT
        for sentence in sentences:
            for item in sentence:
                parts.append(_sign(x, y, item.verdict, signs))
                x += MARK
            x += GAP
        y, widest = y + LINE, max(widest, x)
    y += LINE // 3
    counts = counted(items)
    for place, verdict in enumerate(Verdict):
        x = place % LEGEND_COLUMNS * (widest // LEGEND_COLUMNS)
        y += LINE if x == 0 else 0
        parts += [
            _sign(x, y, verdict, signs),
            _text(x + MARK + 4, y, f"{verdict} ({counts[verdict]})"),
        ]
    width, height = widest, y + LINE
    words = html.escape(description(items))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}"><desc>{words}</desc>{"".join(parts)}</svg>\n'
    )


def shared(items: Sequence[Judged], title: str) -> str:
    """The title of the book above the marks, as SVG of the size that sites show."""
    lines = textwrap.wrap(title, width=52)
    top = SHARED_EDGE + SHARED_LINE * len(lines)
    words = "".join(
        f'<text x="{SHARED_EDGE}" y="{SHARED_EDGE + SHARED_LINE * place + 24}" '
        f'font-family="{FONT}" font-size="36" font-weight="bold">{html.escape(line)}</text>'
        for place, line in enumerate(lines)
    )
    marks = picture(items, signs=False).replace(
        "<svg ",
        f'<svg x="{SHARED_EDGE}" y="{top}" preserveAspectRatio="xMinYMin" ',
        1,
    )
    size = re.compile(r' width="\d+" height="\d+"')
    room = SHARED_WIDTH - 2 * SHARED_EDGE, SHARED_HEIGHT - SHARED_EDGE // 2 - top
    marks = size.sub(f' width="{room[0]}" height="{room[1]}"', marks, count=1)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SHARED_WIDTH}" '
        f'height="{SHARED_HEIGHT}"><rect width="100%" height="100%" fill="#fff"/>'
        f"{words}{marks}</svg>"
    )


def description(items: Sequence[Judged]) -> str:
    """What the picture shows, for a reader who cannot see it."""
    counts = counted(items)
    told = ", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict)
    return f"One mark for each statement, in the order of the text: {told}."


def _sign(x: int, y: int, verdict: Verdict, signs: bool) -> str:
    side = MARK - 2
    mark = (
        f'<rect x="{x}" y="{y - side + 2}" width="{side}" height="{side}" rx="2" '
        f'fill="{COLOURS[verdict]}"/>'
    )
    if not signs:
        return mark
    return (
        f'{mark}<text x="{x + side / 2}" y="{y - 1}" font-family="{FONT}" font-size="10" '
        f'font-weight="bold" text-anchor="middle" fill="#fff">{SIGNS[verdict]}</text>'
    )


def _text(x: int, y: int, words: str, weight: str = "normal") -> str:
    return (
        f'<text x="{x}" y="{y}" font-family="{FONT}" font-size="12" font-weight="{weight}">'
        f"{html.escape(words)}</text>"
    )
