import csv
import io
import json

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edition.base.errors import DataError, EditionError
from edition.base.project import DATA
from edition.data import tables


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
        forget()
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
    ("row", "fault"),
    [
        ("a,one,0.5,2006-07-15", "column count: 'one': expected a whole number such as 12"),
        ("a,1_000,0.5,2006-07-15", "column count: '1_000': expected a whole number such as 12"),
        ("a,\u0663,0.5,2006-07-15", "column count: '\u0663': expected a whole number such as 12"),
        (f"a,{2**63},0.5,2006-07-15", f"column count: '{2**63}': expected a whole number"),
        (f"a,{-(2**63) - 1},0.5,2006-07-15", f"column count: '{-(2**63) - 1}': expected a whole"),
        ("a,1,half,2006-07-15", "column share: 'half': expected a finite number such as 0.5"),
        ("a,1,1e999,2006-07-15", "column share: '1e999': expected a finite number such as 0.5"),
        ("a,1,0.5,2017-02-30", "column date: '2017-02-30': expected a day of the calendar such as"),
        ("a,1,0.5,15.7.2006", "column date: '15.7.2006': expected a day of the calendar such as"),
        ("a,1,0.5,", "column date: 'nothing': expected a day of the calendar such as 2017-02-28"),
        ("a,1,0.5", "'3 cells': expected 4 cells, one a column"),
        ('"a,1,0.5,2006-07-15', "expected CSV: unexpected end of data"),
    ],
)
def test_a_fault_is_named_with_its_place_and_what_was_expected(package, row, fault):
    data = package(HEAD + "a,1,0.5,2006-07-15\n" + row)
    with pytest.raises(DataError) as error:
        tables.read("small", data)
    assert str(error.value).startswith(f"small.csv: row 3: {fault}")


@pytest.mark.parametrize("number", [2**63 - 1, -(2**63)])
def test_the_largest_and_the_smallest_whole_number_can_be_read(package, number):
    table = tables.read("small", package(f"{HEAD}a,{number},0.5,2006-07-15\n"))
    assert table["count"][0] == number


@pytest.mark.parametrize("number", ["0.05", "+.05", "5e-2", "5.E-2"])
def test_a_number_may_be_written_with_a_sign_and_an_exponent(package, number):
    table = tables.read("small", package(f"{HEAD}a,+1,{number},2006-07-15\n"))
    assert (table["count"][0], table["share"][0]) == (1, 0.05)


def test_a_cell_keeps_its_line_ends(package):
    table = tables.read("small", package(HEAD + '"a\r\nb",1,0.5,2006-07-15\n'))
    assert table["name"][0] == "a\r\nb"


def test_a_cell_too_long_is_refused_whatever_else_reads_csv_here(package, monkeypatch):
    monkeypatch.setattr(tables, "READ_LIMIT", 10)
    csv.field_size_limit(10**6)  # as frictionless does when it is imported
    assert len(tables.read("small", package(HEAD + "0123456789,1,0.5,2006-07-15\n"))) == 1
    with pytest.raises(DataError, match=r"row 2.*field larger than field limit \(10\)"):
        tables.read("small", package(HEAD + "01234567890,1,0.5,2006-07-15\n"))


@pytest.mark.parametrize("text", ["", "name,count\na,1\n", "count,name,share,date\n"])
def test_a_wrong_header_is_an_error_of_one_line(package, text):
    with pytest.raises(DataError) as error:
        tables.read("small", package(text))
    found = f"{text.splitlines()[0]!r}: " if text else ""
    assert str(error.value) == f"small.csv: row 1: {found}expected the columns {HEAD.strip()}"


def test_a_table_without_rows_has_its_columns(package):
    table = tables.read("small", package(HEAD))
    assert list(table) == HEAD.strip().split(",") and table.empty


LAYER = {"name": "layer", "path": "layer.geojson"}


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        (
            LAYER | {"path": "../layer.geojson"},
            "column path: '../layer.geojson': expected the name of a file in the folder of the "
            "data package",
        ),
        (
            LAYER | {"schema": {"fields": [{"name": "hue", "type": "colour"}]}},
            "column layer.hue: 'colour': expected one of the types integer, number, date, string",
        ),
        (
            {"name": "layer"},
            "\"'path'\": expected resources, each with name and path, and those of tables with "
            "typed fields",
        ),
        (LAYER, "column layer: expected a table with a schema, not a map layer"),
    ],
)
def test_a_fault_of_the_descriptor_is_named_with_what_was_expected(tmp_path, entry, fault):
    (tmp_path / "datapackage.json").write_text(json.dumps({"resources": [entry]}))
    with pytest.raises(DataError) as error:
        tables.read("layer", tmp_path)
    assert str(error.value) == f"datapackage.json: {fault}"


def test_a_map_layer_without_ids_or_source_is_a_clear_error(tmp_path):
    (tmp_path / "datapackage.json").write_text(json.dumps({"resources": [LAYER]}))
    (tmp_path / "layer.geojson").write_text('{"features": [{"properties": {}, "geometry": {}}]}')
    with pytest.raises(DataError) as error:
        tables.features("layer", tmp_path)
    expected = "GeoJSON features, each with properties.id and a geometry"
    assert str(error.value) == f"layer.geojson: \"'id'\": expected {expected}"
    with pytest.raises(DataError) as error:
        tables.layer_source("layer", tmp_path)
    expected = "a source with its key"
    assert str(error.value) == f"datapackage.json: column layer: \"'sources'\": expected {expected}"


def test_what_was_worked_out_is_kept_until_it_is_forgotten():
    worked_out = []

    @cached
    def times(number, by=2):
        worked_out.append(number)
        return number * by

    assert [times(2), times(2), times(2, by=3)] == [4, 4, 6]
    assert worked_out == [2, 2]
    forget()
    assert times(2) == 4
    assert worked_out == [2, 2, 2]


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
    assert log.read_text() == "claims\nland\n"


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
