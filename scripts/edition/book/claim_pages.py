"""A page for every claim, the claim's short permanent link: claims/AB-01.html."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from typing import Any

from edition.base.project import DATA
from edition.base.text import day_in_words, language, typographic
from edition.book import archive, citations, claim_data, linked_data, overview
from edition.book.citations import Work
from edition.book.claim_cards import bracketed, span
from edition.book.configuration import addresses
from edition.book.figures import FOLDER
from edition.book.head import CLAIMS, DATA_PAGE, as_text, cite_block, head, templates
from edition.book.imprint import imprint
from edition.book.licences import content
from edition.data.bibliography import Reference, cite, the_work
from edition.data.names import Beside, Name, Original
from edition.data.replies import ANCHOR, replies
from edition.data.replies import line as signed_by
from edition.data.vocabulary import section
from edition.judge.history import histories
from edition.judge.ledger import Judged, in_our_words, judged_claims
from edition.judge.opinions import opinions
from edition.judge.registry import all_evidence
from edition.judge.statements import Statement, given
from edition.judge.theses import Thesis, expectations, theses
from edition.judge.universes import Standing, robustness
from edition.judge.verdicts import (
    chapter_address,
    dispute_address,
    place_in_paper,
    reply_address,
    signed,
    style,
)
from edition.show.cards import context_sources, footnote, named, rows_by_table, sides
from edition.show.controls import choices, combined, line, options
from edition.show.counting import counted_once, counting

WEIGHED = ("claims", "sources")
"""Tables that every verdict rests on beside its rows: what is claimed, and who speaks."""


@dataclass(frozen=True)
class Book:
    """What a page of a claim takes from the book around it.

    `figures` are the pages' own of `figures.staged`, `entries` the places of sources in the list
    of references, by key, `theses` those of the theses, by id; `pdf` is the name of the PDF,
    `repository` the address of the code, empty without one, and `state` the imprint.
    """

    whole: Work
    figures: Sequence[Mapping[str, Any]] = ()
    entries: Mapping[str, str] = field(default_factory=dict)
    theses: Mapping[str, str] = field(default_factory=dict)
    pdf: str = ""
    repository: str = field(default_factory=lambda: addresses().get("repository-code", ""))
    state: str = field(default_factory=imprint)


@dataclass(frozen=True)
class Said:
    """A source of a claim, its place in the list of references, and what it states."""

    reference: Reference
    entry: str
    title: str
    statements: tuple[Statement, ...]
    counted: str


def work_of(item: Judged, whole: Work) -> Work:
    """A claim as a work to be cited; a repeat is cited as its original."""
    claim_id = item.claim.duplicate_of or item.claim.id
    title = f"Claim {claim_id}: {in_our_words(item.claim).rstrip('.')} ({item.verdict})"
    return citations.part(whole, claim_id, title, f"{CLAIMS}/{claim_id}.html")


def title(item: Judged) -> str:
    """What a window with the page is called."""
    return f"{item.claim.id} · {item.verdict}"


def tags(item: Judged, book: Book) -> str:
    """What programs read in the head of the page; a repeat has no data of its own."""
    work = work_of(item, book.whole)
    description = f"{str(item.verdict).capitalize()}: {in_our_words(item.claim)}"
    pdf, picture = (
        f"{book.whole.url}{place}" if work.url else "" for place in (book.pdf, overview.SHARED)
    )
    told = head(work, description, pdf, picture)
    if item.claim.duplicate_of:
        return told
    return told + linked_data.script(linked_data.claim(item, work))


def body(item: Judged, book: Book) -> str:
    """The text of the page; a repeat points to its original, and has no citation."""
    claim, beside = item.claim, Beside(bracketed)
    original = not claim.duplicate_of
    found = robustness(claim.id)
    chosen = original and found.standing != Standing.NO_CHOICE
    replied = replies(claim.id)
    work = work_of(item, book.whole)
    return (
        templates()
        .get_template("claim.html")
        .render(
            claim=claim,
            the_work=the_work(),
            signed=signed,
            style=style,
            typographic=typographic,
            in_our_words=in_our_words,
            item=item,
            place=place_in_paper(item),
            paraphrase=_marked(beside, in_our_words(claim)),
            reason=_marked(beside, item.judgement.reason) if original else "",
            facts=_facts(item, beside),
            sources=_sources(item, book.entries) if original else [],
            words=lambda text: _marked(beside, text),
            robustness=line(found) if original else "",
            combined=combined(found) if chosen else "",
            options=list(options(found)) if chosen else [],
            controls=choices(found) if chosen else "",
            figures=_figures(item, book.figures) if original else [],
            charts=f"../{FOLDER.as_posix()}",
            theses=[(one, book.theses.get(one.id, "")) for one in _theses(item)],
            section=section(claim.section).title,
            neighbours=_neighbours(item),
            chapter_address=chapter_address,
            code=_code(item),
            counted_once=counted_once(item) if original else "",
            data=claim_data.file(item),
            whole=[*rows_by_table(item), *WEIGHED] if original else [],
            archive=f"../{DATA.name}/{archive.name()}",
            tables=f"../{DATA_PAGE}.html#table-",
            dispute=dispute_address(claim.id, book.repository),
            reply=reply_address(claim.id, book.repository) if original else "",
            replied=signed_by(replied),
            replies=replied,
            replies_anchor=ANCHOR,
            history=histories().get(claim.id) if original else None,
            day=day_in_words,
            cite=cite_block(work, "claim", claim.id) if original else "",
            imprint=book.state,
            licence=content(),
        )
    )


def _facts(item: Judged, beside: Beside) -> list[tuple[str, str]]:
    """What stands below the reason, by name, as HTML."""
    claim = item.claim
    if claim.duplicate_of:
        return []
    facts = [(*side, "") for side in sides(item)]
    facts.append(("Context", claim.context, f" ({context_sources(claim)})"))
    facts.append(("How to read it", item.finding.note if item.finding else "", ""))
    told = [(term, _marked(beside, text) + escape(rest)) for term, text, rest in facts if text]
    if note := footnote(claim.id):
        work = f"{cite([note.source])[0].text}: "
        told.append((f"Cited by {the_work()}", escape(work) + _marked(beside, note.words)))
    names = "; ".join(map(_name, named(item)))
    return [*told, ("Names", names)] if names else told


def _sources(item: Judged, entries: Mapping[str, str]) -> list[Said]:
    """The sources of a claim, those that state something first."""
    if item.finding is None:
        return []
    said, counted = given(item.finding.rows), counting(item)
    keys = list(dict.fromkeys([*(one.source for one in said), *item.finding.sources]))
    return [
        Said(
            reference,
            entries.get(key, ""),
            escape(reference.title) + _original(reference.title_original),
            _by_words(one for one in said if one.source == key),
            counted.get(key, ""),
        )
        for key, reference in zip(keys, cite(keys), strict=True)
    ]


def _by_words(said: Iterable[Statement]) -> tuple[Statement, ...]:
    """What a source states, once for all values of which it says the same, each with its year."""
    found: dict[str, list[Statement]] = {}
    for one in said:
        found.setdefault(one.words, []).append(one)
    return tuple(_joined(same) for same in found.values())


def _joined(same: Sequence[Statement]) -> Statement:
    if len(same) == 1:
        return same[0]
    values = (f"{one.value} ({one.year})" if one.year else one.value for one in same)
    return replace(same[0], value="; ".join(dict.fromkeys(values)))


def _figures(item: Judged, figures: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The figures that bear on a claim; on an opinion, also that of the cell named with it."""
    told = opinions().get(item.claim.id)
    cell = told.shown if told else ""
    return [one for one in figures if item.claim.id in one["claims"] or one["cell"] == cell != ""]


