"""Forms of charts: what goes in, what is drawn, and that no label hides another."""

import json
import re
from itertools import pairwise

import altair as alt
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.base.errors import EditionError
from edition.book import pictures
from edition.book.figures import Figure
from edition.show import charts, forms, maps
from edition.show.colour import ACCENT, GREY, GROUND, PALE, PAPER_COLOUR
from edition.show.labels import LINE
from edition.show.specification import require_drawable
from edition.show.utc import in_utc

YEARS = pd.DataFrame(
    [
        {"name": name, "year": 2000 + at, "value": start + at}
        for name, start in [("Arden", 1), ("Brenna", 1.1), ("Cole", 9)]
        for at in range(4)
    ]
)
ROWS = pd.DataFrame({"name": ["Arden", "Brenna"], "value": [12.5, -3.0]})
RANGED = ROWS.assign(low=ROWS["value"] - 1, high=ROWS["value"] + 1)
EVENTS = pd.DataFrame(
    {
        "date": pd.to_datetime(["2003-01-10", "2003-01-10", "2003-08-27"]),
        "precision": ["day", "day", "month"],
        "label": ["One", "Another that comes on the very same day", "A third"],
        "statement": ["a", "b", "c"],
        "kind": ["told", "done", "told"],
    }
)
SPANS = pd.DataFrame(
    {
        "name": ["Arden", "Brenna"],
        "start": pd.to_datetime(["1985-01-01", "1992-01-01"]),
        "end": pd.to_datetime(["2003-01-10", "2018-06-18"]),
        "label": ["18 years", None],
    }
)
CELLS = pd.DataFrame(
    {
        "row": ["Arden", "Brenna"] * 2,
        "column": ["825", "825", "1718", "1718"],
        "kind": ["yes", "no", "yes", "yes"],
        "sign": ["+", "–", "+", "+"],
    }
)
PARTS = pd.DataFrame({"name": ["given up", "kept"], "value": [9.0, 1.0]})
PILES = pd.DataFrame(
    {"name": ["1970", "1970", "1971"], "kind": ["a", "b", "a"], "value": [1, 2, 3]}
)
FORMS = {
    "lines": forms.lines(YEARS, colours={"Arden": ACCENT}, paper=5),
    "lines by day": forms.lines(YEARS.assign(date=pd.to_datetime(YEARS["year"].astype(str)))),
    "lines with bands": forms.lines(YEARS.assign(low=YEARS["value"] / 2, high=YEARS["value"] * 2)),
    "lines by powers of ten": forms.lines(YEARS, log=True, step=True),
    "lines with notes": forms.lines(YEARS)
    + forms.notes(pd.DataFrame({"year": [2001, 2002], "label": ["a", "b"]})),
    "lines with strips": forms.lines(YEARS)
    + forms.strips(pd.DataFrame({"year": [2001.5, 2002], "kind": ["a", "b"]}), tips=["year"]),
    "columns": forms.columns(PILES.assign(year=PILES["name"].astype(int)), colours={"a": ACCENT}),
    "bars": forms.bars(ROWS, paper=5),
    "bars with ranges": forms.bars(RANGED),
    "dots": forms.dots(RANGED.assign(paper=[12.0, None]), paper=5),
    "dots of kinds": forms.dots(PILES, log=True, colours={"a": ACCENT}),
    "intervals": forms.intervals(SPANS),
    "intervals of numbers": forms.intervals(SPANS.assign(start=[1, 2], end=[3, 4], kind="x")),
    "timeline": forms.timeline(EVENTS, colours={"told": ACCENT}),
    "matrix": forms.matrix(CELLS, colours={"yes": ACCENT}),
    "share": forms.share(PARTS),
    "stacks": forms.stacks(PILES, colours={"a": ACCENT}),
    "panels": forms.panels(YEARS),
    "map": maps.drawn(
        [
            maps.land(maps.outlines("river", ["delta"])),
            maps.way(maps.circle((131.9, 43.1), 50), PAPER_COLOUR, dashed=True),
            maps.places(pd.DataFrame({"name": ["Arden"], "lon": [131.9], "lat": [43.1]})),
        ],
        longitude=(130, 133),
        latitude=(42, 44),
    ),
}


def specification(chart):
    """A chart as charts.show gives it to the book."""
    charts.enable()
    look = {"title": alt.TitleParams(["One"]), "usermeta": {"sources": [], "claims": []}}
    return charts._bundle(chart.properties(description="A.", **look).to_dict())[0][charts.MIME]


@pytest.mark.parametrize("chart", FORMS.values(), ids=FORMS)
def test_a_form_is_a_chart_that_can_be_drawn_and_has_a_table_behind_it(chart):
    spec = specification(chart)
    require_drawable(spec)
    figure = Figure("1.1", in_utc(spec))
    assert all(not head.startswith("_") for table in figure.tables() for head in table.heads())
    assert pictures.faults_of(pictures._draw(figure.untitled())) == []


