"""The forms of chart that chapters share: a tidy frame goes in, an ordinary Altair chart comes out.

Columns have fixed names, which each form tells, and no form has an option for a single chart: that
one is plain Altair.  `colours` gives values of `name`, or of `kind` where the frame has one, their
colours; all else is grey.  `tips` names more columns for tooltips and for the table behind a chart.
`paper` is the paper's figure: the same dashed red line everywhere, with its name.
"""

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any, cast

import altair as alt
import pandas as pd

from edition.base.errors import EditionError
from edition.data.bibliography import the_work
from edition.judge.cited import days_in_words
from edition.show import labels
from edition.show.colour import ACCENT, GREY, GROUND, INK, NEUTRAL, PALE, PAPER_COLOUR, on_fill
from edition.show.labels import LINE, broken, number_format, spread, ticks, written

Tips = Sequence[str]
Colours = Mapping[str, str]
Domain = tuple[float, float]

FILL: Any = "container"
GUTTER = 16
"""Letters in a line of the name of a line, which stands to the right of its end."""

SHORT = {"day": "%-d %b %Y", "month": "%b %Y", "year": "%Y"}
"""How the days of a timeline are written, by how exactly they are known."""

MARGIN = 5
"""Pixels that a picture has around what is drawn."""

STRIP = 36
"""Pixels from one strip above a chart to the next."""

SHORTEST = 10
"""Pixels between the first and the last day of a timeline for each of its events."""


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
    rows = _rows(frame, "name", "value")
    when = _clock(rows)
    low, high = domain or _domain(rows, log, paper)
    if (rows.groupby("name")[when].nunique() < rows.groupby("name").size()).any():
        raise EditionError(f"a line has two values in one {when}")
    colour = _colour(rows, colours, "name")
    ends = rows.loc[rows.dropna(subset="value").groupby("name", sort=False)[when].idxmax()]
    ends = ends.assign(_shown=[textwrap.fill(name, GUTTER) for name in ends["name"]])
    ends["_ink"] = [(colours or {}).get(name, NEUTRAL) for name in ends["name"]]
    at = _scale(low, high, height, log)
    sizes = [LINE * (shown.count("\n") + 1) for shown in ends["_shown"]]
    wanted = [at.pixel(value) for value in ends["value"]]
    middles = spread(wanted, sizes, -8, height + 8)
    ends["_at"] = [
        at.value(middle - LINE * shown.count("\n") / 2)
        for middle, shown in zip(middles, ends["_shown"], strict=True)
    ]
    gutter = labels.width(line for shown in ends["_shown"] for line in shown.split("\n")) + 12
    x = _time(when, rows, gutter)
    base = alt.Chart(rows).encode(x=x)
    y = _value("value", at)
    layers: list[Any] = []
    if {"low", "high"} <= {*rows}:
        band = base.mark_area(opacity=0.18, aria=False)
        layers.append(band.encode(y=_value("low", at), y2="high:Q", color=colour))
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
            tooltip=[*_named(rows), _when(when), alt.Tooltip("value:Q", format=form), *tips],
        )
    )
    if paper is not None:
        layers += _paper(paper, written(paper, number_format([paper])), y=at)
    named = alt.Chart(ends).encode(x=x, y=_value("_at", at), text="_shown:N")
    layers += words(named, align="left", dx=9, bold=True, color=alt.Color("_ink:N", scale=None))
    return _layered(layers, height)


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
    rows = _rows(frame, "year", "value")
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
                axis=_years(bound=True),
            ),
            y=alt.Y(
                "_height:Q" if below else "value:Q",
                title=None,
                axis=_counts(rows["value"], without_sign=bool(below)),
            ),
            color=_colour(rows, colours, "kind", key=True, orient="bottom")
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
    return _layered([chart], height)


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
    rows = _labelled(_rows(frame, "name", "value"))
    x, y = _across(rows, _end_of(rows), paper), _row(rows)
    form = number_format(rows["value"])
    base = alt.Chart(rows).encode(y=y)
    bar = base.mark_bar(height=16).encode(
        x=x,
        color=_colour(rows, colours, "name", alone=ACCENT),
        tooltip=["name:N", alt.Tooltip("value:Q", format=form), *_range(rows), *tips],
    )
    layers = [bar, *_whiskers(base, rows, INK, 1.5)]
    if paper is not None:
        layers += _paper(paper, written(paper, form), x=True)
    below = rows["value"] < 0
    for part, align, dx in ((rows[~below], "left", 6), (rows[below], "right", -6)):
        if len(part):
            end = "high:Q" if "high" in rows else "value:Q"
            named = alt.Chart(part).encode(x=end, y=y, text="label:N")
            layers += words(named, align=align, dx=dx, bold=True)
    return _layered(layers, _height(rows))


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
    rows = _rows(frame, "name", "value")
    alone = rows["name"].is_unique
    rows = _labelled(rows, log) if alone else rows
    by = "kind" if "kind" in rows else "name"
    scale: dict[str, Any] = {"type": "log"} if log else {"zero": False}
    limits = domain or (_around(rows, paper) if log else None)
    scale |= {"domain": list(limits), "nice": False} if limits else {"padding": 34, "nice": False}
    x = alt.X("value:Q", title=None, scale=alt.Scale(**scale), axis=_numbers(log))
    base = alt.Chart(rows).encode(y=_row(rows))
    colour = _colour(rows, colours, by, key=by == "kind", alone=ACCENT)
    form = number_format(rows["value"])
    layers = _whiskers(base, rows, GREY, 3)
    if paper is not None:
        layers += _paper(paper, written(paper, form), x=True)
    layers.append(
        base.mark_point(size=110, filled=True, opacity=1).encode(
            x=x,
            color=colour,
            **({"shape": _shape(rows)} if by == "kind" else {}),
            tooltip=[
                *_named(rows),
                alt.Tooltip("value:Q", format=form),
                *_range(rows),
                *(["paper:Q"] if "paper" in rows else []),
                *tips,
            ],
        )
    )
    if "paper" in rows:
        layers += _papers(rows.dropna(subset="paper"), _row(rows))
    if "label" in rows:
        named = alt.Chart(rows.dropna(subset="label")).encode(y=_row(rows), x=x, text="label:N")
        layers += words(named, dy=-15, bold=True)
    return _layered(layers, _height(rows, 44))


