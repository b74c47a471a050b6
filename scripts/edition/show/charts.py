"""How charts look and how they are shown, and the forms of chart that chapters share."""

import html
import textwrap
import warnings
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd
from IPython.display import display

from edition.base.errors import EditionError
from edition.data.bibliography import cite
from edition.judge.cited import days_in_words
from edition.show.colour import ACCENT as ACCENT
from edition.show.colour import COLOURS as COLOURS
from edition.show.colour import GREY as GREY
from edition.show.colour import INK as INK
from edition.show.colour import NEUTRAL as NEUTRAL
from edition.show.colour import PAPER_COLOUR as PAPER_COLOUR
from edition.show.colour import SERIES as SERIES
from edition.show.specification import require_drawable
from edition.show.utc import WRITTEN, in_utc
from edition.show.vega import COLUMN_WIDTH, FILLS_COLUMN, FONT, MIME, SOURCES_LINE

TITLE_WIDTH, UNIT_WIDTH = 78, 96
"""In characters a line."""


Chart = alt.LayerChart | alt.FacetChart

CLOSE = 0.2
"""Ends of lines nearer than this, of a scale from 0 to 1, get their labels on either side."""


def enable() -> None:
    """Makes charts of this notebook use the edition's theme and renderer."""
    alt.theme.register("edition", enable=True)(_theme)
    alt.renderers.register("edition", _bundle)
    alt.renderers.enable("edition")


def show(
    chart: Any,
    *,
    title: str,
    description: str,
    sources: Iterable[str],
    claims: Iterable[str] = (),
    unit: str = "",
) -> None:
    """Shows a chart under the finding it makes, with its sources below.

    `title` is the finding in one sentence, computed from the data; `unit` is the line below it,
    which says what is measured and in what; `description` says for a reader who cannot see the
    chart what it shows; `sources` are source keys, and `claims` the ids of the claims that it
    bears on.  Raises EditionError for a chart that would be drawn empty
    or wrong, with the field.
    """
    enable()
    keys = list(dict.fromkeys(sources))
    whole = chart.properties(
        title=alt.TitleParams(
            textwrap.wrap(title, TITLE_WIDTH),
            subtitle=textwrap.wrap(unit, UNIT_WIDTH) or alt.Undefined,
        ),
        description=description,
        usermeta={"sources": keys, "claims": list(claims)},
    )
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # also where the author silences them
        try:
            spec = whole.to_dict()
        except Warning as error:
            raise EditionError(f"the chart {title!r}: Altair warns: {error}") from None
    display(_bundle(spec)[0], raw=True)  # type: ignore[no-untyped-call]
    words = "; ".join(reference.text for reference in cite(keys))
    display(  # type: ignore[no-untyped-call]
        {"text/html": f"<p><small>Sources: {html.escape(words)}.</small></p>"},
        raw=True,
        metadata={SOURCES_LINE: True},
    )


def _theme() -> alt.theme.ThemeConfig:
    text: Any = {"labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal"}
    lines: Any = {"gridColor": "#88888833", "domainColor": "#888", "tickColor": "#888"}
    return {
        "config": {
            "font": FONT,
            "timeFormat": WRITTEN,
            "background": "transparent",
            "view": {"stroke": None, "continuousWidth": 600, "continuousHeight": 300},
            "title": {
                "anchor": "start",
                "frame": "group",
                "fontSize": 15,
                "fontWeight": "bold",
                "offset": 14,
                "subtitleFontSize": 13,
                "subtitleColor": NEUTRAL,
                "subtitlePadding": 4,
            },
            "axis": text | lines,
            "legend": text | {"columnPadding": 16, "symbolType": "square"},
            "text": {"fontSize": 12},
        }
    }


def _bundle(spec: dict[str, Any], **_: object) -> tuple[dict[str, Any], dict[str, Any]]:
    if not spec.get("description") or not spec.get("title"):
        raise EditionError("a chart needs a title and a description: show it with charts.show")
    if spec.get("width") == "container":
        # JupyterLab's older Vega-Lite does not end with a width that it has to find out.
        meta = spec.get("usermeta", {}) | {FILLS_COLUMN: True}
        spec = spec | {"width": COLUMN_WIDTH, "usermeta": meta}
    require_drawable(spec)
    spec = in_utc(_with_gaps(spec))
    return {MIME: spec, "text/plain": spec["description"]}, {}


def _with_gaps(spec: dict[str, Any]) -> dict[str, Any]:
    """A specification in whose data a gap is null: pandas lets gaps of text through as NaN, which
    is no JSON, and which the browser cannot read."""
    data = spec.get("datasets", {})
    whole = {
        name: [{key: None if cell != cell else cell for key, cell in row.items()} for row in rows]
        for name, rows in data.items()
    }
    return spec | ({"datasets": whole} if data else {})


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
    """Lines over years of values from 0 to 1, one line a value of `by`, each labelled at its end.

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
    sides = [(ends[~under], late.max(), -11), (ends[under], late.min(), 15)]
    words = [labels(rows, heights, dy) for rows, heights, dy in sides if len(rows)]
    return alt.layer(drawn, dots, *words).properties(width="container", height=300)


def timeline(
    events: pd.DataFrame,
    *,
    colour: str = SERIES[0],
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
