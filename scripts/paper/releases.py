"""How the tables of this paper are taken from the releases that the descriptor names."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from edition.evidence import vocabulary


def _world_bank(gdp: Path, population: Path) -> pd.DataFrame:
    """Two long files of the Data Package project: gross domestic product in dollars, persons."""
    key = ["Country Code", "Year"]
    both = pd.read_csv(population).merge(pd.read_csv(gdp), "left", on=key, suffixes=("", " GDP"))
    return pd.DataFrame(
        {
            "country": both["Country Code"],
            "year": both["Year"],
            "gdp": (both["Value GDP"] / 1e6).round(),
            "population": both["Value"],
        }
    )


def _warheads(stockpiles: Path) -> pd.DataFrame:
    """A wide file of Our World in Data: a row a year, a column a country."""
    codes = {name: code for code, name in vocabulary.names().items()}
    long = pd.read_csv(stockpiles).melt("Year", var_name="country", value_name="warheads")
    return long.assign(country=long["country"].map(codes)).rename(columns={"Year": "year"})


def _ideal_points(estimates: Path) -> pd.DataFrame:
    """Voeten's file by session of the General Assembly; the first session is that of 1946."""
    rows = pd.read_csv(estimates, encoding="latin-1")
    return pd.DataFrame(
        {
            "country": rows["iso3c"],
            "year": rows["session"] + 1945,
            "ideal_point": rows["IdealPoint"].round(4),
        }
    )


EXTRACT: dict[str, Callable[..., pd.DataFrame]] = {
    "world_bank": _world_bank,
    "warheads": _warheads,
    "ideal_points": _ideal_points,
}
"""How the rows of a table are taken from the files that its descriptor lists as upstream."""
