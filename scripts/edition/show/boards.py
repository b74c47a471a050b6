"""Many judged claims at a glance: scoreboard, ledger, and a paragraph each."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from edition.base.text import listed
from edition.base.text import literal as literal
from edition.data.vocabulary import names, section
from edition.judge.claim import Claim, Verdict
from edition.judge.foremost import AGAINST, leaning, stated
from edition.judge.foremost import foremost as chosen
from edition.judge.ledger import Judged, judged_claims
from edition.judge.universes import Robustness, Standing, all_claims, robustness
from edition.judge.verdicts import anchor
from edition.judge.verdicts import signed as signed
from edition.show.cards import card_text, citations
from edition.show.controls import line, options, turned_by
from edition.show.curve import curve as curve
from edition.show.curve import universe_table as universe_table
from edition.show.output import on_screen, preformatted, show, table
from edition.show.standings import by_part as by_part
from edition.show.standings import in_short as in_short
from edition.show.standings import map_cells as map_cells
from edition.show.standings import standings as standings
from edition.show.standings import theses as theses
from edition.show.thesis import thesis as thesis
from edition.show.thesis import weighed as weighed


def scoreboard(*sections: str, **choices: str) -> None:
    """Shows how many claims of these sections got each verdict; repeats are not counted."""
    counts = tally(*sections, **choices)
    rows = [f"| {together(verdict)} | {counts[verdict]} |" for verdict in Verdict]
    table = ["| verdict | claims |", "|---|--:|", *rows]
    names = listed([section(code).title for code in sections])
    show("\n".join(table), caption=f"Verdicts: {names}")


def tally(*sections: str, **choices: str) -> Counter[Verdict]:
    """How many claims of these sections got each verdict by the choices; no repeat is counted."""
    return counted(item for code in sections for item in judged_claims(code, **choices))


def counted(items: Iterable[Judged]) -> Counter[Verdict]:
    """How many of these claims got each verdict; repeats are not counted."""
    return Counter(item.verdict for item in items if not item.claim.duplicate_of)


def ledger() -> None:
    """Shows every claim in one table, each linked to its card."""
    items = judged_claims()
    rows = [
        f"| [{item.claim.id}](#{anchor(item.claim.id)}) | {item.verdict} "
        f"| {_words(item.claim)} "
        f"| {section(item.claim.section).title} | {item.claim.kind} "
        f"| {', '.join(names()[actor] for actor in item.claim.actors)} |"
        for item in items
    ]
    head = [
        "{.ledger}",
        "| claim | verdict | in our words | section | kind | actors |",
        "|---|---|---|---|---|---|",
    ]
    show("\n".join([*head, *rows]), caption="All claims")


def _words(claim: Claim) -> str:
    """Our words for a claim; of one that repeats another, a link to the other."""
    if not claim.duplicate_of:
        return literal(claim.paraphrase)
    return f"Says the same as [{claim.duplicate_of}](#{anchor(claim.duplicate_of)})."


def together(verdict: Verdict) -> str:
    """A verdict as a cell of a table, whose sign is not parted from the word."""
    return signed(verdict).replace(" ", "\N{NO-BREAK SPACE}", 1)


def choices(*claim_ids: str) -> None:
    """Shows for each claim how far its verdict depends on choices, and in a table what follows from
    each choice alone."""
    for claim_id in claim_ids:
        found = robustness(claim_id)
        rows = [
            [
                literal(option.named),
                together(option.verdict),
                literal(option.observed),
                literal(option.defence),
            ]
            for option in options(found)
        ]
        head = ["choice", "verdict", "observed", "why"]
        told = line(found)
        show(f"[{claim_id}](#{anchor(claim_id)}). {literal(told)}")
        table(f"{claim_id}: each choice, and what follows if it alone is changed", head, rows)


NAMED = ["claim", "verdict", "in our words"]
"""The heads of the cells of `named`."""


def named(found: Robustness) -> list[str]:
    """A claim as cells of a table: its id, which leads to its card and shows as a chip with the
    sign, its verdict, our words."""
    claim = found.claim
    link = f"[{claim.id}](#{anchor(claim.id)})"
    return [link, str(found.verdict), literal(claim.paraphrase)]


def dependent(standing: Standing) -> None:
    """Shows the claims of one standing in a table, with what turns each of them by itself."""
    rows = []
    for found in all_claims():
        if found.standing == standing:
            turning = "; ".join(f"{name}: {values}" for name, values in turned_by(found))
            holding = f"{found.agreeing:,} of {len(found.counting):,}"
            rows.append([*named(found), holding, literal(turning) or "several together"])
    head = [*NAMED, "combinations", "turned by"]
    table(f"Claims whose verdict {standing}", head, rows)


def paragraphs(items: Iterable[Judged]) -> None:
    """Shows claims in a paragraph each: what the paper says, what the evidence shows, sources.

    On paper the line of the claim has the sources, and the reason of one that is not refused.
    """
    for item in items:
        reason = literal(item.judgement.reason)
        keys = list(item.finding.sources) if item.finding else []
        told = [reason if item.verdict in AGAINST else on_screen(reason)]
        told += [on_screen(f"{citations(keys)}.")] if keys else []
        words = f"[{item.claim.id}](#{anchor(item.claim.id)}). *{literal(item.claim.paraphrase)}*"
        show(f"{{.judged}}\n{' '.join([words, *told])}", preformatted(card_text(item)))


def foremost() -> None:
    """Shows the claims that stand for the rest in a table, with what they were chosen by."""
    rows = [
        [
            f"[{item.claim.id}](#{anchor(item.claim.id)})",
            str(item.verdict),
            literal(item.claim.paraphrase),
            len(leaning(item)),
            len(stated(item)),
        ]
        for item in chosen()
    ]
    head = [*NAMED, "opinions that can lean on it", "sentences"]
    table("The claims that stand for the rest", head, rows)


def box(
    title: str, text: str, told: Mapping[str, str], sources: Sequence[str], claim_id: str
) -> None:
    """Shows a box on a claim: its title, a text, more paragraphs by what they tell, sources."""
    cited = f" {citations(list(sources))}." if sources else ""
    *first, last = [f"**{name}.** {literal(words)}" for name, words in told.items()]
    link = f"The claim: [{claim_id}](#{anchor(claim_id)})."
    parts = [f"::::{{card}} {title}", literal(text), *first, f"{last}{cited}", link]
    card = "\n".join([parts[0], "\n\n".join(parts[1:]), "::::"])
    show(card)


def sentence(words: str) -> None:
    """Shows a sentence."""
    show(words)
