"""The argument of a paper for readers: each thesis, its rival, what was expected and seen."""

from collections.abc import Sequence

import pandas as pd

from edition.base.text import listed, literal
from edition.data.bibliography import cite
from edition.data.words import in_words
from edition.judge import theses as argued
from edition.judge.ledger import find_claim, judged
from edition.judge.theses import Concluded, Power, Result, Seen, Standing, conclude, days
from edition.judge.verdicts import LOOKS, anchor, signed
from edition.show.cards import citations
from edition.show.output import preformatted, show, table

SIGNS = {
    Standing.UP: "✓",
    Standing.IN_PART: "≈",
    Standing.TIED: "⇄",
    Standing.OPEN: "?",
    Standing.FALLS: "✗",
}
SEEN = {Result.SEEN: "✓ seen", Result.NOT_SEEN: "✗ not seen", Result.OPEN: "? open"}

POWERS = {
    Power.BOTH: "the thesis needs it, and the rival cannot have it",
    Power.HOOP: "the thesis needs it",
    Power.SMOKING_GUN: "the rival cannot have it",
    Power.STRAW: "shown only",
}
"""What an observation can do, in words for readers."""


def standing(thesis_id: str, as_of: str = "") -> str:
    """Where a thesis stands, behind its sign: ✓ holds up."""
    found = conclude(thesis_id, as_of).standing
    return f"{SIGNS[found]} {found}"


def thesis_text(found: Concluded) -> str:
    """A thesis as plain text, with its observations, a paragraph each."""
    thesis = found.thesis
    held_by = "; ".join(one.text for one in cite([*thesis.rival_sources]))
    lines = [
        f"{thesis.id}  {thesis.title}: {SIGNS[found.standing]} {found.standing}",
        f"Thesis:   {thesis.thesis}",
        f"Rival:    {thesis.rival} ({held_by})",
        f"Claims:   {', '.join(thesis.claims)}",
    ]
    if list(found.parts) != [""]:
        lines += [f"Part:     {name}: {stands}" for name, stands in found.parts.items()]
    for one in found.seen:
        lines.append(f"{one.expected.id + ':':10}{one.expected.words} {SEEN[one.result]}")
        lines.append(f"{'':10}{POWERS[one.expected.power]}. {_evidence(one)}")
    return "\n".join([*lines, f"Turn:     {thesis.turn}"])


def theses() -> None:
    """Shows all theses in a table: title, claims by verdict, where each stands on each day."""
    rows = [
        [
            f"[{literal(one.title)}](#thesis-{one.id.lower()})",
            _marks(one.claims),
            *(standing(one.id, day) for day in days() or [""]),
        ]
        for one in argued.theses().values()
    ]
    heads = ["at publication", "today"] if len(days()) > 1 else ["stands"]
    table("Theses of the paper", ["thesis", "its claims", *heads], rows)


def _marks(claims: Sequence[str]) -> str:
    """Claims by their ids behind the signs of their verdicts, each linked to its card."""
    return " ".join(
        f"[{LOOKS[judged(one).verdict].sign}&nbsp;{one}](#{anchor(one)})" for one in claims
    )


def thesis(thesis_id: str) -> None:
    """Shows a thesis, its rival, and what was expected and seen, on each day on offer."""
    last = conclude(thesis_id, days()[-1] if days() else "")
    first = conclude(thesis_id)
    told = last.thesis
    words = [
        f"**The thesis.** {literal(told.thesis)}",
        f"**The rival.** {literal(told.rival)} {citations([*told.rival_sources])}.",
        f"**Built from.** {_marks(told.claims)}",
    ]
    show("\n\n".join(words), preformatted(thesis_text(first)))
    table(f"{told.title}: what was expected, and what is seen", *_expected(first, last))
    show(_judgement(first, last), preformatted(_judgement(first, last)))


def _expected(first: Concluded, last: Concluded) -> tuple[list[str], list[list[str]]]:
    head = ["observation", "what it can do", "at publication", "today"]
    rows = [
        [_named(one), POWERS[one.expected.power], _result(one), _result(later)]
        for one, later in zip(first.seen, last.seen, strict=True)
    ]
    return head, rows


def _named(one: Seen) -> str:
    words = literal(one.expected.words)
    claim = one.expected.test.id
    if claim == one.expected.id:
        return words
    return f"{words} ([{claim}](#{anchor(claim)}))"


def _result(one: Seen) -> str:
    if one.expected.test.id == one.expected.id:
        return f"{SEEN[one.result]}. {literal(_evidence(one))}"
    return f"{SEEN[one.result]}, {signed(one.item.verdict)}"


def _evidence(one: Seen) -> str:
    """What the evidence gives, of a claim as its card says it."""
    finding = one.item.finding
    if one.expected.test.id != one.expected.id or not finding or finding.observed is None:
        return one.item.judgement.reason
    return f"The evidence gives {in_words(finding.observed, finding.unit)}."


def _judgement(first: Concluded, last: Concluded) -> str:
    then, now = first.standing, last.standing
    when = "At publication and today it" if then is now else f"At publication it {then}; today it"
    told = f"**The judgement.** {when} {now}."
    parts = [f"{name} {stands}" for name, stands in last.parts.items() if name]
    if parts:
        told += f" Part by part: {listed(parts)}."
    return f"{told} **What would turn it.** {literal(first.thesis.turn)}"


def overview() -> pd.DataFrame:
    """One row a claim of a thesis, for the map of the argument: thesis, title, claim, place (from
    1 in the thesis), verdict, paraphrase, standing at publication and today."""
    rows = []
    for one in argued.theses().values():
        stands = {
            "at_publication": standing(one.id),
            "today": standing(one.id, days()[-1] if days() else ""),
        }
        for place, claim in enumerate(one.claims, start=1):
            item = find_claim(claim)
            rows.append(
                {
                    "thesis": one.id,
                    "title": one.title,
                    "claim": claim,
                    "place": place,
                    "verdict": str(judged(claim).verdict),
                    "paraphrase": item.paraphrase,
                    **stands,
                }
            )
    return pd.DataFrame(rows)
