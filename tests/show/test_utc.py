"""The times of a chart are those of UTC, whichever way an author writes them."""

import altair as alt
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.show.utc import in_utc

DAYS = pd.DataFrame({"day": pd.to_datetime(["1884-07-07", "2018-01-01"]), "n": [1, 2]})
BASE = alt.Chart(DAYS).mark_point()


def encoded(**channels):
    return in_utc(BASE.encode(**channels).to_dict())["encoding"]


def test_a_day_loses_its_midnight_and_a_time_is_of_utc():
    data = {"values": [{"a": "1884-07-07T00:00:00", "b": "1884-07-07T09:30:00"}, {"a": "a T b"}]}
    kept = {"name": "2018-01-01T10:00:00+05:00", "year": 1990}
    found = in_utc({"data": data, "datasets": {"x": [kept]}})
    assert found["data"]["values"] == [
        {"a": "1884-07-07", "b": "1884-07-07T09:30:00Z"},
        data["values"][1],
    ]
    assert found["datasets"]["x"] == [kept]


def test_scales_of_time_are_of_utc_and_keep_what_else_they_are_told():
    found = encoded(x=alt.X("day:T", scale=alt.Scale(nice=True)), y="n:Q", color="day:T")
    assert found["x"]["scale"] == {"type": "utc", "nice": True}
    assert found["color"]["scale"] == {"type": "utc"}
    assert "scale" not in found["y"]
    assert encoded(fill=alt.Fill("day:T", scale=None))["fill"]["scale"] is None


def test_the_end_of_a_span_is_of_utc_as_its_start_is_also_in_a_layer():
    layer = alt.layer(BASE.encode(x2="day")).encode(x="day:T", y=alt.Y("n:O", sort="x"))
    (inner,) = in_utc(layer.to_dict())["layer"]
    assert inner["encoding"]["x2"]["scale"] == {"type": "utc"}
    assert "scale" not in encoded(x="n:Q", x2="n")["x2"]
    assert encoded(y=alt.Y("n:O", sort=alt.EncodingSortField("n")))["y"]["sort"] == {"field": "n"}
    by = {"encoding": "x"}
    assert in_utc({"sort": by}) == {"sort": by}


def test_a_time_in_words_is_that_of_utc_as_it_would_have_been_written():
    tooltips = ["n", "day:T", alt.Tooltip("day:T", format="%Y", title="Year")]
    plain, day, year = encoded(tooltip=tooltips)["tooltip"]
    assert "timeUnit" not in plain
    assert (day["title"], day["format"]) == ("day", "%-d %B %Y")
    assert (year["title"], year["format"]) == ("Year", "%Y")
    assert day["timeUnit"] == year["timeUnit"] == "utcyearmonthdatehoursminutesseconds"
    chosen = alt.condition("datum.n > 1", alt.Text("day:T"), alt.value(""))
    assert encoded(text=chosen)["text"]["condition"]["timeUnit"].startswith("utc")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("yearmonth", "utcyearmonth"),
        ("utcyear", "utcyear"),
        ("binnedyear", "binnedutcyear"),
        ({"unit": "month", "step": 3}, {"unit": "utcmonth", "step": 3}),
    ],
)
def test_units_of_time_are_of_utc(written, meant):
    assert in_utc({"transform": [{"timeUnit": written, "field": "day", "as": "d"}]}) == {
        "transform": [{"timeUnit": meant, "field": "day", "as": "d"}]
    }


def test_dates_and_expressions_are_of_utc():
    chart = BASE.transform_filter(
        (alt.expr.year(alt.datum.day) > 1900) & (alt.expr.timeFormat(alt.datum.day, "%Y") != "")
    ).transform_filter(alt.FieldRangePredicate("day", range=[alt.DateTime(year=1900), None]))
    first, second = in_utc(chart.to_dict())["transform"]
    assert first["filter"] == "((utcyear(datum.day) > 1900) && (utcFormat(datum.day,'%Y') !== ''))"
    assert second["filter"]["range"] == [{"year": 1900, "utc": True}, None]


def test_columns_that_are_called_as_parts_of_a_date_stay_numbers():
    spec = {
        "datasets": {"x": [{"year": 1990, "month": 2}]},
        "transform": [{"filter": "datum.year > 1"}],
    }
    assert in_utc(spec) == spec


plain = st.none() | st.booleans() | st.integers() | st.text(max_size=5)
trees = st.recursive(
    plain,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=4,
)


TIMED = BASE.encode(x="day:T", tooltip="day:T").to_dict()


@given(trees)
def test_nothing_is_changed_twice(tree):
    once = in_utc(TIMED | {"usermeta": tree})
    assert in_utc(once) == once