@pytest.mark.parametrize("chart", FORMS.values(), ids=FORMS)
def test_every_colour_of_a_form_has_its_partner_on_a_dark_page(chart):
    live = json.loads(Figure("1.1", specification(chart)).live())
    assert {ACCENT, GREY, PAPER_COLOUR} & set(live["usermeta"]["dark"])


def words(spec):
    """The rows of a chart that are written with a halo, by layer."""
    given = spec["datasets"]
    return [
        given[layer["data"]["name"]]
        for layer in spec["layer"]
        if isinstance(layer["mark"], dict)
        and layer["mark"].get("stroke") == "#ffffff"
        and layer["mark"]["type"] == "text"
    ]


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
    at = forms._scale(low, high, 420, log)
    tops = sorted((at.pixel(row["_at"]), row["_shown"].count("\n") + 1) for row in ends)
    for (top, lines), (other, _) in pairwise(tops):
        assert other - top >= LINE * lines * 0.98 - 0.01


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


def test_no_tick_of_the_paper_strikes_the_label_of_a_dot():
    marks = [layer["mark"]["type"] for layer in FORMS["dots"].to_dict()["layer"]]
    assert marks[-1] == "text" and marks.index("tick") < len(marks) - 2


def test_the_mark_of_an_event_stands_beside_its_words():
    (mark,) = [
        layer["encoding"]
        for layer in FORMS["timeline"].to_dict()["layer"]
        if layer["mark"]["type"] == "point"
    ]
    assert mark["y"]["field"] == "_middle" and mark["color"]["field"] == "kind"


def test_the_papers_figure_is_the_same_line_with_its_name_everywhere():
    for name in ("lines", "bars", "dots"):
        spec = FORMS[name].to_dict()
        (rule,) = [
            layer["mark"]
            for layer in spec["layer"]
            if isinstance(layer["mark"], dict) and layer["mark"].get("strokeDash") == [5, 4]
        ]
        assert (rule["type"], rule["color"]) == ("rule", PAPER_COLOUR)
        assert "the paper: 5" in json.dumps(spec)


def test_the_figure_of_another_work_than_a_paper_is_named_by_its_kind(monkeypatch):
    monkeypatch.setattr(forms, "the_work", lambda: "the address")
    assert "the address: 5" in json.dumps(forms.bars(ROWS, paper=5).to_dict())
    dots = forms.dots(RANGED.assign(paper=[12.0, None]))
    assert '"the address"' in json.dumps(dots.to_dict())


def test_what_is_not_named_is_grey_and_what_is_has_its_colour():
    scale = FORMS["lines"].to_dict()["layer"][0]["encoding"]["color"]["scale"]
    assert scale == {"domain": ["Arden", "Brenna", "Cole"], "range": [ACCENT, GREY, GREY]}
    alone = forms.bars(ROWS).to_dict()["layer"][0]["encoding"]["color"]["scale"]
    assert alone["range"] == [ACCENT, ACCENT]


def test_an_axis_of_values_starts_at_zero_unless_it_is_told_otherwise():
    def domain(**how):
        return forms.lines(YEARS, **how).to_dict()["layer"][0]["encoding"]["y"]["scale"]["domain"]

    assert domain() == [0, 15]
    assert domain(paper=40) == [0, 40]
    assert domain(domain=(1, 12)) == [1, 12]
    assert domain(log=True) == [1, 100]


def test_a_missing_column_and_a_zero_on_a_scale_without_one_are_told():
    with pytest.raises(EditionError, match="no column 'value'"):
        forms.bars(ROWS.drop(columns="value"))
    with pytest.raises(EditionError, match="no zero: give a domain above it"):
        forms.lines(YEARS, log=True, domain=(0, 10))


def test_a_day_is_written_no_more_exactly_than_it_is_known():
    (days, _) = words(FORMS["timeline"].to_dict())
    assert [row["_day"] for row in days] == ["10 Jan 2003", "10 Jan 2003", "Aug 2003"]


