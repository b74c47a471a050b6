"""Evidence for the observations on gain from and for South Korea (T5)."""

from dataclasses import replace
from functools import partial

import numpy as np

from edition.evidence import NOT_YET_TESTED, Finding, evidence, facts
from paper.measures.days import NOW, PUBLISHED, TODAY, asked
from paper.measures.russian_trade import TRADE_YEARS, by_year
from paper.measures.trade_shares import as_bought, share_moved_since
from paper.measures.unanswered import BANK_OF_RUSSIA, not_looked_up, unanswered

OIL_YEARS = range(2008, 2018)
"""The years whose changes of trade are held against those of the price of oil."""

LEAST_AND_MOST = (0.7, 2.0)
"""Between which multiples of the trade of 2016 that of 2017 may lie."""

STEPS = 27
"""How many values within this range are tried."""

PRESIDENTS_ON_RUSSIA = ("park_on_russian_part_2015", "moon_on_russian_part_2017")
"""One statement a year in which a South Korean president asked for Russia's part."""


@evidence("T5-2", as_of=asked("2022 against 2014"))
def trade_against_2014(*, as_of: str = PUBLISHED) -> Finding:
    """Trade of Russia and South Korea in 2017, for today in 2022, over that of 2014."""
    name, year = ("korea_russia_trade_2017", 2017)
    if as_of == TODAY:
        name, year = "south_korean_trade_2022", 2022
    found = facts.worked_out(
        lambda now, then: now / then,
        "ratio",
        facts.quantity(name),
        facts.quantity("korea_russia_trade_2014"),
    )
    missing = (
        f"The figure of {year} rests on Korean customs alone, as others report them; the words of "
        "both governments agree with it, but they are parties. It stands in UN Comtrade and in "
        "the tables of either customs, which were sought in English, Korean and Russian."
    )
    return replace(found, missing=missing, status=NOT_YET_TESTED)


@evidence("T5-3")
def trade_and_oil() -> Finding:
    """Correlation of yearly changes of trade and of the price of oil, both in logarithms.

    For trade of 2017 no record was found, so it may lie anywhere in a wide range.
    """
    known = [facts.quantity(f"korea_russia_trade_{year}") for year in OIL_YEARS[:-2]]
    trade = [*known, as_bought("KOR")]
    oil = [facts.quantity(f"brent_{year}") for year in OIL_YEARS]
    before, prices = _values(trade), _values(oil)
    ends = [
        correlation([*before, before[-1] * times], prices)
        for times in np.linspace(*LEAST_AND_MOST, num=STEPS)
    ]
    told = correlation([*before, facts.figure("korea_russia_trade_2017")], prices)
    return facts.derived(
        told,
        "correlation",
        *trade,
        *oil,
        low=min(ends),
        high=max(ends),
        note="Trade as each of the two reports what it bought; for 2017, which Korean customs put "
        "at two fifths above 2016, the range takes anything from three tenths less to twice as "
        "much.",
    )


@evidence("T5-4", as_of=asked(f"the time up to {NOW}"))
def railway_and_pipeline(*, as_of: str = PUBLISHED) -> Finding:
    """Whether railway or pipeline were contracted for or begun: none, or one by a wide reading."""
    parts = [
        facts.features("trans_korean_pipeline", "stage_2018"),
        facts.event("khasan_rajin_works_begun"),
        facts.event("khasan_rajin_memorandum"),
    ]
    if as_of == TODAY:
        names = ("gas_pipeline_last_step", "korean_rail_groundbreaking")
        parts += [facts.event(name) for name in (*names, "inter_korean_links_blown_up")]
    return facts.derived(
        0.0,
        "projects",
        *parts,
        low=0.0,
        high=1.0,
        note="The pipeline was not begun, and no contract to build was found. Whether the railway "
        "was depends on a word: from 2008 the line from Khasan to Rajin was rebuilt, which both "
        "states called the pilot section of it, without South Korean firms.",
    )


@evidence("T5-5", as_of=asked(f"the time up to {NOW}"))
def talks_with_the_union(*, as_of: str = PUBLISHED) -> Finding:
    """Formal talks of Seoul with the Eurasian Economic Union: still to be opened in June 2020."""
    if as_of == TODAY:
        return unanswered(
            "negotiations",
            "No news of talks after December 2020 is on file; it stands in the notices of the "
            "Eurasian Economic Commission.",
        )
    return facts.derived(0.0, "negotiations", facts.event("services_trade_talks_fifth_round"))


