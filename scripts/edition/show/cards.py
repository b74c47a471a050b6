"""A judged claim for readers: its card as MyST Markdown for the book, and as plain text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from edition.base.text import listed, literal
from edition.data import replies, tables
from edition.data.bibliography import cite
from edition.data.names import Beside, Name, Original, plain
from edition.judge.choices import departures
from edition.judge.claim import Claim, Verdict
from edition.judge.ledger import Judged, judged
from edition.judge.registry import all_evidence
from edition.judge.sayings import named as origins_in_words
from edition.judge.statements import statements
from edition.judge.universes import robustness
from edition.judge.verdicts import anchor, place_in_paper, signed, style
from edition.show import opinions
from edition.show.controls import line
from edition.show.output import preformatted, show

FIGURES = re.compile(r"% figures of (\S+)")
"""A comment on a card, to be replaced by links to the figures that bear on the claim."""


SAYS = {
    "yes": "says so",
    "no": "does not say so",
    "in part": "says so in part",
    "not read": "could not be read",
}
"""Whether a cited work says what a claim says, by the word of the table of footnotes."""


def cards(*claim_ids: str, **choices: str) -> None:
    """Shows the cards of these claims in a notebook, in the order given.

    A claim follows those of the choices that its evidence offers, and then its card says so.
    """
    for claim_id in claim_ids:
        published = judged(claim_id)
        chosen = departures(published.claim, choices)
        item = judged(claim_id, **chosen) if chosen else published
        label = _label(chosen, published) if chosen else ""
        show(card(item, label), preformatted(card_text(item, label)))


def card(item: Judged, label: str = "") -> str:
    """The card of a judged claim in MyST Markdown, under an anchor that never changes.

    A label tells by which choices it differs from the published card.
    """
    return _card(item, label, Beside(myst))


def named(item: Judged) -> list[Name]:
    """The names that the card of a claim has, in the order of their first occurrence."""
    beside = Beside(plain)
    _card(item, "", beside)
    return list(beside.met.values())


def myst(original: Original) -> str:
    """An original as MyST Markdown has it, light and in its language."""
    return f" [([{literal(original.text)}]{{.language-{original.language}}})]{{.original}}"


def _card(item: Judged, label: str, beside: Beside) -> str:
    claim = item.claim
    return "\n".join(
        [
            f"({anchor(claim.id)})=",
            f":::::{{card}} {claim.id} · {signed(item.verdict)}",
            f":class-card: claim {style(item.verdict)}",
            "",
            "{.paraphrase}",
            beside(literal(claim.paraphrase)),
            "",
            *_reason(item, beside),
            "",
            *_thesis_and_chart(item),
            *_replies(item),
            *([f"**Chosen otherwise.** {label}", ""] if label else []),
            f"::::{{dropdown}} {_summary(item)}",
            *_statements(item, beside),
            *_paragraphs(item, beside),
            "::::",
            ":::::",
        ]
    )


def card_text(item: Judged, label: str = "") -> str:
    """The card of a judged claim as plain text, with sources in words, and a label as on cards."""
    claim, finding, beside = item.claim, item.finding, Beside(plain)
    lines = [
        f"{claim.id}  {signed(item.verdict)}",
        f"Paper:    {beside(claim.paraphrase)}",
        f"Reason:   {beside(item.judgement.reason)}",
    ]
    if label:
        lines.append(f"Chosen:   {label}")
    lines += [f"{name + ':':10}{beside(words)}" for name, words in sides(item)]
    lines += [f"{name + ':':10}{words}" for name, words in opinions.told(claim.original)]
    if replied := replies.line(replies.replies(claim.original)):
        lines.append(f"Replies:  {replied}")
    if claim.context:
        lines.append(f"Context:  {beside(claim.context)} ({context_sources(claim)})")
    if finding and finding.note:
        lines.append(f"Note:     {beside(finding.note)}")
    for reference in cite(list(finding.sources)) if finding else []:
        words = reference.written(str, " ({})".format)
        lines.append(" ".join(filter(None, ["Source:  ", words, reference.url])))
        if reference.archived:
            lines.append(f"          archived: {reference.archived}")
    if note := footnote(claim.id):
        lines.append(f"Cited:    {cite([note.source])[0].text}: {note.words}")
    if other := line(robustness(claim.id)):
        lines.append(f"Choices:  {other}")
    lines.append(f"Place:    {place_in_paper(item)}")
    rows = [f"Rows:     {', '.join(finding.rows)}"] if finding and finding.rows else []
    return "\n".join([*lines, *rows])


def _label(chosen: Mapping[str, str], published: Judged) -> str:
    offered = all_evidence()[published.claim.original].choices
    told = []
    for name, value in chosen.items():
        choice = offered[name]
        usual = choice.named(choice.published)
        told.append(f"by “{choice.named(value)}” and not by “{usual}” ({choice.label})")
    return f"This goes {listed(told)}. The published verdict is: {published.verdict}."


@dataclass(frozen=True)
class Footnote:
    """Whether the work that the paper cites says what the claim says, in words."""

    source: str
    words: str


def footnote(claim_id: str) -> Footnote | None:
    """The check of a claim's footnote, apart from whether the claim is true; None without one."""
    table = tables.read("footnotes")
    for row in table[table["claim"] == claim_id].to_dict("records"):
        reason = row["reason"].rstrip(".")
        return Footnote(row["source"], f"{SAYS[row['says']]}. {reason[0].upper()}{reason[1:]}.")
    return None


