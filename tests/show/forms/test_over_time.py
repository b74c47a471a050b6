"""Lines and columns: no label hides another, and axes start where they should."""

import json
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import PILES, YEARS, specification, words

from edition.book.figures import Figure
from edition.show import forms
from edition.show.colour import ACCENT
from edition.show.forms import axes
from edition.show.labels import LINE


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(0.1, 1000), min_size=2, max_size=12), st.booleans())
def test_no_name_at_the_end_of_a_line_hides_another(values, log):
    names = [f"Line {place} {'of long name ' * (place % 3)}" for place in range(len(values))]
    rows = [
        {"name": name, "year": year, "value": value}
        for name, value in zip(names, values, strict=True)
        for year in (2000, 2001)
    ]
    chart = forms.lines(pd.DataFrame(rows), log=log, height=420)
    spec = chart.to_dict(validate=False)
    (ends,) = words(spec)
    (low, high) = spec["layer"][0]["encoding"]["y"]["scale"]["domain"]
    at = axes.PixelScale(low, high, 420, log)
    tops = sorted((at.pixel(row["_at"]), row["_shown"].count("\n") + 1) for row in ends)
    for (top, lines), (other, _) in pairwise(tops):
        assert other - top >= LINE * lines * 0.98 - 0.01


def test_an_axis_of_values_starts_at_zero_unless_it_is_told_otherwise():
    def domain(**how):
        return forms.lines(YEARS, **how).to_dict()["layer"][0]["encoding"]["y"]["scale"]["domain"]

    assert domain() == [0, 15]
    assert domain(paper=40) == [0, 40]
    assert domain(domain=(1, 12)) == [1, 12]
    assert domain(log=True) == [1, 100]


def test_a_gap_among_words_of_one_layer_is_null_where_it_is_shown():
    told = ["x", None] * (len(YEARS) // 2)
    shown = specification(forms.lines(YEARS.assign(told=told), tips=["told"]))
    assert "NaN" not in json.dumps(shown)


def test_columns_of_counts_have_no_halves_on_their_axis():
    axis = forms.columns(PILES.assign(year=[1970, 1970, 1971])).to_dict()["layer"][0]["encoding"]
    assert axis["y"]["axis"]["tickMinStep"] == 1
    shares = PILES.assign(year=[1970, 1970, 1971], value=0.5)
    assert "tickMinStep" not in json.dumps(
        forms.columns(shares).to_dict()["layer"][0]["encoding"]["y"]
    )


def test_what_hangs_below_the_line_is_counted_as_what_stands_on_it():
    frame = PILES.assign(year=[1970, 1970, 1971])
    spec = specification(forms.columns(frame, below="b", colours={"a": ACCENT}))
    (rows,) = spec["datasets"].values()
    assert [row["_height"] for row in rows] == [1, -2, 3]
    axis = spec["layer"][0]["encoding"]["y"]["axis"]
    assert "abs(datum.value)" in axis["labelExpr"]
    (table,) = Figure("1.1", spec).tables()
    assert [row[-1] for row in table.cells()] == ["1", "2", "3"]


def test_a_day_lies_on_an_axis_of_years_around_the_middle_of_its_year():
    assert forms.on_years(pd.Timestamp("2018-07-02")) == pytest.approx(2018, abs=0.01)
    assert forms.on_years(pd.Timestamp("2018-01-01")) == pytest.approx(2017.5, abs=0.01)
