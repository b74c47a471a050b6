"""The check holds the columns, the keys and the days of replies."""

import json

import pytest

ROW = "RI-03,Jane Doe,author,2021-05-02,Half.,https://example.org/r,No.,2021-05-09"


@pytest.fixture
def told(root, faults):
    """The faults of a table of replies with one row."""

    def find(row):
        path = root / "data" / "replies.csv"
        head = path.read_text(encoding="utf-8").splitlines()[0]
        path.write_text(f"{head}\n{row}\n", encoding="utf-8")
        return faults()

    return find


def test_a_reply_with_an_answer_and_one_without_are_in_order(told):
    assert told(ROW) == []
    assert told("RI-03,Jane Doe,,2021-05-02,Half.,,,") == []


@pytest.mark.parametrize(
    ("old", "new", "column", "expected"),
    [
        ("RI-03", "RI-99", "claim", "a row of claims.csv with this id"),
        ("RI-03", "AB-01", "claim", "RI-02, which it repeats"),
        ("Jane Doe", "", "author", "not empty"),
        ("Half.", "", "text", "not empty"),
        ("Half.", "<b>Half</b>", "text", "no formula or markup"),
        ("2021-05-02", "May 2021", "date", "a day of the calendar"),
        ("https://example.org/r", "javascript:x", "address", "no formula or markup"),
        ("https://example.org/r", "ftp://example.org", "address", "starts with https"),
        ("No.,2021-05-09", "No.,", "answered_on", "the day of the answer"),
        ("No.,2021-05-09", ",2021-05-09", "answered_on", "the day of the answer"),
        ("2021-05-09", "2021-05-01", "answered_on", "a day not before the reply"),
    ],
)
def test_what_contradicts_itself_or_names_nothing_is_a_fault(told, old, new, column, expected):
    (fault,) = told(ROW.replace(old, new, 1))
    assert fault.startswith(f"replies.csv: row 2: column {column}: "), fault
    assert expected in fault


def test_a_table_without_one_of_its_columns_is_a_fault(root, faults):
    path = root / "data" / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    (entry,) = [one for one in package["resources"] if one["name"] == "replies"]
    entry["schema"]["fields"] = [
        one for one in entry["schema"]["fields"] if one["name"] != "answer"
    ]
    path.write_text(json.dumps(package), encoding="utf-8")
    (fault,) = faults()
    assert "the column answer, which every edition has" in fault
