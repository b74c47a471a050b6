"""The tests and launches of the North."""

import pandas as pd

from edition.evidence import tables

LONGER_RANGE = ("MRBM", "IRBM", "ICBM", "SLBM", "SLV")
"""Types of missiles of medium range and above, with the rockets of satellites."""


def shots() -> "pd.Series[pd.Timestamp]":
    """The days of nuclear tests and of launches of longer range, one for each missile."""
    launches = tables.read("missile_launches")
    longer = launches[launches["type"].isin(LONGER_RANGE) & (launches["precision"] == "day")]
    days: pd.Series[pd.Timestamp] = pd.concat(
        [tables.read("nuclear_tests")["date"], longer["date"]]
    )
    return days.sort_values()
