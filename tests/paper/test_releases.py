"""Each table is taken from files of the form that its publisher gives them."""

import pytest

from edition.data import tables
from edition.data.vocabulary import names
from paper.releases import EXTRACT


def world_bank(rows):
    long = rows.assign(dollars=rows["gdp"] * 1_000_000)
    long = long.rename(columns={"country": "Country Code", "year": "Year"})
    for column in ("dollars", "population"):
        part = long[["Country Code", "Year", column]].rename(columns={column: "Value"})
        yield part.dropna().to_csv(index=False).encode()


def warheads(rows):
    named = rows.assign(country=rows["country"].map(names())).rename(columns={"year": "Year"})
    yield named.pivot(index="Year", columns="country", values="warheads").to_csv().encode()


def ideal_points(rows):
    columns = {"country": "iso3c", "ideal_point": "IdealPoint"}
    session = rows["year"] - 1945
    wide = rows.assign(session=session, Countryname="Côte d'Ivoire").rename(columns=columns)
    yield wide.drop(columns=["year", "source"]).to_csv(index=False).encode("latin-1")


@pytest.mark.parametrize("published", [world_bank, warheads, ideal_points])
def test_a_release_gives_the_rows_of_the_table(published, tmp_path):
    name, key = published.__name__, ["country", "year"]
    shipped = tables.read(name).drop(columns="source")
    paths = []
    for number, raw in enumerate(published(shipped.assign(source=""))):
        paths.append(tmp_path / f"{number}.csv")
        paths[-1].write_bytes(raw)
    taken = EXTRACT[name](*paths)[list(shipped)].astype(shipped.dtypes)
    known = taken.dropna(subset=shipped.columns[-1])
    found, wanted = (rows.sort_values(key, ignore_index=True) for rows in (known, shipped))
    assert found.equals(wanted)
