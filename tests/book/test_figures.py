import csv
import io
import json

import pytest

from edition.base.errors import EditionError
from edition.book import figures, pictures
from edition.book.figures import Figure
from edition.show.vega import COLUMN_WIDTH, FILLS_COLUMN

META = {FILLS_COLUMN: True, "claims": ["RI-01", "RI-02"], "sources": ["survey1999"]}
ROWS = [
    {"date": "1884-07-07T00:00:00", "sum": 1234.5, "label": 'A "first", one', "order": 1},
    {"date": "1885-01-01T00:00:00", "sum": None, "label": "</script>", "order": 2},
]
TOLD = [
    {"field": "date"},
    {"field": "sum", "title": "Dollars", "format": ",.0f"},
    {"field": "label"},
    {"field": "computed in the chart"},
]


def figure(**changes):
    spec = {
        "title": {"text": ["Two lines", "of a title"]},
        "description": 'What "it" shows & how.',
        "width": COLUMN_WIDTH,
        "usermeta": META,
        "datasets": {"a": ROWS, "b": [{"x": 0}]},
        "layer": [
            {
                "data": {"name": "a"},
                "mark": "point",
                "encoding": {"x": {"field": "sum", "type": "quantitative"}, "tooltip": TOLD},
            },
            {"data": {"name": "b"}, "mark": "rule", "encoding": {"x": {"field": "x"}}},
        ],
    }
    return Figure("2.3", spec | changes)


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setattr(pictures, "CACHE", tmp_path / "cache")


def test_the_table_behind_a_chart_has_the_columns_of_its_tooltips_and_its_csv_plain_values():
    (table,) = figure().tables()
    assert table.heads() == ["date", "Dollars", "label"]
    assert table.cells() == [
        ["1884-07-07", "1,234", 'A "first", one'],
        ["1885-01-01", "", "</script>"],
    ]
    assert list(csv.reader(io.StringIO(table.csv()))) == [
        ["date", "sum", "label"],
        ["1884-07-07", "1234.5", 'A "first", one'],
        ["1885-01-01", "", "</script>"],
    ]


def test_a_chart_without_a_table_behind_it_is_refused():
    with pytest.raises(EditionError, match="no table behind it: give its marks tooltips"):
        figure(layer=[{"data": {"name": "b"}, "mark": "rule"}]).tables()


def test_no_text_of_a_chart_can_end_its_script_element():
    live = figure().live()
    assert "</script" not in live
    assert ROWS in [data.get("values") for data in json.loads(live)["data"]]


def test_a_chart_that_fills_its_column_takes_the_width_it_finds():
    whole = json.loads(figure().live())
    assert whole["autosize"]["type"] == "fit-x" and "width" not in whole
    own = json.loads(figure(usermeta={"claims": [], "sources": []}, width=300).live())
    assert own["width"] == 300


def test_the_page_prints_the_title_and_the_downloaded_picture_carries_it(tmp_path):
    figure().write(tmp_path)
    page = json.loads((tmp_path / "charts" / "figure-2-3.json").read_text(encoding="utf-8"))
    assert page["title"] == "Two lines of a title"
    assert "of a title" not in page["picture"]
    assert "of a title" in (tmp_path / "_static/charts/figure-2-3.svg").read_text(encoding="utf-8")
    live = json.loads(page["live"])
    assert "title" not in live
    assert live["usermeta"]["title"]["text"] == figure().spec["title"]["text"]


def test_a_picture_in_a_page_has_ids_of_its_own_and_one_description():
    svg = (
        '<svg role="img"><clipPath id="clip0"/><g aria-label="x: 1" clip-path="url(#clip0)"/></svg>'
    )
    picture = figures._for_page(svg, "figure-2-3")
    assert picture.count("figure-2-3-clip0") == 2
    assert "role=" not in picture and "aria-" not in picture


def test_the_legend_names_sources_claims_and_terms():
    text = figure().markup()
    assert "{cite:t}`survey1999`" in text
    assert "\n\nBears on [RI-01](#claim-ri-01), [RI-02](#claim-ri-02).\n\n" in text
    terms = "Figure: CC BY 4.0. Tables: Creative Commons Zero 1.0."
    assert f"[{terms}]{{.screen-only}}" in text  # the colophon has them on paper


def test_the_line_with_the_unit_stands_below_the_title_on_page_and_picture(tmp_path):
    title = {"text": ["Two lines", "of a title"], "subtitle": ["Kilometres,", "as flown"]}
    figure(title=title).write(tmp_path)
    page = json.loads((tmp_path / "charts" / "figure-2-3.json").read_text(encoding="utf-8"))
    assert page["unit"] == "Kilometres, as flown"
    svg = (tmp_path / "_static/charts/figure-2-3.svg").read_text(encoding="utf-8")
    assert svg.index("of a title") < svg.index(">Kilometres, as flown<")
    assert figure().unit == ""


def test_a_live_chart_brings_the_partners_of_its_colours_for_dark_pages():
    layer = figure().spec["layer"][0] | {"mark": {"type": "point", "color": "#b2182b"}}
    live = json.loads(figure(layer=[layer]).live())
    assert live["usermeta"]["dark"]["#b2182b"] == "#ff8f8f"


def test_numbers_of_the_table_behind_a_chart_have_a_minus_sign():
    (table,) = figure(
        datasets={"a": [{"date": "1", "sum": -1234.5, "label": "-1"}], "b": [{"x": 0}]}
    ).tables()
    assert table.cells() == [["1", "−1,234", "-1"]]
    assert "-1234.5" in table.csv()
