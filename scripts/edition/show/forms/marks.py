"""What forms draw alike: words, colours and shapes with their keys, the paper's figure."""

from collections.abc import Sequence
from typing import Any, cast

import altair as alt
import pandas as pd

from edition.data.bibliography import the_work
from edition.show.colour import GREY, GROUND, PAPER_COLOUR
from edition.show.forms.axes import PixelScale, value_axis
from edition.show.forms.frames import Colours
from edition.show.labels import LINE

FILL: Any = "container"


def words(
    base: Any,
    *,
    align: Any = "center",
    dx: float = 0,
    dy: float = 0,
    bold: bool = False,
    color: Any = None,
    halo: float = 3,
) -> list[Any]:
    """Words with a halo, which keeps them apart from what they lie on.

    The halo is a layer of its own: strokes cover what they surround where a canvas is painted.
    """
    how = {
        "align": align,
        "baseline": "middle",
        "dx": dx,
        "dy": dy,
        "fontWeight": "bold" if bold else "normal",
        "lineBreak": "\n",
        "lineHeight": LINE,
        "clip": False,
    }
    colour = {} if color is None else {"color": color}
    around = base.mark_text(
        stroke=GROUND, strokeWidth=halo, strokeJoin="round", aria=False, **how
    ).encode(**colour)
    return [around, base.mark_text(**how).encode(**colour)]


def colour_of(
    rows: pd.DataFrame,
    colours: Colours | None,
    by: str,
    *,
    key: bool | Sequence[str] = False,
    alone: str = GREY,
    rest: str = GREY,
    orient: Any = "top",
) -> Any:
    """The colours of the values of a column: those given, and grey; `alone` if none is given.

    `key` is whether they have a key, or which of them do.
    """
    values = list(dict.fromkeys(rows[by]))
    given = [(colours or {}).get(value, rest if colours else alone) for value in values]
    shown: Any = {} if isinstance(key, bool) else {"values": list(key)}
    legend = alt.Legend(orient=orient, title=None, labelLimit=0, symbolStrokeWidth=0, **shown)
    return alt.Color(
        f"{by}:N",
        title=None,
        scale=alt.Scale(domain=values, range=given),
        legend=legend if key else None,
    )


def shape_of(rows: pd.DataFrame) -> Any:
    """The shapes of kinds, for who cannot tell their colours apart, with their key."""
    values = list(dict.fromkeys(rows["kind"]))
    shapes = ["circle", "square", "diamond", "triangle-up", "cross"]
    legend = alt.Legend(orient="top", title=None, labelLimit=0)
    scale = alt.Scale(domain=values, range=[shapes[at % 5] for at in range(len(values))])
    return alt.Shape("kind:N", title=None, scale=scale, legend=legend)


def paper_line(
    value: float, said: str, *, x: bool = False, y: PixelScale | None = None
) -> list[Any]:
    """The paper's figure: a dashed line across the chart, with its name."""
    base = alt.Chart(pd.DataFrame([{"paper": value, "_name": f"{the_work()}: {said}"}]))
    line = base.mark_rule(color=PAPER_COLOUR, strokeDash=[5, 4], strokeWidth=2, aria=False)
    red = alt.value(PAPER_COLOUR)
    if y is not None:
        place = value_axis("paper", y)
        named = base.encode(x=alt.value(4), y=place, text="_name:N")
        return [line.encode(y=place), *words(named, align="left", dy=-9, bold=True, color=red)]
    named = base.encode(x="paper:Q", y=alt.value(-9), text="_name:N")
    return [line.encode(x="paper:Q"), *words(named, bold=True, color=red)]


def paper_ticks(rows: pd.DataFrame, y: Any) -> list[Any]:
    """The paper's figure of each row, with its name at the first."""
    base = alt.Chart(rows).encode(y=y, x="paper:Q")
    first = alt.Chart(rows.iloc[[0]].assign(_name=the_work())).encode(
        y=y, x="paper:Q", text="_name:N"
    )
    tick = base.mark_tick(orient="vertical", color=PAPER_COLOUR, thickness=3, size=26, aria=False)
    return [tick, *words(first, dy=22, bold=True, color=alt.value(PAPER_COLOUR))]


def whiskers(base: Any, rows: pd.DataFrame, colour: str, wide: float) -> list[Any]:
    """Lines from low to high, where a frame has both."""
    if not {"low", "high"} <= {*rows}:
        return []
    return [
        base.mark_rule(color=colour, strokeWidth=wide, aria=False).encode(x="low:Q", x2="high:Q")
    ]


def layered(layers: Sequence[Any], height: int) -> alt.LayerChart:
    """One chart as wide as its place."""
    return cast(alt.LayerChart, alt.layer(*layers).properties(width=FILL, height=height))
