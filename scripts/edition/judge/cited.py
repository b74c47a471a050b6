"""What each source states: the cited rows on which a finding rests."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from edition import tables
from edition.words import in_words, known, period


@dataclass(frozen=True)
class Statement:
    """One source's statement: its key, the value or day that it gives, and what it says of it."""

    source: str
    value: str
    words: str


def statements(rows: Iterable[str]) -> list[Statement]:
    """The cited statements among the rows of a finding (table:key), in their order."""
    found: list[Statement] = []
    for row in rows:
        name, _, key = row.partition(":")
        if name in CITED:
            table = _about(name, key)
            found += [_statement(name, line) for _, line in table.iterrows()]
    return found


def _about(name: str, key: str) -> pd.DataFrame:
    table = tables.read(name)
    if name == "attributes":
        subject, aspect = key.split("/")
        return table[(table["subject"] == subject) & (table["aspect"] == aspect)]
    return table[table[CITED[name]] == key]


CITED = {"events": "event", "quantities": "quantity", "attributes": "subject"}
"""The tables of cited facts, and the column that names the fact."""


def _statement(name: str, row: "pd.Series[str]") -> Statement:
    value = {
        "events": lambda: when(row),
        "quantities": lambda: in_words(float(row["value"]), row["unit"]),
        "attributes": lambda: str(row["value"]),
    }[name]()
    return Statement(row["source"], value, row["statement"])


def when(row: "pd.Series[Any]") -> str:
    """The day of an event in words, no more exact than it is known: 15 July 2006, May 2014."""
    return period(known(pd.Timestamp(row["date"]).date(), row["precision"]))


def days_in_words(rows: pd.DataFrame) -> list[str]:
    """The days of events in words, each no more exact than it is known."""
    return [when(row) for _, row in rows.iterrows()]
