"""The argument of a paper for readers: each thesis, its rival, what was expected and seen."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from edition.base.errors import EditionError
from edition.base.text import listed, literal
from edition.data.bibliography import cite
from edition.data.words import counted, in_words
from edition.judge import theses as argued
from edition.judge.claim import Finding
from edition.judge.ledger import find_claim, judged
from edition.judge.theses import Concluded, Power, Result, Seen, Standing, conclude, days
from edition.judge.verdicts import LOOKS, anchor, signed
from edition.show.cards import citations
from edition.show.output import FITTING, SCREEN_ONLY, preformatted, show, table, table_lines, tell

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


RANK = "rank"
"""The unit of a place in an order, which is told in front of the number."""


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


def why(found: Concluded) -> str:
    """What decides where a thesis stands, in a sentence: what it needs, by what is seen of that."""
    needed = [one for one in found.seen if one.expected.needed]
    failed = [one.expected.words for one in needed if one.result is Result.NOT_SEEN]
    if failed:
        return f"It needs this, and it is not seen: {' '.join(failed)}"
    missing = sum(one.result is Result.OPEN for one in needed)
    all_told = f"the {counted(len(needed))} things that it needs"
    if missing:
        return f"Of {all_told}, {counted(missing)} cannot be told."
    return f"All of {all_told} are seen."


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
    """Shows a thesis, its rival, and the claims from which it is built."""
    found = conclude(thesis_id)
    told = found.thesis
    words = [
        f"**The thesis.** {literal(told.thesis)}",
        f"**The rival.** {literal(told.rival)} It is argued by {citations([*told.rival_sources])}.",
        f"**Built from** {_marks(told.claims)}.",
    ]
    show("\n\n".join(words), preformatted(thesis_text(found)))


def weighed(thesis_id: str) -> None:
    """Shows what speaks for a thesis and against it, where it stands then and now, what would turn
    it, and, closed, all that was expected."""
    first, last = conclude(thesis_id), conclude(thesis_id, days()[-1] if days() else "")
    told = first.thesis
    sides = [
        f"**{lead}**\n\n{_listed(first, last, result)}"
        for lead, result in [
            ("What speaks for it", Result.SEEN),
            ("What speaks against it", Result.NOT_SEEN),
        ]
    ]
    show("\n\n".join(sides), preformatted("\n\n".join(sides)))
    heads = ["", "at publication", "today"]
    table(f"{told.title}: then and now", heads, _compared(first, last), style=FITTING)
    headline, turn = _headline(first, last), f"**What would turn it.** {literal(told.turn)}"
    show(f"::::{{card}} {headline}\n{turn}\n::::", preformatted(f"{headline}\n{turn}"))
    head, rows = _expected(first, last)
    lines = table_lines(head, rows)
    title = f"All that was expected, and what is seen ({len(rows)})"
    show(
        "\n".join(
            [
                f"::::{{dropdown}} {title}",
                f":class-container: {SCREEN_ONLY}",
                f"{{.{FITTING}}}",
                *lines,
                "::::",
            ]
        ),
        preformatted("\n".join([title, lines[0], *lines[2:]])),
    )


def _listed(first: Concluded, last: Concluded, result: Result) -> str:
    """The observations that count and came out so on either day, a point each.

    For a thesis speaks what it needs or what would surprise its rival, against it only the first.
    """
    points = []
    for one, later in zip(first.seen, last.seen, strict=True):
        counts = one.expected.needed or (result is Result.SEEN and one.expected.telling)
        if not counts or result not in (one.result, later.result):
            continue
        changed = f" At publication {one.result}, today {later.result}."
        told = "" if one.result is later.result else changed
        points.append(f"- {literal(one.expected.words)} ({_power(one)}){told}")
    return "\n".join(points) or "Nothing that counts."


def _power(one: Seen) -> str:
    claim = one.expected.test.id
    told = [
        POWERS[one.expected.power],
        *([f"on *{literal(one.expected.part)}*"] if one.expected.part else []),
        *([f"decided by [{claim}](#{anchor(claim)})"] if claim != one.expected.id else []),
    ]
    return "; ".join(told)


def _compared(first: Concluded, last: Concluded) -> list[list[str]]:
    """Then and now side by side: what is seen, part by part, and where the whole stands."""
    both = (first, last)
    rows = [
        ["needed for the thesis", *(_tally(one, "needed") for one in both)],
        ["surprising to the rival", *(_tally(one, "telling") for one in both)],
    ]
    if len(first.parts) > 1:
        rows += [
            [f"*{literal(name)}*", _signed(then), _signed(last.parts[name])]
            for name, then in first.parts.items()
        ]
    return [*rows, ["**it stands**", *(f"**{_signed(one.standing)}**" for one in both)]]


def _signed(stands: Standing) -> str:
    return f"{SIGNS[stands]} {stands}"


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
    then, now = _sourced(one), _sourced(later)
    return then if then == now else f"At publication: {then} Today: {now}"


def _sourced(one: Seen) -> str:
    keys = [*one.item.finding.sources] if one.item.finding else []
    return f"{literal(_evidence(one))}{f' {citations(keys)}.' if keys else ''}"


def _evidence(one: Seen) -> str:
    """What the evidence gives, of a claim as its card says it."""
    finding = one.item.finding
    if one.expected.test.id != one.expected.id or not finding or finding.observed is None:
        return one.item.judgement.reason
    settled = "" if one.result is not Result.OPEN else " This is too little to decide."
    return f"The evidence {_given(finding)}.{settled}"


def _given(finding: Finding) -> str:
    """What was observed, as the end of a sentence."""
    if isinstance(finding.observed, str):
        return f"says {finding.observed}"
    if finding.unit == RANK:
        return f"gives place {finding.observed:.0f}"
    return f"gives {in_words(finding.observed, finding.unit)}"


def _headline(first: Concluded, last: Concluded) -> str:
    then, now = first.standing, last.standing
    if then is now:
        return f"{SIGNS[then]} At publication and today it {then}"
    return f"At publication it {then} ({SIGNS[then]}); today it {now} ({SIGNS[now]})"


def _tally(found: Concluded, power: str) -> str:
    """How many observations of a power came out how: 2 seen, 1 open."""
    counts = Counter(one.result for one in found.seen if getattr(one.expected, power))
    told = [f"{counts[one]} {one}" for one in Result if counts[one]]
    return ", ".join(told) or "nothing on which both coders agreed"


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
