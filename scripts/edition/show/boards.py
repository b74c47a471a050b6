"""Many judged claims at a glance: scoreboard, ledger, and a paragraph each."""

from collections import Counter
from collections.abc import Iterable

import pandas as pd

from edition.cards import card_text, citations
from edition.claims import Verdict
from edition.controls import label, line, named, options
from edition.labels import SECTIONS, SYMBOLS, anchor
from edition.ledger import Judged, judged_claims
from edition.markdown import literal
from edition.outputs import preformatted, show
from edition.universes import Standing, edition, robustness
from edition.words import listed


def scoreboard(*sections: str, **choices: str) -> None:
    """Shows how many claims of these sections got each verdict; repeats are not counted."""
    counts = tally(*sections, **choices)
    rows = [f"| {SYMBOLS[verdict]} {verdict} | {counts[verdict]} |" for verdict in Verdict]
    lines = [f"{counts[verdict]:3} {verdict}" for verdict in Verdict]
    table = ["| verdict | claims |", "|---|--:|", *rows]
    names = listed([SECTIONS[section] for section in sections])
    show("\n".join(table), preformatted("\n".join(lines)), caption=f"Verdicts: {names}")


def tally(*sections: str, **choices: str) -> Counter[Verdict]:
    """How many claims of these sections got each verdict by the choices; no repeat is counted."""
    return counted(item for section in sections for item in judged_claims(section, **choices))


def counted(items: Iterable[Judged]) -> Counter[Verdict]:
    """How many of these claims got each verdict; repeats are not counted."""
    return Counter(item.verdict for item in items if not item.claim.duplicate_of)


def ledger() -> None:
    """Shows every claim in one table, each linked to its card."""
    items = judged_claims()
    rows = [
        f"| [{item.claim.id}](#{anchor(item.claim.id)}) | {literal(item.claim.paraphrase)} "
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


def choices(*claim_ids: str) -> None:
    """Shows for each claim how far its verdict depends on choices, with controls for a reader and
    a table of what follows from each choice alone."""
    for claim_id in claim_ids:
        found = robustness(claim_id)
        rows = [
            f"| {literal(f'{option.choice}: {option.value}')}"
            f"{' (published)' if option.published else ''} | {literal(option.defence)} "
            f"| {literal(option.observed)} | {SYMBOLS[option.verdict]} {option.verdict} |"
            for option in options(found)
        ]
        head = ["| choice | why | observed | verdict |", "|---|---|---|---|"]
        told = line(found)
        show(
            f"[{claim_id}](#{anchor(claim_id)}). {literal(told)}\n\n{{claim:choices}}`{claim_id}`",
            preformatted(f"{claim_id}  {told}"),
        )
        show(
            "\n".join([*head, *rows]),
            preformatted("\n".join(rows)),
            caption=f"{claim_id}: each choice, and what follows if it alone is changed",
        )


def dependent(standing: Standing) -> None:
    """Shows the claims of one standing in a table, with what turns each of them by itself."""
    rows = []
    for found in edition():
        if found.standing == standing:
            turning = "; ".join(
                f"{label(choice)}: {listed([named(choice, value) for value in values], 'or')}"
                for choice, values in found.turning().items()
            )
            rows.append(
                f"| [{found.claim.id}](#{anchor(found.claim.id)}) "
                f"| {literal(found.claim.paraphrase)} | {SYMBOLS[found.verdict]} {found.verdict} "
                f"| {found.agreeing} of {len(found.universes)} "
                f"| {literal(turning) or 'several together'} |"
            )
    head = ["| claim | in our words | verdict | universes | turned by |", "|---|---|---|---|---|"]
    caption = f"Claims whose verdict {standing}"
    show("\n".join([*head, *rows]), preformatted("\n".join(rows)), caption=caption)


def paragraphs(items: Iterable[Judged]) -> None:
    """Shows claims in a paragraph each: what the paper says, what the evidence shows, sources."""
    for item in items:
        keys = list(item.finding.sources) if item.finding else []
        cited = f" {citations(keys)}." if keys else ""
        words = (
            f"[{item.claim.id}](#{anchor(item.claim.id)}). *{literal(item.claim.paraphrase)}* "
            f"{literal(item.judgement.reason)}{cited}"
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
            literal(row["expectation"]),
            "",
            f"**What counts.** {literal(row['counts'])}",
            "",
            f"**What came.** {literal(row['happened'])}{cited}",
            "",
            f"The claim: [{row['claim']}](#{anchor(row['claim'])}).",
            "::::",
        ]
        plain = [f"{row['claim']}  {outcome}", row["expectation"], row["counts"], row["happened"]]
        show("\n".join(card), preformatted("\n".join(plain)))
    if not rows:
        show("None so far.", preformatted("None so far."))
