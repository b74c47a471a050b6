"""Findings worked out from other findings.

What is worked out from several facts is one observation, as firm as the weakest of them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import product

from edition.base.errors import EditionError
from edition.data.words import Value
from edition.judge.claim import Finding, Observation
from edition.judge.comparison import CANNOT_TELL, Stand, span
from edition.judge.weighing import weigh
from edition.judge.witnesses import Witness

DAYS_PER_YEAR = 365.2425


def measured(
    shown: float,
    unit: str,
    observations: Iterable[Observation],
    rows: Iterable[str],
    note: str = "",
) -> Finding:
    """A finding of figures, whose range spans all of them."""
    seen = tuple(observations)
    ends = [
        end
        for one in seen
        for end in (one.low, one.high, one.value)
        if isinstance(end, int | float)
    ]
    return Finding(
        shown,
        unit=unit,
        low=min(ends, default=None),
        high=max(ends, default=None),
        rows=tuple(dict.fromkeys(rows)),
        observations=seen,
        note=note,
    )


def between(first: Finding, last: Finding, unit: str = "years") -> Finding:
    """The time from one dated finding to another; its range is what their precision leaves."""
    (early, late), (earliest, latest) = _span(first), _span(last)
    divisor = DAYS_PER_YEAR if unit == "years" else 1
    low, high = (earliest - late).days / divisor, (latest - early).days / divisor
    shown = low
    if {first.precision, last.precision} == {"day"}:
        shown = (_day(last) - _day(first)).days / divisor
    seen = Observation(shown, grounds(first, last), low, high)
    return measured(shown, unit, [seen], [*first.rows, *last.rows])


def worked_out(
    function: Callable[..., float], unit: str, *parts: Finding, note: str = ""
) -> Finding:
    """A figure worked out from others, by a function that rises or falls with each of them.

    Its range is what theirs leave.
    """
    ends = [(_end(part, part.low), _end(part, part.high)) for part in parts]
    values = [function(*corner) for corner in product(*ends)]
    best = function(*(part.observed for part in parts))
    return derived(best, unit, *parts, low=min(values), high=max(values), note=note)


def derived(
    observed: Value,
    unit: str,
    *parts: Finding,
    low: float | None = None,
    high: float | None = None,
    note: str = "",
    missing: str = "",
    status: str = "",
) -> Finding:
    """A finding worked out from others; it rests on all their rows and sources."""
    seen = () if observed is None else (Observation(observed, grounds(*parts), low, high),)
    return Finding(
        observed,
        unit=unit,
        low=low,
        high=high,
        rows=tuple(dict.fromkeys(row for part in parts for row in part.rows)),
        observations=seen,
        note=note,
        missing=missing,
        status=status,
    )


def counted(unit: str, *parts: Finding, note: str = "") -> Finding:
    """How many facts there are that each stand firm; there may be as many more as do not."""
    firm = [
        part for part in parts if weigh((seen, Stand.FOR) for seen in part.observations).favour.firm
    ]
    observed, most = float(len(firm)), float(len(parts))
    return derived(observed, unit, *firm, low=observed, high=most, note=note)


def together(first: Finding, *others: Finding, note: str = "") -> Finding:
    """Several measures of one thing, side by side as evidence.

    The first is what is shown, of lists all items.
    """
    everything = (first, *others)
    items = [one.observed for one in everything if isinstance(one.observed, frozenset)]
    shown = frozenset().union(*items) if len(items) == len(everything) else first.observed
    return replace(
        first,
        observed=shown,
        rows=tuple(dict.fromkeys(row for one in everything for row in one.rows)),
        observations=tuple(seen for one in everything for seen in one.observations),
        note=note or first.note,
    )


def read_as(found: Finding, meaning: Mapping[str, str]) -> Finding:
    """A finding in other words: what each of its items or codes means to a claim."""
    seen = tuple(
        replace(one, value=meaning.get(str(one.value), one.value)) for one in found.observations
    )
    told = frozenset(str(one.value) for one in seen) - {CANNOT_TELL}
    return replace(found, observed=told or None, observations=seen)


def listed(items: Mapping[str, tuple[Finding, Callable[[float], bool]]]) -> Finding:
    """Which items of a list have a property, by the figure of each; not X where X has it not.

    An item whose range reaches across is left out.
    """
    seen = []
    for name, (figure, holds) in items.items():
        ends = {holds(end) for end in (figure.low, figure.high) if end is not None}
        if len(ends) == 1:
            value = name if ends == {True} else f"not {name}"
            seen.append(Observation(value, grounds(figure)))
    return Finding(
        frozenset(str(one.value) for one in seen if not str(one.value).startswith("not ")),
        rows=tuple(dict.fromkeys(row for figure, _ in items.values() for row in figure.rows)),
        observations=tuple(seen),
    )


def grounds(*parts: Finding) -> tuple[frozenset[Witness], ...]:
    """The witnesses of each fact that findings rest on, one group a fact."""
    found: list[frozenset[Witness]] = []
    for part in parts:
        chains = [seen.grounds for seen in part.observations if len(seen.grounds) > 1]
        alone = [
            group for seen in part.observations if len(seen.grounds) == 1 for group in seen.grounds
        ]
        found += [group for chain in chains for group in chain]
        found += [frozenset().union(*alone)] if alone else []
    return tuple(dict.fromkeys(found))


def _end(part: Finding, end: float | None) -> float:
    shown = part.observed if end is None else end
    if not isinstance(shown, int | float):
        raise EditionError("a figure can be worked out from figures only")
    return shown


def _span(dated: Finding) -> tuple[date, date]:
    """The earliest and the latest day that an event may have had.

    A source that knows it less exactly, and does not differ, takes nothing from one that does.
    """
    days = [(seen.value, seen.precision) for seen in dated.observations]
    spans = {span(day, precision) for day, precision in days if isinstance(day, date)}
    if not spans:
        raise EditionError("an interval needs two dated findings")
    exact = [
        (first, last)
        for first, last in spans
        if not any(first <= start and end <= last for start, end in spans - {(first, last)})
    ]
    return min(first for first, _ in exact), max(last for _, last in exact)


def _day(dated: Finding) -> date:
    assert isinstance(dated.observed, date)
    return dated.observed
