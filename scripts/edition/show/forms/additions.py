"""What is added to a chart: notes, rows of marks, a list to pick from."""

from collections.abc import Sequence
from typing import Any, cast

import altair as alt
import pandas as pd

from edition.show.colour import GREY, NEUTRAL
from edition.show.forms.axes import clock, time_tip
from edition.show.forms.frames import Colours, Tips, rows_of
from edition.show.forms.marks import words
from edition.show.labels import LINE

STRIP = 36
"""Pixels from one strip above a chart to the next."""


def notes(frame: pd.DataFrame) -> alt.LayerChart:
    """Notes on a chart over time, to be added to it; columns date or year, and label.

    Each stands above the chart in a line of its own, those of the later half left of their rule
    and the latest of them highest, so that rules keep off the words of others.
    """
    rows = rows_of(frame, "label")
    when = clock(rows)
    x = f"{when}:{'T' if when == 'date' else 'Q'}"
    middle = rows[when].min() + (rows[when].max() - rows[when].min()) / 2
    rows["_late"] = (rows[when] > middle) & (len(rows) > 1)
    early, late = (rows[rows["_late"] == half].sort_values(when) for half in (False, True))
    rules: list[Any] = []
    named: list[Any] = []
    for place, row in enumerate([*early.index, *reversed(late.index)]):
        top = alt.value(LINE * (place - len(rows)) + 4)
        one = alt.Chart(rows.loc[[row]]).encode(x=x, y=top)
        rule = one.mark_rule(color=GREY, strokeDash=[2, 3], aria=False)
        rules.append(rule.encode(y2=alt.value("height")))
        align, dx = ("right", -5) if rows["_late"][row] else ("left", 5)
        told = one.encode(text="label:N", tooltip=[time_tip(when), "label:N"])
        named += words(told, align=align, dx=dx, color=alt.value(NEUTRAL), halo=7)
    return cast(alt.LayerChart, alt.layer(*rules, *named))


def strips(
    frame: pd.DataFrame, *, colours: Colours | None = None, above: int = 0, tips: Tips = ()
) -> alt.LayerChart:
    """Rows of marks above a chart over time, to be added to it, a row a kind with its name.

    Columns date or year, which may have a fraction, and kind.  `above` is how many notes stand
    between.
    """
    rows = rows_of(frame, "kind")
    when = clock(rows)
    x = f"{when}:{'T' if when == 'date' else 'Q'}"
    layers: list[Any] = []
    for place, kind in enumerate(rows["kind"].unique()):
        own = rows[rows["kind"] == kind]
        top = -STRIP * place - LINE * above
        known = [tip for tip in tips if own[tip.split(":")[0]].notna().any()]
        base = alt.Chart(own).encode(y=alt.value(top - 16))
        layers.append(
            base.mark_tick(orient="vertical", size=14, thickness=3, opacity=1).encode(
                x=x, color=alt.value((colours or {}).get(kind, GREY)), tooltip=["kind:N", *known]
            )
        )
        named = alt.Chart(own.iloc[[0]]).encode(
            x=alt.value(0), y=alt.value(top - 31), text="kind:N"
        )
        layers += words(named, align="left", color=alt.value(NEUTRAL))
    return cast(alt.LayerChart, alt.layer(*layers))


def filtered(chart: alt.LayerChart, kinds: Sequence[str]) -> alt.LayerChart:
    """A chart whose frame has a kind, with a list below from which a reader picks the one shown."""
    shown = alt.param(
        name="shown",
        value=None,
        bind=alt.binding_select(options=[None, *kinds], labels=["all", *kinds], name="Show: "),
    )
    wanted = "shown == null || datum.kind == shown"
    found = chart.copy(deep=False)
    found.layer = [
        layer.transform_filter(wanted) if "kind" in cast(pd.DataFrame, layer.data) else layer
        for layer in chart.layer
    ]
    return found.add_params(shown)
