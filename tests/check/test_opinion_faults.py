"""The check finds an opinion without a row, and rows that lead nowhere."""

import json

import pytest

from edition.check import text_faults
from edition.check.opinions import untold_opinions

ROW = "RI-07,T1,Minutes would test it.,01-05"


@pytest.fixture
def spoil(root):
    """Writes the rows of the table; without any argument takes the table away."""

    def write(*rows):
        data = root / "data"
        if rows:
            text = "\n".join(["claim,thesis,would_test,shown", *rows, ""])
            (data / "opinions.csv").write_text(text, encoding="utf-8")
            return
        (data / "opinions.csv").unlink()
        package = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
        package["resources"] = [one for one in package["resources"] if one["name"] != "opinions"]
        (data / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")

    return write


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            "RI-02,T1,Seen.,",
            "opinions.csv: row 3: column claim: 'RI-02': expected an opinion that repeats no other",
        ),
        (
            "RI-99,T1,Seen.,",
            "opinions.csv: row 3: column claim: 'RI-99': expected a row of claims.csv with this id",
        ),
    ],
)
def test_a_row_of_what_is_no_opinion_is_a_fault(spoil, faults, row, expected):
    spoil(ROW, row)
    assert faults() == [expected]


def test_an_opinion_without_a_row_is_a_fault(root, spoil, faults):
    claims = root / "data" / "claims.csv"
    more = "RI-08,RI,3,2,causal,It did.,ARD,,,,,,,none,,doe2020\n"
    claims.write_text(claims.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert faults() == []
    (fault,) = untold_opinions(root / "data")
    assert str(fault) == "opinions.csv: column claim: 'RI-08': expected a row for this opinion"
    spoil(ROW, "RI-08,,Books would test it.,")
    assert faults() == [] == list(untold_opinions(root / "data"))


def test_a_repetition_of_an_opinion_needs_no_row_and_may_have_none(root, spoil, faults):
    claims = root / "data" / "claims.csv"
    more = "RI-08,RI,3,2,interpretive,Says the same as RI-07.,ARD,,,,,,,,RI-07,doe2020\n"
    claims.write_text(claims.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert faults() == [] == list(untold_opinions(root / "data"))
    spoil(ROW, "RI-08,,Books would test it.,")
    (fault,) = faults()
    assert "row 3: column claim: 'RI-08': expected an opinion that repeats no other" in fault


def test_an_unknown_thesis_is_a_fault(spoil, faults):
    spoil(ROW.replace("T1", "T9"))
    assert faults() == [
        "opinions.csv: row 2: column thesis: 'T9': expected a row of theses.csv with this id"
    ]


@pytest.mark.parametrize("cell", ["01-99", "01-03", "01-04"])
def test_a_cell_that_there_is_not_or_that_shows_no_chart_is_a_fault(root, spoil, cell):
    spoil(ROW.replace("01-05", cell))
    assert [str(fault) for fault in text_faults(root)] == [
        f"opinions.csv: row 2: column shown: '{cell}': expected the id of a cell that shows a chart"
    ]


def test_no_thesis_and_no_chart_are_in_order(root, spoil, faults):
    spoil("RI-07,,Minutes would test it.,")
    assert faults() == [] == text_faults(root)


def test_an_edition_may_do_without_the_table(root, spoil, faults):
    spoil()
    assert faults() == [] == text_faults(root)
    assert list(untold_opinions(root / "data")) == []
