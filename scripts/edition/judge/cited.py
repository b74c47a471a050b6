"""Cited facts as the tables have them: rows, each the statement of one source, the best first.

The better class of source is believed.  Where sources of that class differ, the value is that
which most of their origins give, or else that which most origins of any class give; a day and its
month, or a number and what it rounds to, do not differ, and the more exact one stands first.  Of
values that are tied even so the middle one is taken, of two the lower, and the others are its
rivals: where one of them would turn a verdict, the claim is not decided.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from statistics import median_low
from typing import Any

import pandas as pd

from edition.base.cache import cached
from edition.base.errors import EditionError
from edition.base.text import known, period
from edition.data import tables
from edition.data.descriptor import CITED
from edition.data.words import in_words

CLASSES = ["primary", "official", "scholarly", "reference", "dataset", "news", "amateur"]
"""Classes of source, the one that is believed first first."""

_aside: ContextVar[str] = ContextVar("aside", default="")
_believed: ContextVar["Rival | None"] = ContextVar("believed", default=None)


class SilentError(EditionError):
    """No source besides the one that is set aside states a fact."""


@dataclass(frozen=True)
class Source:
    """What the table of sources says of one: its class, and where what it says comes from."""

    kind: str
    origin: str

    @property
    def primary(self) -> bool:
        """Whether it is the text, the record or the statement itself."""
        return self.kind == "primary"


@dataclass(frozen=True)
class Rival:
    """A value of a cited fact, as ISO date or number, for which as much speaks as for another."""

    table: str
    name: str
    value: str | float


@cached
def sources() -> dict[str, Source]:
    """Every source by its key."""
    table = tables.read("sources")
    return {row["key"]: Source(row["class"], row["origin"]) for row in table.to_dict("records")}


@contextmanager
def set_aside(source: str) -> Iterator[None]:
    """Leaves the statements of one source out of all findings within the block."""
    token = _aside.set(source)
    try:
        yield
    finally:
        _aside.reset(token)


@contextmanager
def believing(rival: Rival) -> Iterator[None]:
    """Takes a rival value for the believed one in all findings within the block."""
    token = _believed.set(rival)
    try:
        yield
    finally:
        _believed.reset(token)


def rows(table: str, column: str, name: str) -> pd.DataFrame:
    """The rows of a table about one thing, that which is believed first, then by class of source.

    The column `feature` of the attributes joins subject and aspect: treaty/rank.  EditionError
    where there is none; SilentError where the source that is set aside alone has any.
    """
    return _standing(table, column, name, _aside.get(), _believed.get())[0].copy()


def rivals(names: Iterable[str]) -> list[Rival]:
    """The rivals of what is believed of cited facts, which are named as a finding names rows."""
    facts = [name.partition(":") for name in names]
    return [
        rival
        for table, _, name in facts
        if table in ("events", "quantities")
        for rival in _standing(table, CITED[table], name, _aside.get(), None)[1]
    ]


@cached
def _standing(
    table: str, column: str, name: str, aside: str, believed: Rival | None
) -> tuple[pd.DataFrame, list[Rival]]:
    """The rows about one thing without the source set aside, in order; the rivals of the first."""
    stated = _grouped(table, column).get(name)
    if stated is None:
        raise EditionError(f"{table}.csv: no row for {name}")
    if aside:
        stated = stated[stated["source"] != aside]
        if stated.empty:
            raise SilentError(f"Only {aside} states {name}.")
    values = _values(table, stated)
    ranks = _ranks(values, [sources()[key] for key in stated["source"]], table != "attributes")
    tied = sorted({value for value, rank in zip(values, ranks, strict=True) if rank == min(ranks)})
    first = tied[0] if table == "attributes" else median_low(tied)
    if believed and (table, name) == (believed.table, believed.name):
        first = believed.value
    places = zip(ranks, (value != first for value in values), values, stated["source"], strict=True)
    order = [number for _, number in sorted(zip(places, range(len(stated)), strict=True))]
    others = [] if table == "attributes" else [Rival(table, name, v) for v in tied if v != first]
    return stated.iloc[order], others


@cached
def _grouped(table: str, column: str) -> dict[str, pd.DataFrame]:
    stated = tables.read(table)
    if table == "attributes":
        stated["feature"] = stated["subject"] + "/" + stated["aspect"]
    return {str(name): part for name, part in stated.groupby(column)}


def _values(table: str, stated: pd.DataFrame) -> list[Any]:
    """What each row states: as much of a day as is known in ISO form, a number, or a feature."""
    if table == "events":
        days = zip(stated["date"], stated["precision"], strict=True)
        return [known(day.date(), precision) for day, precision in days]
    return list(stated["value"])


def _ranks(values: list[Any], stating: list[Source], differ: bool) -> list[tuple[int, ...]]:
    """For each value how soon it is believed, the lowest first; by class alone unless they differ.

    Then a value that another of the class makes more exact comes after it, and those that more
    origins agree with, of the class and of all, before others.
    """
    trust = [CLASSES.index(source.kind) for source in stating]
    if not differ:
        return [(place,) for place in trust]
    ranks = []
    for place, value in zip(trust, values, strict=True):
        agreeing = [
            number
            for number, other in enumerate(values)
            if _holds(value, other) or _holds(other, value)
        ]
        peers = [number for number in agreeing if trust[number] == place]
        vague = any(_holds(value, values[number]) and values[number] != value for number in peers)
        origins = [len({stating[number].origin for number in group}) for group in (peers, agreeing)]
        ranks.append((place, int(vague), *(-count for count in origins)))
    return ranks


def _holds(one: Any, other: Any) -> bool:
    """Whether one value is another, less exactly: its month or year, or the number rounded."""
    if isinstance(one, str):
        return str(other).startswith(one)
    decimals = len(f"{one:.12g}".partition(".")[2])
    return bool(one == other or round(other, decimals) == one)


@dataclass(frozen=True)
class Statement:
    """One source's statement: its key, the value or day that it gives, and what it says of it."""

    source: str
    value: str
    words: str


def statements(names: Iterable[str]) -> list[Statement]:
    """The statements behind the rows (table:key) of a finding that are cited facts, in order."""
    found: list[Statement] = []
    for name in names:
        table, _, key = name.partition(":")
        if table in CITED:
            column = "feature" if table == "attributes" else CITED[table]
            stated, _ = _standing(table, column, key, aside="", believed=None)
            found += [_statement(table, row) for _, row in stated.iterrows()]
    return found


def _statement(table: str, row: "pd.Series[Any]") -> Statement:
    if table == "events":
        value = when(row)
    elif table == "quantities":
        value = in_words(float(row["value"]), row["unit"])
    else:
        value = str(row["value"])
    return Statement(row["source"], value, row["statement"])


def when(row: "pd.Series[Any]") -> str:
    """The day of an event in words, no more exact than it is known: 28 February 2017, May 1901."""
    return period(known(pd.Timestamp(row["date"]).date(), row["precision"]))


def days_in_words(events: pd.DataFrame) -> list[str]:
    """The days of events in words, each no more exact than it is known."""
    return [when(row) for _, row in events.iterrows()]
