"""A chart shows the same days wherever it is drawn, in the build or by a reader's browser."""

import json
import os
import subprocess
import sys

import pytest

DRAW = """
import json, sys
import altair as alt, pandas as pd, vl_convert
from edition.book.pictures import _draw
from edition.show.utc import in_utc

texts = pd.DataFrame({"day": ["1994-12-31", "2018-01-01"], "n": [1, 2]})
days = texts.assign(day=pd.to_datetime(texts["day"]))
after = alt.DateTime(year=1990, month=1, date=1)
charts = [
    alt.Chart(texts).mark_bar().encode(x="yearmonthdate(day):O", y="n:Q", tooltip="day:T"),
    alt.Chart(days).mark_point().encode(x="day:T", color="day:T", tooltip=["day", "n"]),
    alt.Chart(days).mark_rule().encode(x="day:T", x2="day", y=alt.Y("n:Q"), y2="n"),
    alt.Chart(days).mark_text().encode(y="year(day):O", text="day:T", row="month(day):N"),
    alt.Chart(days)
    .transform_filter(alt.FieldGTEPredicate("day", after))
    .transform_calculate(at="year(datum.day) + month(datum.day) + date(datum.day) / 31")
    .mark_tick()
    .encode(x="at:Q", y=alt.Y("day:T", scale=alt.Scale(domain=[after, alt.DateTime(year=2020)]))),
]
specs = [chart.properties(description="days").to_dict() for chart in charts]
live = [vl_convert.vegalite_to_svg(in_utc(spec)) for spec in specs]  # as in a browser's time zone
plain = [vl_convert.vegalite_to_svg(spec) for spec in specs]
print(json.dumps([live, plain, [_draw(in_utc(spec)) for spec in specs]]))
"""


@pytest.fixture(scope="module")
def drawn():
    """The charts as drawn at Los Angeles, in UTC, and at Kiritimati, which had no 31 December 1994.

    Of each place: as the edition has them, as Altair makes them, and as the build draws them.
    """
    return [
        json.loads(
            subprocess.run(
                [sys.executable, "-c", DRAW],
                env=os.environ | {"TZ": zone},
                check=True,
                capture_output=True,
            ).stdout
        )
        for zone in ("America/Los_Angeles", "UTC", "Pacific/Kiritimati")
    ]


def test_every_reader_sees_the_same_days(drawn):
    west, here, east = [live for live, _, _ in drawn]
    assert west == here == east
    assert "Dec 31, 1994" in here[1]
    _, plain, _ = drawn[0]
    assert plain != here  # or nothing was tried


def test_a_picture_does_not_depend_on_where_it_was_drawn(drawn):
    west, here, east = [pictures for _, _, pictures in drawn]
    assert west == here == east
