"""Forms of what changes over the years: lines, columns and small charts."""

import textwrap
from typing import Any

import altair as alt
import pandas as pd

from edition.base.errors import EditionError
from edition.show import labels
from edition.show.colour import ACCENT, NEUTRAL, PALE
from edition.show.forms.axes import (
    PixelScale,
    clock,
    count_axis,
    domain_of,
    time_axis,
    time_tip,
    value_axis,
    year_axis,
)
from edition.show.forms.frames import Colours, Domain, Tips, name_tips, rows_of
from edition.show.forms.marks import colour_of, layered, paper_line, words
from edition.show.labels import LINE, number_format, spread, written

GUTTER = 16
"""Letters in a line of the name of a line, which stands to the right of its end."""


def lines(
    frame: pd.DataFrame,
    *,
    colours: Colours | None = None,
    paper: float | None = None,
    domain: Domain | None = None,
    log: bool = False,
    step: bool = False,
    tips: Tips = (),
    height: int = 300,
) -> alt.LayerChart:
    """Lines, each named at its end; columns name, value, year or date; low and high make a band.

    The axis starts at 0 unless `domain` or `log` says otherwise.  `step` holds a value until the
    next.
    """
    rows = rows_of(frame, "name", "value")
    when = clock(rows)
    low, high = domain or domain_of(rows, log, paper)
    if (rows.groupby("name")[when].nunique() < rows.groupby("name").size()).any():
        raise EditionError(f"a line has two values in one {when}")
    colour = colour_of(rows, colours, "name")
    ends = rows.loc[rows.dropna(subset="value").groupby("name", sort=False)[when].idxmax()]
    ends = ends.assign(_shown=[textwrap.fill(name, GUTTER) for name in ends["name"]])
    ends["_ink"] = [(colours or {}).get(name, NEUTRAL) for name in ends["name"]]
    at = PixelScale(low, high, height, log)
    sizes = [LINE * (shown.count("\n") + 1) for shown in ends["_shown"]]
    wanted = [at.pixel(value) for value in ends["value"]]
    middles = spread(wanted, sizes, -8, height + 8)
    ends["_at"] = [
        at.value(middle - LINE * shown.count("\n") / 2)
        for middle, shown in zip(middles, ends["_shown"], strict=True)
    ]
    gutter = labels.width(line for shown in ends["_shown"] for line in shown.split("\n")) + 12
    x = time_axis(when, rows, gutter)
    base = alt.Chart(rows).encode(x=x)
    y = value_axis("value", at)
    layers: list[Any] = []
    if {"low", "high"} <= {*rows}:
        band = base.mark_area(opacity=0.18, aria=False)
        layers.append(band.encode(y=value_axis("low", at), y2="high:Q", color=colour))
    layers.append(
        base.mark_line(strokeWidth=2.5, interpolate="step-after" if step else "linear").encode(
            y=y, color=colour
        )
    )
    form = number_format(rows["value"])
    crowded = rows.groupby("name").size().max() > 40
    layers.append(
        base.mark_circle(size=60 if crowded else 34, opacity=0 if crowded else 1).encode(
            y=y,
            color=colour,
            tooltip=[*name_tips(rows), time_tip(when), alt.Tooltip("value:Q", format=form), *tips],
        )
    )
    if paper is not None:
        layers += paper_line(paper, written(paper, number_format([paper])), y=at)
    named = alt.Chart(ends).encode(x=x, y=value_axis("_at", at), text="_shown:N")
    layers += words(named, align="left", dx=9, bold=True, color=alt.Color("_ink:N", scale=None))
    return layered(layers, height)


def columns(
    frame: pd.DataFrame,
    *,
    colours: Colours | None = None,
    below: str = "",
    tips: Tips = (),
    height: int = 260,
) -> alt.LayerChart:
    """A column for each year; columns year and value; kind, in its order, piles up what it has.

    What is of the kind `below` hangs from the line, counted as what stands on it.
    """
    rows = rows_of(frame, "year", "value")
    by = "kind" if "kind" in rows else None
    years = rows["year"]
    wide = alt.expr(f"max(3, 0.7 * width / {years.max() - years.min() + 1})")
    first, last = years.min() - 0.5, years.max() + 0.5
    kinds = {kind: place for place, kind in enumerate(rows["kind"].unique())} if by else {}
    rows["_order"] = rows["kind"].map(kinds) if by else 0
    if below:
        rows["_height"] = rows["value"].where(rows["kind"] != below, -rows["value"])
    chart = (
        alt.Chart(rows)
        .mark_bar(width=wide)
        .encode(
            x=alt.X(
                "year:Q",
                title=None,
                scale=alt.Scale(domain=[first, last], nice=False),
                axis=year_axis(bound=True),
            ),
            y=alt.Y(
                "_height:Q" if below else "value:Q",
                title=None,
                axis=count_axis(rows["value"], without_sign=bool(below)),
            ),
            color=colour_of(rows, colours, "kind", key=True, orient="bottom")
            if by
            else alt.value(ACCENT),
            order="_order:Q",
            tooltip=[
                "year:Q",
                *(["kind:N"] if by else []),
                alt.Tooltip("value:Q", format=number_format(rows["value"])),
                *tips,
            ],
        )
    )
    return layered([chart], height)


def panels(
    frame: pd.DataFrame, *, colours: Colours | None = None, domain: Domain | None = None
) -> alt.ConcatChart:
    """A small chart for each name, its line before all others; columns name, year and value."""
    rows = rows_of(frame, "name", "year", "value")
    low, high = domain or domain_of(rows, False, None)
    at = PixelScale(low, high, 110, False)
    x = time_axis("year", rows, 0)
    form = number_format(rows["value"])
    charts: list[Any] = []
    others = alt.Chart(rows).mark_line(color=PALE, strokeWidth=1.2, aria=False)
    for name in rows["name"].unique():
        own = alt.Chart(rows[rows["name"] == name]).encode(
            x=x,
            y=value_axis("value", at),
            color=alt.value((colours or {}).get(name, ACCENT)),
            tooltip=["name:N", "year:Q", alt.Tooltip("value:Q", format=form)],
        )
        charts.append(
            alt.layer(
                others.encode(x=x, y=value_axis("value", at), detail="name:N"),
                own.mark_line(strokeWidth=2.5),
                own.mark_circle(size=60, opacity=0),
            ).properties(width=170, height=110, title=alt.TitleParams(name, fontSize=12, offset=4))
        )
    found: alt.ConcatChart = alt.concat(*charts, columns=3)
    return found


def on_years(day: pd.Timestamp) -> float:
    """Where a day lies on an axis on which each year stands in its middle."""
    return float(day.year + day.day_of_year / 365 - 0.5)
