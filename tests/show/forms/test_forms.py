"""Forms of charts: each can be drawn, and shows the figure of the paper as all others do."""

import json

import pytest
from samples import FORMS, RANGED, ROWS, specification

from edition.book import pictures
from edition.book.figures import Figure
from edition.show import forms
from edition.show.colour import ACCENT, GREY, PAPER_COLOUR
from edition.show.forms import marks
from edition.show.specification import require_drawable
from edition.show.utc import in_utc


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
    monkeypatch.setattr(marks, "the_work", lambda: "the address")
    assert "the address: 5" in json.dumps(forms.bars(ROWS, paper=5).to_dict())
    dots = forms.dots(RANGED.assign(paper=[12.0, None]))
    assert '"the address"' in json.dumps(dots.to_dict())


def test_what_is_not_named_is_grey_and_what_is_has_its_colour():
    scale = FORMS["lines"].to_dict()["layer"][0]["encoding"]["color"]["scale"]
    assert scale == {"domain": ["Arden", "Brenna", "Cole"], "range": [ACCENT, GREY, GREY]}
    alone = forms.bars(ROWS).to_dict()["layer"][0]["encoding"]["color"]["scale"]
    assert alone["range"] == [ACCENT, ACCENT]
