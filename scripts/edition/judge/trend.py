"""Whether a series rises or falls, by all pairs of its years, so that no end point is picked."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from statistics import median

from edition.base.errors import EditionError

SHARE = 3 / 4
"""Of all pairs of years, how many have to move the same way."""

FEWEST = 5
"""Values that a direction needs; fewer are compared as quantities."""

ENOUGH = 8
"""Values from which on no direction speaks against one."""


NO_WAY = "no direction"

WAYS = ("rise", "fall", NO_WAY)
"""The directions of a series, and how a source that states one is written down."""

IN_WORDS = {"rise": "a rise", "fall": "a fall", NO_WAY: "no clear direction"}
"""The directions in a sentence."""


@dataclass(frozen=True)
class Trend:
    """The direction of a series.

    `rising` and `falling` are shares of all pairs of years, `slope` is the median slope of pairs a
    year, `years` the length of the window, `usual` the median change from one value to the next,
    `values` their number.  `steady` tells that it stays where either end moves by a year.
    """

    rising: float
    falling: float
    slope: float
    years: int
    usual: float
    values: int
    steady: bool = True

    @property
    def way(self) -> str:
        """rise, fall, or no direction."""
        if abs(self.slope) * self.years > self.usual:
            if self.rising >= SHARE and self.slope > 0:
                return "rise"
            if self.falling >= SHARE and self.slope < 0:
                return "fall"
        return NO_WAY


def trend(series: Mapping[int, float]) -> Trend:
    """The direction of values by year; EditionError for fewer than `FEWEST`."""
    if len(series) < FEWEST:
        raise EditionError(f"a trend needs {FEWEST} values or more, here are {len(series)}")
    found = _told(series)
    moved = moved_ends(series).values()
    return replace(found, steady=all(way == found.way for way in moved))


def _told(series: Mapping[int, float]) -> Trend:
    points = sorted(series.items())
    pairs = list(combinations(points, 2))
    return Trend(
        rising=sum(late > early for (_, early), (_, late) in pairs) / len(pairs),
        falling=sum(late < early for (_, early), (_, late) in pairs) / len(pairs),
        slope=median((late - early) / (end - start) for (start, early), (end, late) in pairs),
        years=points[-1][0] - points[0][0],
        usual=median(abs(late - early) for (_, early), (_, late) in pairwise(points)),
        values=len(points),
    )


def moved_ends(series: Mapping[int, float]) -> dict[str, str]:
    """The direction where either end of the window moves inwards by a year, by what is left out."""
    years = sorted(series)
    return {
        f"without {year}": _told({one: series[one] for one in series if one != year}).way
        for year in (years[0], years[-1])
        if len(series) > FEWEST
    }
