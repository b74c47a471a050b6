"""Cited facts as the tables have them: rows, each the statement of one source, the best first."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import pandas as pd

from edition.base.cache import cached
from edition.base.errors import EditionError
from edition.base.text import PRECISION, known, period
from edition.data import tables
from edition.judge.witnesses import Nature, Witness, witnesses

ORDER = list(Nature)
"""The natures of sources, the one that weighs most first."""

P = ParamSpec("P")
R = TypeVar("R")

_aside: ContextVar[str] = ContextVar("aside", default="")


class SilentError(EditionError):
    """No source besides the one that is set aside states a fact."""


@contextmanager
def set_aside(source: str) -> Iterator[None]:
    """Leaves the statements of one source out of all findings within the block."""
    token = _aside.set(source)
    try:
        yield
    finally:
        _aside.reset(token)


def aside() -> str:
    """The source that is set aside at the moment; empty for none."""
    return _aside.get()


def kept(function: Callable[P, R]) -> Callable[P, R]:
    """Keeps what a function worked out from statements, apart for each source set aside."""

    @cached
    def work_out(aside: str, *args: P.args, **kwargs: P.kwargs) -> R:
        return function(*args, **kwargs)

    @wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        return work_out(_aside.get(), *args, **kwargs)

    return call


def rows(table: str, column: str, name: str) -> pd.DataFrame:
    """The rows of a table about one thing, the same in any order of file.

    The best witnesses stand first, and of these who knows the day.  The column `feature` of the
    attributes joins subject and aspect: treaty/rank.  EditionError where there is none;
    SilentError where the source that is set aside alone has any.
    """
    return _standing(table, column, name, _aside.get()).copy()


@cached
def _standing(table: str, column: str, name: str, aside: str) -> pd.DataFrame:
    stated = _by_name(table, column).get(name)
    if stated is None:
        raise EditionError(f"{table}.csv: no row for {name}")
    if aside:
        stated = stated[stated["source"] != aside]
        if stated.empty:
            raise SilentError(f"Only {aside} states {name}.")
    return stated


@cached
def _by_name(table: str, column: str) -> dict[str, pd.DataFrame]:
    stated = tables.read(table)
    if table == "attributes":
        stated["feature"] = stated["subject"] + "/" + stated["aspect"]
    weight = [
        rank(witnesses([key], own))
        for key, own in zip(stated["source"], stated["own_act"], strict=True)
    ]
    exact = stated["precision"].map(list(PRECISION).index) if "precision" in stated else 0
    best = ["weight", "exact"]
    ordered = stated.assign(weight=weight, exact=exact)
    ordered = ordered.sort_values([*best, *stated.columns], kind="stable")
    return {str(name): part for name, part in ordered.drop(columns=best).groupby(column)}


def rank(group: Iterable[Witness]) -> int:
    """The place of the best of some witnesses: 0 for a record, more for those that weigh less."""
    return min((ORDER.index(who.nature) for who in group), default=len(ORDER))


def standing(table: str) -> pd.DataFrame:
    """All rows of a table but those of the source that is set aside."""
    stated = tables.read(table)
    return stated[stated["source"] != _aside.get()]


def when(row: "pd.Series[Any]") -> str:
    """The day of an event in words, no more exact than it is known: 28 February 2017, May 1901."""
    return period(known(pd.Timestamp(row["date"]).date(), row["precision"]))


def days_in_words(events: pd.DataFrame) -> list[str]:
    """The days of events in words, each no more exact than it is known."""
    return [when(row) for _, row in events.iterrows()]
