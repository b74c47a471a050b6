"""What the sources say of a claim, in a sentence, by the rule that holds it against the paper.

The sentence speaks of values, never of how a rule works; on a card the claim stands above it.
"""

import math
import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from edition.base.text import known, listed, period
from edition.data.bibliography import the_work
from edition.data.words import CURRENCIES, apart, counted, in_words, spoken
from edition.judge.claim import Claim, Finding, Observation
from edition.judge.comparison import (
    CANNOT_TELL,
    Stand,
    asserted_span,
    span,
    stand,
)
from edition.judge.trend import IN_WORDS, Trend
from edition.judge.weighing import RETELLINGS, Outcome, Weighing

SHARES = {"1/3": "a third", "1/2": "half", "2/3": "two thirds"}

NOT_SAID = "not said"
"""The code of a passage that is silent on its question, in codebooks that tell it apart."""

SILENT = {CANNOT_TELL, NOT_SAID}

HELD = {Outcome.HOLDS, Outcome.HOLDS_DISPUTED}

NAMES = {RETELLINGS: "reference works and the later press"}
"""What a reader calls an origin whose name is a term of the rules."""

LACKING = {
    Outcome.FAILS: ", but not {}",
    Outcome.DISPUTED: "; on {} they differ",
    Outcome.OPEN: "; on {} there is too little to go by",
}
"""What is said of the parts that are not borne out, by what the evidence makes of them."""

WITHIN = {4: "in the year", 7: "in the month"}
"""What a date in ISO form names, by its length; a span is a time."""

BETWEEN = "between the two"
"""What a time is that evidence gives no measure to: that between what the claim sets in order."""

FAR = 2
"""From how many times the paper's figure on a share in per cent says no more."""


def said(claim: Claim, finding: Finding, weighed: Mapping[str, Weighing]) -> str:
    """What the sources say and how it lies to what the paper says; empty for one disputed item."""
    if claim.rule == "contains":
        return _items(finding, weighed)
    if claim.rule == "trend":
        return _direction(claim, finding)
    if claim.rule == "period" and isinstance(finding.observed, date):
        return _day(claim, finding, finding.observed)
    value = finding.observed
    if claim.rule == "period" or not isinstance(value, int | float) or not math.isfinite(value):
        return f"{_sources(finding, 'give')} {in_words(value)}."
    if claim.rule == "amount":
        return _amount(claim, finding, value)
    return (_order if claim.kind == "order" else _bound)(claim, finding, value)


def named(origins: Iterable[str]) -> str:
    """Origins as a list for readers, with semicolons where a name is a list by itself."""
    names = [NAMES.get(one, one) for one in origins]
    compound = any(" and " in name or "," in name or ";" in name for name in names)
    return "; ".join(names) if compound else listed(names)


def quoted(items: Iterable[str], finding: Finding, last: str = "and") -> str:
    """What somebody says: close and strained.

    Only codes of passages are quoted, as words of the codebook; a value is ours, and no speaker's.
    """
    if not finding.coded:
        return listed(list(items), last)
    told = listed([f"“{item}”" for item in items], last)
    return f"what is coded as {told}" if told else ""


def denials(claim: Claim, finding: Finding) -> list[str]:
    """What those say instead who deny the one item of a claim."""
    against = (
        str(seen.value)
        for seen in finding.observations
        if claim.rule == "contains" and stand(claim, claim.asserted, finding, seen) is Stand.AGAINST
    )
    return sorted(answering(frozenset(against)) - {f"not {claim.asserted}"})


def answering(given: frozenset[str]) -> frozenset[str]:
    """Items and codes without those that only tell that a source does not answer."""
    return given - SILENT - {f"not {one}" for one in SILENT}


def _sources(finding: Finding, verb: str) -> str:
    """The sources with what they do: the source gives, the sources give."""
    return f"The source {verb}s" if len(finding.sources) == 1 else f"The sources {verb}"


