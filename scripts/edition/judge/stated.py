"""Findings from cited facts: what each source states about an event, a figure, a feature.

Every source that states a fact is an observation of its own.
"""

from collections.abc import Hashable, Iterable, Mapping
from datetime import date, timedelta
from statistics import median_low
from typing import Any

import pandas as pd

from edition.base.errors import EditionError
from edition.base.text import PRECISION
from edition.data.words import Value
from edition.judge import cited
from edition.judge.claim import Finding, Observation
from edition.judge.combined import between, derived, measured
from edition.judge.witnesses import YES, Witness, witnesses


@cited.kept
def event(name: str, calendar: str = "gregorian") -> Finding:
    """The day of an event, as exactly as each source knows it.

    `calendar` is gregorian or julian: that by which the day is told.
    """
    stated = cited.rows("events", "event", name)
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
    stated = cited.rows("quantities", "quantity", name)
    unit, *others = set(stated["unit"])
    if others:
        raise EditionError(f"quantities.csv: {name} is stated in several units")
    seen = tuple(
        Observation(float(row["value"]), (_witness(row),)) for row in stated.to_dict("records")
    )
    shown = _shown(seen).value
    assert isinstance(shown, float)
    return measured(shown, unit, seen, (f"quantities:{name}",))


def figure(name: str, unit: str = "") -> float:
    """The value of a quantity as a plain number, as the best sources give it.

    A unit that the text around it names must be that of all sources.
    """
    found = quantity(name)
    if unit and found.unit != unit:
        raise EditionError(f"quantities.csv: {name} is not stated in {unit}")
    assert isinstance(found.observed, float)
    return found.observed


@cited.kept
def features(subject: str, aspect: str, *, exclusive: bool = False) -> Finding:
    """What sources give a subject under one aspect; exclusive where one item rules out others."""
    feature = f"{subject}/{aspect}"
    stated = cited.rows("attributes", "feature", feature).to_dict("records")
    return Finding(
        frozenset(row["value"] for row in stated),
        rows=(f"attributes:{feature}",),
        observations=tuple(Observation(row["value"], (_witness(row),)) for row in stated),
        exclusive=exclusive,
    )


def interval(start: str, end: str, unit: str = "years") -> Finding:
    """The time from one event to another, in years of 365.2425 days or in days."""
    return between(event(start), event(end), unit)


def count(subject: str, aspect: str, unit: str) -> Finding:
    """How many different features the sources together give a subject under one aspect."""
    found = features(subject, aspect)
    assert isinstance(found.observed, frozenset)
    return derived(len(found.observed), unit, found)


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


def computed(
    observed: float, unit: str, sources: Iterable[str], rows: Iterable[str], note: str = ""
) -> Finding:
    """A figure computed from whole tables or map layers, resting on their sources."""
    seen = Observation(observed, (witnesses(dict.fromkeys(sources)),))
    return measured(observed, unit, [seen], rows, note)


def _dated(row: Mapping[Hashable, Any], calendar: str) -> Observation:
    day = pd.Timestamp(row["date"]).date()
    if calendar == "julian":
        day -= timedelta(days=julian_lag(day))
    return Observation(day, (_witness(row),), precision=str(row["precision"]))


def _witness(row: Mapping[Hashable, Any]) -> frozenset[Witness]:
    return witnesses([str(row["source"])], row.get("own_act", YES))


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
