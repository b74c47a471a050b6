"""The argument of a paper for readers: each thesis, its rival, what was expected and seen."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from edition.base.errors import EditionError
from edition.base.text import listed, literal
from edition.data.bibliography import cite
from edition.data.words import in_words
from edition.judge import theses as argued
from edition.judge.ledger import find_claim, judged
from edition.judge.theses import Concluded, Power, Result, Seen, Standing, conclude, days
from edition.judge.verdicts import LOOKS, anchor, signed
from edition.show.cards import citations
from edition.show.output import preformatted, show, table, tell

SIGNS = {
    Standing.UP: "✓",
    Standing.IN_PART: "≈",
    Standing.TIED: "⇄",
    Standing.OPEN: "?",
    Standing.FALLS: "✗",
}
SEEN = {Result.SEEN: "✓ seen", Result.NOT_SEEN: "✗ not seen", Result.OPEN: "? open"}
PLURALS = {
    Standing.UP: "hold up",
    Standing.IN_PART: "hold in part",
    Standing.TIED: "cannot be told from their rivals",
    Standing.OPEN: "cannot be told",
    Standing.FALLS: "do not hold up",
}
"""Where several theses stand, as `Standing` has it for one."""

POWERS = {
    Power.BOTH: "needed, and a surprise for the rival",
    Power.HOOP: "needed",
    Power.SMOKING_GUN: "a surprise for the rival",
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
    """Shows all theses in a table: title, where each stands on each day, claims by verdict."""
    rows = [
        [
            f"[{literal(one.title)}](#thesis-{one.id.lower()})",
            *(standing(one.id, day) for day in days() or [""]),
            _marks(one.claims),
        ]
        for one in argued.theses().values()
    ]
    heads = ["at publication", "today"] if len(days()) > 1 else ["stands"]
    table("Theses of the paper", ["thesis", *heads, "its claims"], rows)


def standings(as_of: str = "") -> Counter[Standing]:
    """How many theses stand where on a day."""
    return Counter(conclude(one, as_of).standing for one in argued.theses())


def in_short(as_of: str = "") -> str:
    """How many theses stand where on a day, in words: 1 holds up, 5 cannot be told."""
    counts = standings(as_of)
    return listed([f"{counts[one]} {_verb(one, counts[one])}" for one in Standing if counts[one]])


def _verb(stands: Standing, number: int) -> str:
    return str(stands) if number == 1 else PLURALS[stands]


def tell_standing(thesis_id: str, **texts: str) -> None:
    """Makes the texts for where a thesis stands available as {glue:text}`outcome_t1`, at
    publication, and `outcome_t1_today`.

    `texts` has one for each standing by its keyword: up, tied, open, falls; in_part too where the
    thesis has parts.  Raises EditionError for a text that is missing, whatever the standing, or
    that is for none.
    """
    first = conclude(thesis_id)
    known = {one.name.lower(): one for one in Standing}
    needed = [one for one in known if one != "in_part" or len(first.parts) > 1]
    if unknown := [one for one in texts if one not in known]:
        raise EditionError(
            f"{thesis_id}: no standing {unknown[0]!r}; there are: {listed([*known])}"
        )
    if missing := [one for one in needed if one not in texts]:
        raise EditionError(f"{thesis_id}: tell_standing has no text for {listed(missing)}")
    last = conclude(thesis_id, days()[-1] if days() else "")
    name = f"outcome_{thesis_id.lower()}"
    tell(**{name: texts[first.standing.name.lower()]})
    tell(**{f"{name}_today": texts[last.standing.name.lower()]})


def _marks(claims: Sequence[str]) -> str:
    """Claims by their ids behind the signs of their verdicts, each linked to its card."""
    return ", ".join(
        f"{LOOKS[judged(one).verdict].sign}&nbsp;[{one}](#{anchor(one)})" for one in claims
    )


def thesis(thesis_id: str) -> None:
    """Shows a thesis, its rival, where it stands, and what was expected and seen, on each day."""
    last = conclude(thesis_id, days()[-1] if days() else "")
    first = conclude(thesis_id)
    told = last.thesis
    words = [
        f"**The thesis.** {literal(told.thesis)}",
        f"**The rival.** {literal(told.rival)} It is argued by {citations([*told.rival_sources])}.",
        f"**Built from** {_marks(told.claims)}.",
    ]
    judgement = _judgement(first, last)
    card = "\n".join([f"::::{{card}} {_headline(first, last)}", "\n\n".join(judgement), "::::"])
    show("\n\n".join(words), preformatted(thesis_text(first)))
    show(card, preformatted("\n".join([_headline(first, last), *judgement])))
    table(f"{told.title}: what was expected, and what is seen", *_expected(first, last))


def _expected(first: Concluded, last: Concluded) -> tuple[list[str], list[list[str]]]:
    """Head and rows: what weighs most comes first."""
    pairs = sorted(
        zip(first.seen, last.seen, strict=True),
        key=lambda pair: list(Power).index(pair[0].expected.power),
    )
    rows = [
        [
            f"**{_sentence(POWERS[one.expected.power])}** {_named(one)} {_found(one, later)}",
            SEEN[one.result],
            SEEN[later.result],
        ]
        for one, later in pairs
    ]
    return ["what was expected", "at publication", "today"], rows


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


def _named(one: Seen) -> str:
    words = literal(one.expected.words)
    return f"{words} *{literal(one.expected.part)}.*" if one.expected.part else words


def _found(one: Seen, later: Seen) -> str:
    """What the evidence gives, once where it is the same on both days."""
    claim = one.expected.test.id
    if claim != one.expected.id:
        return f"Decided by [{claim}](#{anchor(claim)}), {signed(one.item.verdict)}."
    then, now = literal(_evidence(one)), literal(_evidence(later))
    return then if then == now else f"At publication: {then} Today: {now}"


def _evidence(one: Seen) -> str:
    """What the evidence gives, of a claim as its card says it."""
    finding = one.item.finding
    if one.expected.test.id != one.expected.id or not finding or finding.observed is None:
        return one.item.judgement.reason
    return f"The evidence gives {in_words(finding.observed, finding.unit)}."


def _headline(first: Concluded, last: Concluded) -> str:
    then, now = first.standing, last.standing
    if then is now:
        return f"{SIGNS[then]} At publication and today it {then}"
    return f"At publication it {then} ({SIGNS[then]}); today it {now} ({SIGNS[now]})"


def _judgement(first: Concluded, last: Concluded) -> list[str]:
    """Why it stands where it does, and what would turn it, a paragraph each."""
    then, now = _tally(first), _tally(last)
    told = [then if then == now else f"**At publication.** {then}"]
    told += [f"**Today.** {now}"] if then != now else []
    if parts := _parts(first, last):
        told.append(f"**Part by part.** {parts}")
    return [*told, f"**What would turn it.** {literal(first.thesis.turn)}"]


def _tally(found: Concluded) -> str:
    """What is seen of what the thesis needs, and of what would surprise its rival."""
    needed = [one.result for one in found.seen if one.expected.needed]
    telling = [one.result for one in found.seen if one.expected.telling]
    return (
        f"Needed for the thesis: {_results(needed)}. Surprising to the rival: {_results(telling)}."
    )


def _results(results: Sequence[Result]) -> str:
    """How many observations came out how: 3 things, of which 1 is seen and 2 are open."""
    counts = Counter(results)
    told = [
        f"{counts[one]} {'is' if counts[one] == 1 else 'are'} {one}"
        for one in Result
        if counts[one]
    ]
    if not told:
        return "nothing on which both coders agreed"
    return f"{len(results)} {'thing' if len(results) == 1 else 'things'}, of which {listed(told)}"


def _parts(first: Concluded, last: Concluded) -> str:
    if len(first.parts) < 2:
        return ""
    return " ".join(
        _sentence(
            f"{literal(name)}: {then}, then and now"
            if then is last.parts[name]
            else f"{literal(name)}: {then} at publication, {last.parts[name]} today"
        )
        for name, then in first.parts.items()
    )


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
