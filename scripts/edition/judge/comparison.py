"""How one value is held against what the paper asserts: for it, against it, or unclear."""

import math
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from edition.base.errors import EditionError
from edition.judge.claim import Claim, Finding, Observation
from edition.judge.trend import ENOUGH, NO_WAY, WAYS, Trend

CANNOT_TELL = "cannot tell"
"""The code of a passage that does not answer its question."""


class Stand(StrEnum):
    """What a value says to a claim."""

    FOR = "for"
    AGAINST = "against"
    UNCLEAR = "unclear"


def stand(claim: Claim, part: str, finding: Finding, observation: Observation) -> Stand | None:
    """What an observation says to a part of a claim; None where it says nothing to it.

    EditionError where the rule, the unit or the value do not fit.
    """
    if claim.rule not in RULES:
        raise EditionError(
            f"{claim.id}: unknown rule {claim.rule!r}; there are: {', '.join(RULES)}"
        )
    if finding.unit != claim.unit:
        units = f"asserted in {claim.unit or 'no unit'}, observed in {finding.unit or 'no unit'}"
        raise EditionError(f"{claim.id}: {units}")
    try:
        return RULES[claim.rule](claim, part, finding, observation)
    except (TypeError, ValueError, AttributeError, ArithmeticError) as error:
        values = f"{part!r} with {observation.value!r}"
        raise EditionError(
            f"{claim.id}: rule {claim.rule} cannot compare {values}: {error}"
        ) from error


FRACTIONS = {"1/3": Decimal(1) / 3, "1/2": Decimal(1) / 2, "2/3": Decimal(2) / 3}
"""The fractions that a word such as half stands for, where no figure is printed."""

WORD = Decimal(1) / 12
"""How far a share may lie from such a fraction and still be nearest to it."""


def figure(asserted: str) -> Decimal:
    """A printed figure, or the share that a word stands for."""
    return FRACTIONS.get(asserted) or Decimal(asserted)


def margin(asserted: str, kind: str) -> Decimal:
    """How far a value may lie from a printed figure: what rounding takes away, at most a tenth.

    Half a unit of the last digit that is not zero; nothing for a count.  A word for a share takes
    all that lies nearer to it than to the next.
    """
    if kind == "count":
        return Decimal(0)
    if asserted in FRACTIONS:
        return WORD
    printed = Decimal(asserted).normalize()
    half_unit = Decimal(5).scaleb(int(printed.as_tuple().exponent) - 1)
    return min(half_unit, abs(printed) / 10)


def _amount(claim: Claim, part: str, finding: Finding, observation: Observation) -> Stand:
    """A figure is the paper's: exactly for the kind count, else as far as rounding explains."""
    low, high = _bounds(observation)
    scale = 100 if part in FRACTIONS and claim.unit == "per cent" else 1
    asserted = figure(part) * scale
    allowed = margin(part, claim.kind) * Decimal(claim.strictness) * scale
    return _interval(low, high, asserted - allowed, asserted + allowed)


def _at_least(claim: Claim, part: str, finding: Finding, observation: Observation) -> Stand:
    """A figure is the paper's or more, over the whole of its range."""
    return _interval(*_bounds(observation), Decimal(part), Decimal("Infinity"))


def _at_most(claim: Claim, part: str, finding: Finding, observation: Observation) -> Stand:
    """A figure is the paper's or less, over the whole of its range."""
    return _interval(*_bounds(observation), Decimal("-Infinity"), Decimal(part))


def _period(claim: Claim, part: str, finding: Finding, observation: Observation) -> Stand:
    """A day lies within the day, month, year or span of these that the paper names."""
    if not isinstance(observation.value, date):
        raise TypeError("the rule needs a day")
    first, last = span(observation.value, observation.precision)
    start, end = asserted_span(part)
    return _interval(*(Decimal(day.toordinal()) for day in (first, last, start, end)))


def _contains(claim: Claim, part: str, finding: Finding, observation: Observation) -> Stand | None:
    """A source names the item; another item denies it only where the question allows one alone."""
    value = observation.value
    if not isinstance(value, str):
        raise TypeError("the rule needs an item or a code")
    if value == part:
        return Stand.FOR
    if value == CANNOT_TELL:
        return Stand.UNCLEAR
    if value == f"not {part}" or finding.denies(value):
        return Stand.AGAINST
    return Stand.UNCLEAR if finding.exclusive else None


def _trend(claim: Claim, part: str, finding: Finding, observation: Observation) -> Stand:
    """A series moves so, or a source says it does; unclear where a year would turn it."""
    found = observation.value
    if isinstance(found, str) and found in WAYS:
        return Stand.FOR if found == part else Stand.AGAINST
    if not isinstance(found, Trend):
        raise TypeError("the rule needs a trend")
    if not found.steady or (found.way == NO_WAY and found.values < ENOUGH):
        return Stand.UNCLEAR
    return Stand.FOR if found.way == part else Stand.AGAINST


RULES: dict[str, Callable[[Claim, str, Finding, Observation], Stand | None]] = {
    "amount": _amount,
    "at_least": _at_least,
    "at_most": _at_most,
    "period": _period,
    "contains": _contains,
    "trend": _trend,
}
"""How an asserted and an observed value are compared, by the name used in the ledger."""


def asserted_span(text: str) -> tuple[date, date]:
    """The first and the last day of a year, month or day in ISO form, or of two with / between."""
    ends = text.split("/")
    spans = [
        span(date.fromisoformat(f"{end}-01-01"[:10]), ["year", "month", "day"][end.count("-")])
        for end in ends
    ]
    return spans[0][0], spans[-1][1]


def span(day: date, precision: str) -> tuple[date, date]:
    """The first and the last day of a day, a month or a year."""
    if precision == "day":
        return day, day
    if precision == "month":
        first = day.replace(day=1)
        return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return date(day.year, 1, 1), date(day.year, 12, 31)


def _interval(low: Decimal, high: Decimal, start: Decimal, end: Decimal) -> Stand:
    """Whether a range lies wholly within another, wholly outside, or across its edge."""
    if start <= low and high <= end:
        return Stand.FOR
    return Stand.AGAINST if high < start or end < low else Stand.UNCLEAR


def _bounds(observation: Observation) -> tuple[Decimal, Decimal]:
    value = observation.value
    low = value if observation.low is None else observation.low
    high = value if observation.high is None else observation.high
    return _number(low), _number(high)


def _number(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise TypeError("the rule needs a finite number")
    # What is lost where a decimal fraction becomes a float must not decide at an edge.
    return Decimal(f"{value:.12g}")
