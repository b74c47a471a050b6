"""The specification curve of a claim: what is observed in every universe, and by which choices."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

import altair as alt
import pandas as pd

from edition.data.bibliography import the_work
from edition.judge.registry import Choice
from edition.judge.universes import Robustness
from edition.judge.verdicts import COLOURS
from edition.show.colour import INK, NEUTRAL, PAPER_COLOUR
from edition.show.forms import words
from edition.show.labels import LINE, number_format, written

CURVE, GAP = 200, 14
"""Heights of the curve and of the gap below it, in pixels."""

GUTTER, LETTERS = 156, 22
"""What the names to the left take: in pixels, and in letters of a line."""

DOT = 10
"""Half of the published dot, in pixels, which must not lie on the axis."""

BAND = "#f0f0ed"
"""Every other row lies on it."""

SHAPES = ["circle", "square", "cross", "triangle-up", "diamond"]


@dataclass(frozen=True)
class Row:
    """A row of the matrix: the head of a choice, or some of its values; its place in pixels."""

    shown: str
    choice: str = ""
    values: frozenset[str] = frozenset()
    top: int = 0

    @property
    def height(self) -> int:
        """What its lines take."""
        return LINE * (self.shown.count("\n") + 1) + 7


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
            **{f"_{name}": value for name, value in universe.chosen.items()},
        }
        for place, universe in enumerate(found.universes)
        if universe.item.finding and isinstance(universe.item.finding.observed, int | float)
    ]
    ordered = pd.DataFrame(rows).sort_values("observed", kind="stable", ignore_index=True)
    return ordered.assign(rank=range(len(ordered)))


def curve(found: Robustness, unit: str) -> alt.LayerChart:
    """The curve with the paper's figure as a line, above a row for each value that turns something.

    `unit` names what is observed, in tooltips.  The published universe is drawn larger, with its
    name.
    """
    points = universe_table(found)
    rows = list(_rows(found))
    bottom = rows[-1].top + rows[-1].height if rows else CURVE
    asserted = float(found.claim.asserted)
    values = [*points["observed"], asserted]
    form = number_format(values)
    fixed = alt.Scale(domain=[0, bottom], range=[0, bottom], nice=False)

    def place(field: str) -> Any:
        return alt.Y(f"{field}:Q", axis=None, scale=fixed)

    room = 0.06 * ((max(values) - min(values)) or 1)
    height = alt.Scale(
        domain=[min(values) - room, max(values) + room], range=[CURVE, 0], nice=False, zero=False
    )
    x = alt.X(
        "rank:Q",
        axis=None,
        scale=alt.Scale(
            domain=[-1, len(points)], range=[GUTTER + DOT, alt.ExprRef("width")], nice=False
        ),
    )
    y = alt.Y(
        "observed:Q",
        title=None,
        scale=height,
        axis=alt.Axis(tickCount=5, offset=-GUTTER, domain=False, ticks=False, grid=False),
    )
    colour = _colour(points)
    told = [alt.Tooltip("observed:Q", title=unit, format=form), "verdict:N"]
    dots = (
        alt.Chart(points)
        .mark_point(filled=True, opacity=1)
        .encode(
            x=x,
            y=y,
            color=colour,
            shape=_shape(points),
            size=alt.Size(
                "published:O", scale=alt.Scale(domain=[False, True], range=[30, 190]), legend=None
            ),
            tooltip=[*told, *(choice.label for choice in found.choices.values())],
        )
    )
    name = f"{the_work()}: {written(asserted, number_format([asserted]))}"
    paper = alt.Chart(pd.DataFrame([{"asserted": asserted, "shown": name}])).encode(
        y=alt.Y("asserted:Q", title=None, scale=height)
    )
    named = paper.encode(x=alt.value(0), text="shown:N")
    rule = paper.mark_rule(color=PAPER_COLOUR, strokeDash=[5, 4], strokeWidth=2, aria=False)
    upper = alt.layer(
        rule.encode(x=alt.value(GUTTER), x2=alt.value("width")),
        *words(named, align="left", bold=True, color=alt.value(PAPER_COLOUR)),
        dots,
        *words(_published(points, x, height), dy=-17, bold=True),
    )
    matrix = _matrix(points, rows, x, colour, place)
    whole: Any = alt.layer(*matrix, upper).properties(width="container", height=bottom)
    return cast(alt.LayerChart, whole.resolve_scale(y="independent"))


def _published(points: pd.DataFrame, x: Any, height: Any) -> Any:
    own = points[points["published"]].assign(shown="published")
    y = alt.Y("observed:Q", title=None, scale=height)
    return alt.Chart(own).encode(x=x, y=y, text="shown:N")


def _colour(points: pd.DataFrame) -> Any:
    verdicts = _verdicts(points)
    return alt.Color(
        "verdict:N",
        title=None,
        scale=alt.Scale(domain=verdicts, range=[COLOURS[name] for name in verdicts]),
        legend=alt.Legend(orient="top", labelLimit=0),
    )


def _shape(points: pd.DataFrame) -> Any:
    verdicts = _verdicts(points)
    scale = alt.Scale(domain=verdicts, range=SHAPES[: len(verdicts)])
    return alt.Shape("verdict:N", title=None, scale=scale)


def _verdicts(points: pd.DataFrame) -> list[str]:
    return [name for name in COLOURS if name in set(points["verdict"])]


def turners(found: Robustness) -> dict[str, list[str]]:
    """The values that, whatever else is chosen, at least once turn the answer of the published
    value of their choice; by choice, and only those of which one does."""
    answers = {tuple(one.chosen.items()): found.agrees(one) for one in found.universes}
    turning: dict[str, list[str]] = {}
    for name, choice in found.choices.items():
        for universe in found.universes:
            value = universe.chosen[name]
            usual = tuple((dict(universe.chosen) | {name: choice.published}).items())
            turns = answers.get(usual, found.agrees(universe)) != found.agrees(universe)
            if turns and value not in turning.setdefault(name, []):
                turning[name].append(value)
    return {name: values for name, values in turning.items() if values}


def _rows(found: Robustness) -> Iterator[Row]:
    """The rows of the matrix, of choices that turn something, with the rest of their values in one.

    Where none does, all choices are shown, since that is then the finding.
    """
    turning = turners(found) or {name: [*one.values] for name, one in found.choices.items()}
    top = CURVE + GAP
    for name, values in turning.items():
        choice = found.choices[name]
        for row in _of(choice, values):
            placed = Row(row.shown, name, row.values, top)
            top += placed.height
            yield placed


def _of(choice: Choice, turning: list[str]) -> Iterator[Row]:
    yield Row(f"By {choice.label}")
    kept = [value for value in choice.values if value in turning or value == choice.published]
    rest = frozenset(choice.values) - {*kept}
    if len(rest) == 1:
        kept, rest = [*choice.values], frozenset()
    for value in kept:
        shown = textwrap.fill(choice.named(value), LETTERS)
        yield Row(shown, values=frozenset([value]))
    if rest:
        yield Row(f"any of {len(rest)} others", values=rest)


def _matrix(
    points: pd.DataFrame, rows: list[Row], x: Any, colour: Any, place: Any
) -> Iterator[Any]:
    """Bands, names and ticks: a tick where a universe has a value of the row."""
    zebra = [row for number, row in enumerate(rows) if row.values and number % 2]
    if zebra:
        bands = pd.DataFrame([{"top": row.top, "end": row.top + row.height} for row in zebra])
        yield (
            alt.Chart(bands)
            .mark_rect(color=BAND, aria=False)
            .encode(x=alt.value(0), x2=alt.value("width"), y=place("top"), y2="end:Q")
        )
    for heads, ink in ((True, INK), (False, NEUTRAL)):
        some = [row for row in rows if bool(row.values) != heads]
        if not some:
            continue
        told = pd.DataFrame([{"at": row.top + 11, "shown": row.shown} for row in some])
        yield (
            alt.Chart(told)
            .mark_text(
                align="left",
                baseline="middle",
                color=ink,
                fontWeight="bold" if heads else "normal",
                lineBreak="\n",
                lineHeight=LINE,
            )
            .encode(x=alt.value(0 if heads else 8), y=place("at"), text="shown:N")
        )
    ticks = [
        {
            "rank": point["rank"],
            "verdict": point["verdict"],
            "start": row.top + 4,
            "end": row.top + row.height - 4,
        }
        for row in rows
        if row.values
        for point in points.to_dict("records")
        if point[f"_{row.choice}"] in row.values
    ]
    if ticks:
        wide = alt.expr(f"clamp(0.65 * (width - {GUTTER}) / {len(points)}, 0.8, 8)")
        yield (
            alt.Chart(pd.DataFrame(ticks))
            .mark_rule(strokeWidth=wide, aria=False)
            .encode(x=x, y=place("start"), y2="end:Q", color=colour)
        )