def test_a_gap_among_words_of_one_layer_is_null_where_it_is_shown():
    told = ["x", None] * (len(YEARS) // 2)
    shown = specification(forms.lines(YEARS.assign(told=told), tips=["told"]))
    assert "NaN" not in json.dumps(shown)


def test_a_gap_among_words_is_none_and_no_number():
    marks = pd.DataFrame({"year": [1, 2], "kind": ["a", "b"], "told": ["x", float("nan")]})
    chart = forms.lines(YEARS) + forms.strips(marks, tips=["told"])
    assert "NaN" not in json.dumps(chart.to_dict())
    assert forms._rows(marks, "kind")["told"].tolist() == ["x", None]


def test_a_list_below_a_chart_shows_one_kind_and_what_has_no_kind_stays():
    chart = forms.filtered(forms.timeline(EVENTS, colours={"told": ACCENT}), ["told", "done"])
    spec = chart.to_dict()
    (shown,) = spec["params"]
    assert (shown["value"], shown["bind"]["options"]) == (None, [None, "told", "done"])
    axis, *others = spec["layer"]
    assert "transform" not in axis
    assert all("datum.kind == shown" in json.dumps(layer["transform"]) for layer in others)
    require_drawable(in_utc(spec))


def test_columns_of_counts_have_no_halves_on_their_axis():
    axis = forms.columns(PILES.assign(year=[1970, 1970, 1971])).to_dict()["layer"][0]["encoding"]
    assert axis["y"]["axis"]["tickMinStep"] == 1
    shares = PILES.assign(year=[1970, 1970, 1971], value=0.5)
    assert "tickMinStep" not in json.dumps(
        forms.columns(shares).to_dict()["layer"][0]["encoding"]["y"]
    )


def test_labels_of_what_came_late_go_on_below_the_last_day():
    days = pd.to_datetime(["2000-01-01", *(f"2010-01-{day:02}" for day in range(1, 21))])
    events = pd.DataFrame({"date": days, "precision": "day", "label": "One", "statement": ""})
    rows = forms.timeline(events).layer[1].data
    assert rows["_middle"].iloc[-1] > rows["_at"].iloc[-1]
    assert (rows["_middle"].diff().dropna() >= LINE).all()


def test_what_hangs_below_the_line_is_counted_as_what_stands_on_it():
    frame = PILES.assign(year=[1970, 1970, 1971])
    spec = specification(forms.columns(frame, below="b", colours={"a": ACCENT}))
    (rows,) = spec["datasets"].values()
    assert [row["_height"] for row in rows] == [1, -2, 3]
    axis = spec["layer"][0]["encoding"]["y"]["axis"]
    assert "abs(datum.value)" in axis["labelExpr"]
    (table,) = Figure("1.1", spec).tables()
    assert [row[-1] for row in table.cells()] == ["1", "2", "3"]


def test_a_kind_that_its_cells_name_needs_no_key_and_one_without_a_name_no_colour():
    def key(cells):
        colour = forms.matrix(cells, colours={"yes": ACCENT}).to_dict()["layer"][0]["encoding"]
        legend = colour["color"]["legend"] or {"values": []}
        return legend["values"], colour["color"]["scale"]["range"]

    assert key(CELLS) == (["yes", "no"], [ACCENT, PALE])
    assert key(CELLS.assign(sign=CELLS["kind"])) == ([], [ACCENT, PALE])
    bare = CELLS.assign(kind=CELLS["kind"].replace("no", ""))
    assert key(bare) == (["yes"], [ACCENT, GROUND])


def test_the_tips_of_a_matrix_with_bare_cells_leave_out_the_kind_that_these_lack():
    def tips(cells):
        chart = forms.matrix(cells, colours={}, tips=["count"]).to_dict()["layer"][0]
        return [tip["field"] for tip in chart["encoding"]["tooltip"]]

    cells = CELLS.assign(count="3 of 4")
    assert tips(cells) == ["row", "column", "kind", "count"]
    assert tips(cells.assign(kind="")) == ["row", "column", "count"]


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


def test_a_day_lies_on_an_axis_of_years_around_the_middle_of_its_year():
    assert forms.on_years(pd.Timestamp("2018-07-02")) == pytest.approx(2018, abs=0.01)
    assert forms.on_years(pd.Timestamp("2018-01-01")) == pytest.approx(2017.5, abs=0.01)


def test_names_on_a_map_stand_in_their_colours():
    frame = pd.DataFrame({"name": ["Arden"], "lon": [131.0], "lat": [43.0], "colour": [ACCENT]})
    halo, named = maps.names(frame).to_dict()["layer"]
    assert halo["mark"]["stroke"] == GROUND
    assert named["encoding"]["color"]["field"] == "colour"


def test_the_lines_of_a_long_row_name_lie_about_the_middle_of_their_row():
    names = ["Arden", "Claims whose note could be read at all", "Brenna", "Lower and upper Cole"]
    chart = forms.bars(pd.DataFrame({"name": names, "value": [1, 2, 3, 4]}))
    drawn = pictures._draw(specification(chart))
    name = r'text-anchor="end" transform="translate\(-8,([\d.]+)\)"[^>]*>(.*?)</text>'
    middles = [
        float(top) + sum(map(float, re.findall(r'dy="([\d.]+)"', lines))) / 2
        for top, lines in re.findall(name, drawn)
    ]
    steps = [after - before for before, after in pairwise(middles)]
    assert len(steps) == 3
    assert max(steps) - min(steps) < 1