def context_sources(claim: Claim) -> str:
    """The sources of what a reader should know besides, in words."""
    return "; ".join(reference.text for reference in cite(list(claim.context_sources)))


def citations(keys: list[str]) -> str:
    """A citation of sources in MyST."""
    return f"{{cite:t}}`{','.join(keys)}`"


def _reason(item: Judged, beside: Beside) -> list[str]:
    claim = item.claim
    if claim.duplicate_of:
        original = f"[{claim.duplicate_of}](#{anchor(claim.duplicate_of)})"
        return [f"The paper says this twice: see {original}."]
    lines = [beside(literal(item.judgement.reason))]
    if told := [f"**{name}.** {beside(literal(words))}." for name, words in sides(item)]:
        lines += ["", " ".join(told)]
    if claim.context:
        cited = citations(list(claim.context_sources))
        lines += ["", f"**Context.** {beside(literal(claim.context))} {cited}."]
    return lines


def _thesis_and_chart(item: Judged) -> list[str]:
    """The place for what an opinion serves and what bears on it."""
    if item.claim.duplicate_of or not opinions.told(item.claim.id):
        return []
    return [f"% thesis and chart of {item.claim.id}", ""]


def _replies(item: Judged) -> list[str]:
    """A line on who replied, with a link to the words on the claim's own page."""
    claim = item.claim
    if claim.duplicate_of or not replies.replies(claim.id):
        return []
    return [f"{{claim:replies}}`{claim.id}`", ""]


def sides(item: Judged) -> list[tuple[str, str]]:
    """Who speaks for a claim, against it or unclearly, by independent origin; on what basis; and
    for an open claim, whether the answer could be read."""
    judgement, finding = item.judgement, item.finding
    named = {"For": judgement.favour, "Against": judgement.against, "Unclear": judgement.unclear}
    told = [(name, origins_in_words(origins)) for name, origins in named.items() if origins]
    if finding and told:
        told.append(("Basis", "coded passages" if finding.coded else "measured"))
    if finding and finding.status and item.verdict is Verdict.OPEN:
        told.append(("Status", finding.status))
    return told


def _summary(item: Judged) -> str:
    finding = item.finding
    if item.claim.duplicate_of or finding is None or not finding.sources:
        return "Place in the paper"
    sources, origins = len(finding.sources), len(finding.origins)
    words = "1 source" if sources == 1 else f"{sources} sources"
    weak = " of one origin" if origins == 1 and sources > 1 else ""
    return f"Evidence: {words}{weak}"


def _statements(item: Judged, beside: Beside) -> list[str]:
    if item.claim.duplicate_of or item.finding is None:
        return []
    found = statements(item.finding.rows)
    rows = [
        f"| {citations([said.source])} | {literal(said.value)} | {beside(literal(said.words))} |"
        for said in found
    ]
    rest = [key for key in item.finding.sources if key not in {said.source for said in found}]
    head = ["{.statements}", "| source | gives | what it says |", "|---|---|---|"]
    lines = [*head, *rows, ""] if rows else []
    measured = "Also computed from" if rows else "Computed from"
    return [*lines, f"{measured} {citations(rest)}.", ""] if rest else lines


def _paragraphs(item: Judged, beside: Beside) -> list[str]:
    """What else a checker wants to know, a paragraph each."""
    claim, finding = item.claim, item.finding
    lines: list[str] = []
    if not claim.duplicate_of:
        if finding and finding.note:
            lines.append(beside(literal(finding.note)))
        if note := footnote(claim.id):
            lines.append(
                f"**Cited by the paper.** {{cite:t}}`{note.source}`: {beside(literal(note.words))}"
            )
        if other := line(robustness(claim.id)):
            lines.append(f"**Robustness.** {literal(other)}")
        lines.append(f"% figures of {claim.id}")
    lines.append(f"**In the paper.** {place_in_paper(item)}. {{claim:page}}`{claim.id}`")
    if not claim.duplicate_of and finding:
        lines.append(
            f"**Computed by** {{source}}`{all_evidence()[claim.id].location}`{_rows(item)}."
        )
    return [line for paragraph in lines for line in (paragraph, "")]


def rows_by_table(item: Judged) -> dict[str, list[str]]:
    """The rows that the finding rests on, by table."""
    found: dict[str, list[str]] = {}
    for row in item.finding.rows if item.finding else ():
        table, _, key = row.partition(":")
        found.setdefault(table, []).append(key)
    return found


def _rows(item: Judged) -> str:
    """The rows in words, each table linked to its description."""
    words = [
        f"[{table}](#table-{table}) {', '.join(f'`{key}`' for key in keys)}"
        for table, keys in rows_by_table(item).items()
    ]
    return f" from {'; '.join(words)}" if words else ""
