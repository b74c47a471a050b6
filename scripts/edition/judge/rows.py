"""The rows of tables that a finding names: by table and key, as table:key."""

import re
from collections.abc import Iterable, Iterator

import pandas as pd

from edition.base.cache import cached
from edition.data import tables
from edition.data.descriptor import resource
from edition.judge.codings import PASSAGES, passages

WITNESS = ["key", "nature", "origin", "rests_on", "copy", "paper"]
"""What of a source bears on a verdict; when it was opened, and where, does not."""


def stated(name: str, key: str) -> pd.DataFrame:
    """The rows of a table that a finding calls by a key, as text: a cell, or several with / or -
    between; the whole table where no row is known by it."""
    table = _as_text(name)
    for parts in ({key}, set(key.split("/")), set(re.split("[/-]", key))):
        named = [parts <= cells for cells in _cells(name)]
        if any(named):
            return table.loc[named]
    return table


def coded(rows: Iterable[str]) -> Iterator[str]:
    """What coders made of the passages among the rows of a finding, and by which codes."""
    for row in rows:
        name, _, key = row.partition(":")
        if name == PASSAGES:
            question, case = key.split("/", 1)
            yield f"codebook:{question}"
            yield from (f"codings:{one['number']}" for one in passages(question, case))


def together(rows: Iterable[str]) -> pd.DataFrame:
    """All rows that a finding names, and what coders made of them: columns table, key, and what
    each table has; of a map layer the key alone."""
    named = list(rows)
    parts = [_part(*row.split(":", 1)) for row in dict.fromkeys([*named, *coded(named)])]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame({"table": [], "key": []})


def _part(name: str, key: str) -> pd.DataFrame:
    if "schema" not in resource(name):
        return pd.DataFrame({"table": [name], "key": [key]})
    found = _with_names(name).loc[stated(name, key).index]
    found.insert(0, "table", name)
    found.insert(1, "key", key)
    return found


@cached
def _with_names(name: str) -> pd.DataFrame:
    """A table whose own columns table and key, as the sources have one, are called after it."""
    own = {column: f"{name}_{column}" for column in ("table", "key")}
    return tables.read(name).astype(object).rename(columns=own)


@cached
def _cells(name: str) -> list[set[str]]:
    """The cells of each row."""
    return [set(row) for row in _as_text(name).to_numpy()]


@cached
def _as_text(name: str) -> pd.DataFrame:
    table = tables.read(name).astype(str)
    return table[WITNESS] if name == "sources" else table
