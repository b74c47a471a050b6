"""Charts that Vega would draw empty or wrong without a word are refused, and no others."""

import altair as alt
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.base.errors import EditionError
from edition.show.specification import require_drawable

TABLE = pd.DataFrame(
    {
        "year": [1990, 1991],
        "n": [0, 10],
        "word": ["a", "b"],
        "day": ["1990-01-01", "1991-06-30"],
        "none": [None, None],
        "mean.n": [1, 2],
        "where": [{"km": 1}, {"km": 2}],
    }
)
OTHER = pd.DataFrame({"word": ["a", "b"], "height": [1, 2]})
BASE = alt.Chart(TABLE).mark_point()
LOG = alt.Scale(type="log")


def faults(chart):
    """What is said of a chart, empty where nothing is."""
    try:
        require_drawable(chart.properties(title="One").to_dict(validate=False))
    except EditionError as error:
        return str(error)
    return ""


MISSING = {
    "a channel": BASE.encode(x="typo:Q"),
    "a tooltip": BASE.encode(x="n:Q", tooltip=["word:N", "typo:N"]),
    "a condition": BASE.encode(color=alt.condition("datum.typo > 1", alt.value("red"), "word:N")),
    "an order": BASE.encode(x=alt.X("word:N", sort=alt.EncodingSortField("typo"))),
    "a transform": BASE.encode(x="n:Q").transform_filter("datum['typo'] > 1"),
    "a predicate": BASE.encode(x="n:Q").transform_filter(
        alt.FieldEqualPredicate(field="typo", equal=1)
    ),
    "what a transform makes": BASE.encode(x="twice:Q").transform_calculate(twice="datum.typo * 2"),
    "what an aggregate leaves": BASE.encode(x="typo:Q", y="n:Q").transform_aggregate(
        typo="mean(n)", groupby=["word"]
    ),
    "a lookup": BASE.encode(x="n:Q").transform_lookup(
        "word", alt.LookupData(OTHER, "typo", ["height"])
    ),
    "a selection": BASE.encode(x="n:Q").add_params(alt.selection_point(fields=["typo"])),
    "a layer": alt.layer(BASE.encode(y="n:Q"), BASE.encode(y="typo:Q")).encode(x="n:Q"),
    "a layer's data": alt.layer(BASE, alt.Chart(OTHER).mark_point()).encode(x="n:Q"),
    "a row of charts": alt.hconcat(BASE.encode(x="n:Q"), BASE.encode(x="typo:Q")),
    "a facet": BASE.encode(x="n:Q").facet("typo:N"),
    "a repetition": BASE.encode(x=alt.X(alt.repeat("column"), type="quantitative")).repeat(
        column=["n", "typo"]
    ),
    "a mark": alt.Chart(TABLE).mark_point(size=alt.expr("datum.typo")).encode(x="n:Q"),
    "a path": BASE.encode(x="where.typo:Q"),
}


@pytest.mark.parametrize("chart", MISSING.values(), ids=MISSING)
def test_a_field_that_no_column_has_is_named_with_those_that_there_are(chart):
    told = faults(chart)
    assert told.startswith("the chart 'One' cannot be drawn: ")
    assert "typo" in told or "'n', which its data do not have; there are: " in told
    assert "; there are: " in told and "\n" not in told


def test_a_dot_in_a_name_needs_a_backslash_which_is_said():
    assert r"with a backslash it is one: mean\.n" in faults(BASE.encode(x="mean.n:Q"))
    assert not faults(BASE.encode(x=r"mean\.n:Q"))


WRONG = {
    "no rows": (alt.Chart(TABLE[:0]).mark_line().encode(x="n:Q"), "has no rows"),
    "no rows in any layer": (
        alt.layer(*[alt.Chart(TABLE[:0]).mark_line().encode(x="n:Q")] * 2),
        "has no rows",
    ),
    "text for a number": (BASE.encode(x="word:Q"), "x, 'word': 'a' is no number"),
    "a day as text": (
        BASE.encode(x=alt.X("at:T")).properties(data=TABLE.assign(at="7 July 1884")),
        "x, 'at': '7 July 1884' is no day in ISO form",
    ),
    "a year for a day": (BASE.encode(x="year:T"), "x, 'year': 1990 is no day in ISO form"),
    "no value at all": (BASE.encode(x="none:Q"), "x, 'none': no row has a value"),
    "zero on a log scale": (BASE.encode(y=alt.Y("n:Q", scale=LOG)), "a log scale has no 0"),
    "a log domain from zero": (
        BASE.encode(y=alt.Y("year:Q", scale=alt.Scale(type="log", domain=[0, 9]))),
        "a log scale has no 0",
    ),
    "a bar on a log scale": (
        alt.Chart(TABLE).mark_bar().encode(y=alt.Y("year:Q", scale=LOG)),
        "no zero, from which a bar starts",
    ),
    "data from elsewhere": (alt.Chart("https://x.example/a.csv").mark_bar(), "read them in the"),
}


