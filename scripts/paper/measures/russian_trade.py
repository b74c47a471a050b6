"""Russia's trade with its neighbours in the East, by year, and its growth in 2017."""

from math import fsum

import pandas as pd

from edition.evidence import Finding, facts, tables

EASTERN = ["CHN", "JPN", "KOR"]
"""The states that stand for the East in Russia's trade."""

TRADE_YEARS = (2008, 2016)
"""First of the ten years before the paper, and the last year that the table of trade has."""

KOREA_IN_THE_EAST = "korean_share_of_far_eastern_trade_2016"
"""South Korea in all trade of the Russian Far East."""

KOREAN_PARTS = ["korean_exports_to_russia_2016", "korean_imports_from_russia_2016"]
KOREAN_RATES = ["korean_exports_growth_2017m7", "korean_imports_growth_2017m7"]
RUSSIAN_PARTS = ["russian_exports_2017h1", "russian_imports_2017h1"]
RUSSIAN_RATES = ["russian_exports_growth_2017h1", "russian_imports_growth_2017h1"]
"""What the growth of trade in 2017 is worked out from, on Korean and on Russian figures."""


def trade_with(partner: str) -> "pd.Series[float]":
    """Russia's exports to and imports from a state by year, billion dollars of 2010."""
    table = tables.read("trade_flows")
    pair = {"RUS", partner}
    rows = table[
        [{*ends} == pair for ends in zip(table["exporter"], table["importer"], strict=True)]
    ]
    return rows.groupby("year")["value"].sum() / 1000


def eastern_trade() -> pd.DataFrame:
    """Russia's trade with each eastern state by year, billion dollars of 2010."""
    return pd.DataFrame({state: trade_with(state) for state in EASTERN})


def by_year(name: str, first: int, last: int) -> Finding:
    """Whether a quantity that is known for each year, name_2008 and so on, rises or falls."""
    known = {year: facts.quantity(f"{name}_{year}") for year in range(first, last + 1)}
    series = pd.Series({year: found.observed for year, found in known.items()}, dtype=float)
    return facts.direction(series, *known.values())


def far_eastern_share() -> float:
    """The Far East in all Russian trade of 2016, per cent, from its trade with South Korea.

    That is a known part of the trade of Russia with South Korea, and a known part of its own.
    """
    of_korean = facts.figure("far_east_share_of_korean_trade_2016", "per cent")
    korean_of_all = facts.figure("korea_share_of_russian_trade_2016", "per cent")
    return of_korean * korean_of_all / facts.figure(KOREA_IN_THE_EAST, "per cent")


def times_the_north() -> tuple[float, float]:
    """Trade with the South as a multiple of that with the North in 2016, by two data sets.

    First by the table of trade, then by what Russian customs and ministries reported.
    """
    year = TRADE_YEARS[1]
    by_table = trade_with("KOR")[year] / trade_with("PRK")[year]
    reported = tables.read("mirror_trade").set_index(["exporter", "importer"])
    south = reported["as_seller"]["RUS", "KOR"] + reported["as_buyer"]["KOR", "RUS"]
    grown = 1 + facts.figure("russia_north_korea_trade_growth_2017", "per cent") / 100
    return by_table, south * grown / facts.figure("russia_north_korea_trade_2017", "million USD")


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
