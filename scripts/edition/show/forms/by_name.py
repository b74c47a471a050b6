"""Forms with a row a name: bars, dots, the parts of wholes, and cells of two names."""

from typing import Any

import altair as alt
import pandas as pd

from edition.show import labels
from edition.show.colour import ACCENT, GREY, GROUND, INK, PALE, on_fill
from edition.show.forms.axes import around, bar_axis, height_of, label_gutter, number_axis, row_axis
from edition.show.forms.frames import (
    Colours,
    Domain,
    Tips,
    labelled,
    name_tips,
    range_tips,
    rows_of,
)
from edition.show.forms.marks import (
    colour_of,
    layered,
    paper_line,
    paper_ticks,
    shape_of,
    whiskers,
    words,
)
from edition.show.labels import number_format, written


def bars(
    frame: pd.DataFrame,
    *,
    colours: Colours | None = None,
    paper: float | None = None,
    tips: Tips = (),
) -> alt.LayerChart:
    """Bars from 0, a row each, with the value at the end; columns name and value.

    low and high draw how far the value is known; label says the value otherwise.
    """
    rows = labelled(rows_of(frame, "name", "value"))
    x, y = bar_axis(rows, label_gutter(rows), paper), row_axis(rows)
    form = number_format(rows["value"])
    base = alt.Chart(rows).encode(y=y)
    bar = base.mark_bar(height=16).encode(
        x=x,
        color=colour_of(rows, colours, "name", alone=ACCENT),
        tooltip=["name:N", alt.Tooltip("value:Q", format=form), *range_tips(rows), *tips],
    )
    layers = [bar, *whiskers(base, rows, INK, 1.5)]
    if paper is not None:
        layers += paper_line(paper, written(paper, form), x=True)
    below = rows["value"] < 0
    for part, align, dx in ((rows[~below], "left", 6), (rows[below], "right", -6)):
        if len(part):
            end = "high:Q" if "high" in rows else "value:Q"
            named = alt.Chart(part).encode(x=end, y=y, text="label:N")
            layers += words(named, align=align, dx=dx, bold=True)
    return layered(layers, height_of(rows))


def dots(
    frame: pd.DataFrame,
    *,
    colours: Colours | None = None,
    paper: float | None = None,
    domain: Domain | None = None,
    log: bool = False,
    tips: Tips = (),
) -> alt.LayerChart:
    """Dots, a row a name, with what is uncertain as a line; columns name and value, low and high.

    kind tells several dots of a row apart, under a key.  A dot alone in its row is labelled with
    its value, or with what a column label says.  A column paper has the paper's figure of each row.
    """
    rows = rows_of(frame, "name", "value")
    alone = rows["name"].is_unique
    rows = labelled(rows, log) if alone else rows
    by = "kind" if "kind" in rows else "name"
    scale: dict[str, Any] = {"type": "log"} if log else {"zero": False}
    limits = domain or (around(rows, paper) if log else None)
    scale |= {"domain": list(limits), "nice": False} if limits else {"padding": 34, "nice": False}
    x = alt.X("value:Q", title=None, scale=alt.Scale(**scale), axis=number_axis(log))
    base = alt.Chart(rows).encode(y=row_axis(rows))
    colour = colour_of(rows, colours, by, key=by == "kind", alone=ACCENT)
    form = number_format(rows["value"])
    layers = whiskers(base, rows, GREY, 3)
    if paper is not None:
        layers += paper_line(paper, written(paper, form), x=True)
    layers.append(
        base.mark_point(size=110, filled=True, opacity=1).encode(
            x=x,
            color=colour,
            **({"shape": shape_of(rows)} if by == "kind" else {}),
            tooltip=[
                *name_tips(rows),
                alt.Tooltip("value:Q", format=form),
                *range_tips(rows),
                *(["paper:Q"] if "paper" in rows else []),
                *tips,
            ],
        )
    )
    if "paper" in rows:
        layers += paper_ticks(rows.dropna(subset="paper"), row_axis(rows))
    if "label" in rows:
        named = alt.Chart(rows.dropna(subset="label")).encode(y=row_axis(rows), x=x, text="label:N")
        layers += words(named, dy=-15, bold=True)
    return layered(layers, height_of(rows, 44))


