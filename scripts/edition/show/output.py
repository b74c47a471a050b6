"""What a notebook shows, and the values that it hands to its text."""

import html
import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from edition.base.errors import EditionError
from edition.base.text import day_in_words, listed
from edition.judge.choices import departures
from edition.judge.claim import Verdict
from edition.judge.ledger import find_claim, judged
from edition.judge.verdicts import OUTCOMES, glued, texts_needed
from edition.show import prose

CAPTION = "edition-caption"
"""Marks the output of a table that is to be numbered."""


def preformatted(text: str) -> str:
    """Plain text as HTML that keeps its lines, each hanging where the words of cards begin."""
    style = "white-space: pre-wrap; word-break: normal; overflow-wrap: anywhere"
    hanging = "display: block; padding-left: 10ch; text-indent: -10ch"
    lines = html.escape(text).splitlines(keepends=True)
    hung = "".join(f'<span style="{hanging}">{line}</span>' for line in lines)
    return f'<pre style="{style}">{hung}</pre>'


def show(myst: str, plain: str = "", caption: str = "") -> None:
    """Shows MyST Markdown in the book, and HTML where it cannot be read: the same, filled in,
    where no other is given.

    A table that is given a caption gets a number in the book.
    """
    from IPython.display import display

    display(  # type: ignore[no-untyped-call]
        {"text/markdown": myst, "text/html": plain or prose.rendered(myst)},
        raw=True,
        metadata={CAPTION: caption} if caption else {},
    )


SCREEN_ONLY = "screen-only"
"""The style, or tag of a cell, of what paper does not have; a sentence says where it is."""


def on_screen(myst: str) -> str:
    """A part of a line in MyST Markdown that paper does not have, or has elsewhere."""
    return f"[{myst}]{{.{SCREEN_ONLY}}}"


FITTING = "fitting"
"""The style of a table of few short cells, which stand close on paper."""


def table(
    caption: str, head: Sequence[str], rows: Iterable[Sequence[object]], style: str = ""
) -> None:
    """Shows a table under its caption; cells are Markdown, whole numbers stand to the right."""
    lines = table_lines(head, rows)
    marked = [f"{{.{style}}}", *lines] if style else lines
    show("\n".join(marked), caption=caption)


def table_lines(head: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """A table in Markdown by its lines: head, rule, rows."""
    body = list(rows)
    numbers = [all(isinstance(cell, int) for cell in row) for row in zip(*body, strict=True)]
    sides = ["--:" if number else "---" for number in numbers] or ["---"] * len(head)
    return [f"| {' | '.join(map(str, row))} |" for row in [head, sides, *body]]


def tell(**values: float | str | date) -> None:
    """Makes each value available to the text of the book as {glue:text}`name` or `name:.1f`.

    Raises EditionError for a number that is none: a reader would be shown nan.
    """
    from myst_nb import glue

    told: dict[str, float | str] = {}
    for name, value in values.items():
        plain: float | str
        if isinstance(value, str):
            # A verdict is a text, but would be shown as what Python calls it.
            plain = str(value)
        elif isinstance(value, date):
            plain = day_in_words(value)
        elif not math.isfinite(value):
            raise EditionError(f"tell: {name} is {value}, which is no number to print")
        else:
            plain = int(value) if float(value).is_integer() else float(value)
        glue(name, plain, display=False)
        told[name] = plain
    prose.refresh(told)


def tell_outcome(claim_id: str, *, choices: Mapping[str, str] | None = None, **texts: str) -> None:
    """Makes the text for the outcome of a claim available as {glue:text}`outcome_ab_01`.

    `texts` has one for each outcome that the claim can have: supported, contradicted,
    disputed, open; one for caveat where that of supported does not do.  The claim follows those of
    a chapter's choices that its evidence offers.  Raises EditionError for a text that is missing,
    whatever the outcome, or that is for no outcome.
    """
    claim = find_claim(claim_id)
    needed = texts_needed(find_claim(claim.original).kind)
    if unknown := [one for one in texts if one not in OUTCOMES]:
        raise EditionError(
            f"{claim_id}: no outcome {unknown[0]!r}; there are: {listed([*OUTCOMES])}"
        )
    if missing := [one for one in needed if one not in texts]:
        raise EditionError(f"{claim_id}: tell_outcome has no text for {listed(missing)}")
    verdict = judged(claim_id, **departures(claim, choices or {})).verdict
    chosen = {OUTCOMES[outcome]: text for outcome, text in texts.items()}
    told = chosen[verdict] if verdict in chosen else chosen[Verdict.SUPPORTED]
    tell(**{glued(claim_id): told})
