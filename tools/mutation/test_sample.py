"""A few of the changes that `data.py` makes to all cells, and what they are like."""

import csv
from fnmatch import fnmatchcase
from pathlib import Path

import pandas as pd
import pytest
from mutants import candidates, changed, mutants

from edition.data import tables

HERE = Path(__file__).parent
TABLES = [entry["name"] for entry in tables.descriptor()["resources"] if "schema" in entry]


@pytest.mark.parametrize("table", ["nuclear_tests", "crimea_vote", "security_council", "places"])
def test_every_cell_that_holds_a_datum_is_changed_once(table):
    frame = tables.read(table)
    found = list(mutants(table))
    assert len(found) == int((frame.notna() & (frame != "")).to_numpy().sum())
    assert len({(one.row, one.column) for one in found}) == len(found)
    assert all(frame[one.column][one.row] != one.value for one in found)


def test_a_change_alters_its_cell_and_no_other():
    frame = tables.read("quantities")
    one = next(one for one in mutants("quantities") if one.column == "value")
    differences = (changed(frame, [one]) != frame).to_numpy()
    assert differences.sum() == 1
    assert changed(frame, [one])["value"][one.row] == one.value


@pytest.mark.parametrize(
    ("value", "field", "first"),
    [
        (4, {"name": "a", "type": "integer"}, 10),
        (0.0, {"name": "a", "type": "number"}, 1.0),
        (0.9, {"name": "a", "type": "number", "constraints": {"minimum": 0, "maximum": 1}}, 0.45),
        (1991, {"name": "a", "type": "integer", "constraints": {"minimum": 1946}}, 4977),
        ("yes", {"name": "a", "type": "string", "constraints": {"enum": ["no", "yes"]}}, "no"),
        ("2006-07", {"name": "asserted", "type": "string"}, "2009-07"),
        ("gas;rail", {"name": "asserted", "type": "string"}, "gas;rail otherwise"),
        ("text", {"name": "a", "type": "string"}, "text otherwise"),
        (pd.Timestamp("2006-07-15"), {"name": "a", "type": "date"}, pd.Timestamp("2009-09-24")),
    ],
)
def test_a_changed_value_is_legal_and_beyond_any_tolerance(value, field, first):
    others = field.get("constraints", {}).get("enum", [value])
    assert next(candidates(value, field, others)) == first


def test_explanations_name_columns_that_exist():
    with (HERE / "survivors.csv").open(encoding="utf-8", newline="") as file:
        for one in csv.DictReader(file):
            assert one["table"] in TABLES
            assert any(fnmatchcase(name, one["column"]) for name in tables.read(one["table"]))
            assert one["reason"].endswith(".")