def intervals(
    frame: pd.DataFrame, *, colours: Colours | None = None, tips: Tips = ()
) -> alt.LayerChart:
    """Bars from one day or number to another; columns name, start and end; a name can have several.

    kind gives them colours under a key; label stands behind the end of a bar.
    """
    rows = _rows(frame, "name", "start", "end")
    by = "kind" if "kind" in rows else "name"
    dated = pd.api.types.is_datetime64_any_dtype(rows["start"])
    gutter = labels.width(rows["label"].dropna()) + 10 if "label" in rows else 4
    zero: dict[str, Any] = {} if dated else {"zero": False}
    scale = alt.Scale(range=[0, alt.ExprRef(f"width - {gutter}")], nice=False, **zero)
    kind = "T" if dated else "Q"
    days = _days(rows["end"].max() - rows["start"].min()) if dated else _numbers()
    base = alt.Chart(rows).encode(y=_row(rows))
    told: list[Any] = [alt.Tooltip(f"{one}:{kind}") for one in ("start", "end")]
    layers: list[Any] = [
        base.mark_bar(height=16, cornerRadius=2).encode(
            x=alt.X(f"start:{kind}", title=None, scale=scale, axis=days),
            x2="end",
            color=_colour(rows, colours, by, key=by == "kind", alone=ACCENT, orient="bottom"),
            tooltip=[*_named(rows), *told, *tips],
        )
    ]
    if "label" in rows:
        named = alt.Chart(rows.dropna(subset="label")).encode(
            y=_row(rows), x=f"end:{kind}", text="label:N"
        )
        layers += words(named, align="left", dx=6, bold=True)
    return _layered(layers, _height(rows))


def timeline(
    frame: pd.DataFrame, *, colours: Colours | None = None, tips: Tips = ("statement",)
) -> alt.LayerChart:
    """Events from top to bottom, as far apart as they were in time; columns date, precision, label.

    kind gives the dots colours under a key.  Labels keep out of each other's way.
    """
    rows = _rows(frame, "date", "precision", "label").sort_values("date", kind="stable")
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
            color=_colour(rows, colours, "kind", key=True) if by else alt.value(ACCENT),
            **({"shape": _shape(rows)} if by else {}),
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
    return _layered(layers, round(height))