@pytest.mark.parametrize(("chart", "complaint"), WRONG.values(), ids=WRONG)
def test_what_a_scale_cannot_show_is_told_with_the_field(chart, complaint):
    assert complaint in faults(chart)


SOUND = {
    "a count": BASE.encode(x="count():Q", y="word:N"),
    "an aggregate": BASE.encode(x="mean(n):Q", color="word:N"),
    "an aggregated log": BASE.encode(y=alt.Y("sum(n):Q", scale=LOG)),
    "a unit of time": BASE.encode(x="yearmonth(day):O", y="distinct(word):Q"),
    "a calculation": BASE.encode(x="twice:Q").transform_calculate(twice="datum.n * 2"),
    "an aggregation": BASE.encode(x="m:Q", y="word:N").transform_aggregate(
        m="mean(n)", groupby=["word"]
    ),
    "a fold": BASE.encode(x="value:Q", y="key:N").transform_fold(["n", "year"]),
    "a window": BASE.encode(x="r:Q").transform_window(r="rank()", sort=[alt.SortField("n")]),
    "a pivot": BASE.encode(x="a:Q").transform_pivot("word", value="n", groupby=["year"]),
    "a lookup": BASE.encode(x="height:Q").transform_lookup(
        "word", alt.LookupData(OTHER, "word", ["height"])
    ),
    "a regression": BASE.encode(x="year:Q", y="n:Q").transform_regression("year", "n"),
    "a density": BASE.encode(x="value:Q", y="density:Q").transform_density("n"),
    "a bin": BASE.encode(x="from:Q", x2="to:Q").transform_bin(["from", "to"], "n"),
    "a path": BASE.encode(x="where.km:Q", y="where['km']:Q"),
    "an empty layer": alt.layer(BASE, alt.Chart(TABLE[:0]).mark_line()).encode(x="n:Q"),
    "a brush": BASE.encode(x="n:Q").add_params(alt.selection_interval(encodings=["x"])),
    "an order of words": BASE.encode(x=alt.X("word:N", sort=["b", "typo"])),
    "an axis that calculates": BASE.encode(x=alt.X("n:Q", axis=alt.Axis(labelExpr="datum.label"))),
    "a sphere": alt.Chart(alt.sphere()).mark_geoshape(),
    "a gap in a tooltip": BASE.encode(x="n:Q", tooltip=["none:Q"]),
    "a range on a log scale": alt.Chart(TABLE)
    .mark_bar()
    .encode(y=alt.Y("year:Q", scale=LOG), y2="n"),
}


@pytest.mark.parametrize("chart", SOUND.values(), ids=SOUND)
def test_a_chart_that_can_be_drawn_is_let_be(chart):
    assert faults(chart) == ""


names = st.text(
    st.characters(codec="ascii", categories=["L", "N", "P"], exclude_characters="*"), min_size=1
)


@given(st.lists(names, min_size=2, max_size=4, unique=True))
def test_any_name_of_a_column_can_be_given_with_backslashes(columns):
    escaped = [
        "".join(f"\\{sign}" if sign in r".[]\'" + '"' else sign for sign in one) for one in columns
    ]
    channels = {"encoding": {"x": {"field": escaped[0], "type": "nominal"}}, "mark": "point"}
    rows = [dict.fromkeys(columns, 1)]
    require_drawable({"title": "One", "data": {"values": rows}, **channels})
    with pytest.raises(EditionError, match="which its data do not have"):
        rows[0].pop(columns[0])
        require_drawable({"title": "One", "data": {"values": rows}, **channels})
