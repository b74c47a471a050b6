"""Cited facts: what the sources state about an event, a quantity or a feature.

Each row of the three tables is the statement of one source.  Where sources differ, the better
class of source is believed first, and the spread of the others is kept.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

import pandas as pd

from edition import tables
from edition.claims import Finding
from edition.errors import EditionError
from edition.evidence.registry import evidence
from edition.words import Value

CLASSES = ["primary", "official", "scholarly", "reference", "dataset", "news", "amateur"]
"""Classes of source, the one that is believed first first."""

DAYS_PER_YEAR = 365.2425

CALENDARS = {
    "gregorian": "The calendar in use today, and that of the histories.",
    "julian": "The calendar of the Russian Empire until 1918, by which its papers are dated.",
}
"""By which calendar a day before 1918 is told."""

JULIAN_LAG = {18: 12, 19: 13}
"""Days that the Julian calendar was behind, by century (the years 18.. and 19..)."""

_aside: ContextVar[str] = ContextVar("aside", default="")


class SilentError(EditionError):
    """No source, or none besides the one that is set aside, states a fact."""


@contextmanager
def set_aside(source: str) -> Iterator[None]:
    """Leaves the statements of one source out of all findings within the block."""
    token = _aside.set(source)
    try:
        yield
    finally:
        _aside.reset(token)


def backing(sources: Iterable[str]) -> dict[str, Any]:
    """The fields of a finding that follow from its source keys: sources, origins, primary.

    Two papers with one wire report have one origin.
    """
    keys = tuple(dict.fromkeys(sources))
    known = _sources()
    return {
        "sources": keys,
        "origins": frozenset(known[key][1] for key in keys),
        "primary": any(map(is_record, keys)),
    }


def is_record(source: str) -> bool:
    """Whether a source is the text, the record or the statement itself."""
    return _sources()[source][0] == "primary"


def event(name: str, calendar: str = "gregorian") -> Finding:
    """The day of an event; events known by month or year only stand at their first day."""
    rows = statements("events", "event", name)
    day: date = next(iter(rows["date"])).date()
    if calendar == "julian":
        day -= timedelta(days=JULIAN_LAG[day.year // 100])
    found = cite(rows, "events", "event", day)
    return replace(found, precision=next(iter(rows["precision"])))


def quantity(name: str) -> Finding:
    """A figure with its unit; `low` and `high` span what the sources state."""
    rows = statements("quantities", "quantity", name)
    values, (unit, *others) = list(rows["value"]), set(rows["unit"])
    if others:
        raise EditionError(f"quantities.csv: {name} is stated in several units")
    low, high = min(values), max(values)
    return cite(rows, "quantities", "quantity", values[0], unit, low, high)


def features(subject: str, aspect: str) -> Finding:
    """The set of features that the sources together give a subject under one aspect."""
    rows = statements("attributes", "feature", f"{subject}/{aspect}")
    return cite(rows, "attributes", "feature", frozenset(rows["value"]))


def interval(start: str, end: str, unit: str = "years") -> Finding:
    """The time from one event to another, in years of 365.2425 days or in days."""
    first, last = event(start), event(end)
    return between(first, last, unit)


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
    rows = statements("attributes", "feature", f"{subject}/{aspect}")
    return cite(rows, "attributes", "feature", rows["value"].nunique(), unit)


def figure(name: str, unit: str = "") -> float:
    """The value of a quantity as a plain number, as the most trusted source gives it.

    A unit that the text around it names must be that of all sources.
    """
    rows = statements("quantities", "quantity", name)
    if unit and set(rows["unit"]) != {unit}:
        raise EditionError(f"quantities.csv: {name} is not stated in {unit}")
    return float(next(iter(rows["value"])))


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


def statements(table: str, column: str, name: str) -> pd.DataFrame:
    """The rows of a table about one thing, the most trusted class of source first.

    The column `feature` of the attributes joins subject and aspect: treaty_1884/rank.
    """
    tables.note_read(table)
    return _standing(table, column, name, _aside.get())


@tables.kept
def _standing(table: str, column: str, name: str, aside: str) -> pd.DataFrame:
    rows = _by_trust(table, column).get(name)
    if rows is None:
        raise SilentError(f"{table}.csv: no row for {name}")
    if aside:
        rows = rows[rows["source"] != aside]
        if rows.empty:
            raise SilentError(f"Only {aside} states {name}.")
    return rows


@tables.kept
def _by_trust(table: str, column: str) -> dict[str, pd.DataFrame]:
    rows = tables.read(table)
    if table == "attributes":
        rows["feature"] = rows["subject"] + "/" + rows["aspect"]
    known = _sources()
    trust = rows["source"].map(lambda key: CLASSES.index(known[key][0]))
    ordered = rows.loc[trust.sort_values(kind="stable").index]
    return {str(name): part for name, part in ordered.groupby(column)}


@tables.kept
def _sources() -> dict[str, tuple[str, str]]:
    """Class and origin of every source, by key."""
    table = tables.read("sources")
    return {row["key"]: (row["class"], row["origin"]) for row in table.to_dict("records")}


def cite(
    rows: pd.DataFrame,
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
        rows=tuple(dict.fromkeys(f"{table}:{value}" for value in rows[key])),
        note=note,
        **backing(rows["source"]),
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