def matrix(frame: pd.DataFrame, *, colours: Colours, tips: Tips = ()) -> alt.LayerChart:
    """Cells of rows and columns in the colour of their kind; columns row, column, kind.

    sign is what stands in a cell, so that colour alone never tells.  A kind that its sign names
    everywhere needs no key, and one without a name no colour; where there is such a one, the tips
    tell of all cells.
    """
    rows = _rows(frame, "row", "column", "kind")
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
        y=_row(rows, "row"),
        tooltip=["row:N", "column:N", *([] if "" in set(rows["kind"]) else ["kind:N"]), *tips],
    )
    layers: list[Any] = [
        cell.mark_rect(stroke=GROUND, strokeWidth=2).encode(
            color=_colour(rows, colours, "kind", key=unnamed, rest=PALE)
        )
    ]
    if "sign" in rows:
        layers.append(
            cell.mark_text(fontWeight="bold", aria=False).encode(
                text="sign:N", color=alt.Color("_ink:N", scale=None)
            )
        )
    return _layered(layers, _height(rows, 30, "row"))


def share(
    frame: pd.DataFrame, *, colours: Colours | None = None, tips: Tips = ()
) -> alt.LayerChart:
    """The parts of one whole, each from where the last one ends; columns name and value."""
    rows = _rows(frame, "name", "value")
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
    base = alt.Chart(rows).encode(y=_row(rows))
    x = alt.X("from:Q", title=None, scale=scale, axis=_numbers())
    told = [alt.Tooltip("value:Q", format=form), alt.Tooltip("per cent:Q", format=".1f")]
    layers: list[Any] = [
        alt.Chart(rows.assign(_start=0, _whole=whole))
        .mark_bar(height=18, color=PALE, opacity=0.6, aria=False)
        .encode(x=alt.X("_start:Q", scale=scale), x2="_whole:Q", y=_row(rows)),
        base.mark_bar(height=18).encode(
            x=x,
            x2="to:Q",
            color=_colour(rows, colours, "name", alone=ACCENT),
            tooltip=["name:N", *told, *tips],
        ),
    ]
    named = alt.Chart(rows.assign(_whole=whole)).encode(
        x=alt.X("_whole:Q", scale=scale), y=_row(rows), text="label:N"
    )
    layers += words(named, align="left", dx=6, bold=True)
    return _layered(layers, _height(rows))


def stacks(frame: pd.DataFrame, *, colours: Colours, tips: Tips = ()) -> alt.LayerChart:
    """Several wholes, a bar each, of the same parts; columns name, kind and value."""
    rows = _rows(frame, "name", "kind", "value")
    kinds = {kind: place for place, kind in enumerate(rows["kind"].unique())}
    rows["_order"] = rows["kind"].map(kinds)
    chart = (
        alt.Chart(rows)
        .mark_bar(height=20)
        .encode(
            x=alt.X("value:Q", title=None, axis=_numbers()),
            y=_row(rows),
            color=_colour(rows, colours, "kind", key=True),
            order="_order:Q",
            tooltip=[
                "name:N",
                "kind:N",
                alt.Tooltip("value:Q", format=number_format(rows["value"])),
                *tips,
            ],
        )
    )
    return _layered([chart], _height(rows))


def panels(
    frame: pd.DataFrame, *, colours: Colours | None = None, domain: Domain | None = None
) -> alt.ConcatChart:
    """A small chart for each name, its line before all others; columns name, year and value."""
    rows = _rows(frame, "name", "year", "value")
    low, high = domain or _domain(rows, False, None)
    at = _scale(low, high, 110, False)
    x = _time("year", rows, 0)
    form = number_format(rows["value"])
    charts: list[Any] = []
    others = alt.Chart(rows).mark_line(color=PALE, strokeWidth=1.2, aria=False)
    for name in rows["name"].unique():
        own = alt.Chart(rows[rows["name"] == name]).encode(
            x=x,
            y=_value("value", at),
            color=alt.value((colours or {}).get(name, ACCENT)),
            tooltip=["name:N", "year:Q", alt.Tooltip("value:Q", format=form)],
        )
        charts.append(
            alt.layer(
                others.encode(x=x, y=_value("value", at), detail="name:N"),
                own.mark_line(strokeWidth=2.5),
                own.mark_circle(size=60, opacity=0),
            ).properties(width=170, height=110, title=alt.TitleParams(name, fontSize=12, offset=4))
        )
    found: alt.ConcatChart = alt.concat(*charts, columns=3)
    return found


def on_years(day: pd.Timestamp) -> float:
    """Where a day lies on an axis on which each year stands in its middle."""
    return float(day.year + day.day_of_year / 365 - 0.5)


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


