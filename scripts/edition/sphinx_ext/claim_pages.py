"""Puts a page for every claim into the book, with its menu, its header and its colours."""

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from edition.base.text import typographic
from edition.book import citations, claim_data, figures
from edition.book.claim_pages import Book, body, tags, title, work_of
from edition.book.head import CLAIMS
from edition.judge.ledger import Judged, in_our_words, judged_claims
from edition.judge.theses import theses
from edition.judge.verdicts import signed
from edition.show.opinions import address_of


def _pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Each page with what the theme's template is given; writes citations and rows beside it."""
    if not app.config.citation:
        return
    book = Book(
        citations.whole_work(app.config.citation, app.config.html_baseurl or ""),
        figures.staged(Path(app.srcdir)),
        _entries(app),
        {one: address_of(one) for one in theses()},
        f"{app.config.typst_pdf_name}.pdf",
    )
    folder = Path(app.outdir, CLAIMS)
    folder.mkdir(exist_ok=True)
    items = judged_claims()
    menu: list[str] = []  # the same for all, as none of these pages stands in it
    for before, item, after in zip([None, *items], items, [*items[1:], None], strict=False):
        work, page = work_of(item, book.whole), f"{CLAIMS}/{item.claim.id}"
        if not item.claim.duplicate_of:
            citations.write(work, folder / f"{item.claim.id}.html")
            claim_data.write(item, folder)
        yield (
            page,
            {
                "title": escape(title(item)),
                "body": body(item, book),
                "metatags": tags(item, book),
                "pageurl": work.url,
                "is_citable": not item.claim.duplicate_of,
                "prev": _step(before),
                "next": _step(after),
                "menu": menu,
            },
            "page.html",
        )


def _entries(app: Sphinx) -> dict[str, str]:
    """Where the list of references has each source, from the folder of these pages."""
    cited = app.env.get_domain("cite").data["citations"]
    return {one.key: f"../{one.bibliography_key.docname}.html#{one.citation_id}" for one in cited}


def _step(item: Judged | None) -> dict[str, str] | None:
    """A link to the page of the claim before or after, in the order of the paper."""
    if item is None:
        return None
    words = f"{item.claim.id} · {signed(item.verdict)}: {typographic(in_our_words(item.claim))}"
    return {"link": f"{item.claim.id}.html", "title": escape(words, quote=False)}


def setup(app: Sphinx) -> None:
    """Registers the pages."""
    app.connect("html-collect-pages", _pages)
