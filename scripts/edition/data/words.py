"""Values with their units in words, as a reader would write them."""

import re
from datetime import date

from edition.base.text import day_in_words, listed
from edition.data.vocabulary import singulars

Value = float | int | str | date | frozenset[str] | None
"""What a claim asserts or evidence shows."""

MINUS = "\N{MINUS SIGN}"

CURRENCIES = {"USD": "US dollars", "EUR": "euros", "KRW": "won", "RUB": "roubles"}
"""How a sentence calls the currencies of units; tables keep the code."""

UP_TO_TWELVE = "no one two three four five six seven eight nine ten eleven twelve"

DAYS, WEEKS, MONTH = 46, 100, 30.44
"""Up to how many days a span is told in days, and in weeks; the days of a month."""


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
    return f"{_number(value, decimals)} {_named(unit, value)}".strip()


def spoken(value: float, unit: str = "") -> str:
    """A measure as one says it, no more exact than an ear takes in: 127 km, 10.96 billion US
    dollars, 2 years and 11 months."""
    if unit == "years" and value:
        return _years_and_months(value)
    number = _number(value, 0 if abs(value) >= 20 else 2)
    number = number.rstrip("0").rstrip(".") if "." in number else number
    named = _named(unit, 1 if number == "1" else value)
    for code, words in CURRENCIES.items():
        named = re.sub(rf"\b{code}\b", words, named)
    return f"{number} {named}".strip()


def apart(days: float) -> str:
    """How far two days lie from each other, as one says it: 20 days, about six months."""
    whole = round(abs(days))
    if whole < DAYS:
        return f"{whole} {_plural('day', whole)}"
    if whole < WEEKS:
        return f"about {counted(round(whole / 7))} weeks"
    months = round(whole / MONTH)
    if months == 12:
        return "about a year"
    if months <= 24:
        return f"about {counted(months)} months"
    return f"about {counted(round(months / 12))} years"


def counted(number: int) -> str:
    """A number, in a word up to twelve."""
    words = UP_TO_TWELVE.split()
    return words[number] if 0 <= number < len(words) else f"{number:,}"


def _years_and_months(value: float) -> str:
    years, months = divmod(round(abs(value) * 12), 12)
    parts = [(years, "year"), (months, "month")]
    told = [f"{number:,} {_plural(name, number)}" for number, name in parts if number]
    sign = MINUS if value < 0 and told else ""
    return sign + (listed(told) or "less than a month")


def _plural(name: str, number: int) -> str:
    return name if number == 1 else f"{name}s"


def _number(value: float, decimals: int) -> str:
    shown = f"{value:,.{decimals}f}".replace("-", MINUS)
    return shown.removeprefix(MINUS) if not shown.strip(f"{MINUS}0.") else shown


def _named(unit: str, value: float) -> str:
    return singulars().get(unit, unit) if value == 1 and unit else unit
