"""A judged claim for readers: its line in the book as MyST Markdown, its card as plain text."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from edition.base.cache import cached
from edition.base.text import listed, literal
from edition.data import replies, tables
from edition.data.bibliography import cite
from edition.data.names import Beside, Name, Original, plain
from edition.judge.choices import departures, in_words
from edition.judge.claim import Claim, Verdict
from edition.judge.ledger import Judged, judged
from edition.judge.reasons import JUDGEMENT
from edition.judge.sayings import named as origins_in_words
from edition.judge.statements import statements
from edition.judge.universes import robustness
from edition.judge.verdicts import place_in_paper, signed
from edition.show import opinions
from edition.show.controls import line
from edition.show.output import on_screen, preformatted, show

SAYS = {
    "yes": "says so",
    "no": "does not say so",
    "in part": "says so in part",
    "not read": "could not be read",
}
"""Whether a cited work says what a claim says, by the word of the table of footnotes."""

ORIGINAL = "original"
"""The style of a name in its own script, beside the name."""


def cards(*claim_ids: str, **choices: str) -> None:
    """Shows these claims in a notebook: in the book a line each, beside it their cards in words.

    A claim follows those of the choices that its evidence offers, and then its line says so.
    """
    told = [_chosen(claim_id, choices) for claim_id in claim_ids]
    show(claim_list(told), "".join(preformatted(card_text(*one)) for one in told))


def _chosen(claim_id: str, choices: Mapping[str, str]) -> tuple[Judged, str]:
    """A claim by those of the choices that concern it, and in words how it differs by them."""
    published = judged(claim_id)
    chosen = departures(published.claim, choices)
    if not chosen:
        return published, ""
    return judged(claim_id, **chosen), _label(chosen, published)


def claim_list(told: Iterable[tuple[Judged, str]]) -> str:
    """Claims in MyST Markdown, a line each, each under an anchor that never changes."""
    lines = [line for item, label in told for line in _line(item, label)]
    return "\n".join(["::::{claim:list}", *lines, "::::"])


def _line(item: Judged, label: str) -> list[str]:
    """A claim as a directive: our words, the reason, and what else a reader has to know at once.

    One that repeats another and does not differ from it has no words of its own.
    """
    claim, beside = item.claim, Beside(myst)
    head = [f":::{{claim:line}} {claim.id}", f":verdict: {item.verdict.name.lower()}"]
    if claim.duplicate_of and not label:
        return [*head, ":::"]
    parts = [beside(literal(claim.paraphrase)), _reason(item, beside)]
    if label:
        parts.append(f"**Chosen otherwise.** {label}")
    if replies.replies(claim.id):
        parts.append(f"{{claim:replies}}`{claim.id}`")
    sources = ",".join(item.finding.sources) if item.finding else ""
    cited = [f":sources: {sources}"] if sources else []
    return [*head, *cited, *(line for part in parts for line in ("", part)), ":::"]


def _reason(item: Judged, beside: Beside) -> str:
    """Why a claim is judged so, on paper without what is the same for every opinion."""
    reason = item.judgement.reason
    same = JUDGEMENT if reason.startswith(JUDGEMENT) else ""
    own = beside(literal(reason.removeprefix(same)))
    return f"{on_screen(same)} {own}" if same else own


def named(item: Judged) -> list[Name]:
    """The names in what is told of a claim, in the order of their first occurrence."""
    beside = Beside(plain)
    for text in _texts(item):
        beside(text)
    return list(beside.met.values())


def _texts(item: Judged) -> Iterator[str]:
    claim, finding = item.claim, item.finding
    yield claim.paraphrase
    if claim.duplicate_of:
        return
    yield item.judgement.reason
    yield from (words for _, words in sides(item))
    yield claim.context
    if finding:
        yield from (said.words for said in statements(finding.rows))
        yield finding.note
    if note := footnote(claim.id):
        yield note.words


def myst(original: Original) -> str:
    """An original as MyST Markdown has it, light and in its language."""
    return f" [([{literal(original.text)}]{{.language-{original.language}}})]{{.{ORIGINAL}}}"


def card_text(item: Judged, label: str = "") -> str:
    """The card of a judged claim as plain text, with sources in words, and a label as on cards."""
    claim, finding, beside = item.claim, item.finding, Beside(plain)
    lines = [
        f"{claim.id}  {signed(item.verdict)}",
        f"Claim:    {beside(claim.paraphrase)}",
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
    told = listed(in_words(published.claim, chosen))
    return f"This goes {told}. The published verdict is: {published.verdict}."


@dataclass(frozen=True)
class Footnote:
    """Whether the work that the paper cites says what the claim says, in words."""

    source: str
    words: str


def footnote(claim_id: str) -> Footnote | None:
    """The check of a claim's footnote, apart from whether the claim is true; None without one."""
    return _footnotes().get(claim_id)


@cached
def _footnotes() -> dict[str, Footnote]:
    found = {}
    for row in tables.read("footnotes").to_dict("records"):
        reason = row["reason"].rstrip(".")
        words = f"{SAYS[row['says']]}. {reason[0].upper()}{reason[1:]}."
        found[row["claim"]] = Footnote(row["source"], words)
    return found


def context_sources(claim: Claim) -> str:
    """The sources of what a reader should know besides, in words."""
    return "; ".join(reference.text for reference in cite(list(claim.context_sources)))


def citations(keys: list[str]) -> str:
    """A citation of sources in MyST."""
    return f"{{cite:t}}`{','.join(keys)}`"


def sides(item: Judged) -> list[tuple[str, str]]:
    """Who speaks for a claim, against it or unclearly, by independent origin; on what basis; and
    for an open claim, whether the answer could be read.

    Of a value that is worked out from several facts, who states them speaks for none alone.
    """
    judgement, finding = item.judgement, item.finding
    named = {"For": judgement.favour, "Against": judgement.against, "Unclear": judgement.unclear}
    how = "worked out from what they state: " if finding and finding.worked_out else ""
    told = [(name, how + origins_in_words(origins)) for name, origins in named.items() if origins]
    if finding and told:
        told.append(("Basis", "coded passages" if finding.coded else "measured"))
    if finding and finding.status and item.verdict is Verdict.OPEN:
        told.append(("Status", finding.status))
    return told


def rows_by_table(item: Judged) -> dict[str, list[str]]:
    """The rows that the finding rests on, by table."""
    found: dict[str, list[str]] = {}
    for row in item.finding.rows if item.finding else ():
        table, _, key = row.partition(":")
        found.setdefault(table, []).append(key)
    return found
