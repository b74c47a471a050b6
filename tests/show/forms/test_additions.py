"""Notes, rows of marks and lists that are added to a chart."""

import json

import pandas as pd
from samples import EVENTS, YEARS

from edition.show import forms
from edition.show.colour import ACCENT
from edition.show.forms import frames
from edition.show.specification import require_drawable
from edition.show.utc import in_utc


def test_a_gap_among_words_is_none_and_no_number():
    marks = pd.DataFrame({"year": [1, 2], "kind": ["a", "b"], "told": ["x", float("nan")]})
    chart = forms.lines(YEARS) + forms.strips(marks, tips=["told"])
    assert "NaN" not in json.dumps(chart.to_dict())
    assert frames.rows_of(marks, "kind")["told"].tolist() == ["x", None]


def test_a_list_below_a_chart_shows_one_kind_and_what_has_no_kind_stays():
    chart = forms.filtered(forms.timeline(EVENTS, colours={"told": ACCENT}), ["told", "done"])
    spec = chart.to_dict()
    (shown,) = spec["params"]
    assert (shown["value"], shown["bind"]["options"]) == (None, [None, "told", "done"])
    axis, *others = spec["layer"]
    assert "transform" not in axis
    assert all("datum.kind == shown" in json.dumps(layer["transform"]) for layer in others)
    require_drawable(in_utc(spec))


def test_notes_are_ordered_so_that_no_rule_crosses_the_words_of_another():
    years = {"b": 1991, "a": 1990, "d": 2000, "c": 1999}
    frame = pd.DataFrame({"year": years.values(), "label": years.keys()})
    layers = forms.notes(frame).to_dict()["layer"]
    kinds = [layer["mark"]["type"] for layer in layers]
    assert kinds == ["rule"] * 4 + ["text"] * 8
    tops = [layer["encoding"]["y"]["value"] for layer in layers[:4]]
    assert tops == sorted(tops)
    data = forms.notes(frame).layer[:4]
    assert [layer.data["label"].item() for layer in data] == ["a", "b", "d", "c"]
