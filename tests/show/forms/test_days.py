"""Timelines: no event hides another, and no day is told more exactly than it is known."""

from itertools import pairwise

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import FORMS, words

from edition.show import forms
from edition.show.labels import LINE


@settings(max_examples=40, deadline=None)
@given(st.lists(st.dates(), min_size=1, max_size=15))
def test_no_event_of_a_timeline_hides_another(days):
    events = pd.DataFrame(
        {
            "date": pd.to_datetime(days),
            "precision": "day",
            "label": [
                "An event of some length and more " * (at % 3 + 1) for at in range(len(days))
            ],
        }
    )
    spec = forms.timeline(events).to_dict(validate=False)
    rows = sorted(words(spec)[-1], key=lambda row: row["_top"])
    for row, other in pairwise(rows):
        assert other["_top"] - row["_top"] >= LINE * (row["_label"].count("\n") + 1)
    assert rows[-1]["_middle"] <= spec["height"]


def test_the_mark_of_an_event_stands_beside_its_words():
    (mark,) = [
        layer["encoding"]
        for layer in FORMS["timeline"].to_dict()["layer"]
        if layer["mark"]["type"] == "point"
    ]
    assert mark["y"]["field"] == "_middle" and mark["color"]["field"] == "kind"


def test_a_day_is_written_no_more_exactly_than_it_is_known():
    (days, _) = words(FORMS["timeline"].to_dict())
    assert [row["_day"] for row in days] == ["10 Jan 2003", "10 Jan 2003", "Aug 2003"]


def test_labels_of_what_came_late_go_on_below_the_last_day():
    days = pd.to_datetime(["2000-01-01", *(f"2010-01-{day:02}" for day in range(1, 21))])
    events = pd.DataFrame({"date": days, "precision": "day", "label": "One", "statement": ""})
    rows = forms.timeline(events).layer[1].data
    assert rows["_middle"].iloc[-1] > rows["_at"].iloc[-1]
    assert (rows["_middle"].diff().dropna() >= LINE).all()