def _items(finding: Finding, weighed: Mapping[str, Weighing]) -> str:
    """Which items are borne out and which are not, and what is named besides."""
    held = [part for part, found in weighed.items() if found.outcome in HELD]
    rest = {part: found.outcome for part, found in weighed.items() if part not in held}
    given = finding.observed if isinstance(finding.observed, frozenset) else frozenset()
    denied = {f"not {part}" for part in weighed}
    others = sorted(answering(given) - set(weighed) - denied)
    say, asserted = _sources(finding, "say"), quoted(rest, finding)
    if held and rest:
        return f"{_sources(finding, 'bear')} out {listed(held)}{_lacking(rest)}."
    if held:
        told = f"{say} the same: {quoted(held, finding)}."
        if not others or any(map(finding.denies, others)):
            return told
        they = "It also names" if len(finding.sources) == 1 else "They also name"
        return f"{told} {they} {listed(others)}."
    if set(rest.values()) == {Outcome.DISPUTED}:
        return ""
    same = sorted(given & set(rest))
    if others and (Outcome.FAILS in rest.values() or not same):
        return f"{say} {quoted(others, finding)}; {the_work()} says {asserted}."
    if Outcome.FAILS in rest.values():
        return f"{_sources(finding, 'speak')} against {asserted}."
    if others:
        return f"What could be read differs: {quoted([*same, *others], finding)}."
    if same:
        return f"What could be read says the same: {quoted(same, finding)}."
    return f"No source that could be read answers whether it is {listed(list(rest), 'or')}."


def _lacking(rest: Mapping[str, Outcome]) -> str:
    told = ""
    for outcome, words in LACKING.items():
        if parts := [part for part, found in rest.items() if found is outcome]:
            told += words.format(listed(parts))
    return told


def _day(claim: Claim, finding: Finding, observed: date) -> str:
    day = known(observed, finding.precision)
    told = f"{_sources(finding, 'date')} it to {period(day)}"
    first, last = span(observed, finding.precision)
    start, end = asserted_span(claim.asserted)
    if day == claim.asserted:
        return f"{told}, as {the_work()} says."
    if start <= first and last <= end:
        within = WITHIN.get(len(claim.asserted), "within the time")
        return f"{told}, {within} that {the_work()} names."
    exactly = ", and no more exactly" if start <= last and first <= end else ""
    ends = [period(one) for one in claim.asserted.split("/")]
    asserted = f"names {ends[0]}" if len(ends) == 1 else f"names {ends[0]} to {ends[-1]}"
    return f"{told}{exactly}; {the_work()} {asserted}."


def _amount(claim: Claim, finding: Finding, value: float) -> str:
    give = _sources(finding, "count" if claim.kind == "count" else "give")
    of = f" {finding.measure}" if finding.measure else ""
    shown = _spoken(claim, value)
    holds = stand(claim, claim.asserted, finding, Observation(value)) is Stand.FOR
    if share := SHARES.get(claim.asserted):
        tail = f", about {share}, as {the_work()} says" if holds else f"; {the_work()} says {share}"
        return f"{give} {shown}{of}{tail}."
    printed = float(claim.asserted)
    asserted = _spoken(claim, printed)
    if value == printed:
        return f"{give} {shown}{of}, as {the_work()} says."
    if shown == asserted:
        shown, asserted = in_words(value, finding.unit), in_words(printed, claim.unit)
    if holds:
        way = "which rounds to" if _rounds(claim, value) else "close to"
        return f"{give} {shown}{of}, {way} {the_work()}'s {_without_currency(asserted)}."
    times = value / printed if printed else 0
    if claim.kind == "count" or claim.unit == "per cent" or not 0 < times < FAR:
        return f"{give} {shown if value else 'none'}{of}; {the_work()} says {asserted}."
    way = "more" if times > 1 else "less"
    share = f"{100 * abs(times - 1):.0f} per cent {way}"
    return f"{give} {shown}{of}, {share} than {the_work()}'s {asserted}."


def _spoken(claim: Claim, value: float) -> str:
    """A value in the unit of a claim; a small number of things in a word."""
    words = spoken(value, claim.unit)
    if claim.kind not in ("count", "trend"):
        return words
    return re.sub(r"^\d+(?![\d.,])", lambda number: counted(int(number[0])), words)


