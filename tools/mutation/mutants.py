"""One changed datum at a time: what each cell of the tables could be instead."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from edition.data import descriptor, tables

SHIFTS = (37, -37, 11, -11, 1, -1)
"""What is added to a number that must stay within bounds, such as a year."""

LATER = pd.DateOffset(years=3, months=2, days=9)
"""A change of day that no precision hides."""


@dataclass(frozen=True)
class Mutant:
    """A cell with another value that its descriptor allows."""

    table: str
    row: int
    column: str
    value: Any


def mutants(table: str) -> Iterator[Mutant]:
    """A mutant of every cell of a table that is not empty."""
    entry, frame = descriptor.resource(table), tables.read(table)
    key = entry["schema"].get("primaryKey", [])
    links = {
        link["fields"][0]: sorted(tables.read(link["reference"]["resource"] or table).iloc[:, 0])
        for link in entry["schema"].get("foreignKeys", [])
    }
    for field in entry["schema"]["fields"]:
        column = field["name"]
        others = links.get(column) or field.get("constraints", {}).get("enum")
        others = others or sorted(set(frame[column].dropna()))
        taken = set(map(tuple, frame[key].to_numpy())) if column in key else set()
        for row, value in enumerate(frame[column]):
            if pd.isna(value) or value == "":
                continue
            for other in candidates(value, field, others):
                full = tuple(other if name == column else frame[name].iloc[row] for name in key)
                if other != value and full not in taken:
                    yield Mutant(table, row, column, other)
                    break


def candidates(value: Any, field: dict[str, Any], others: list[Any]) -> Iterator[Any]:
    """Values beyond every margin of the ledger, the preferred first; one always is legal."""
    rules = field.get("constraints", {})
    if field["type"] == "date":
        yield value + LATER
    elif field["type"] in ("integer", "number"):
        kind = int if field["type"] == "integer" else float
        ways = [2.5 * value + (value == 0), value / 2, *(value + shift for shift in SHIFTS)]
        low, high = rules.get("minimum", -float("inf")), rules.get("maximum", float("inf"))
        yield from (kind(way) for way in ways if low <= way <= high)
    elif "enum" in rules or (len(others) > 1 and ("pattern" in rules or field["name"] == "claim")):
        place = others.index(value) if value in others else 0
        yield from (*others[place + 1 :], *others[:place])
    if field["type"] == "string":
        yield _asserted(value) if field["name"] == "asserted" else f"{value} otherwise"


def _asserted(value: str) -> str:
    """Another value that a claim might assert, of the same form."""
    if re.fullmatch(r"-?\d+(\.\d+)?", value):
        return f"{2.5 * float(value) + 1:g}"
    if re.fullmatch(r"\d{4}(-\d\d)*", value):
        return f"{int(value[:4]) + 3}{value[4:]}"
    return f"{value} otherwise"


def changed(frame: pd.DataFrame, block: list[Mutant]) -> pd.DataFrame:
    """A table with mutants of one column in it."""
    column, values = block[0].column, {one.row: one.value for one in block}
    other = [values.get(row, value) for row, value in enumerate(frame[column])]
    return frame.assign(**{column: pd.Series(other, frame.index, frame[column].dtype)})
