import os
import subprocess
import sys
import xml.etree.ElementTree as ET

import altair as alt
import pandas as pd
import pytest
from shapely.geometry import shape

from edition.base.errors import EditionError
from edition.data.geodesy import WGS84
from edition.data.vocabulary import COLOURS, NAMES
from edition.show import charts, maps


@pytest.fixture
def shown(monkeypatch):
    """What `charts.show` hands to the notebook."""
    items = []
    monkeypatch.setattr(charts, "display", lambda item, **how: items.append((item, how)))
    return items


def point():
    return alt.Chart(pd.DataFrame({"x": [1]})).mark_point().encode(x="x")


def test_a_chart_is_shown_with_title_description_and_sources(shown):
    charts.show(
        point(),
        title="One point " * 20,
        description="A point.",
        sources=["undl", "undl"],
        claims=["HO-01"],
    )
    (chart, _), (words, how) = shown
    spec = chart.to_dict()
    assert spec["description"] == "A point."
    assert len(spec["title"]["text"]) > 1
    assert all(len(line) <= 78 for line in spec["title"]["text"])
    assert spec["usermeta"] == {"sources": ["undl"], "claims": ["HO-01"]}
    assert how["metadata"] == {vega.SOURCES: True}
    assert words["text/html"].startswith("<p><small>Sources: ")


def test_a_chart_without_description_is_refused():
    with pytest.raises(EditionError, match="needs a title and a description"):
        charts._bundle({"title": "One"})


def test_a_shown_chart_can_be_drawn_by_jupyterlab_and_read_aloud():
    bundle, _ = charts._bundle({"title": "One", "description": "A point."})
    assert set(bundle) == {"application/vnd.vegalite.v5+json", "text/plain"}
    assert bundle["text/plain"] == "A point."


def test_each_country_has_one_colour_and_a_name():
    assert set(COLOURS) == set(NAMES)
    assert len(set(COLOURS.values())) == len(COLOURS)


@pytest.mark.parametrize(("other", "sides"), [(0.9, [["b", "a"], []]), (0.3, [["b"], ["a"]])])
def test_lines_are_labelled_at_their_last_year_on_either_side_if_close(other, sides):
    values = [0.1, 0.2, 0.3, other]
    table = pd.DataFrame({"year": [2000, 2001] * 2, "y": values, "by": list("aabb")})
    spec = forms.lines(table, x="year", y="y", by="by", y_title="Y").to_dict()
    above, below = (spec["datasets"][layer["data"]["name"]] for layer in spec["layer"][-2:])
    assert {row["year"] for row in above + below} == {2001}
    assert [[row["by"] for row in side] for side in (above, below)] == sides


def test_each_line_is_labelled_once_whatever_index_its_table_has():
    part = pd.DataFrame({"year": [2000, 2001], "y": [0.1, 0.2]})
    table = pd.concat([part.assign(by="a"), part.assign(by="b", y=[0.8, 0.9])])
    spec = forms.lines(table, x="year", y="y", by="by", y_title="Y").to_dict()
    labelled = [
        row["by"]
        for layer in spec["layer"]
        if layer["mark"]["type"] == "text" and "data" in layer
        for row in spec["datasets"][layer["data"]["name"]]
    ]
    assert sorted(labelled) == ["a", "b"]


def test_a_timeline_writes_late_labels_to_the_left():
    events = pd.DataFrame(
        {
            "date": pd.to_datetime(["2003-01-10", "2003-08-01"]),
            "precision": ["day", "month"],
            "label": ["first", "last"],
            "statement": ["", ""],
        }
    )
    spec = forms.timeline(events).to_dict()
    (rows,) = spec["datasets"].values()
    assert [row["late"] for row in rows] == [False, True]
    assert [row["day"] for row in rows] == ["10 January 2003", "August 2003"]


