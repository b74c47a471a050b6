"""A page for every claim, the claim's short permanent link: claims/AB-01.html."""

import shutil
from html import escape
from pathlib import Path

from edition.base.text import day_in_words, language
from edition.book import citations, linked_data
from edition.book.citations import Work
from edition.book.claim_cards import bracketed, span
from edition.book.configuration import addresses
from edition.book.head import CLAIMS, POLICY, TEMPLATES, cite_block, head, templates
from edition.book.imprint import imprint
from edition.book.licences import content
from edition.data.bibliography import Reference, cite
from edition.data.names import Beside, Name, Original
from edition.data.replies import ANCHOR, replies
from edition.data.replies import line as signed_by
from edition.judge.history import histories
from edition.judge.ledger import Judged, judged_claims
from edition.judge.universes import Standing, robustness
from edition.judge.verdicts import (
    SIGNS,
    chapter_address,
    dispute_address,
    place_in_paper,
    reply_address,
    style,
)
from edition.show import opinions
from edition.show.cards import context_sources, footnote, named, sides
from edition.show.controls import choices, line, options


def write(
    book: Path, base: str, pdf: str, draft: str = "", figures: opinions.Figures | None = None
) -> None:
    """Writes all pages with their citation files into the folder of a book.

    `base` is the public address of the book, empty where there is none, `pdf` the name of the PDF;
    `draft` is the mark of a draft, `figures` are the charts as `opinions.told` takes them.
    """
    folder = book / CLAIMS
    folder.mkdir()
    shutil.copyfile(TEMPLATES / "claim.css", folder / "claim.css")
    whole = citations.whole_work(citations.citation_file(), base)
    state = imprint()
    for item in judged_claims():
        work = work_of(item, whole)
        target = folder / f"{item.claim.id}.html"
        html = page(item, work, state, f"{whole.url}{pdf}", draft, figures)
        target.write_text(html, encoding="utf-8")
        if not item.claim.duplicate_of:
            citations.write(work, target)


def work_of(item: Judged, whole: Work) -> Work:
    """A claim as a work to be cited; a repeat is cited as its original."""
    claim_id = item.claim.duplicate_of or item.claim.id
    title = f"Claim {claim_id}: {item.claim.paraphrase.rstrip('.')} ({item.verdict})"
    return citations.part(whole, claim_id, title, f"{CLAIMS}/{claim_id}.html")


def page(
    item: Judged,
    work: Work,
    state: str,
    pdf: str,
    draft: str = "",
    figures: opinions.Figures | None = None,
) -> str:
    """The page of one claim; a repeat points to its original and has neither citation nor data.

    A draft has its mark above all else.
    """
    claim, beside = item.claim, Beside(bracketed)
    original = not claim.duplicate_of
    found = robustness(claim.id)
    chosen = original and found.standing != Standing.NO_CHOICE
    description = f"{str(item.verdict).capitalize()}: {claim.paraphrase}"
    linked = linked_data.claim(item, work)
    repository = addresses().get("repository-code", "")
    replied = replies(claim.id)
    template = templates().get_template("claim.html")
    return template.render(
        claim=claim,
        paraphrase=_marked(beside, claim.paraphrase),
        verdict=item.verdict,
        style=style(item.verdict),
        symbol=SIGNS[item.verdict],
        book=work.book,
        head=head(work, description, pdf if work.url else ""),
        canonical=work.url,
        facts=_facts(item, beside, figures),
        sources=_sources(list(item.finding.sources)) if original and item.finding else [],
        robustness=line(found) if original else "",
        options=list(options(found)) if chosen else [],
        controls=choices(found) if chosen else "",
        card=f"../{chapter_address(item)}",
        dispute=dispute_address(claim.id, repository),
        reply=reply_address(claim.id, repository) if original else "",
        replied=signed_by(replied),
        replies=replied,
        replies_anchor=ANCHOR,
        history=histories().get(claim.id) if original else None,
        day=day_in_words,
        cite=cite_block(work, "claim", claim.id) if original else "",
        linked_data=linked_data.script(linked) if original else "",
        imprint=state,
        draft=draft,
        licence=content(),
        policy=POLICY,
    )


def _facts(item: Judged, beside: Beside, figures: opinions.Figures | None) -> list[tuple[str, str]]:
    where = ("Place in the paper", escape(place_in_paper(item)))
    if item.claim.duplicate_of:
        return [where]
    facts = [("Reason", item.judgement.reason, ""), *((*side, "") for side in sides(item))]
    facts.append(("Context", item.claim.context, f" ({context_sources(item.claim)})"))
    facts.append(("How to read it", item.finding.note if item.finding else "", ""))
    told = [(term, _marked(beside, text) + escape(rest)) for term, text, rest in facts if text]
    told += opinions.told(item.claim.id, _link, figures)
    if note := footnote(item.claim.id):
        work = f"{cite([note.source])[0].text}: "
        told.append(("Cited by the paper", escape(work) + _marked(beside, note.words)))
    told.append(where)
    names = "; ".join(map(_name, named(item)))
    return [*told, ("Names", names)] if names else told


def _link(words: str, address: str) -> str:
    return f'<a href="../{escape(address)}">{escape(words)}</a>'


def _marked(beside: Beside, text: str) -> str:
    """A text as HTML, with the originals of its names."""
    return beside(escape(text))


def _sources(keys: list[str]) -> list[tuple[str, Reference]]:
    """The words of each source as HTML, and the source."""
    return [(one.written(escape, _original), one) for one in cite(keys)]


def _original(text: str) -> str:
    return bracketed(Original(text, language(text)))


def _name(name: Name) -> str:
    """A name in all its scripts and spellings, as HTML."""
    also = ", ".join(_original_span(one) for one in name.also)
    originals = ", ".join(map(span, name.originals))
    return f"{escape(name.name)}: {originals}{', also ' if also else ''}{also}"


def _original_span(text: str) -> str:
    return span(Original(text, language(text)))
