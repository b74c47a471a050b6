"""One thesis for readers: its rival, what was expected and seen, and what follows."""

from collections import Counter

from edition.base.text import literal
from edition.data.bibliography import cite
from edition.data.words import in_words
from edition.judge.claim import Finding, Verdict
from edition.judge.sayings import quoted
from edition.judge.theses import Concluded, Power, Result, Seen, Standing, conclude, days
from edition.judge.verdicts import anchor, signed
from edition.show.cards import citations
from edition.show.output import FITTING, SCREEN_ONLY, show, table, table_lines
from edition.show.standings import SIGNS, linked

SEEN = {Result.SEEN: "✓ seen", Result.NOT_SEEN: "✗ not seen", Result.OPEN: "? open"}

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


def thesis(thesis_id: str) -> None:
    """Shows a thesis, its rival, and the claims from which it is built."""
    found = conclude(thesis_id)
    told = found.thesis
    words = [
        f"**The thesis.** {literal(told.thesis)}",
        f"**The rival.** {literal(told.rival)} It is argued by {citations([*told.rival_sources])}.",
        f"**Built from** {linked(told.claims)}.",
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
    count = f"{then}; today: {now}" if len(days()) > 1 else f"{then}"
    return f"Nothing that counts was looked for and not seen (open: {count})."


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
