"""Values in words, as a reader would write them."""

import re
from datetime import date

Value = float | int | str | date | frozenset[str] | None

COUNTED = {
    "attempts": "attempt",
    "days": "day",
    "fields": "field",
    "gains": "gain",
    "launches": "launch",
    "meetings": "meeting",
    "percentage points": "percentage point",
    "points": "point",
    "positions": "position",
    "projects": "project",
    "states": "state",
    "summits": "summit",
    "years": "year",
}
"""Units that have a singular."""


def in_words(value: Value, unit: str = "") -> str:
    """A value with its unit as a reader would write it: 126.8 km, 15 July 2006, gas and rail."""
    if value is None:
        return "nothing"
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    if isinstance(value, frozenset):
        return listed(sorted(value))
    if isinstance(value, str):
        return value
    number = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.{_decimals(value)}f}"
    singular = COUNTED.get(unit, unit) if value == 1 else unit
    return f"{number} {singular}".strip()


PRECISION = {"day": 10, "month": 7, "year": 4}
"""How much of an ISO date is known."""


def known(day: date, precision: str) -> str:
    """As much of a date in ISO form as is known: 2012-09-18, 2012-09 or 2012."""
    return day.isoformat()[: PRECISION[precision]]


def period(iso: str) -> str:
    """A year, a month or a day in ISO form as a reader would write it; ValueError for others."""
    if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", iso, re.ASCII):
        raise ValueError("no year, month or day as 2012, 2012-09 or 2012-09-18")
    day = date.fromisoformat(f"{iso}-01-01"[:10])
    return [iso, f"{day:%B %Y}", in_words(day)][iso.count("-")]


def listed(items: list[str], last: str = "and") -> str:
    """Items as an English list: a, b and c."""
    return f" {last} ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def _decimals(value: float) -> int:
    return 1 if abs(value) >= 20 else 2
