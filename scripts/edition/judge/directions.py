"""Findings on what rises or falls, and how they count where they measure something else."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from edition.base import text
from edition.judge.claim import Finding, Observation
from edition.judge.combined import derived, grounds
from edition.judge.trend import IN_WORDS, NO_WAY, Trend, moved_ends, trend
from edition.judge.witnesses import Nature, Witness


def direction(series: "pd.Series[float]", *parts: Finding, note: str = "") -> Finding:
    """Whether a series of figures by year rises or falls, resting on other findings."""
    values = {int(year): float(value) for year, value in series.items()}  # type: ignore[call-overload]
    found, moved = trend(values), moved_ends(values)
    rising, falling = 100 * found.rising, 100 * found.falling
    share = (
        f"Of all pairs of years {rising:.0f} per cent show a rise and {falling:.0f} per cent a "
        f"fall{_with_moved_ends(found.way, moved)}."
    )
    base = derived(found.way, "", *parts, note=" ".join(filter(None, [note, share])))
    return replace(base, observations=(Observation(found, grounds(*parts)),))


def without_pause(series: "pd.Series[float]", *parts: Finding) -> Finding:
    """Whether every value of a series lies on the same side of the one before it."""
    steps = series.diff().dropna()
    way = "fall" if (steps < 0).all() else "rise" if (steps > 0).all() else NO_WAY
    return derived(way, "", *parts)


def change(before: float, after: float, *parts: Finding, usual: float = 0.0) -> Finding:
    """Whether a figure rose or fell from one year to a later one, by more than is usual."""
    up, down = float(after > before), float(after < before)
    found = Trend(up, down, after - before, years=1, usual=usual, values=2)
    seen = Observation(found, grounds(*parts))
    return replace(derived(found.way, "", *parts), observations=(seen,))


def indicator(found: Finding, origin: str) -> Finding:
    """A measure of something that it does not record: as research of one origin of this name.

    Roll calls are the record of votes, customs of trade; how close two states are is read from
    them, whoever counted, and one such reading alone is never firm.
    """
    seen = tuple(
        replace(one, grounds=(frozenset(_as_research(who, origin) for who in _all(one)),))
        for one in found.observations
    )
    return replace(found, observations=seen)


def _with_moved_ends(way: str, moved: Mapping[str, str]) -> str:
    """Whether a direction stays where either end of its window moves by a year."""
    other = [f"{end} there is {IN_WORDS[one]}" for end, one in moved.items() if one != way]
    same = f"it is the same {text.listed(list(moved))}" if moved else ""
    return f"; {text.listed(other) or same}" if moved else ""


def _all(seen: Observation) -> frozenset[Witness]:
    return frozenset().union(*seen.grounds)


def _as_research(who: Witness, origin: str) -> Witness:
    return replace(who, origin=origin, nature=Nature.RESEARCH, names=frozenset({origin}))