def notes(frame: pd.DataFrame) -> alt.LayerChart:
    """Notes on a chart over time, to be added to it; columns date or year, and label.

    Each stands above the chart in a line of its own, those of the later half left of their rule
    and the latest of them highest, so that rules keep off the words of others.
    """
    rows = _rows(frame, "label")
    when = _clock(rows)
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
        told = one.encode(text="label:N", tooltip=[_when(when), "label:N"])
        named += words(told, align=align, dx=dx, color=alt.value(NEUTRAL), halo=7)
    return cast(alt.LayerChart, alt.layer(*rules, *named))


def strips(
    frame: pd.DataFrame, *, colours: Colours | None = None, above: int = 0, tips: Tips = ()
) -> alt.LayerChart:
    """Rows of marks above a chart over time, to be added to it, a row a kind with its name.

    Columns date or year, which may have a fraction, and kind.  `above` is how many notes stand
    between.
    """
    rows = _rows(frame, "kind")
    when = _clock(rows)
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


class _scale:
    """An axis of values whose place in pixels is known before the chart is drawn."""

    def __init__(self, low: float, high: float, height: int, log: bool) -> None:
        if log and low <= 0:
            raise EditionError("a scale by powers of ten has no zero: give a domain above it")
        self.low, self.high, self.height, self.log = low, high, height, log

    def pixel(self, value: float) -> float:
        low, high, value = (
            labels.log(one) if self.log else one for one in (self.low, self.high, value)
        )
        return self.height * (high - value) / (high - low)

    def value(self, pixel: float) -> float:
        low, high = (labels.log(one) if self.log else one for one in (self.low, self.high))
        found = high - pixel / self.height * (high - low)
        return float(10**found if self.log else found)


def _rows(frame: pd.DataFrame, *needed: str) -> Any:
    """A copy of a frame with rows counted anew; EditionError for a column that a form lacks."""
    if missing := [name for name in needed if name not in frame]:
        raise EditionError(f"the frame of this form has no column {missing[0]!r}; {[*frame]}")
    rows = frame.reset_index(drop=True)
    for name in rows.select_dtypes(["object", "string"]):  # in which a gap is no number
        rows[name] = rows[name].astype(object).where(rows[name].notna(), None)
    return rows


def _named(rows: pd.DataFrame) -> list[Any]:
    return ["name:N", *(["kind:N"] if "kind" in rows else [])]


def _labelled(rows: pd.DataFrame, log: bool = False) -> Any:
    """Rows with their values as labels; by powers of ten each as exact as it is itself."""
    if "label" in rows:
        return rows
    form = number_format(rows["value"])
    forms = [",.4g" if log and abs(value) < 1000 else form for value in rows["value"]]
    return rows.assign(label=list(map(written, rows["value"], forms)))


def _domain(rows: pd.DataFrame, log: bool, paper: float | None) -> Domain:
    """From 0, or the power of ten below, to a round number above all values."""
    columns = [name for name in ("value", "low", "high") if name in rows]
    values = [*rows[columns].stack().dropna(), *([] if paper is None else [paper])]
    if log:
        return labels.decades(min(values), max(values))
    return ticks(min(0, *values), max(0, *values))


def _around(rows: pd.DataFrame, paper: float | None) -> Domain:
    """Some room around all values on a scale by powers of ten."""
    columns = [name for name in ("value", "low", "high", "paper") if name in rows]
    values = [*rows[columns].stack().dropna(), *([] if paper is None else [paper])]
    if min(values) <= 0:
        raise EditionError("a scale by powers of ten has no zero")
    return min(values) / 2, max(values) * 2


def _value(field: str, at: _scale) -> Any:
    kind: dict[str, Any] = {"type": "log"} if at.log else {"zero": False}
    scale = alt.Scale(domain=[at.low, at.high], nice=False, **kind)
    return alt.Y(f"{field}:Q", title=None, scale=scale, axis=_numbers(at.log))


def _numbers(log: bool = False) -> Any:
    """An axis of numbers; one by powers of ten names these alone."""
    if not log:
        return alt.Axis(tickCount=5)
    return alt.Axis(
        values=[10.0**power for power in range(-6, 13)],
        labelExpr="format(datum.value, datum.value < 1 ? '~g' : ',')",
    )


def _counts(values: "pd.Series[float]", *, without_sign: bool) -> Any:
    """An axis that has no halves where there are none."""
    if without_sign:
        return alt.Axis(tickCount=5, tickMinStep=1, labelExpr="format(abs(datum.value), ',')")
    whole = number_format(values) == ",d"
    return alt.Axis(tickCount=5, tickMinStep=1, format=",d") if whole else _numbers()


def _years(*, bound: bool = False) -> Any:
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


