"""Russia's trade with its neighbours in the East, by year, and its growth in 2017."""

from collections.abc import Sequence
from math import fsum

import pandas as pd

from edition.evidence import Finding, facts, tables, vocabulary

EASTERN = ["CHN", "JPN", "KOR"]
"""The states that stand for the East in Russia's trade."""

TRADE_YEARS = (2008, 2016)
"""First of the ten years before the paper, and the last year that the table of trade has."""

KOREA_IN_THE_EAST = "korean_share_of_far_eastern_trade_2016"
"""South Korea in all trade of the Russian Far East."""

SETTING = {
    "trade_change_2016": ("Trade, 2016", "Russia"),
    "russian_exports_growth_2017h1": ("Exports, half-year", "Russia"),
    "russian_imports_growth_2017h1": ("Imports, half-year", "Russia"),
    "trade_growth_2017h1": ("Trade, half-year", "Russia"),
    "korean_imports_growth_2017m7": ("Exports, to July", "South Korea"),
    "korean_exports_growth_2017m7": ("Imports, to July", "South Korea"),
}
"""Growth rates about the half-year of 2017, by Russia's exports and imports, and who says so."""

QUOTED = {"trade_growth_2017h1", "russian_exports_growth_2017h1"}
"""Those that the paper quotes."""

TOWARDS, DOUBTS = "towards the pact", "American doubts"

STEPS = {
    "free_trade_research_agreed": (TOWARDS, "Seoul and the Union agree on a joint study"),
    "park_putin_agree_on_pact": (TOWARDS, "Putin and Park agree to strive for the pact"),
    "eaeu_pact_officials_meet": (TOWARDS, "Officials meet in Moscow"),
    "us_reviews_korea_pact_pence": (DOUBTS, "Pence: the American pact will be reviewed"),
    "trump_doubts_trade_pact": (DOUBTS, "Trump: the American pact may end"),
    "trump_weighs_withdrawal": (DOUBTS, "Trump weighs withdrawal"),
    "moon_forum_address": (TOWARDS, "Moon asks for the pact at the forum"),
    "free_trade_push_2017": (TOWARDS, "Korean trade minister in Moscow"),
}
"""Steps to a pact of Seoul with the Eurasian Union, and American doubts about their own."""

DELIVERIES = [1996, 1997, 1998, 1999, 2000, 2003, 2004, 2005, 2006]
"""The years in which Russian arms came to South Korea."""

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


def flows(partners: Sequence[str]) -> pd.DataFrame:
    """Russia's trade with states: columns name, year, value (billion dollars of 2010)."""
    courses = [
        trade_with(code).rename("value").reset_index().assign(name=code) for code in partners
    ]
    table = pd.concat(courses)
    return table[table["value"] > 0].assign(name=lambda rows: rows["name"].map(vocabulary.names()))


def eastern_share() -> pd.DataFrame:
    """The part of the eastern states in Russian trade: columns year, value (per cent), source."""
    first, last = TRADE_YEARS
    names = [f"east_asia_share_of_russian_trade_{year}" for year in range(first, last + 1)]
    told = pd.concat(facts.rows("quantities", "quantity", name).head(1) for name in names)
    return told.assign(year=range(first, last + 1))[["year", "value", "source"]]


def towards_a_pact() -> pd.DataFrame:
    """Steps to the pact and doubts: columns date, precision, kind, label, statement, source."""
    rows = pd.concat(facts.rows("events", "event", event).head(1) for event in STEPS)
    rows[["kind", "label"]] = list(STEPS.values())
    return rows[["date", "precision", "kind", "label", "statement", "source"]]


def arms(until: int) -> pd.DataFrame:
    """Russian arms delivered to South Korea: columns year, value (million TIV), source; a row a
    year, up to `until`, with 0 and no source where the register has no delivery."""
    names = [f"russian_arms_to_korea_{year}" for year in DELIVERIES]
    rows = pd.concat(facts.rows("quantities", "quantity", name).head(1) for name in names)
    came = rows.assign(year=DELIVERIES).set_index("year")[["value", "source"]]
    every = came.reindex(pd.RangeIndex(DELIVERIES[0], until + 1, name="year"))
    return every.fillna({"value": 0}).reset_index()


def growth_in_2017() -> pd.DataFrame:
    """Growth of trade with South Korea about the half-year: columns name, kind (who says it), value
    (per cent), label (the value with its sign), paper (what the paper quotes), statement, source.
    """
    rows = [
        facts.rows("quantities", "quantity", quantity)
        .head(1)
        .assign(name=name, kind=kind, quoted=quantity in QUOTED)
        for quantity, (name, kind) in SETTING.items()
    ]
    whole = facts.rows("quantities", "quantity", "trade_growth_2017")
    speakers = whole["source"].map({"kremlin_57838": "Russia", "moon_pohang2018": "South Korea"})
    rows.append(whole.assign(name="Trade, 2017", kind=speakers, quoted=False))
    table = pd.concat(rows)
    table["paper"] = table["value"].where(table["quoted"])
    table["label"] = table["value"].map("{:+.3g}".format).str.replace("-", "−")
    return table[["name", "kind", "value", "label", "paper", "statement", "source"]]


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