def _without_currency(amount: str) -> str:
    """An amount beside another of the same currency."""
    for name in CURRENCIES.values():
        amount = amount.removesuffix(f" {name}")
    return amount


def _rounds(claim: Claim, value: float) -> bool:
    """Whether a value is the paper's figure once it is rounded to the digits that it prints."""
    printed = Decimal(claim.asserted).normalize()
    digit = Decimal(1).scaleb(int(printed.as_tuple().exponent))
    return abs(Decimal(f"{value:.12g}") - printed) <= digit / 2


def _bound(claim: Claim, finding: Finding, value: float) -> str:
    """A number of things that bear a claim out, or a figure that has to reach or keep a limit."""
    bound, least = float(claim.asserted), claim.rule == "at_least"
    holds = value >= bound if least else value <= bound
    shown, limit = _spoken(claim, value), _spoken(claim, bound)
    if shown == limit and not holds:
        shown, limit = in_words(value, finding.unit), in_words(bound, claim.unit)
    of = f" {finding.measure}" if finding.measure else ""
    if claim.kind not in ("count", "trend"):
        if holds:
            return f"{_sources(finding, 'give')} {shown}{of}, which fits what {the_work()} says."
        few = "only " if least else ""
        words = f"{the_work()}'s words {'call for' if least else 'reach no further than'}"
        return f"{_sources(finding, 'give')} {few}{shown}{of}; {words} {_without_currency(limit)}."
    name = f"{_sources(finding, 'name')} {shown if value else 'none'}{of}"
    if finding.worked_out and value:
        name = f"What the sources state comes to {shown}{of}"
    if not least:
        return f"{name}, {'few enough' if holds else 'too many'} for what {the_work()} says."
    if holds and (finding.worked_out or finding.measure):
        return f"{name}, which bears it out."
    if holds or not value:
        return f"{name} to bear it out."
    return f"{name}, too few for what {the_work()} says."


def _order(claim: Claim, finding: Finding, value: float) -> str:
    bound = float(claim.asserted)
    agrees = value <= bound if claim.rule == "at_most" else value >= bound
    if not value:
        fits = f"as {the_work()}'s order allows" if agrees else "not one after the other"
        return f"The two fell together, {fits}."
    way = "right" if agrees else "the other way round"
    return f"The order is {way}, with {_gap(finding, value)} {finding.measure or BETWEEN}."


def _gap(finding: Finding, value: float) -> str:
    """The time between two things, from the least to the most where the sources leave a range."""

    def told(days: float) -> str:
        return apart(days) if finding.unit == "days" else spoken(abs(days), finding.unit)

    ends = [value if end is None else end for end in (finding.low, finding.high)]
    least, most = (told(end) for end in sorted(ends, key=abs))
    if ends[0] * ends[1] <= 0 or least == most:
        return told(value)
    return f"at least {least} and at most {most}"


def _direction(claim: Claim, finding: Finding) -> str:
    """In what a rise or fall shows and in what it does not, by the origins of each series."""
    series: dict[str, list[str]] = {}
    for seen in finding.observations:
        way = seen.value.way if isinstance(seen.value, Trend) else str(seen.value)
        series.setdefault(listed(_origins(seen)), []).append(way)
    told = []
    for way in sorted(IN_WORDS, key=lambda one: one != claim.asserted):
        where = [
            name if len(set(ways)) == 1 else f"{name} ({ways.count(way)} of {len(ways)} series)"
            for name, ways in series.items()
            if way in ways
        ]
        agrees = f", as {the_work()} says," if way == claim.asserted else ""
        by = listed([f"by {name or 'the figures'}" for name in where])
        told += [f"{IN_WORDS[way].capitalize()}{agrees} is shown {by}."] if where else []
    if not any(claim.asserted in ways for ways in series.values()):
        told.append(
            f"{the_work().capitalize()} speaks of {IN_WORDS.get(claim.asserted, claim.asserted)}."
        )
    return " ".join(told)


def _origins(seen: Observation) -> list[str]:
    return sorted({who.origin for group in seen.grounds for who in group})