def _days(span: pd.Timedelta) -> Any:
    form = "%Y" if span.days > 1500 else "%b %Y"
    return alt.Axis(format=form, grid=False, tickCount=6, labelOverlap=True, labelSeparation=8)


def _time(when: str, rows: pd.DataFrame, gutter: int) -> Any:
    """The axis of time, which ends where the names of lines begin."""
    range_: Any = {"range": [0, alt.ExprRef(f"width - {gutter}")]} if gutter else {}
    zero: dict[str, Any] = {} if when == "date" else {"zero": False}
    scale = alt.Scale(nice=False, **zero, **range_)
    first, last = rows[when].min(), rows[when].max()
    if when == "date":
        return alt.X("date:T", title=None, scale=scale, axis=_days(last - first))
    return alt.X("year:Q", title=None, scale=scale, axis=_years())


def _clock(rows: pd.DataFrame) -> str:
    return "year" if "year" in rows else "date"


def _when(when: str) -> Any:
    return alt.Tooltip("date:T") if when == "date" else alt.Tooltip("year:Q", format="d")


def _row(rows: pd.DataFrame, field: str = "name") -> Any:
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


def _height(rows: pd.DataFrame, least: int = 30, field: str = "name") -> int:
    names = [str(one) for one in rows[field].unique()]
    return len(names) * max(least, LINE * max(len(broken(name)) for name in names) + 8)


def _end_of(rows: pd.DataFrame) -> int:
    return labels.width(map(str, rows["label"])) + 10


def _across(rows: pd.DataFrame, gutter: int, paper: float | None) -> Any:
    """The axis of bars: from 0 or the least, with room for the labels behind their ends."""
    low, high = _domain(rows, False, paper)
    start = gutter if low < 0 else 0
    scale = alt.Scale(
        domain=[low, high], range=[start, alt.ExprRef(f"width - {gutter}")], nice=False
    )
    return alt.X("value:Q", title=None, scale=scale, axis=_numbers())


def _range(rows: pd.DataFrame) -> list[Any]:
    return [
        alt.Tooltip(f"{end}:Q", format=number_format(rows[end]))
        for end in ("low", "high")
        if end in rows
    ]


def _whiskers(base: Any, rows: pd.DataFrame, colour: str, wide: float) -> list[Any]:
    if not {"low", "high"} <= {*rows}:
        return []
    return [
        base.mark_rule(color=colour, strokeWidth=wide, aria=False).encode(x="low:Q", x2="high:Q")
    ]


def _colour(
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


def _shape(rows: pd.DataFrame) -> Any:
    values = list(dict.fromkeys(rows["kind"]))
    shapes = ["circle", "square", "diamond", "triangle-up", "cross"]
    legend = alt.Legend(orient="top", title=None, labelLimit=0)
    scale = alt.Scale(domain=values, range=[shapes[at % 5] for at in range(len(values))])
    return alt.Shape("kind:N", title=None, scale=scale, legend=legend)


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


def _paper(value: float, said: str, *, x: bool = False, y: _scale | None = None) -> list[Any]:
    """The paper's figure: a dashed line across the chart, with its name."""
    base = alt.Chart(pd.DataFrame([{"paper": value, "_name": f"{the_work()}: {said}"}]))
    line = base.mark_rule(color=PAPER_COLOUR, strokeDash=[5, 4], strokeWidth=2, aria=False)
    red = alt.value(PAPER_COLOUR)
    if y is not None:
        place = _value("paper", y)
        named = base.encode(x=alt.value(4), y=place, text="_name:N")
        return [line.encode(y=place), *words(named, align="left", dy=-9, bold=True, color=red)]
    named = base.encode(x="paper:Q", y=alt.value(-9), text="_name:N")
    return [line.encode(x="paper:Q"), *words(named, bold=True, color=red)]


def _papers(rows: pd.DataFrame, y: Any) -> list[Any]:
    """The paper's figure of each row, with its name at the first."""
    base = alt.Chart(rows).encode(y=y, x="paper:Q")
    first = alt.Chart(rows.iloc[[0]].assign(_name=the_work())).encode(
        y=y, x="paper:Q", text="_name:N"
    )
    tick = base.mark_tick(orient="vertical", color=PAPER_COLOUR, thickness=3, size=26, aria=False)
    return [tick, *words(first, dy=22, bold=True, color=alt.value(PAPER_COLOUR))]


def _layered(layers: Sequence[Any], height: int) -> alt.LayerChart:
    return cast(alt.LayerChart, alt.layer(*layers).properties(width=FILL, height=height))