def test_a_timeline_of_speakers_gives_each_its_colour():
    events = pd.DataFrame(
        {
            "date": pd.to_datetime(["2003-01-10", "2007-02-10"]),
            "precision": "day",
            "label": ["leaves", "complains"],
            "statement": ["", ""],
            "speaker": ["North Korea", "Russia"],
        }
    )
    colours = {"North Korea": COLOURS["PRK"], "Russia": COLOURS["RUS"]}
    colour = forms.timeline(events, speakers=colours).to_dict()["layer"][1]["encoding"]["color"]
    assert dict(zip(*colour["scale"].values(), strict=True)) == colours


def test_outlines_are_wound_clockwise_as_vega_wants_them():
    (feature,) = maps.outlines("land", ["russky_island"]).to_dict()["values"]
    assert not shape(feature["geometry"]).exterior.is_ccw


def test_a_circle_lies_at_its_distance():
    (feature,) = maps.circle((131.9, 43.1), 100).to_dict()["values"]
    for longitude, latitude in feature["geometry"]["coordinates"]:
        _, _, metres = WGS84.inv(131.9, 43.1, longitude, latitude)
        assert metres == pytest.approx(100_000, abs=10)


def test_a_chart_that_fills_its_column_has_a_fixed_width_in_jupyterlab():
    spec = {"title": "One", "description": "A point.", "width": "container"}
    shown = charts._bundle(spec)[0][charts.MIME]
    assert shown["width"] == 640
    assert shown["usermeta"] == {"fills column": True}


def luminance(colour):
    """The relative luminance of a colour like #0072b2, as WCAG 2.2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize(
    "colour",
    sorted({*COLOURS.values(), *forms.SERIES, *charts.VERDICTS.values(), charts.NEUTRAL}),
)
def test_words_in_the_colour_of_a_mark_can_be_read_on_white(colour):
    assert 1.05 / (luminance(colour) + 0.05) >= 4.5


def test_a_picture_does_not_depend_on_what_was_drawn_before():
    def svg(first):
        clips = "".join(
            f'<clipPath id="clip{n}"><rect/></clipPath><g clip-path="url(#clip{n})"/>'
            for n in (first, first + 1)
        )
        return f"<svg>{clips}</svg>"

    assert vega.own_names(svg(0)) == vega.own_names(svg(98))
    assert 'id="part1"' in vega.own_names(svg(98)) and "url(#part1)" in vega.own_names(svg(98))


DRAW = """
import altair as alt, pandas as pd
from edition import vega

days = pd.DataFrame({"day": pd.to_datetime(["1994-12-01", "1995-06-01"]), "n": [1, 2]})
chart = alt.Chart(days, description="days").mark_point().encode(x="day:T", y="n:Q")
print(vega._draw(chart.to_dict()))
"""


def test_a_picture_does_not_depend_on_where_it_was_drawn():
    # Kiribati left out a day as 1995 began.
    drawn = [
        subprocess.run(
            [sys.executable, "-c", DRAW],
            env=os.environ | {"TZ": zone},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for zone in ("Pacific/Niue", "Pacific/Kiritimati")
    ]
    assert drawn[0] == drawn[1] and "<svg" in drawn[0]


@pytest.mark.parametrize("size", ["50", "1234.5678"])
def test_a_title_stands_above_its_picture_in_lines_as_wide(size):
    svg = f'<svg width="160" height="{size}" viewBox="0 0 160 {size}"><desc>d</desc><g/></svg>'
    root = ET.fromstring(vega.titled(svg, "Exports of A & B fell by half"))
    _, top, _, height = map(float, root.attrib["viewBox"].split())
    assert height == float(root.attrib["height"]) == pytest.approx(float(size) - top, abs=0.01)
    lines = root.findall(".//text")
    assert [line.text for line in lines] == ["Exports of A & B", "fell by half"]
    assert top < float(lines[0].attrib["y"]) < float(lines[1].attrib["y"]) < 0
