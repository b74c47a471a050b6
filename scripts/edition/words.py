"""Values in words, as a reader would write them."""

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


def listed(items: list[str], last: str = "and") -> str:
    """Items as an English list: a, b and c."""
    return f" {last} ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def _decimals(value: float) -> int:
    return 1 if abs(value) >= 20 else 2
