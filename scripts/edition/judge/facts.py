"""Findings from cited facts: what the sources state about an event, a quantity or a feature.

Where sources differ, `cited` says which value is believed, and the spread of the others is kept.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

import pandas as pd

from edition.base.errors import EditionError
from edition.data.words import Value
from edition.judge import cited
from edition.judge.cited import days_in_words as days_in_words
from edition.judge.cited import rows as rows
from edition.judge.cited import when as when
from edition.judge.claim import Finding
from edition.judge.registry import evidence

DAYS_PER_YEAR = 365.2425


def backing(sources: Iterable[str]) -> dict[str, Any]:
    """The fields of a finding that follow from its source keys: sources, origins, primary.

    Two papers with one wire report have one origin.
    """
    keys = tuple(dict.fromkeys(sources))
    known = cited.sources()
    return {
        "sources": keys,
        "origins": frozenset(known[key].origin for key in keys),
        "primary": any(known[key].primary for key in keys),
    }


def event(name: str, calendar: str = "gregorian") -> Finding:
    """The day of an event; events known by month or year only stand at their first day.

    `calendar` is gregorian or julian: that by which the day is told.
    """
    stated = rows("events", "event", name)
    day: date = next(iter(stated["date"])).date()
    if calendar == "julian":
        day -= timedelta(days=julian_lag(day))
    found = cite(stated, "events", "event", day)
    return replace(found, precision=next(iter(stated["precision"])))


def julian_lag(day: date) -> int:
    """Days that the Julian calendar is behind the Gregorian one, from March of a century on."""
    return day.year // 100 - day.year // 400 - 2


def quantity(name: str) -> Finding:
    """A figure with its unit; `low` and `high` span what the sources state."""
    stated = rows("quantities", "quantity", name)
    values, (unit, *others) = list(stated["value"]), set(stated["unit"])
    if others:
        raise EditionError(f"quantities.csv: {name} is stated in several units")
    low, high = min(values), max(values)
    return cite(stated, "quantities", "quantity", values[0], unit, low, high)


def features(subject: str, aspect: str) -> Finding:
    """The set of features that the sources together give a subject under one aspect."""
    stated = rows("attributes", "feature", f"{subject}/{aspect}")
    return cite(stated, "attributes", "feature", frozenset(stated["value"]))


def interval(start: str, end: str, unit: str = "years") -> Finding:
    """The time from one event to another, in years of 365.2425 days or in days."""
    return between(event(start), event(end), unit)


def between(first: Finding, last: Finding, unit: str = "years") -> Finding:
    """The time from one dated finding to another, in years of 365.2425 days or in days."""
    if not isinstance(first.observed, date) or not isinstance(last.observed, date):
        raise EditionError("an interval needs two dated findings")
    days = (last.observed - first.observed).days
    return Finding(
        observed=days / DAYS_PER_YEAR if unit == "years" else days,
        unit=unit,
        rows=first.rows + last.rows,
        **backing(first.sources + last.sources),
    )


def count(subject: str, aspect: str, unit: str) -> Finding:
    """How many different features the sources together give a subject under one aspect."""
    stated = rows("attributes", "feature", f"{subject}/{aspect}")
    return cite(stated, "attributes", "feature", stated["value"].nunique(), unit)


def figure(name: str, unit: str = "") -> float:
    """The value of a quantity that is believed, as a plain number.

    A unit that the text around it names must be that of all sources.
    """
    stated = rows("quantities", "quantity", name)
    if unit and set(stated["unit"]) != {unit}:
        raise EditionError(f"quantities.csv: {name} is not stated in {unit}")
    return float(next(iter(stated["value"])))


def derived(
    observed: Value, unit: str, *parts: Finding, note: str = "", missing: str = ""
) -> Finding:
    """A finding worked out from others; it rests on all their rows and sources."""
    return Finding(
        observed=observed,
        unit=unit,
        rows=tuple(dict.fromkeys(row for part in parts for row in part.rows)),
        note=note,
        missing=missing,
        **backing(key for part in parts for key in part.sources),
    )


def cite(
    stated: pd.DataFrame,
    table: str,
    key: str,
    observed: Value,
    unit: str = "",
    low: float | None = None,
    high: float | None = None,
    note: str = "",
) -> Finding:
    """A finding that rests on rows of one table, named by their column `key`."""
    return Finding(
        observed=observed,
        unit=unit,
        low=low,
        high=high,
        rows=tuple(dict.fromkeys(f"{table}:{value}" for value in stated[key])),
        note=note,
        **backing(stated["source"]),
    )


def register(
    *,
    events: Mapping[str, str] | None = None,
    quantities: Mapping[str, str] | None = None,
    features: Mapping[str, tuple[str, str]] | None = None,
    intervals: Mapping[str, tuple[str, str, str]] | None = None,
) -> None:
    """Makes cited facts the evidence of claims that rest on one fact each, by claim id.

    `events` and `quantities` name the fact, `features` give subject and aspect, `intervals`
    start, end and unit.
    """
    for claim, name in (events or {}).items():
        evidence(claim)(partial(event, name))
    for claim, name in (quantities or {}).items():
        evidence(claim)(partial(quantity, name))
    for claim, (subject, aspect) in (features or {}).items():
        evidence(claim)(partial(_features, subject, aspect))
    for claim, (start, end, unit) in (intervals or {}).items():
        evidence(claim)(partial(interval, start, end, unit))


_features = features
"""The function by a name that the parameter of `register` does not hide."""
