"""Findings from cited facts: what each source states about an event, a figure, a feature.

Every source that states a fact is an observation of its own; what is worked out from several
facts is one observation, which is as firm as the weakest of them.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import product
from statistics import median_low
from typing import Any

import pandas as pd

from edition.base import text
from edition.base.errors import EditionError
from edition.base.text import PRECISION
from edition.data.words import Value
from edition.judge import cited
from edition.judge.cited import days_in_words as days_in_words
from edition.judge.cited import rows as rows
from edition.judge.cited import standing as standing
from edition.judge.cited import when as when
from edition.judge.claim import Finding, Observation
from edition.judge.codings import answer as answer
from edition.judge.comparison import CANNOT_TELL, Stand, span
from edition.judge.registry import evidence
from edition.judge.trend import IN_WORDS, NO_WAY, Trend, moved_ends, trend
from edition.judge.weighing import weigh
from edition.judge.witnesses import YES, Nature, Witness, witnesses

DAYS_PER_YEAR = 365.2425


@cited.kept
def event(name: str, calendar: str = "gregorian") -> Finding:
    """The day of an event, as exactly as each source knows it.

    `calendar` is gregorian or julian: that by which the day is told.
    """
    stated = rows("events", "event", name)
    seen = tuple(_dated(row, calendar) for row in stated.to_dict("records"))
    shown = _shown(seen)
    assert isinstance(shown.value, date)
    return Finding(
        shown.value,
        precision=shown.precision,
        rows=(f"events:{name}",),
        observations=seen,
    )


def julian_lag(day: date) -> int:
    """Days that the Julian calendar is behind the Gregorian one, from March of a century on."""
    return day.year // 100 - day.year // 400 - 2


@cited.kept
def quantity(name: str) -> Finding:
    """A figure with its unit, as each source has it."""
    stated = rows("quantities", "quantity", name)
    unit, *others = set(stated["unit"])
    if others:
        raise EditionError(f"quantities.csv: {name} is stated in several units")
    seen = tuple(
        Observation(float(row["value"]), (_witness(row),)) for row in stated.to_dict("records")
    )
    shown = _shown(seen).value
    assert isinstance(shown, float)
    return measured(shown, unit, seen, (f"quantities:{name}",))


@cited.kept
def features(subject: str, aspect: str, *, exclusive: bool = False) -> Finding:
    """What sources give a subject under one aspect; exclusive where one item rules out others."""
    feature = f"{subject}/{aspect}"
    stated = rows("attributes", "feature", feature).to_dict("records")
    return Finding(
        frozenset(row["value"] for row in stated),
        rows=(f"attributes:{feature}",),
        observations=tuple(Observation(row["value"], (_witness(row),)) for row in stated),
        exclusive=exclusive,
    )


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


def interval(start: str, end: str, unit: str = "years") -> Finding:
    """The time from one event to another, in years of 365.2425 days or in days."""
    return between(event(start), event(end), unit)


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


def count(subject: str, aspect: str, unit: str) -> Finding:
    """How many different features the sources together give a subject under one aspect."""
    found = features(subject, aspect)
    assert isinstance(found.observed, frozenset)
    return derived(len(found.observed), unit, found)


def figure(name: str, unit: str = "") -> float:
    """The value of a quantity as a plain number, as the best sources give it.

    A unit that the text around it names must be that of all sources.
    """
    found = quantity(name)
    if unit and found.unit != unit:
        raise EditionError(f"quantities.csv: {name} is not stated in {unit}")
    assert isinstance(found.observed, float)
    return found.observed


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


def computed(
    observed: float, unit: str, sources: Iterable[str], rows: Iterable[str], note: str = ""
) -> Finding:
    """A figure computed from whole tables or map layers, resting on their sources."""
    seen = Observation(observed, (witnesses(dict.fromkeys(sources)),))
    return measured(observed, unit, [seen], rows, note)


def direction(series: "pd.Series[float]", *parts: Finding, note: str = "") -> Finding:
    """Whether a series of figures by year rises or falls, resting on other findings."""
    values = {int(year): float(value) for year, value in series.items()}  # type: ignore[call-overload]
    found, moved = trend(values), moved_ends(values)
    rising, falling = 100 * found.rising, 100 * found.falling
    share = (
        f"Of all pairs of years {rising:.0f} per cent show a rise and {falling:.0f} per cent a "
        f"fall{_with_moved_ends(found.way, moved)}."
    )
    base = derived(found.way, "", *parts, note=" ".join(filter(None, [note, share])))
    return replace(base, observations=(Observation(found, grounds(*parts)),))


def _with_moved_ends(way: str, moved: Mapping[str, str]) -> str:
    """Whether a direction stays where either end of its window moves by a year."""
    other = [f"{end} there is {IN_WORDS[one]}" for end, one in moved.items() if one != way]
    same = f"it is the same {text.listed(list(moved))}" if moved else ""
    return f"; {text.listed(other) or same}" if moved else ""


def without_pause(series: "pd.Series[float]", *parts: Finding) -> Finding:
    """Whether every value of a series lies on the same side of the one before it."""
    steps = series.diff().dropna()
    way = "fall" if (steps < 0).all() else "rise" if (steps > 0).all() else NO_WAY
    return derived(way, "", *parts)


def change(before: float, after: float, *parts: Finding, usual: float = 0.0) -> Finding:
    """Whether a figure rose or fell from one year to a later one, by more than is usual."""
    up, down = float(after > before), float(after < before)
    found = Trend(up, down, after - before, years=1, usual=usual, values=2)
    seen = Observation(found, grounds(*parts))
    return replace(derived(found.way, "", *parts), observations=(seen,))


def indicator(found: Finding, origin: str) -> Finding:
    """A measure of something that it does not record: as research of one origin of this name.

    Roll calls are the record of votes, customs of trade; how close two states are is read from
    them, whoever counted, and one such reading alone is never firm.
    """
    seen = tuple(
        replace(one, grounds=(frozenset(_as_research(who, origin) for who in _all(one)),))
        for one in found.observations
    )
    return replace(found, observations=seen)


def cite(
    stated: pd.DataFrame,
    table: str,
    key: str,
    observed: Value,
    unit: str = "",
    low: float | None = None,
    high: float | None = None,
    note: str = "",
    precision: str = "day",
) -> Finding:
    """A finding that rests on rows of one table, named by their column `key`.

    `precision` says whether a day, a month or a year is known of what was observed.
    """
    who = frozenset().union(*map(_witness, stated.to_dict("records")))
    seen = Observation(observed, (who,), low, high, precision)
    return Finding(
        observed,
        unit=unit,
        low=low,
        high=high,
        precision=precision,
        rows=tuple(dict.fromkeys(f"{table}:{value}" for value in stated[key])),
        observations=() if observed is None else (seen,),
        note=note,
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


def register(
    *,
    events: Mapping[str, str] | None = None,
    quantities: Mapping[str, str] | None = None,
    features: Mapping[str, tuple[str, str]] | None = None,
    intervals: Mapping[str, tuple[str, str, str]] | None = None,
    coded: Mapping[str, tuple[str, str]] | None = None,
) -> None:
    """Makes cited facts the evidence of claims that rest on one fact each, by claim id.

    `events` and `quantities` name the fact, `features` give subject and aspect, `intervals`
    start, end and unit, `coded` question and case.
    """
    for claim, name in (events or {}).items():
        evidence(claim)(partial(event, name))
    for claim, name in (quantities or {}).items():
        evidence(claim)(partial(quantity, name))
    for claim, (subject, aspect) in (features or {}).items():
        evidence(claim)(partial(_features, subject, aspect))
    for claim, (start, end, unit) in (intervals or {}).items():
        evidence(claim)(partial(interval, start, end, unit))
    for claim, (question, case) in (coded or {}).items():
        evidence(claim)(partial(answer, question, case))


_features = features
"""The function by a name that the parameter of `register` does not hide."""


def _all(seen: Observation) -> frozenset[Witness]:
    return frozenset().union(*seen.grounds)


def _as_research(who: Witness, origin: str) -> Witness:
    return replace(who, origin=origin, nature=Nature.RESEARCH, names=frozenset({origin}))


def _dated(row: Mapping[Hashable, Any], calendar: str) -> Observation:
    day = pd.Timestamp(row["date"]).date()
    if calendar == "julian":
        day -= timedelta(days=julian_lag(day))
    return Observation(day, (_witness(row),), precision=str(row["precision"]))


def _witness(row: Mapping[Hashable, Any]) -> frozenset[Witness]:
    return witnesses([str(row["source"])], row.get("own_act", YES))


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


def _shown(seen: Iterable[Observation]) -> Observation:
    """The observation shown for all: of the best witnesses, of the most exact the middle."""
    best = min(map(_weight, seen := list(seen)))
    values: list[Any] = sorted(one.value for one in seen if _weight(one) == best)
    value = median_low(values)
    return next(one for one in seen if one.value == value and _weight(one) == best)


def _weight(one: Observation) -> tuple[int, int]:
    return cited.rank(who for group in one.grounds for who in group), list(PRECISION).index(
        one.precision
    )
