"""The argument of a paper for readers: each thesis, its rival, what was expected and seen."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from edition.base.errors import EditionError
from edition.base.text import listed, literal
from edition.data.bibliography import cite
from edition.data.words import in_words
from edition.judge import theses as argued
from edition.judge.claim import Finding, Verdict
from edition.judge.ledger import judged
from edition.judge.sayings import quoted
from edition.judge.theses import Concluded, Power, Result, Seen, Standing, conclude, days
from edition.judge.verdicts import LOOKS, anchor, signed
from edition.show.cards import citations
from edition.show.output import FITTING, SCREEN_ONLY, show, table, table_lines, tell

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

BARE = ("ratio", "correlation")
"""What is no unit but says what kind of number it is: a ratio of 0.83."""


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
    return "\n".join([*lines, f"Turn:     {' '.join(thesis.turn)}"])


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
    """Shows a thesis, its rival, and the claims from which it is built."""
    found = conclude(thesis_id)
    told = found.thesis
    words = [
        f"**The thesis.** {literal(told.thesis)}",
        f"**The rival.** {literal(told.rival)} It is argued by {citations([*told.rival_sources])}.",
        f"**Built from** {_marks(told.claims)}.",
    ]
    show("\n\n".join(words))


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
    show("\n\n".join(sides))
    times = _times("what is seen")
    compared = [row[: 1 + len(times)] for row in _compared(first, last)]
    when = "then and now" if len(times) > 1 else "where it stands"
    table(f"{told.title}: {when}", ["", *times], compared, style=FITTING)
    headline = _headline(first, last)
    turn = "\n".join(["**What would turn it.**", *(f"- {literal(line)}" for line in told.turn)])
    if len(told.turn) == 1:
        turn = f"**What would turn it.** {literal(told.turn[0])}"
    show(f"::::{{card}} {headline}\n{turn}\n::::")
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
        )
    )


def _listed(first: Concluded, last: Concluded, result: Result) -> str:
    """The observations that count and came out so on either day, a point each, the result first."""
    points = []
    for one, later in zip(first.seen, last.seen, strict=True):
        if one.expected.power is Power.STRAW or result not in (one.result, later.result):
            continue
        power = _power(one if one.result is result else later, result)
        points.append(
            f"- *{_lead(one, later, result)}* {literal(one.expected.words)} "
            f"({power}){_otherwise(one, later, result)}"
        )
    if points:
        return "\n".join(points)
    return "Nothing that counts was seen." if result is Result.SEEN else _nothing(first, last)


def _lead(one: Seen, later: Seen, result: Result) -> str:
    """Seen: or, where it came out so on one day alone, Seen at publication:"""
    words = str(result).capitalize()
    if one.result is later.result:
        return f"{words}:"
    return f"{words} {'at publication' if one.result is result else 'today'}:"


def _otherwise(one: Seen, later: Seen, result: Result) -> str:
    """The result of the other day where it differs, and the time of which is asked today."""
    asked = f" Asked today of {literal(later.window)}" if later.window else ""
    if one.result is later.result:
        return f"{asked}: {later.result}." if asked else ""
    if one.result is result:
        return f"{asked or ' Today'}: {later.result}."
    return f" At publication: {one.result}.{f'{asked}.' if asked else ''}"


def _nothing(first: Concluded, last: Concluded) -> str:
    """That nothing which counts is missing, and how much is open: what is unread may yet speak."""
    then, now = (
        sum(
            one.result is Result.OPEN and one.expected.power is not Power.STRAW
            for one in found.seen
        )
        for found in (first, last)
    )
    count = f"{then}, today {now}" if len(days()) > 1 else f"{then}"
    return f"Nothing that counts was looked for and not seen; open are {count}."


MISSING = {
    Power.BOTH: "needed and missing; it would also have told the thesis from its rival",
    Power.HOOP: "needed and missing",
    Power.SMOKING_GUN: "it would have told the thesis from its rival",
}
"""What it means that an observation which counts is not seen."""


def _power(one: Seen, result: Result) -> str:
    claim, finding = one.expected.test.id, one.item.finding
    own = finding if finding and claim == one.expected.id and result is one.result else None
    told = [
        (MISSING if result is Result.NOT_SEEN else POWERS)[one.expected.power],
        *([f"found: {_given(own)}"] if own and result is Result.NOT_SEEN else []),
        *(["sources differ"] if one.item.verdict is Verdict.CAVEAT else []),
        *([f"on *{literal(one.expected.part)}*"] if one.expected.part else []),
        *([f"decided by [{claim}](#{anchor(claim)})"] if claim != one.expected.id else []),
    ]
    return "; ".join(told)


def _compared(first: Concluded, last: Concluded) -> list[list[str]]:
    """Then and now side by side: what is seen, part by part, and where the whole stands."""
    both = (first, last)
    twice = sum(one.expected.power is Power.BOTH for one in first.seen)
    surprising = "surprising to the rival"
    rows = [
        ["needed for the thesis", *(_tally(one, "needed") for one in both)],
        [
            f"{surprising} ({twice} of them needed too)" if twice else surprising,
            *(_tally(one, "telling") for one in both),
        ],
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
    times = _times("seen")
    return ["what was expected", *times], [row[: 1 + len(times)] for row in rows]


def _times(once: str) -> list[str]:
    """The heads of the days on which a thesis is looked at; where there is one day only, `once`."""
    return ["at publication", "today"] if len(days()) > 1 else [once]


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


def _named(one: Seen) -> str:
    words = literal(one.expected.words)
    return f"{words} *{literal(one.expected.part)}.*" if one.expected.part else words


def _found(one: Seen, later: Seen) -> str:
    """What the evidence gives, once where it is the same on both days; of which time, if of two."""
    claim = one.expected.test.id
    if claim != one.expected.id:
        return f"Decided by [{claim}](#{anchor(claim)}), {signed(one.item.verdict)}."
    then, now = _sourced(one), _sourced(later)
    asked = f", asked of {literal(later.window)}" if later.window else ""
    return then if then == now and not asked else f"At publication: {then} Today{asked}: {now}"


def _sourced(one: Seen) -> str:
    keys = [*one.item.finding.sources] if one.item.finding else []
    return f"{literal(_evidence(one))}{f' {citations(keys)}.' if keys else ''}"


def _evidence(one: Seen) -> str:
    """What the evidence gives, of a claim as its card says it."""
    finding = one.item.finding
    if one.expected.test.id != one.expected.id or not finding or finding.observed is None:
        return one.item.judgement.reason
    settled = ""
    if one.result is Result.OPEN:
        missing = f" {finding.missing}" if finding.missing else ""
        settled = f" By the rules this is not firm enough to count.{missing}"
    return f"Found: {_given(finding)}.{settled}"


def _given(finding: Finding) -> str:
    """What was observed, in words."""
    observed = finding.observed
    if isinstance(observed, frozenset):
        return quoted(sorted(observed), finding)
    if isinstance(observed, str):
        return f"a {observed}" if observed in ("rise", "fall") else observed
    if finding.unit == RANK:
        return f"place {observed:.0f}"
    if finding.unit in BARE:
        return f"a {finding.unit} of {in_words(observed)}"
    return in_words(observed, finding.unit)


def _headline(first: Concluded, last: Concluded) -> str:
    then, now = first.standing, last.standing
    if len(days()) < 2:
        return f"{SIGNS[then]} It {then}"
    if then is now:
        return f"{SIGNS[then]} At publication and today it {then}"
    return f"At publication it {then} ({SIGNS[then]}); today it {now} ({SIGNS[now]})"


def _tally(found: Concluded, power: str) -> str:
    """How many observations of a power came out how: 2 seen, 1 open."""
    counts = Counter(one.result for one in found.seen if getattr(one.expected, power))
    told = [f"{counts[one]} {one}" for one in Result if counts[one]]
    return ", ".join(told) or "nothing on which both coders agreed"


def by_part() -> pd.DataFrame:
    """One row a part of a thesis and a day: thesis, title, part (empty in a thesis of one piece),
    day (at publication or today), standing, how many observations are needed and telling
    and how many of them are seen, and of those that count how many are seen, open and missing."""
    rows = []
    for one in argued.theses().values():
        for called, day in {"at publication": "", "today": days()[-1] if days() else ""}.items():
            found = conclude(one.id, day)
            for part, stands in found.parts.items():
                rows.append(
                    {"thesis": one.id, "title": one.title, "part": part, "day": called}
                    | {"standing": str(stands)}
                    | _numbers(found.of_part(part))
                )
    return pd.DataFrame(rows)


def map_cells() -> pd.DataFrame:
    """The map of the argument, for a matrix: columns row (a part of a thesis), column, sign, kind
    (the sign with the standing; of what is counted, none) and count_or_standing.

    Under needed and surprising stands how many observations that the part needs, and that are
    surprising to its rival, were seen at publication.
    """
    parts = by_part()
    parts["row"] = parts["thesis"] + " " + parts["part"].replace("", "as a whole")
    first = parts[parts["day"] == "at publication"]
    needed = _seen_of(first, "needed")
    surprising = _seen_of(first, "telling").replace("0 of 0", "none")
    signs = parts["standing"].map({str(one): sign for one, sign in SIGNS.items()})
    counted = [
        first.assign(column=column, sign=count, kind="", count_or_standing=count)
        for column, count in (("needed", needed), ("surprising", surprising))
    ]
    stood = parts.assign(column=parts["day"], sign=signs, kind=signs + " " + parts["standing"])
    cells = pd.concat([*counted, stood.assign(count_or_standing=parts["standing"])])
    return cells[["row", "column", "sign", "kind", "count_or_standing"]]


def _seen_of(parts: pd.DataFrame, power: str) -> "pd.Series[str]":
    return parts[f"{power}_seen"].astype(str) + " of " + parts[power].astype(str)


def _numbers(seen: Sequence[Seen]) -> dict[str, int]:
    needed = [one.result for one in seen if one.expected.needed]
    telling = [one.result for one in seen if one.expected.telling]
    weighing = [one.result for one in seen if one.expected.power is not Power.STRAW]
    return {
        "needed": len(needed),
        "needed_seen": needed.count(Result.SEEN),
        "telling": len(telling),
        "telling_seen": telling.count(Result.SEEN),
        "counted": len(weighing),
        "seen": weighing.count(Result.SEEN),
        "open": weighing.count(Result.OPEN),
        "missing": weighing.count(Result.NOT_SEEN),
    }
