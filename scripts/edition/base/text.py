"""Dates, lists and text as a reader would write them, and as Markdown leaves them alone."""

import re
from datetime import date
from unicodedata import normalize

INLINE = re.compile(r"[\\`*_{}\[\]<>$|~#&^]")
AT_START = re.compile(r"^(\d*)([-+:=%(.)])")
"""What opens a list, a heading, a comment or a target."""

APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)|(?<=s)'(?=\W|$)")
"""One within a word, or behind the s of a plural."""

PRECISION = {"day": 10, "month": 7, "year": 4}
"""How much of an ISO date is known."""


SCRIPTS = {
    "ko": "[\uac00-\ud7a3]",
    "ja": "[\u3040-\u30ff]",
    "zh": "[\u3400-\u9fff]",
    "ru": "[\u0400-\u04ff]",
}
"""A sign by which a language is known, the first that is found."""


def language(text: str) -> str:
    """The language of a title or a name by its script, as HTML has it; empty for Latin letters."""
    return next((code for code, signs in SCRIPTS.items() if re.search(signs, text)), "")


def known(day: date, precision: str) -> str:
    """As much of a date in ISO form as is known: 2012-09-18, 2012-09 or 2012."""
    return day.isoformat()[: PRECISION[precision]]


def period(iso: str) -> str:
    """A year, a month or a day in ISO form as a reader would write it; ValueError for others."""
    if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", iso, re.ASCII):
        raise ValueError("no year, month or day as 2012, 2012-09 or 2012-09-18")
    day = date.fromisoformat(f"{iso}-01-01"[:10])
    return [iso, f"{day:%B %Y}", day_in_words(day)][iso.count("-")]


def day_in_words(day: date) -> str:
    """A day as a reader would write it: 28 February 2017."""
    return f"{day.day} {day:%B %Y}"


def listed(items: list[str], last: str = "and") -> str:
    """Items as an English list: a, b and c."""
    return f" {last} ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def slug(text: str, joint: str) -> str:
    """A text in small Latin letters and digits, with accents off and a joint between its words."""
    letters = normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", joint, letters).strip(joint)


def typographic(text: str) -> str:
    """A text with the apostrophes of print, as pages made from Markdown have them."""
    return APOSTROPHE.sub("’", text)


def literal(text: str) -> str:
    """A text in one line, with a backslash before every sign that MyST Markdown would read."""
    line = INLINE.sub(r"\\\g<0>", " ".join(text.split()))
    return AT_START.sub(r"\1\\\2", line)
