"""The axes of forms: of numbers, of time, and of rows with names."""

from typing import Any

import altair as alt
import pandas as pd

from edition.base.errors import EditionError
from edition.show import labels
from edition.show.forms.frames import Domain
from edition.show.labels import LINE, broken, number_format, ticks

MARGIN = 5
"""Pixels that a picture has around what is drawn."""


class PixelScale:
    """An axis of values whose place in pixels is known before the chart is drawn."""

    def __init__(self, low: float, high: float, height: int, log: bool) -> None:
        if log and low <= 0:
            raise EditionError("a scale by powers of ten has no zero: give a domain above it")
        self.low, self.high, self.height, self.log = low, high, height, log

    def pixel(self, value: float) -> float:
        """Where a value lies, from the top."""
        low, high, value = (
            labels.log(one) if self.log else one for one in (self.low, self.high, value)
        )
        return self.height * (high - value) / (high - low)

    def value(self, pixel: float) -> float:
        """The value that lies there."""
        low, high = (labels.log(one) if self.log else one for one in (self.low, self.high))
        found = high - pixel / self.height * (high - low)
        return float(10**found if self.log else found)


def domain_of(rows: pd.DataFrame, log: bool, paper: float | None) -> Domain:
    """From 0, or the power of ten below, to a round number above all values."""
    columns = [name for name in ("value", "low", "high") if name in rows]
    values = [*rows[columns].stack().dropna(), *([] if paper is None else [paper])]
    if log:
        return labels.decades(min(values), max(values))
    return ticks(min(0, *values), max(0, *values))


def around(rows: pd.DataFrame, paper: float | None) -> Domain:
    """Some room around all values on a scale by powers of ten."""
    columns = [name for name in ("value", "low", "high", "paper") if name in rows]
    values = [*rows[columns].stack().dropna(), *([] if paper is None else [paper])]
    if min(values) <= 0:
        raise EditionError("a scale by powers of ten has no zero")
    return min(values) / 2, max(values) * 2


def value_axis(field: str, at: PixelScale) -> Any:
    """The axis of values of a column, on a scale whose pixels are known."""
    kind: dict[str, Any] = {"type": "log"} if at.log else {"zero": False}
    scale = alt.Scale(domain=[at.low, at.high], nice=False, **kind)
    return alt.Y(f"{field}:Q", title=None, scale=scale, axis=number_axis(at.log))


def number_axis(log: bool = False) -> Any:
    """An axis of numbers; one by powers of ten names these alone."""
    if not log:
        return alt.Axis(tickCount=5)
    return alt.Axis(
        values=[10.0**power for power in range(-6, 13)],
        labelExpr="format(datum.value, datum.value < 1 ? '~g' : ',')",
    )


def count_axis(values: "pd.Series[float]", *, without_sign: bool) -> Any:
    """An axis that has no halves where there are none."""
    if without_sign:
        return alt.Axis(tickCount=5, tickMinStep=1, labelExpr="format(abs(datum.value), ',')")
    whole = number_format(values) == ",d"
    return alt.Axis(tickCount=5, tickMinStep=1, format=",d") if whole else number_axis()


def clock(rows: pd.DataFrame) -> str:
    """The column that tells the time: year or date."""
    return "year" if "year" in rows else "date"


def time_axis(when: str, rows: pd.DataFrame, gutter: int) -> Any:
    """The axis of time, which ends where the names of lines begin."""
    range_: Any = {"range": [0, alt.ExprRef(f"width - {gutter}")]} if gutter else {}
    zero: dict[str, Any] = {} if when == "date" else {"zero": False}
    scale = alt.Scale(nice=False, **zero, **range_)
    first, last = rows[when].min(), rows[when].max()
    if when == "date":
        return alt.X("date:T", title=None, scale=scale, axis=day_axis(last - first))
    return alt.X("year:Q", title=None, scale=scale, axis=year_axis())


def time_tip(when: str) -> Any:
    """What a tooltip says of the time."""
    return alt.Tooltip("date:T") if when == "date" else alt.Tooltip("year:Q", format="d")


def year_axis(*, bound: bool = False) -> Any:
    """An axis of years; `bound` leaves out a year that would stick out of the picture."""
    return alt.Axis(
        format="d",
        tickMinStep=1,
        grid=False,
        labelOverlap=True,
        labelSeparation=8,
        labelFlush=False,
        labelBound=MARGIN if bound else False,
    )


def day_axis(span: pd.Timedelta) -> Any:
    """An axis of days, by month where they span few years."""
    form = "%Y" if span.days > 1500 else "%b %Y"
    return alt.Axis(format=form, grid=False, tickCount=6, labelOverlap=True, labelSeparation=8)


def row_axis(rows: pd.DataFrame, field: str = "name") -> Any:
    """The axis of rows in the order in which they come, their names broken into short lines."""
    order = list(dict.fromkeys(rows[field]))
    axis = alt.Axis(
        labelExpr=labels.ROW_NAME,
        labelOffset={"condition": {"test": "true", "expr": labels.ROW_LIFT}, "value": 0},
        labelLimit=0,
        labelPadding=8,
        ticks=False,
        domain=False,
    )
    return alt.Y(f"{field}:N", title=None, sort=order, axis=axis)


def height_of(rows: pd.DataFrame, least: int = 30, field: str = "name") -> int:
    """The height of a chart with a row a name, of which the longest breaks into most lines."""
    names = [str(one) for one in rows[field].unique()]
    return len(names) * max(least, LINE * max(len(broken(name)) for name in names) + 8)


def bar_axis(rows: pd.DataFrame, gutter: int, paper: float | None) -> Any:
    """The axis of bars: from 0 or the least, with room for the labels behind their ends."""
    low, high = domain_of(rows, False, paper)
    start = gutter if low < 0 else 0
    scale = alt.Scale(
        domain=[low, high], range=[start, alt.ExprRef(f"width - {gutter}")], nice=False
    )
    return alt.X("value:Q", title=None, scale=scale, axis=number_axis())


def label_gutter(rows: pd.DataFrame) -> int:
    """The room that labels take behind the ends of bars."""
    return labels.width(map(str, rows["label"])) + 10
