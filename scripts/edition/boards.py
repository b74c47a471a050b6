"""Many judged claims at a glance: scoreboard, ledger, and a paragraph each."""

from collections import Counter
from collections.abc import Iterable

import pandas as pd

from edition.cards import (
    SECTIONS,
    SYMBOLS,
    anchor,
    card_text,
    citations,
    preformatted,
    show,
)
from edition.claims import Verdict
from edition.ledger import Judged, judged_claims
from edition.words import listed


def scoreboard(*sections: str) -> None:
    """Shows how many claims of these sections got each verdict; repeats are not counted."""
    counts = tally(*sections)
    rows = [f"| {SYMBOLS[verdict]} {verdict} | {counts[verdict]} |" for verdict in Verdict]
    lines = [f"{counts[verdict]:3} {verdict}" for verdict in Verdict]
    table = ["| verdict | claims |", "|---|--:|", *rows]
    names = listed([SECTIONS[section].lower() for section in sections])
    show("\n".join(table), preformatted("\n".join(lines)), caption=f"Verdicts: {names}")


def tally(*sections: str) -> Counter[Verdict]:
    """How many claims of these sections got each verdict; repeats are not counted."""
    return counted(item for section in sections for item in judged_claims(section))


def counted(items: Iterable[Judged]) -> Counter[Verdict]:
    """How many of these claims got each verdict; repeats are not counted."""
    return Counter(item.verdict for item in items if not item.claim.duplicate_of)


def ledger() -> None:
    """Shows every claim in one table, each linked to its card."""
    items = judged_claims()
    rows = [
        f"| [{item.claim.id}](#{anchor(item.claim.id)}) | {item.claim.paraphrase} "
        f"| {SECTIONS[item.claim.section]} | {item.claim.kind} | {', '.join(item.claim.actors)} "
        f"| {SYMBOLS[item.verdict]} {item.verdict} |"
        for item in items
    ]
    head = [
        "{.ledger}",
        "| claim | in our words | section | kind | actors | verdict |",
        "|---|---|---|---|---|---|",
    ]
    plain = [f"{item.claim.id}  {item.verdict}" for item in items]
    show("\n".join([*head, *rows]), preformatted("\n".join(plain)), caption="All claims")


def paragraphs(items: Iterable[Judged]) -> None:
    """Shows claims in a paragraph each: what the paper says, what the evidence shows, sources."""
    for item in items:
        keys = list(item.finding.sources) if item.finding else []
        cited = f" {citations(keys)}." if keys else ""
        words = (
            f"[{item.claim.id}](#{anchor(item.claim.id)}). *{item.claim.paraphrase}* "
            f"{item.judgement.reason}{cited}"
        )
        show(words, preformatted(card_text(item)))


def expectations(table: pd.DataFrame, outcome: str) -> None:
    """Shows the expectations with one outcome as cards: what was expected, what counts, what came.

    `table` is that of `afterwards.outcomes`.
    """
    rows = table[table["outcome"] == outcome].to_dict("records")
    for row in rows:
        cited = f" {citations(list(row['sources']))}." if row["sources"] else ""
        card = [
            f"::::{{card}} {row['claim']} · {row['kind']} · {outcome}",
            row["expectation"],
            "",
            f"**What counts.** {row['counts']}",
            "",
            f"**What came.** {row['happened']}{cited}",
            "",
            f"The claim: [{row['claim']}](#{anchor(row['claim'])}).",
            "::::",
        ]
        plain = [f"{row['claim']}  {outcome}", row["expectation"], row["counts"], row["happened"]]
        show("\n".join(card), preformatted("\n".join(plain)))
    if not rows:
        show("None so far.", preformatted("None so far."))
