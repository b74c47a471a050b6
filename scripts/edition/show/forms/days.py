"""Forms of what happened, and how long it lasted: a timeline, and bars between two days."""

import textwrap
from typing import Any

import altair as alt
import pandas as pd

from edition.judge.cited import days_in_words
from edition.show import labels
from edition.show.colour import ACCENT, GREY, NEUTRAL
from edition.show.forms.axes import day_axis, height_of, number_axis, row_axis
from edition.show.forms.frames import Colours, Tips, name_tips, rows_of
from edition.show.forms.marks import colour_of, layered, shape_of, words
from edition.show.labels import LINE, spread

SHORT = {"day": "%-d %b %Y", "month": "%b %Y", "year": "%Y"}
"""How the days of a timeline are written, by how exactly they are known."""

SHORTEST = 10
"""Pixels between the first and the last day of a timeline for each of its events."""


def intervals(
    frame: pd.DataFrame, *, colours: Colours | None = None, tips: Tips = ()
) -> alt.LayerChart:
    """Bars from one day or number to another; columns name, start and end; a name can have several.

    kind gives them colours under a key; label stands behind the end of a bar.
    """
    rows = rows_of(frame, "name", "start", "end")
    by = "kind" if "kind" in rows else "name"
    dated = pd.api.types.is_datetime64_any_dtype(rows["start"])
    gutter = labels.width(rows["label"].dropna()) + 10 if "label" in rows else 4
    zero: dict[str, Any] = {} if dated else {"zero": False}
    scale = alt.Scale(range=[0, alt.ExprRef(f"width - {gutter}")], nice=False, **zero)
    kind = "T" if dated else "Q"
    days = day_axis(rows["end"].max() - rows["start"].min()) if dated else number_axis()
    base = alt.Chart(rows).encode(y=row_axis(rows))
    told: list[Any] = [alt.Tooltip(f"{one}:{kind}") for one in ("start", "end")]
    layers: list[Any] = [
        base.mark_bar(height=16, cornerRadius=2).encode(
            x=alt.X(f"start:{kind}", title=None, scale=scale, axis=days),
            x2="end",
            color=colour_of(rows, colours, by, key=by == "kind", alone=ACCENT, orient="bottom"),
            tooltip=[*name_tips(rows), *told, *tips],
        )
    ]
    if "label" in rows:
        named = alt.Chart(rows.dropna(subset="label")).encode(
            y=row_axis(rows), x=f"end:{kind}", text="label:N"
        )
        layers += words(named, align="left", dx=6, bold=True)
    return layered(layers, height_of(rows))


def timeline(
    frame: pd.DataFrame, *, colours: Colours | None = None, tips: Tips = ("statement",)
) -> alt.LayerChart:
    """Events from top to bottom, as far apart as they were in time; columns date, precision, label.

    kind gives the dots colours under a key.  Labels keep out of each other's way.
    """
    rows = rows_of(frame, "date", "precision", "label").sort_values("date", kind="stable")
    rows["day"] = days_in_words(rows)
    rows["_day"] = [row.date.strftime(SHORT[row.precision]) for row in rows.itertuples()]
    rows["_label"] = [textwrap.fill(label, 40) for label in rows["label"]]
    sizes = [LINE * (label.count("\n") + 1) + 6.0 for label in rows["_label"]]
    since = (rows["date"] - rows["date"].min()).dt.days
    height = max(sum(sizes), SHORTEST * len(rows))
    rows["_at"] = [height * share for share in since / max(since.max(), 1)]
    # Where much came late, labels may go on below the last day, rather than far above their own.
    rows["_middle"] = spread(list(rows["_at"]), sizes, 0, height + sum(sizes))
    height = max(height, *(rows["_middle"] + pd.Series(sizes) / 2))
    rows["_top"] = [
        middle - LINE * label.count("\n") / 2
        for middle, label in zip(rows["_middle"], rows["_label"], strict=True)
    ]
    fixed = alt.Scale(domain=[0, height], range=[0, height], nice=False)

    def y(field: str) -> Any:
        return alt.Y(f"{field}:Q", axis=None, scale=fixed)

    base = alt.Chart(rows)
    ends = rows[["_at"]].agg(["min", "max"]).T.rename(columns={"min": "_at", "max": "_end"})
    told = ["day:N", *(["kind:N"] if "kind" in rows else []), "label:N"]
    by = "kind" if "kind" in rows else None
    layers: list[Any] = [
        alt.Chart(ends)
        .mark_rule(color=GREY, strokeWidth=2, aria=False)
        .encode(x=alt.value(7), y=y("_at"), y2="_end:Q"),
        base.mark_rule(color=GREY, aria=False).encode(
            x=alt.value(7), x2=alt.value(26), y=y("_at"), y2="_middle:Q"
        ),
        base.mark_circle(size=24, color=GREY, opacity=1, aria=False).encode(
            x=alt.value(7), y=y("_at")
        ),
        # The mark stands with its words: where days crowd, marks on the line would hide each other.
        base.mark_point(size=90, filled=True, opacity=1).encode(
            x=alt.value(31),
            y=y("_middle"),
            color=colour_of(rows, colours, "kind", key=True) if by else alt.value(ACCENT),
            **({"shape": shape_of(rows)} if by else {}),
            tooltip=[*told, *(tip for tip in tips if tip in rows)],
        ),
    ]
    days = base.encode(x=alt.value(43), y=y("_middle"), text="_day:N")
    # On a phone a label has several lines, of which the first lies higher.
    named = base.encode(
        x=alt.value(125),
        y=alt.value(alt.ExprRef("width < 480 ? datum._top : datum._middle")),
        text=alt.value(alt.ExprRef("width < 480 ? datum._label : datum.label")),
    )
    layers += words(days, align="left", color=alt.value(NEUTRAL))
    layers += words(named, align="left")
    return layered(layers, round(height))
