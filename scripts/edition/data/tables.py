"""Reads the tables and map layers of the data package, typed by its descriptor.

The check holds them against the descriptor; here they are taken to be in order.
"""

import warnings
from pathlib import Path
from typing import Any

import pandas as pd
from pandas.errors import ParserWarning

from edition.base.cache import cached
from edition.base.errors import DataError
from edition.base.files import read_json
from edition.base.project import DATA
from edition.data.descriptor import DESCRIPTOR, TYPES, resource


def read(name: str, data: Path = DATA) -> pd.DataFrame:
    """One table of the data package, its rows in the order of its primary key.

    Columns and types are those of the descriptor: strings (empty where missing), Int64, float64,
    datetime64.  Raises DataError where the file cannot be read so; the check says where.
    """
    return _read(name, data).copy()


def as_written(name: str, data: Path = DATA) -> pd.DataFrame:
    """One table with its rows as they stand in the file, the first of them in line 2."""
    return _as_written(name, data).copy()


def features(name: str, data: Path = DATA) -> dict[str, dict[str, Any]]:
    """One map layer: geometry (GeoJSON, longitude and latitude in degrees WGS84) by feature id."""
    path = data / resource(name, data)["path"]
    try:
        return {item["properties"]["id"]: item["geometry"] for item in read_json(path)["features"]}
    except (KeyError, TypeError) as error:
        expected = "GeoJSON features, each with properties.id and a geometry"
        raise DataError(path.name, None, "", str(error), expected) from error


def layer_source(name: str) -> str:
    """The source key of a map layer, which the descriptor states once for all its features."""
    key: str = resource(name)["sources"][0]["key"]
    return key


def foreign_keys(entry: dict[str, Any]) -> list[tuple[str, str, str]]:
    """What refers to another table, by an entry: its column, and the table and the column there."""
    keys = entry.get("schema", {}).get("foreignKeys", [])
    there = [(key["fields"][0], key["reference"]) for key in keys]
    return [(one, to["resource"] or entry["name"], to["fields"][0]) for one, to in there]


def sources(name: str) -> list[str]:
    """The source keys that the rows of a table name, each once."""
    return list(read(name)["source"].unique())


def items(cell: str) -> list[str]:
    """The items of a cell that may hold several, split at semicolons."""
    return [item for item in cell.split(";") if item]


def until(table: pd.DataFrame, as_of: str) -> pd.DataFrame:
    """The rows dated up to and including `as_of` (ISO date) by the column `date`, in its order."""
    return table[table["date"] <= pd.Timestamp(as_of)].sort_values("date", kind="stable")


@cached
def _read(name: str, data: Path) -> pd.DataFrame:
    table = _as_written(name, data)
    # By all columns in the end, so that the order of rows in the file can never mean anything.
    order = [*resource(name, data)["schema"]["primaryKey"], *table]
    return table.sort_values(list(dict.fromkeys(order)), ignore_index=True)


@cached
def _as_written(name: str, data: Path) -> pd.DataFrame:
    entry = resource(name, data)
    if "schema" not in entry:
        raise DataError(DESCRIPTOR, None, name, "", "a table with a schema, not a map layer")
    path = data / entry["path"]
    kinds = {field["name"]: field["type"] for field in entry["schema"]["fields"]}
    try:
        # pandas only warns of cells beyond the columns, and drops them.
        with warnings.catch_warnings(action="error", category=ParserWarning):
            table = pd.read_csv(
                path,
                dtype={column: TYPES[kind] for column, kind in kinds.items()},
                keep_default_na=False,
                na_values={c: [""] for c, kind in kinds.items() if kind == "number"},
                index_col=False,
            )
        days = [column for column, kind in kinds.items() if kind == "date"]
        table[days] = table[days].apply(pd.to_datetime, format="%Y-%m-%d").astype("datetime64[us]")
    except (OSError, ValueError, KeyError, ParserWarning) as error:
        expected = f"a table as the descriptor has it ({error}); `edition check` says where"
        raise DataError(path.name, None, "", "", expected) from error
    if list(table) != list(kinds):
        raise DataError(
            path.name, 1, "", ",".join(map(str, table)), f"the columns {','.join(kinds)}"
        )
    return table