def _theses(item: Judged) -> list[Thesis]:
    """The theses that a claim is part of, serves as an opinion, or decides about."""
    claim_id = item.claim.original
    told = opinions().get(claim_id)
    decided = {one.thesis for one in expectations().values() if one.test.id == claim_id}
    serves = decided | ({told.thesis} if told else set())
    return [one for one in theses().values() if claim_id in one.claims or one.id in serves]


def _neighbours(item: Judged) -> list[Judged]:
    """The claims of the same paragraph, in the order of the paper, the claim itself among them."""
    place = item.claim.paragraph
    section_claims = judged_claims(item.claim.section)
    return [one for one in section_claims if one.claim.paragraph == place]


def _code(item: Judged) -> tuple[str, str, str] | None:
    """The file and the line that a verdict is computed by, and the copy of the file in the book."""
    evidence = all_evidence().get(item.claim.id)
    if evidence is None or item.finding is None or not evidence.location:
        return None
    path, _, number = evidence.location.partition("#L")
    return path, number, f"../{as_text(path)}"


def _marked(beside: Beside, text: str) -> str:
    """A text as HTML, with the originals of its names."""
    return beside(escape(typographic(text)))


def _original(text: str) -> str:
    return bracketed(Original(text, language(text))) if text else ""


def _name(name: Name) -> str:
    """A name in all its scripts and spellings, as HTML."""
    also = ", ".join(_original_span(one) for one in name.also)
    originals = ", ".join(map(span, name.originals))
    return f"{escape(name.name)}: {originals}{', also ' if also else ''}{also}"


def _original_span(text: str) -> str:
    return span(Original(text, language(text)))
