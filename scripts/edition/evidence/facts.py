"""Cited facts: what the sources state about an event, a quantity or a feature.

Each row of the three tables is the statement of one source.  Where sources differ, the better
class of source is believed first, and the spread of the others is kept.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
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


def backing(sources: Iterable[str]) -> dict[str, Any]:
    """The fields of a finding that follow from its source keys: sources, origins, primary.

    Two papers with one wire report have one origin.
    """
    keys = tuple(dict.fromkeys(sources))
    table = tables.read("sources").set_index("key").loc[list(keys)]
    primary = bool((table["class"] == "primary").any())
    return {"sources": keys, "origins": frozenset(table["origin"]), "primary": primary}


def event(name: str, note: str = "") -> Finding:
    """The day of an event; events known by month or year only stand at their first day."""
    rows = statements("events", "event", name)
    best = rows.iloc[0]
    found = cite(rows, "events", "event", best["date"].date(), note=note)
    return replace(found, precision=best["precision"])


def quantity(name: str, note: str = "") -> Finding:
    """A figure with its unit; `low` and `high` span what the sources state."""
    rows = statements("quantities", "quantity", name)
    if rows["unit"].nunique() > 1:
        raise EditionError(f"quantities.csv: {name} is stated in several units")
    value = float(rows.iloc[0]["value"])
    low, high = float(rows["value"].min()), float(rows["value"].max())
    return cite(rows, "quantities", "quantity", value, rows.iloc[0]["unit"], low, high, note)


def features(subject: str, aspect: str, note: str = "") -> Finding:
    """The set of features that the sources together give a subject under one aspect."""
    table = tables.read("attributes")
    rows = table[(table["subject"] == subject) & (table["aspect"] == aspect)]
    if rows.empty:
        raise EditionError(f"attributes.csv: no row for {subject}, {aspect}")
    named = rows.assign(feature=f"{subject}/{aspect}")
    return cite(named, "attributes", "feature", frozenset(rows["value"]), note=note)


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


def count(subject: str, aspect: str, unit: str, note: str = "") -> Finding:
    """How many different features the sources together give a subject under one aspect."""
    found = features(subject, aspect)
    if not isinstance(found.observed, frozenset):
        raise EditionError(f"attributes.csv: {subject}, {aspect} is no set")
    return derived(len(found.observed), unit, found, note=note)


def figure(name: str) -> float:
    """The value of a quantity as a plain number, as the most trusted source gives it."""
    return float(statements("quantities", "quantity", name).iloc[0]["value"])


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
    """The rows of a table about one thing, the most trusted class of source first."""
    rows = tables.read(table)
    rows = rows[rows[column] == name]
    if rows.empty:
        raise EditionError(f"{table}.csv: no row for {name}")
    classes = tables.read("sources").set_index("key")["class"]
    trust = rows["source"].map(lambda key: CLASSES.index(classes[key]))
    return rows.loc[trust.sort_values(kind="stable").index]


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
    silent: Mapping[str, str] | None = None,
) -> None:
    """Makes cited facts the evidence of claims that rest on one fact each, by claim id.

    `events` and `quantities` name the fact, `features` give subject and aspect, `intervals`
    start, end and unit; `silent` says why there is no answer and where it would be found.
    """
    for claim, name in (events or {}).items():
        evidence(claim)(partial(event, name))
    for claim, name in (quantities or {}).items():
        evidence(claim)(partial(quantity, name))
    for claim, (subject, aspect) in (features or {}).items():
        evidence(claim)(partial(_features, subject, aspect))
    for claim, (start, end, unit) in (intervals or {}).items():
        evidence(claim)(partial(interval, start, end, unit))
    for claim, why in (silent or {}).items():
        evidence(claim)(partial(Finding, observed=None, missing=why))


_features = features
"""The function by a name that the parameter of `register` does not hide."""
