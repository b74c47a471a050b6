"""The constraints of columns are told in words."""

import json
import re

import pytest

from edition.base.project import DATA, PACKAGE
from edition.check.constraints import FORMS, required_by

TEMPLATE = PACKAGE / "new" / "templates" / "start" / "data"


@pytest.mark.parametrize("data", [DATA, TEMPLATE], ids=["small", "a new edition"])
def test_every_pattern_of_the_tables_has_its_words(data):
    package = json.loads((data / "datapackage.json").read_text("utf-8").replace("$$", "$"))
    schemas = [entry["schema"]["fields"] for entry in package["resources"] if "schema" in entry]
    patterns = {field.get("constraints", {}).get("pattern") for one in schemas for field in one}
    assert patterns - {None} and patterns - {None} <= set(FORMS)


def test_an_example_in_the_words_keeps_its_pattern():
    shown = {form: words.rpartition(" as ")[2] for form, words in FORMS.items() if " as " in words}
    assert len(shown) == 5
    assert [form for form, example in shown.items() if not re.fullmatch(form, example)] == []


@pytest.mark.parametrize(
    ("constraints", "cell", "words"),
    [
        ({"required": True, "maxLength": 3}, "", "a cell that is not empty"),
        ({"required": True, "maxLength": 3}, "long", "at most 3 characters"),
        ({"minimum": 1, "maximum": 12}, "13", "1 or more and 12 or less"),
        ({"enum": ["day", "year"]}, "week", "one of day, year"),
        ({"pattern": "^[a-z]$"}, "A", "text of the form ^[a-z]$"),
    ],
)
def test_a_cell_is_told_what_it_ought_to_be(constraints, cell, words):
    assert required_by(constraints, cell) == words
