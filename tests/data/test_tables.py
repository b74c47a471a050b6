import json
import warnings

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edition.base.cache import forget
from edition.base.errors import DataError, EditionError
from edition.data import tables

HEAD = "name,count,share,date\n"
ROW = "a,1,0.5,2006-07-15\n"


@pytest.fixture
def package(tmp_path):
    """A function that writes the one table of a data package, and gives its folder."""
    kinds = {"name": "string", "count": "integer", "share": "number", "date": "date"}
    fields = [{"name": name, "type": kind} for name, kind in kinds.items()]
    schema = {"fields": fields, "primaryKey": ["count", "name"]}
    entries = [
        {"name": "small", "path": "small.csv", "schema": schema},
        {"name": "layer", "path": "layer.geojson"},
    ]
    (tmp_path / "datapackage.json").write_text(json.dumps({"resources": entries}))

    def write(text):
        (tmp_path / "small.csv").write_text(text, encoding="utf-8", newline="")
        forget()
        return tmp_path

    return write


def test_columns_have_the_types_of_the_descriptor(package):
    table = tables.read("small", package(HEAD + ROW + "NA,,,\n,,,2006-07-16\n"))
    assert table["name"].tolist() == ["a", "", "NA"]
    assert table["count"].tolist() == [1, pd.NA, pd.NA]
    assert table["share"].tolist()[0] == 0.5
    days = [pd.Timestamp("2006-07-15"), pd.Timestamp("2006-07-16"), pd.NaT]
    assert table["date"].tolist() == days
    assert list(map(str, table.dtypes)) == ["object", "Int64", "float64", "datetime64[us]"]


ROWS = ["a,1,0.5,2006-07-15\n", "b,1,,\n", "a,,2,2006-07-16\n", ",,,\n", ",,,2006-07-14\n"]


@given(st.permutations(ROWS))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
def test_rows_have_the_order_of_their_key_whatever_that_of_the_file(package, rows):
    data = package(HEAD + "".join(rows))
    assert list(tables.as_written("small", data)["name"]) == [row.split(",")[0] for row in rows]
    table = tables.read("small", data)
    assert list(table["name"]) == ["a", "b", "", "", "a"], "by count, then name"
    assert table.equals(tables.read("small", package(HEAD + "".join(ROWS))))


def test_a_table_without_rows_has_its_columns_and_types(package):
    full = tables.read("small", package(HEAD + ROW))
    table = tables.read("small", package(HEAD))
    assert table.empty and table.dtypes.equals(full.dtypes)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (HEAD + "a,one,0.5,2006-07-15\n", "small.csv: expected a table as the descriptor has it"),
        (HEAD + "a,1,0.5,15.7.2006\n", "small.csv: expected a table as the descriptor has it"),
        (HEAD + '"a,1,0.5,2006-07-15\n', "small.csv: expected a table as the descriptor has it"),
        (HEAD + "a,1,0.5,2006-07-15,b\n", "small.csv: expected a table as the descriptor has it"),
        ("", "small.csv: expected a table as the descriptor has it"),
        (
            "count,name,share,date\n",
            "small.csv: row 1: 'count,name,share,date': expected the columns name,count,share,date",
        ),
    ],
)
def test_a_table_that_cannot_be_read_is_a_clear_error(package, text, line):
    with pytest.raises(DataError) as error:
        tables.read("small", package(text))
    assert str(error.value).startswith(line) and "\n" not in str(error.value)


def test_a_row_that_is_too_long_is_an_error_whatever_warnings_are_silenced(package):
    with warnings.catch_warnings(action="ignore"), pytest.raises(DataError):
        tables.read("small", package(HEAD + "a,1,0.5,2006-07-15,b\n"))


def test_a_map_layer_is_no_table(package):
    with pytest.raises(DataError, match="column layer: expected a table with a schema, not a map"):
        tables.read("layer", package(HEAD))


def test_a_map_layer_without_ids_is_a_clear_error(package):
    data = package(HEAD)
    (data / "layer.geojson").write_text('{"features": [{"properties": {}, "geometry": {}}]}')
    with pytest.raises(DataError, match=r"layer\.geojson: \"'id'\": expected GeoJSON feat"):
        tables.features("layer", data)


def test_a_map_layer_has_its_features_by_id_and_one_source():
    assert tables.features("river")["arden"]["type"] == "LineString"
    assert tables.layer_source("river") == "atlas2001"


def test_an_unknown_table_lists_the_known_ones():
    with pytest.raises(EditionError, match="no table 'vote'.*claims, .*sources"):
        tables.read("vote")


def test_a_caller_cannot_spoil_the_table_of_the_next():
    table = tables.read("claims")
    table["id"] = "spoilt"
    assert tables.read("claims")["id"][0] == "AB-01"


def test_the_sources_of_a_table_are_each_named_once():
    assert tables.sources("events") == ["gazette1901", "survey1999", "annals1902", "courier1901"]


def test_a_table_can_be_read_as_it_stood_on_a_day_in_the_order_of_days():
    events = tables.read("events")
    by_then = ["toll_agreed", "toll_treaty", "toll_treaty", "ford_closed"]
    assert list(tables.until(events, "1901-06-01")["event"]) == by_then
    assert len(tables.until(events, "1901-05-14")) == 3
    assert len(tables.until(events, "1901-05-13")) == 1
