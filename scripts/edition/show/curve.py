"""The specification curve of a claim: what is observed in every universe, and by which choices."""

from typing import Any

import altair as alt
import pandas as pd

from edition.judge.universes import Robustness
from edition.judge.verdicts import COLOURS
from edition.show.charts import NEUTRAL, PAPER_COLOUR, Chart

CURVE, ROW = 210, 27
"""Heights of the curve and of a row of the matrix below it, in pixels."""

SHAPES = ["circle", "square", "cross", "triangle-up", "diamond"]


def universe_table(found: Robustness) -> pd.DataFrame:
    """One row a universe that observes a number: rank by what is observed, observed, verdict, and
    a column for each choice."""
    rows = [
        {
            "observed": float(universe.item.finding.observed),
            "verdict": str(universe.item.verdict),
            "published": place == 0,
            **{
                found.choices[name].label: found.choices[name].named(value)
                for name, value in universe.chosen.items()
            },
        }
        for place, universe in enumerate(found.universes)
        if universe.item.finding and isinstance(universe.item.finding.observed, int | float)
    ]
    ordered = pd.DataFrame(rows).sort_values("observed", kind="stable", ignore_index=True)
    return ordered.assign(rank=range(len(ordered)))


def curve(found: Robustness, unit: str) -> Chart:
    """The curve with the value that the claim needs as a line, above a matrix of the choices.

    `unit` names what is observed, for the axis.  The published universe is drawn larger.
    """
    points = universe_table(found)
    verdicts = [name for name in COLOURS if name in set(points["verdict"])]
    colour = alt.Color(
        "verdict:N",
        title=None,
        scale=alt.Scale(domain=verdicts, range=[COLOURS[name] for name in verdicts]),
        legend=alt.Legend(orient="bottom", columns=2, labelLimit=260),
    )
    x = alt.X("rank:Q", axis=None, scale=alt.Scale(domain=[-1, len(points)], nice=False))
    chosen = [choice.label for choice in found.choices.values()]
    height = alt.Scale(range=[CURVE, 8], zero=False)
    dots = (
        alt.Chart(points)
        .mark_point(filled=True, opacity=1)
        .encode(
            x=x,
            y=alt.Y("observed:Q", title=unit, scale=height),
            color=colour,
            shape=alt.Shape(
                "verdict:N",
                title=None,
                scale=alt.Scale(domain=verdicts, range=SHAPES[: len(verdicts)]),
            ),
            size=alt.Size(
                "published:O", scale=alt.Scale(domain=[False, True], range=[34, 190]), legend=None
            ),
            tooltip=[alt.Tooltip("observed", format=".4g"), "verdict", *chosen],
        )
    )
    bound = pd.DataFrame([{"asserted": float(found.claim.asserted), "shown": "the paper"}])
    line = alt.Chart(bound).encode(y=alt.Y("asserted:Q", scale=height, title=unit))
    curve = alt.layer(
        line.mark_rule(color=PAPER_COLOUR, strokeDash=[5, 4]),
        line.mark_text(align="left", baseline="bottom", color=PAPER_COLOUR, dx=2, dy=-2).encode(
            x=alt.value(0), text="shown"
        ),
        dots,
    )
    whole: Any = alt.layer(curve, *_matrix(found, points, x, colour))
    whole = whole.properties(width="container", height=CURVE + 24 + ROW * _rows(found))
    independent: Chart = whole.resolve_scale(y="independent")
    return independent


def _rows(found: Robustness) -> int:
    return sum(len(choice.values) for choice in found.choices.values())


def _matrix(found: Robustness, points: pd.DataFrame, x: Any, colour: Any) -> list[Any]:
    """A row for each value of each choice, with a tick where a universe has it."""
    ticks: list[pd.DataFrame] = []
    names: list[dict[str, int | str]] = []
    for choice in found.choices.values():
        for value in choice.values:
            row = len(names)
            shown = f"{choice.label}: {choice.named(value)}"
            names.append({"row": row, "shown": shown})
            having = points[points[choice.label] == choice.named(value)]
            ticks.append(having[["rank", "verdict"]].assign(row=row, shown=shown))
    rows = _rows(found)
    place = alt.Scale(domain=[0, rows], range=[CURVE + 24, CURVE + 24 + ROW * rows])
    y = alt.Y("row:Q", axis=None, scale=place)
    return [
        alt.Chart(pd.concat(ticks))
        .mark_tick(orient="vertical", height=9, thickness=1.6, yOffset=17, opacity=1, aria=False)
        .encode(x=x, y=y, color=colour, tooltip=["shown", "verdict"]),
        alt.Chart(pd.DataFrame(names))
        .mark_text(align="left", baseline="top", color=NEUTRAL, fontSize=11)
        .encode(x=alt.value(0), y=y, text="shown:N"),
    ]
