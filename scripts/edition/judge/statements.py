"""What each source states, behind the rows of a finding, for readers."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from edition.base.text import period
from edition.data import tables
from edition.data.descriptor import CITED, resource
from edition.data.vocabulary import paper_key
from edition.data.words import in_words
from edition.judge import cited, codings
from edition.judge.rows import stated

FEW = 3
"""Up to how many rows a source has by one key, each is told in words."""

BESIDE = ("source", "precision")
"""Columns that say nothing of the matter itself."""


@dataclass(frozen=True)
class Statement:
    """One source's statement: its key, the value, day or code that it gives, what it says, and of
    a number the year that it is of."""

    source: str
    value: str
    words: str
    year: str = ""


def statements(names: Iterable[str]) -> list[Statement]:
    """The statements behind the rows of a finding (table:key): cited facts and coded passages.

    The paper's own sentence, which is coded among the passages, is no evidence.
    """
    found: list[Statement] = []
    for name in names:
        table, _, key = name.partition(":")
        if table in CITED:
            column = "feature" if table == "attributes" else CITED[table]
            found += [_fact(table, row) for _, row in cited.rows(table, column, key).iterrows()]
        elif table == codings.PASSAGES:
            stated = codings.passages(*key.split("/", 1))
            found += [_passage(row) for row in stated if row["source"] != paper_key()]
    return found


def given(names: Iterable[str]) -> list[Statement]:
    """What each source gives in any table: its statements, its few rows in words, or their number.

    What a choice may set aside goes by `statements` alone.
    """
    found = statements(names)
    for name in names:
        table, _, key = name.partition(":")
        if table in CITED or table == codings.PASSAGES or "schema" not in resource(table):
            continue
        rows = tables.read(table).loc[stated(table, key).index]
        if "source" in rows:
            for source, of_source in rows.groupby("source"):
                found += _rows(table, key, str(source), of_source)
    return found


def _rows(table: str, key: str, source: str, rows: pd.DataFrame) -> list[Statement]:
    if len(rows) > FEW:
        return [Statement(source, key, f"{len(rows)} rows of the table {table}.")]
    return [_row(source, row) for _, row in rows.iterrows()]


def _row(source: str, row: "pd.Series[Any]") -> Statement:
    """A row in words: what it states on its day, or else each of its cells behind its column."""
    if "statement" in row:
        return Statement(source, cited.when(row), _placed(row["statement"], row["locator"]))
    cells = {str(column): _cell(value) for column, value in row.items() if column not in BESIDE}
    (first, value), *rest = [
        (column.replace("_", " "), cell) for column, cell in cells.items() if cell
    ]
    words = "; ".join(f"{column.capitalize()}: {cell}" for column, cell in rest)
    return Statement(source, f"{first} {value}", words)


def _cell(value: Any) -> str:
    """A cell in words; empty where there is nothing in it."""
    if pd.isna(value):
        return ""
    return period(value.date().isoformat()) if isinstance(value, pd.Timestamp) else str(value)


def _fact(table: str, row: "pd.Series[Any]") -> Statement:
    words = _placed(row["statement"], row["locator"])
    if table == "events":
        return Statement(row["source"], cited.when(row), words)
    if table == "quantities":
        value = in_words(float(row["value"]), row["unit"])
        return Statement(row["source"], value, words, str(row["date"])[:4])
    return Statement(row["source"], str(row["value"]), words)


def _passage(row: Mapping[Hashable, Any]) -> Statement:
    code = "; ".join(codings.settled()[row["number"]])
    term = f"“{row['term']}”: " if row["term"] else ""
    return Statement(row["source"], code, _placed(term + row["statement"], row["locator"]))


def _placed(words: str, locator: str) -> str:
    return f"{words} ({locator})" if locator else words
