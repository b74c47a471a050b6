"""What people abroad think of Russia, by polls."""

import pandas as pd

from edition.evidence import facts

POLLS = [2008, 2009, 2010, *range(2012, 2019)]
"""The years for which the opinion of Americans is known."""

ALLIED_POLLS = [2013, 2015]
"""The years for which the opinion in several states of NATO is known."""

AMERICANS, ALLIANCE = "Americans", "publics of NATO states"


def favourable() -> pd.DataFrame:
    """Per cent with a good opinion of Russia: columns name, year, value, statement, source.

    A year between others for which no figure was read has a row without a value.
    """
    asked = {f"americans_favourable_{year}": (AMERICANS, year) for year in POLLS}
    asked |= {f"nato_publics_favourable_{year}": (ALLIANCE, year) for year in ALLIED_POLLS}
    told = pd.concat(facts.rows("quantities", "quantity", name).head(1) for name in asked)
    told[["name", "year"]] = list(asked.values())
    series = []
    for name, rows in told.groupby("name", sort=False):
        years = pd.RangeIndex(rows["year"].min(), rows["year"].max() + 1, name="year")
        series.append(rows.set_index("year").reindex(years).assign(name=name).reset_index())
    return pd.concat(series)[["name", "year", "value", "statement", "source"]]
