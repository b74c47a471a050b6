"""Shares of partners in Russia's trade, and what each of two states bought of the other."""

from dataclasses import replace

import numpy as np

from edition.evidence import NOT_YET_TESTED, Finding, facts, tables
from paper.measures.russian_trade import TRADE_YEARS

SINCE_2022 = (
    "For 2022 there are the trade of South Korea by one association of traders and the total of "
    "Russian customs in one report; neither stands firm. The answer stands in UN Comtrade as the "
    "partners report it and in the yearly releases of the Russian customs."
)
"""Why shares of Russia's trade are open from 2022 on."""


def share_2022(partner: str) -> Finding:
    """A partner in all Russian trade of 2022, per cent."""
    return facts.worked_out(
        lambda part, whole: 100 * part / whole,
        "per cent",
        facts.quantity(partner),
        facts.quantity("russian_trade_total_2022"),
    )


def _usual(name: str, first: int, last: int) -> float:
    """The median change from year to year of a quantity that is known by year."""
    values = [facts.figure(f"{name}_{year}") for year in range(first, last + 1)]
    return float(np.median(np.abs(np.diff(values))))


def share_moved(name: str, before: int, after: int) -> Finding:
    """Whether a share of Russia's trade was higher in one year than in another."""
    ends = [facts.quantity(f"{name}_{year}") for year in (before, after)]
    low, high = (facts.figure(f"{name}_{year}") for year in (before, after))
    usual = _usual(name, TRADE_YEARS[0], before)
    nearer = facts.figure(f"{name}_{after - 1}")
    told = (
        f"{low:.2f} per cent in {before} and {nearer:.2f} in {after - 1} as the partners report "
        f"it, {high:.2f} in {after} as Russia does."
    )
    return replace(facts.change(low, high, *ends, usual=usual), unit="per cent", note=told)


def share_moved_since(name: str, partner: str, before: int) -> Finding:
    """The same up to 2022, for which the sources are thin."""
    now, then = share_2022(partner), facts.quantity(f"{name}_{before}")
    assert isinstance(now.observed, float)
    low, usual = facts.figure(f"{name}_{before}"), _usual(name, *TRADE_YEARS)
    moved = facts.change(low, now.observed, then, now, usual=usual)
    told = f"{low:.2f} per cent in {before}, {now.observed:.2f} in 2022."
    return replace(moved, unit="per cent", note=told, missing=SINCE_2022, status=NOT_YET_TESTED)


def as_bought(partner: str) -> Finding:
    """Trade of 2016 as each of the two reports what it bought of the other, billion dollars."""
    reported = tables.read("mirror_trade")
    pair = [
        {*ends} == {"RUS", partner}
        for ends in zip(reported["exporter"], reported["importer"], strict=True)
    ]
    total = float(reported[pair]["as_buyer"].sum()) / 1000
    return facts.computed(total, "billion USD", reported["source"], ["mirror_trade:RUS"])
