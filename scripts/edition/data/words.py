"""Values with their units in words, as a reader would write them."""

from datetime import date

from edition.base.text import day_in_words, listed
from edition.data.vocabulary import singulars

Value = float | int | str | date | frozenset[str] | None
"""What a claim asserts or evidence shows."""


def in_words(value: Value, unit: str = "") -> str:
    """A value with its unit as a reader would write it: 126.8 km, 2 May 1901, oats and rye."""
    if value is None:
        return "nothing"
    if isinstance(value, date):
        return day_in_words(value)
    if isinstance(value, frozenset):
        return listed(sorted(value))
    if isinstance(value, str):
        return value
    decimals = 0 if float(value).is_integer() else 1 if abs(value) >= 20 else 2
    number = f"{value:,.{decimals}f}"
    named = singulars().get(unit, unit) if value == 1 and unit else unit
    return f"{number} {named}".strip()
