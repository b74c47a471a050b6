import csv
import io
import json

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edition import tables
from edition.errors import DataError, EditionError
from edition.paths import DATA


@pytest.fixture
def package(tmp_path):
    """A small data package, and a function that writes its one table."""
    fields = [
        {"name": "name", "type": "string"},
        {"name": "count", "type": "integer"},
        {"name": "share", "type": "number"},
        {"name": "date", "type": "date"},
    ]
    entry = {"name": "small", "path": "small.csv", "schema": {"fields": fields}}
    (tmp_path / "datapackage.json").write_text(json.dumps({"resources": [entry]}))

    def write(text):
        (tmp_path / "small.csv").write_text(text, encoding="utf-8", newline="")
        tables.forget()
        return tmp_path

    return write


HEAD = "name,count,share,date\n"


def test_columns_have_the_types_of_the_descriptor(package):
    table = tables.read("small", package(HEAD + "a,1,0.5,2006-07-15\n,,,2006-07-16\n"))
    assert table["count"].tolist() == [1, pd.NA]
    assert table["share"].tolist()[0] == 0.5
    assert table["date"].tolist()[0] == pd.Timestamp("2006-07-15")
    assert table["name"].tolist() == ["a", ""]


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [
        ("a,one,0.5,2006-07-15", "count", "one"),
        ("a,1,half,2006-07-15", "share", "half"),
        ("a,1,0.5,2017-02-30", "date", "2017-02-30"),
        ("a,1,0.5,15.7.2006", "date", "15.7.2006"),
    ],
)
def test_a_wrong_value_is_named_with_file_row_and_column(package, row, column, value):
    data = package(HEAD + "a,1,0.5,2006-07-15\n" + row + "\n")
    with pytest.raises(DataError) as error:
        tables.read("small", data)
    assert str(error.value).startswith(f"small.csv: row 3: column {column}: {value!r}")


@pytest.mark.parametrize("text", ["", "name,count\na,1\n", "count,name,share,date\n"])
def test_a_wrong_header_is_an_error_of_one_line(package, text):
    with pytest.raises(DataError) as error:
        tables.read("small", package(text))
    assert "small.csv" in str(error.value)


def test_an_unknown_table_lists_the_known_ones():
    with pytest.raises(EditionError, match="no table 'vote'.*claims, sources"):
        tables.read("vote")


def test_a_caller_cannot_spoil_the_table_of_the_next():
    table = tables.read("claims")
    table["id"] = "spoilt"
    assert tables.read("claims")["id"][0] == "AB-01"


def test_the_sources_of_a_table_are_each_named_once():
    assert tables.sources("maddison") == ["maddison2023"]
    assert len(tables.sources("places")) == tables.read("places")["source"].nunique() > 1


def test_reads_are_logged_for_the_content_key(tmp_path, monkeypatch):
    log = tmp_path / "log"
    monkeypatch.setenv(tables.READS_LOG, str(log))
    tables.read("claims")
    tables.features("land")
    assert log.read_text().split() == ["claims", "land"]


def test_a_table_can_be_read_as_it_stood_on_a_day():
    tests = tables.read("nuclear_tests")
    assert len(tables.until(tests, "2013-02-12")) == 3
    assert len(tables.until(tests, "2013-02-11")) == 2


cells = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=30)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(st.tuples(cells, st.integers(-(2**62), 2**62), st.dates()), max_size=8))
def test_what_is_written_is_read_back(package, rows):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["name", "count", "share", "date"])
    writer.writerows([name, count, 0.5, day.isoformat()] for name, count, day in rows)
    table = tables.read("small", package(text.getvalue()))
    assert table["name"].tolist() == [name for name, _, _ in rows]
    assert table["count"].tolist() == [count for _, count, _ in rows]
    assert [day.date() for day in table["date"]] == [day for _, _, day in rows]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
@given(st.text(st.characters(blacklist_categories=["Cs"]), max_size=80))
def test_any_text_ends_in_a_table_or_in_one_clear_error(package, text):
    try:
        tables.read("small", package(HEAD + text))
    except DataError as error:
        assert str(error).startswith("small.csv")


def test_every_table_of_the_package_can_be_read():
    for entry in tables.descriptor()["resources"]:
        if "schema" in entry:
            assert len(tables.read(entry["name"])) > 0
        else:
            assert tables.features(entry["name"])
    assert (DATA / "datapackage.json").exists()
