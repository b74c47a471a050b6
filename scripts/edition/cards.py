"""A judged claim for readers: the card and the scoreboard, as MyST Markdown and as plain text."""

import html
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from edition import tables
from edition.bibliography import cite
from edition.claims import Verdict
from edition.ledger import Judged, judged, judged_claims

SYMBOLS = {
    Verdict.SUPPORTED: "✓",
    Verdict.CAVEAT: "≈",
    Verdict.CONTRADICTED: "✗",
    Verdict.NOT_TESTABLE: "?",
    Verdict.INTERPRETIVE: "◇",
}
"""A sign for each verdict beside its name and colour, so that colour alone never tells."""

SECTIONS = {
    "AB": "Abstract",
    "IN": "Introduction",
    "HO": "Historical overview",
    "NC": "Nuclear crisis",
    "SK": "Russia and South Korea",
    "CO": "Conclusion",
}


def cards(*claim_ids: str) -> None:
    """Shows the cards of these claims in a notebook, in the order given."""
    for claim_id in claim_ids:
        item = judged(claim_id)
        _show(card(item), _preformatted(card_text(item)))


def scoreboard(*sections: str) -> None:
    """Shows how many claims of these sections got each verdict; repeats are not counted."""
    counts = tally(*sections)
    rows = [f"| {SYMBOLS[verdict]} {verdict} | {counts[verdict]} |" for verdict in Verdict]
    lines = [f"{counts[verdict]:3} {verdict}" for verdict in Verdict]
    table = ["| verdict | claims |", "|---|--:|", *rows]
    _show("\n".join(table), _preformatted("\n".join(lines)))


def tally(*sections: str) -> Counter[Verdict]:
    """How many claims of these sections got each verdict; repeats are not counted."""
    return Counter(
        item.verdict
        for section in sections
        for item in judged_claims(section)
        if not item.claim.duplicate_of
    )


def cited(label: str, sources: Iterable[str]) -> None:
    """Shows a line that cites sources: linked in the book, in words in JupyterLab."""
    keys = list(dict.fromkeys(sources))
    plain = "; ".join(reference.text for reference in cite(keys))
    _show(
        f"{{.sources}}\n{label}: {_citations(keys)}.",
        f"<p><small>{label}: {html.escape(plain)}.</small></p>",
    )


def card(item: Judged) -> str:
    """The card of a judged claim in MyST Markdown, under an anchor that never changes."""
    claim = item.claim
    return "\n".join(
        [
            f"({anchor(claim.id)})=",
            f"::::{{card}} {claim.id} · {SYMBOLS[item.verdict]} {item.verdict}",
            f":class-card: claim verdict-{item.verdict.name.lower().replace('_', '-')}",
            "",
            claim.paraphrase,
            "",
            *_grounds(item),
            ":::{card-footer}",
            f"{place(item)}. {_rows(item)}".strip(),
            ":::",
            "::::",
        ]
    )


def card_text(item: Judged) -> str:
    """The card of a judged claim as plain text, with sources in words."""
    claim, finding = item.claim, item.finding
    lines = [
        f"{claim.id}  {SYMBOLS[item.verdict]} {item.verdict}",
        f"Paper:    {claim.paraphrase}",
        f"Reason:   {item.judgement.reason}",
    ]
    if claim.caveat:
        known = "; ".join(reference.text for reference in cite(list(claim.caveat_sources)))
        lines.append(f"Caveat:   {claim.caveat} ({known})")
    if finding and finding.note:
        lines.append(f"Note:     {finding.note}")
    for reference in cite(list(finding.sources)) if finding else []:
        lines.append(f"Source:   {reference.text} {reference.url}".rstrip())
    if note := footnote(claim.id):
        lines.append(f"Cited:    {cite([note.source])[0].text}: {note.words}")
    lines.append(f"Place:    {place(item)}")
    return "\n".join([*lines, *([f"Rows:     {', '.join(finding.rows)}"] if finding else [])])


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


SAYS = {
    "yes": "says so",
    "no": "does not say so",
    "in part": "says so in part",
    "not read": "could not be read",
}


def anchor(claim_id: str) -> str:
    """The anchor of a claim's card on its page: claim-nc-18."""
    return f"claim-{claim_id.lower()}"


def place(item: Judged) -> str:
    """Where the paper says it, in words."""
    claim = item.claim
    words = f"{SECTIONS[claim.section]}, paragraph {claim.paragraph}, sentence {claim.sentence}"
    return f"{words}, note {claim.footnote}" if claim.footnote else words


def _grounds(item: Judged) -> list[str]:
    claim, finding = item.claim, item.finding
    if claim.duplicate_of:
        return [f"Repeats [{claim.duplicate_of}](#{anchor(claim.duplicate_of)}); see there."]
    lines = [item.judgement.reason]
    if claim.caveat:
        lines += ["", f"**Caveat.** {claim.caveat} {_citations(list(claim.caveat_sources))}."]
    if note := footnote(claim.id):
        lines += ["", f"**Cited by the paper.** {{cite:t}}`{note.source}`: {note.words}"]
    if finding and finding.note:
        lines += ["", finding.note]
    if finding and finding.sources:
        cited = _citations(list(finding.sources))
        lines += ["", f"**Evidence.** {cited}. {_strength(item)}".strip()]
    return lines


def _strength(item: Judged) -> str:
    weak = item.finding is not None and item.finding.weak
    return "The finding rests on one independent source." if weak else ""


def _rows(item: Judged) -> str:
    if item.claim.duplicate_of or not item.finding or not item.finding.rows:
        return ""
    return f"Rows: {', '.join(f'`{row}`' for row in item.finding.rows)}."


def _citations(keys: list[str]) -> str:
    return f"{{cite:t}}`{','.join(keys)}`"


def _preformatted(text: str) -> str:
    return f'<pre style="white-space: pre-wrap">{html.escape(text)}</pre>'


def ledger() -> None:
    """Shows every claim in one table, each linked to its card."""
    rows = [
        f"| [{item.claim.id}](#{anchor(item.claim.id)}) | {item.claim.paraphrase} "
        f"| {item.claim.kind} | {SYMBOLS[item.verdict]} {item.verdict} |"
        for item in judged_claims()
    ]
    head = ["{.ledger}", "| claim | in our words | kind | verdict |", "|---|---|---|---|"]
    plain = [f"{item.claim.id}  {item.verdict}" for item in judged_claims()]
    _show("\n".join([*head, *rows]), _preformatted("\n".join(plain)))


def paragraphs(items: Iterable[Judged]) -> None:
    """Shows claims in a paragraph each: what the paper says, what the evidence shows, sources."""
    for item in items:
        keys = list(item.finding.sources) if item.finding else []
        cited = f" {_citations(keys)}." if keys else ""
        words = (
            f"[{item.claim.id}](#{anchor(item.claim.id)}). *{item.claim.paraphrase}* "
            f"{item.judgement.reason}{cited}"
        )
        _show(words, _preformatted(card_text(item)))


def _show(myst: str, plain: str) -> None:
    from IPython.display import display

    display(  # type: ignore[no-untyped-call]
        {"text/markdown": myst, "text/html": plain}, raw=True
    )