evidence("T5-7")(
    partial(
        not_looked_up,
        "per cent",
        "the comments of SIPRI on each deal and the accounts of the two programmes at the Korean "
        "agency for procurement",
    )
)


@evidence("T5-8", as_of=asked())
def korean_sanctions(*, as_of: str = PUBLISHED) -> Finding:
    """South Korean sanctions on Russia: none is on file up to 2018, and those of 2022 are."""
    if as_of == TODAY:
        return facts.counted("acts", facts.event("seoul_joins_sanctions"))
    where = "the lists of the Korean ministries of foreign affairs and of trade"
    return not_looked_up("acts", where)


@evidence("T5-9", as_of=asked("2022 against 2008"))
def korean_share_of_trade(*, as_of: str = PUBLISHED) -> Finding:
    """The course of South Korea's share of Russia's trade from 2008 to 2016; for today 2022."""
    name = "korea_share_of_russian_trade"
    if as_of == TODAY:
        return share_moved_since(name, "south_korean_trade_2022", TRADE_YEARS[0])
    return replace(by_year(name, *TRADE_YEARS), unit="per cent")


@evidence("T5-10", as_of=asked("the last figures there are"))
def korean_investment_in_russia(*, as_of: str = PUBLISHED) -> Finding:
    """The stock of South Korean direct investment, which was sought and not found."""
    last = "on 1 January of 2014 and 2018" if as_of == PUBLISHED else "in the last release"
    return unanswered(
        "US dollars",
        f"The stock {last} stands in {BANK_OF_RUSSIA}. Two studies that print these tables, of "
        "2020 and 2024, could be read in their openings only; papers in English, Russian and "
        "Korean were searched, and give yearly flows or the words of a president.",
    )


@evidence("T5-11", as_of=asked(NOW))
def korean_projects_at_work(*, as_of: str = PUBLISHED) -> Finding:
    """Projects in the Far East with ten million dollars from South Korea, at work on the day."""
    capital, state = (
        facts.features("vladivostok_hotel", aspect) for aspect in ("korean_capital", "state_2018")
    )
    if as_of == TODAY:
        return unanswered(
            "projects",
            "Whether the hotel in Vladivostok and the farms of Lotte are at work now stands in "
            "the reports of the firm; they were not read.",
            capital,
        )
    hotel = facts.derived("at work", "", capital, state)
    return replace(
        facts.counted("projects", hotel),
        note="The hotel in Vladivostok that Hyundai built and Lotte bought; the count goes no "
        "further than one.",
    )


@evidence("T5-12", as_of=asked("2022 to 2026"))
def presidents_on_russia(*, as_of: str = PUBLISHED) -> Finding:
    """Years in which a South Korean president asked in public for Russia's part."""
    if as_of == TODAY:
        return unanswered(
            "years",
            "For 2022 to 2026 no list of speeches was read. Presidents Yoon and Lee were searched "
            "for in English and Russian: Lee called relations with Moscow important and its ties "
            "with Pyongyang undesirable. The answer stands in the speeches on president.go.kr.",
        )
    return facts.counted("years", *map(facts.event, PRESIDENTS_ON_RUSSIA))


@evidence("T5-13", as_of=asked("2022 to 2026"))
def years_of_military_cooperation(*, as_of: str = PUBLISHED) -> Finding:
    """Years with an act of military cooperation: one talk of 2012 and deliveries to 2006."""
    if as_of == TODAY:
        return unanswered(
            "years",
            "No act from 2022 on is on file, and no full list was read: the white papers of the "
            "Korean ministry of defence.",
        )
    return unanswered(
        "years",
        "Deliveries of arms ended in 2006. The talks of deputy ministers began in March 2012, and "
        "reports of March 2021 call that meeting the fourth, but also say that there was one each "
        "year; no day of one from 2013 to 2017 was found in Korean, Russian or English. The answer "
        "stands in the white papers of the Korean ministry of defence.",
        facts.event("last_russian_arms_delivery"),
    )


def _values(found: list[Finding]) -> list[float]:
    return [float(one.observed) for one in found if isinstance(one.observed, int | float)]


def correlation(one: list[float], other: list[float]) -> float:
    """Pearson's correlation of the yearly changes of two series in logarithms."""
    here, there = (np.diff(np.log(series)) for series in (one, other))
    return float(np.corrcoef(here, there)[0, 1])
