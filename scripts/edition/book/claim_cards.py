"""The card of a claim as HTML: our words, verdict, reason, for and against, sources, a link."""

from html import escape

from edition.base.text import typographic
from edition.book import claim_data
from edition.book.head import CLAIMS, templates
from edition.data.bibliography import cite
from edition.data.names import Beside, Original
from edition.judge.ledger import Judged, in_our_words
from edition.judge.verdicts import SIGNS, style
from edition.show.cards import sides


def card(item: Judged, root: str = "") -> str:
    """The card; `root` leads from where it stands to the root of the book."""
    claim, beside = item.claim, Beside(bracketed)
    return (
        templates()
        .get_template("card.html")
        .render(
            claim=claim,
            claims=CLAIMS,
            page=f"{CLAIMS}/{claim.id}.html",
            root=root,
            verdict=item.verdict,
            style=style(item.verdict),
            symbol=SIGNS[item.verdict],
            paraphrase=beside(escape(typographic(in_our_words(claim)))),
            reason=beside(escape(typographic(item.judgement.reason))),
            data=claim_data.file(item),
            sides=[(side, beside(escape(typographic(words)))) for side, words in sides(item)],
            sources=cite(list(item.finding.sources)) if item.finding else [],
        )
    )


def bracketed(name: Original) -> str:
    """What stands behind a name, as HTML: its original, light and in its language."""
    return f' <span class="original">({span(name)})</span>'


def span(name: Original) -> str:
    """An original as HTML, in its language."""
    text = escape(name.text)
    return f'<span lang="{name.language}">{text}</span>' if name.language else text