def share(
    frame: pd.DataFrame, *, colours: Colours | None = None, tips: Tips = ()
) -> alt.LayerChart:
    """The parts of one whole, each from where the last one ends; columns name and value."""
    rows = rows_of(frame, "name", "value")
    whole = rows["value"].sum()
    form = number_format(rows["value"])
    rows["to"] = rows["value"].cumsum()
    rows["from"] = rows["to"] - rows["value"]
    rows["per cent"] = 100 * rows["value"] / whole
    rows["label"] = [
        f"{written(row.value, form)} ({100 * row.value / whole:.0f} %)" for row in rows.itertuples()
    ]
    gutter = labels.width(rows["label"]) + 10
    scale = alt.Scale(domain=[0, whole], range=[0, alt.ExprRef(f"width - {gutter}")], nice=False)
    base = alt.Chart(rows).encode(y=row_axis(rows))
    x = alt.X("from:Q", title=None, scale=scale, axis=number_axis())
    told = [alt.Tooltip("value:Q", format=form), alt.Tooltip("per cent:Q", format=".1f")]
    layers: list[Any] = [
        alt.Chart(rows.assign(_start=0, _whole=whole))
        .mark_bar(height=18, color=PALE, opacity=0.6, aria=False)
        .encode(x=alt.X("_start:Q", scale=scale), x2="_whole:Q", y=row_axis(rows)),
        base.mark_bar(height=18).encode(
            x=x,
            x2="to:Q",
            color=colour_of(rows, colours, "name", alone=ACCENT),
            tooltip=["name:N", *told, *tips],
        ),
    ]
    named = alt.Chart(rows.assign(_whole=whole)).encode(
        x=alt.X("_whole:Q", scale=scale), y=row_axis(rows), text="label:N"
    )
    layers += words(named, align="left", dx=6, bold=True)
    return layered(layers, height_of(rows))


def stacks(frame: pd.DataFrame, *, colours: Colours, tips: Tips = ()) -> alt.LayerChart:
    """Several wholes, a bar each, of the same parts; columns name, kind and value."""
    rows = rows_of(frame, "name", "kind", "value")
    kinds = {kind: place for place, kind in enumerate(rows["kind"].unique())}
    rows["_order"] = rows["kind"].map(kinds)
    chart = (
        alt.Chart(rows)
        .mark_bar(height=20)
        .encode(
            x=alt.X("value:Q", title=None, axis=number_axis()),
            y=row_axis(rows),
            color=colour_of(rows, colours, "kind", key=True),
            order="_order:Q",
            tooltip=[
                "name:N",
                "kind:N",
                alt.Tooltip("value:Q", format=number_format(rows["value"])),
                *tips,
            ],
        )
    )
    return layered([chart], height_of(rows))


def matrix(frame: pd.DataFrame, *, colours: Colours, tips: Tips = ()) -> alt.LayerChart:
    """Cells of rows and columns in the colour of their kind; columns row, column, kind.

    sign is what stands in a cell, so that colour alone never tells.  A kind that its sign names
    everywhere needs no key, and one without a name no colour; where there is such a one, the tips
    tell of all cells.
    """
    rows = rows_of(frame, "row", "column", "kind")
    named = rows["kind"] == rows.get("sign", "")
    unnamed = [kind for kind in rows.loc[~named, "kind"].unique() if kind]
    colours = {**colours, "": GROUND}
    across = [str(one) for one in rows["column"].unique()]
    turned = -90 if len(across) > 8 and max(map(len, across)) > 2 else 0
    rows["_ink"] = [on_fill(colours.get(kind, PALE)) for kind in rows["kind"]]
    cell = alt.Chart(rows).encode(
        x=alt.X(
            "column:N",
            sort=across,
            title=None,
            axis=alt.Axis(labelAngle=turned, orient="top", ticks=False, domain=False),
        ),
        y=row_axis(rows, "row"),
        tooltip=["row:N", "column:N", *([] if "" in set(rows["kind"]) else ["kind:N"]), *tips],
    )
    layers: list[Any] = [
        cell.mark_rect(stroke=GROUND, strokeWidth=2).encode(
            color=colour_of(rows, colours, "kind", key=unnamed, rest=PALE)
        )
    ]
    if "sign" in rows:
        layers.append(
            cell.mark_text(fontWeight="bold", aria=False).encode(
                text="sign:N", color=alt.Color("_ink:N", scale=None)
            )
        )
    return layered(layers, height_of(rows, 30, "row"))
