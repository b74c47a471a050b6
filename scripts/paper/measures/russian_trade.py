"""Russia's trade with its neighbours in the East, and its growth in 2017."""

from math import fsum

import pandas as pd

from edition.evidence import Finding, facts, tables

EASTERN = ["CHN", "JPN", "KOR"]
"""The states that stand for the East in Russia's trade."""

EAST = {
    "three": EASTERN,
    "with_north_korea": [*EASTERN, "PRK"],
    "china": ["CHN"],
    "without_china": ["JPN", "KOR"],
}
"""Who can stand for the East."""

TRADE_YEARS = (2008, 2016)
"""First of the ten years before the paper, and the last year that the table of trade has."""

RUSSIAN_PARTS = ["russian_exports_2017h1", "russian_imports_2017h1"]
RUSSIAN_RATES = ["russian_exports_growth_2017h1", "russian_imports_growth_2017h1"]
KOREAN_PARTS = ["korean_exports_to_russia_2016", "korean_imports_from_russia_2016"]
KOREAN_RATES = ["korean_exports_growth_2017m7", "korean_imports_growth_2017m7"]
GROWTH_FIGURES = [*RUSSIAN_PARTS, *RUSSIAN_RATES, *KOREAN_PARTS, *KOREAN_RATES]
"""What the growth of trade in 2017 is worked out from, on Russian and on Korean figures."""


def trade_with(partner: str) -> "pd.Series[float]":
    """Russia's exports to and imports from a state by year, billion dollars of 2010."""
    table = tables.read("trade_flows")
    pair = {"RUS", partner}
    rows = table[
        [{*ends} == pair for ends in zip(table["exporter"], table["importer"], strict=True)]
    ]
    return rows.groupby("year")["value"].sum() / 1000


def eastern_trade(*east: str) -> pd.DataFrame:
    """Trade with each eastern state and the United States by year, and the `share` of the East.

    Billion dollars of 2010; the share is per cent of the trade with these states.  `east` names
    the states that stand for the East, the three of `EASTERN` unless told.
    """
    named = list(dict.fromkeys([*EASTERN, *east, "USA"]))
    trade = pd.DataFrame({state: trade_with(state) for state in named})
    trade["share"] = 100 * trade[list(east) or EASTERN].sum(axis=1) / trade.sum(axis=1)
    return trade


def flows(*partners: str) -> Finding:
    """The rows of the exports of these states to Russia, with nothing observed."""
    rows = tables.read("trade_flows").query("exporter in @partners")
    return facts.cite(rows, "trade_flows", "exporter", None)


def growth_from_parts() -> float:
    """Growth of the half-year from exports, imports and their growth rates, per cent."""
    now = [facts.figure(name) for name in RUSSIAN_PARTS]
    rates = [facts.figure(name) for name in RUSSIAN_RATES]
    before = fsum(value / (1 + rate / 100) for value, rate in zip(now, rates, strict=True))
    return 100 * (fsum(now) / before - 1)


def growth_on_korean_figures() -> float:
    """Korean growth rates of seven months weighted by Korean trade of 2016, per cent."""
    weights = [facts.figure(name) for name in KOREAN_PARTS]
    rates = [facts.figure(name) for name in KOREAN_RATES]
    return fsum(w * r for w, r in zip(weights, rates, strict=True)) / fsum(weights)
