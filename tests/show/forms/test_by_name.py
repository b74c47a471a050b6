"""Bars, dots and cells: no label is struck, and keys say no more than is needed."""

from samples import CELLS, FORMS

from edition.show import forms
from edition.show.colour import ACCENT, GROUND, PALE


def test_no_tick_of_the_paper_strikes_the_label_of_a_dot():
    marks = [layer["mark"]["type"] for layer in FORMS["dots"].to_dict()["layer"]]
    assert marks[-1] == "text" and marks.index("tick") < len(marks) - 2


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
