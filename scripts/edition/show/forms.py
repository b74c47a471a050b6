"""Chart forms that several sections share."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from edition.countries import COLOURS
from edition.statements import days_in_words

Chart = alt.LayerChart | alt.FacetChart

SERIES = ["#0072b2", "#bd5400", "#007356", "#8d5700", "#a4518b"]
"""Colours of series that are no single country."""

CLOSE = 0.2
"""Ends of lines nearer than this, of a scale from 0 to 1, get their labels on either side."""


def chooser(field: str, values: Sequence[str]) -> alt.Parameter:
    """A selection of one value of a column, by a click on its marks or from a list below.

    A click is not for everyone: the list does the same by keyboard.
    """
    choice = alt.binding_select(
        options=[None, *values], labels=["all", *values], name="Bring forward: "
    )
    return alt.selection_point(fields=[field], name="chosen", bind=choice, on="click")


def lines(
    table: pd.DataFrame,
    *,
    x: str,
    y: str,
    by: str,
    y_title: str,
    colours: Mapping[str, str] | None = None,
) -> Chart:
    """Lines over years, one a value of the column `by`, each labelled at its end.

    A click on a label or line, or the list below, brings one forward; the tooltip gives the values.
    """
    table = table.reset_index(drop=True)  # the last row of a line is found by its index
    values = list(table[by].unique())
    given = colours or {}
    palette = [given.get(value, SERIES[place]) for place, value in enumerate(values)]
    chosen = chooser(by, values)
    base = alt.Chart(table).encode(
        x=alt.X(f"{x}:Q", title=None, axis=alt.Axis(format="d", tickMinStep=1, grid=False)),
        y=alt.Y(f"{y}:Q", title=y_title, scale=alt.Scale(domain=[0, 1])),
        color=alt.Color(f"{by}:N", scale=alt.Scale(domain=values, range=palette), legend=None),
        opacity=alt.condition(chosen, alt.value(1), alt.value(0.25)),
        tooltip=[by, x, alt.Tooltip(f"{y}:Q", format=".2f")],
    )
    ends = table.loc[table.groupby(by)[x].idxmax()].sort_values(y, ascending=False)
    under = ends[y].diff().abs() < CLOSE
    # A label is as long as about a fourth of the line, which it must not cross.
    late = table[table[x] > table[x].max() - (table[x].max() - table[x].min()) / 4].groupby(by)[y]

    def labels(rows: pd.DataFrame, heights: pd.Series, dy: int) -> Any:
        made = base.mark_text(align="right", dy=dy, fontWeight="bold")
        made.data = rows.assign(**{y: rows[by].map(heights)})
        return made.encode(text=f"{by}:N", tooltip=[by])

    drawn = base.mark_line(strokeWidth=2.5).add_params(chosen)
    dots = base.mark_circle(size=35)
    above, below = labels(ends[~under], late.max(), -11), labels(ends[under], late.min(), 15)
    return alt.layer(drawn, dots, above, below).properties(width="container", height=300)


def timeline(
    events: pd.DataFrame,
    *,
    colour: str = COLOURS["RUS"],
    speakers: Mapping[str, str] | None = None,
) -> Chart:
    """Dated events below each other in order; columns date, precision, label, statement.

    `speakers` gives each value of a column speaker its colour, in place of `colour`.
    """
    first, last = events["date"].min(), events["date"].max()
    rows = events.sort_values("date").assign(
        day=days_in_words,
        order=range(len(events)),
        start=first,
        late=lambda table: table["date"] > first + (last - first) / 2,
    )
    base = alt.Chart(rows).encode(
        y=alt.Y("order:O", axis=None), tooltip=["day:N", "label:N", "statement:N"]
    )
    x = alt.X("date:T", title=None, axis=alt.Axis(format="%b %Y", tickCount=6, labelOverlap=True))
    early = base.transform_filter("!datum.late").encode(x=x, text="label:N")
    late = base.transform_filter("datum.late").encode(x=x, text="label:N")
    dots = base.mark_circle(size=110, color=colour, opacity=1).encode(x=x)
    if speakers:
        scale = alt.Scale(domain=list(speakers), range=list(speakers.values()))
        legend = alt.Legend(orient="top", labelLimit=240)
        dots = dots.encode(color=alt.Color("speaker:N", title=None, scale=scale, legend=legend))
    return alt.layer(
        base.mark_rule(strokeDash=[2, 3], color="#88888888").encode(x="start:T", x2="date:T"),
        dots,
        early.mark_text(align="left", baseline="middle", dx=10),
        late.mark_text(align="right", baseline="middle", dx=-10),
    ).properties(width="container", height=32 * len(rows))


def spans(table: pd.DataFrame) -> Chart:
    """Bars from one day to another, each under its label; columns start, end, label, colour.

    The tooltip gives both days.
    """
    rows = table.assign(order=range(len(table)))
    base = alt.Chart(rows).encode(
        y=alt.Y("order:O", axis=None),
        tooltip=["label:N", alt.Tooltip("start:T"), alt.Tooltip("end:T")],
    )
    days = alt.Axis(format="%b %Y", tickCount=6, labelOverlap=True)
    return alt.layer(
        base.mark_bar(height=12, yOffset=9, cornerRadius=2).encode(
            x=alt.X("start:T", title=None, axis=days),
            x2="end:T",
            color=alt.Color("colour:N", scale=None),
        ),
        base.mark_text(align="left", dy=-7, fontWeight="bold").encode(
            x=alt.value(0), text="label:N"
        ),
    ).properties(width="container", height=44 * len(rows))
