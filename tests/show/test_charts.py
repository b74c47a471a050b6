import json
import warnings

import altair as alt
import pandas as pd
import pytest
from shapely.geometry import shape

from edition.base.errors import EditionError
from edition.data.geodesy import WGS84
from edition.judge.verdicts import LOOKS
from edition.show import charts, maps
from edition.show.colour import contrast
from edition.show.vega import MIME, SOURCES_LINE


def test_a_chart_is_shown_with_title_description_and_sources(monkeypatch):
    shown = []
    monkeypatch.setattr(charts, "display", lambda item, **how: shown.append((item, how)))
    charts.show(
        alt.Chart(pd.DataFrame({"x": [1]})).mark_point().encode(x="x"),
        title="One point " * 20,
        description="A point.",
        sources=["survey1999", "survey1999"],
        claims=["RI-02"],
        unit="Arden's kilometres " * 8,
    )
    (chart, _), (words, how) = shown
    spec = chart[MIME]
    assert spec["description"] == "A point."
    assert len(spec["title"]["text"]) > 1
    assert all(len(line) <= 78 for line in spec["title"]["text"])
    assert [len(line) <= 96 for line in spec["title"]["subtitle"]] == [True, True]
    assert spec["title"]["subtitle"][0].startswith("Arden’s kilometres")
    assert spec["usermeta"] == {"sources": ["survey1999"], "claims": ["RI-02"]}
    assert how["metadata"] == {SOURCES_LINE: True}
    assert words["text/html"].startswith("<p><small>Sources: ")


def shown(chart, monkeypatch):
    """Shows a chart where the author silences warnings; gives its specification."""
    seen = []
    monkeypatch.setattr(charts, "display", lambda item, **_: seen.append(item))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        charts.show(chart, title="One", description="A point.", sources=[])
    return seen[0][MIME]


def test_a_chart_that_would_be_empty_or_wrong_is_refused_in_its_cell(monkeypatch):
    chart = alt.Chart(pd.DataFrame({"x": [1]})).mark_point()
    with pytest.raises(EditionError, match="the chart 'One' .* the field 'y'.*; there are: x"):
        shown(chart.encode(x="y:Q"), monkeypatch)
    timed = alt.Chart(pd.DataFrame({"x": pd.period_range("2000", periods=1).to_timestamp()}))
    monkeypatch.setattr(alt.Chart, "to_dict", lambda _: warnings.warn("look out", stacklevel=1))
    with pytest.raises(EditionError, match="the chart 'One': Altair warns: look out"):
        shown(timed.mark_point(), monkeypatch)


def test_a_gap_in_a_column_of_text_is_null_and_not_nan(monkeypatch):
    told = pd.DataFrame({"x": [1, 2], "why": pd.Series(["so", None], dtype="str")})
    told["why"] = told["why"].astype(object).where(told["why"].notna(), None)
    spec = shown(alt.Chart(told).mark_point().encode(x="x:Q", tooltip=["why:N"]), monkeypatch)
    json.dumps(spec, allow_nan=False)
    (rows,) = spec["datasets"].values()
    assert [row["why"] for row in rows] == ["so", None]


def test_days_of_a_chart_are_of_utc_whether_or_not_the_look_was_asked_for(monkeypatch):
    days = pd.DataFrame({"day": pd.to_datetime(["1988-12-31"])})
    spec = shown(alt.Chart(days).mark_point().encode(x="day:T"), monkeypatch)
    assert spec["encoding"]["x"]["scale"] == {"type": "utc"}
    assert list(spec["datasets"].values()) == [[{"day": "1988-12-31"}]]
    assert spec["config"]["font"] == "Edition Sans"


def test_a_shown_chart_can_be_drawn_by_jupyterlab_in_a_fixed_width_and_read_aloud():
    data = {"values": [{"x": 1}]}
    spec = {"title": "One", "description": "A point.", "width": "container", "data": data}
    bundle, _ = charts._bundle(spec)
    assert set(bundle) == {"application/vnd.vegalite.v5+json", "text/plain"}
    assert bundle["text/plain"] == "A point."
    assert bundle[MIME]["width"] == 640
    assert bundle[MIME]["usermeta"] == {"fills column": True}
    with pytest.raises(EditionError, match="needs a title and a description"):
        charts._bundle({"title": "One"})


def test_tooltips_name_columns_in_words(monkeypatch):
    rows = pd.DataFrame({"a_b": [1], "c_d": [2]})
    tips = ["a_b:Q", alt.Tooltip("c_d:Q", title="C")]
    drawn = alt.Chart(rows).mark_point().encode(x="a_b:Q", tooltip=tips)
    spec = shown(alt.layer(drawn, drawn.mark_rule()), monkeypatch)
    for layer in spec["layer"]:
        assert [tip["title"] for tip in layer["encoding"]["tooltip"]] == ["a b", "C"]
    assert "title" not in spec["layer"][0]["encoding"]["x"]


def test_outlines_are_wound_clockwise_as_vega_wants_them():
    (feature,) = maps.outlines("river", ["delta"]).to_dict()["values"]
    assert not shape(feature["geometry"]).exterior.is_ccw


def test_a_circle_lies_at_its_distance():
    (feature,) = maps.circle((131.9, 43.1), 100).to_dict()["values"]
    for longitude, latitude in feature["geometry"]["coordinates"]:
        _, _, metres = WGS84.inv(131.9, 43.1, longitude, latitude)
        assert metres == pytest.approx(100_000, abs=10)


def test_a_map_has_a_window_and_lines_in_degrees():
    window = maps.frame((130, 132), (42, 44))["geometry"]
    assert window == {
        "type": "MultiPoint",
        "coordinates": [[130, 42], [130, 44], [132, 42], [132, 44]],
    }
    line = maps.line([(130.123456, 42.0), (131.0, 43.0)])
    assert line["geometry"]["coordinates"] == [[130.1235, 42.0], [131.0, 43.0]]


ON_LIGHT = [charts.ACCENT, charts.NEUTRAL, charts.PAPER_COLOUR, *charts.COLOURS.values()]
ON_DARK = [look.dark for look in LOOKS.values()]


@pytest.mark.parametrize(
    ("colour", "page"),
    [*((one, "#ffffff") for one in ON_LIGHT), *((one, "#15171a") for one in ON_DARK)],
)
def test_words_in_a_colour_can_be_read_on_the_page(colour, page):
    assert contrast(colour, page) >= 4.5
