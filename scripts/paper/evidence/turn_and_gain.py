"""Evidence for the turn to the East (T4), gain from Seoul (T5) and Korean money (T7)."""

from dataclasses import replace
from functools import partial

import numpy as np
import pandas as pd

from edition.evidence import NO_SOURCE_KNOWN as NO_SOURCE
from edition.evidence import NOT_YET_TESTED as NOT_YET
from edition.evidence import Finding, evidence, facts, tables
from paper.evidence.turn_east import ASIA
from paper.measures import acts
from paper.measures.russian_trade import TRADE_YEARS, by_year, trade_with

PUBLISHED, TODAY = "2018-06-18", "2026-11-27"

DAYS = {
    PUBLISHED: ("at publication", "What could be known when the paper appeared."),
    TODAY: ("today", "What is known now."),
}
"""The days on which an observation about the present is looked at."""

BREAK_OF_2014 = (("2012-01-01", "2013-12-31"), ("2014-01-01", "2015-12-31"))
"""The two years before Russia's break with the West and the two from it on."""

OIL_YEARS = range(2008, 2018)
"""The years whose changes of trade are held against those of the price of oil."""

LEAST_AND_MOST = (0.7, 2.0)
"""Between which multiples of the trade of 2016 that of 2017 may lie."""

STEPS = 27
"""How many values within this range are tried."""

PRESIDENTS_ON_RUSSIA = ("park_on_russian_part_2015", "moon_on_russian_part_2017")
"""One statement a year in which a South Korean president asked for Russia's part."""

SINCE_2022 = (
    "For 2022 there are the trade of South Korea by one association of traders and the total of "
    "Russian customs in one report; neither stands firm. The answer stands in UN Comtrade as the "
    "partners report it and in the yearly releases of the Russian customs."
)
"""Why shares of Russia's trade are open from 2022 on."""

BANK_OF_RUSSIA = "the Bank of Russia's tables of direct investment by country and region"


def _open(unit: str, missing: str, *parts: Finding, status: str = NOT_YET) -> Finding:
    """No answer, and where it stands."""
    return facts.derived(None, unit, *parts, missing=missing, status=status)


def _straw(unit: str, where: str) -> Finding:
    """An observation that decides nothing and was not looked up: where its answer stands."""
    return _open(unit, f"Not looked up, as it decides nothing: the answer stands in {where}.")


def _measured_in(unit: str, found: Finding) -> Finding:
    """A direction under the unit of the series that has it."""
    return replace(found, unit=unit)


def _share_2022(partner: str) -> Finding:
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


def _share_moved(name: str, before: int, after: int) -> Finding:
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


def _share_moved_since(name: str, partner: str, before: int) -> Finding:
    """The same up to 2022, for which the sources are thin."""
    now, then = _share_2022(partner), facts.quantity(f"{name}_{before}")
    assert isinstance(now.observed, float)
    low, usual = facts.figure(f"{name}_{before}"), _usual(name, *TRADE_YEARS)
    moved = facts.change(low, now.observed, then, now, usual=usual)
    told = f"{low:.2f} per cent in {before}, {now.observed:.2f} in 2022."
    return replace(moved, unit="per cent", note=told, missing=SINCE_2022, status=NOT_YET)


@evidence("T4-3", as_of=DAYS)
def east_asian_share(*, as_of: str = PUBLISHED) -> Finding:
    """The course of East Asia's share of Russia's trade; for today China's share alone."""
    name = "east_asia_share_of_russian_trade"
    if as_of == TODAY:
        return _share_moved_since(name, "chinese_trade_2022", TRADE_YEARS[0])
    return _measured_in("per cent", by_year(name, *TRADE_YEARS))


@evidence("T4-4")
def acts_after_the_break() -> Finding:
    """Friendly acts before and after the break of 2014, of which no full list is on file."""
    before, after = (acts.between("RUS", ASIA, *years) for years in BREAK_OF_2014)
    first, second = ((found["sign"] == "closer").sum() for found in (before, after))
    return _open(
        "",
        f"The table of acts has {first} that brought Russia closer to a state or body of Asia in "
        f"2012 and 2013, and {second} in 2014 and 2015; it is complete for none of them, so that "
        "neither more nor fewer can be told. The answer stands in the lists of journeys of "
        "kremlin.ru, the register of treaties and the yearly reviews of the foreign ministry.",
        *acts.parts(before),
        *acts.parts(after),
    )


@evidence("T4-5", as_of=DAYS)
def korean_share_after_the_break(*, as_of: str = PUBLISHED) -> Finding:
    """South Korea's share of Russia's trade in 2016 against 2013; for today that of 2022."""
    name = "korea_share_of_russian_trade"
    if as_of == TODAY:
        return _share_moved_since(name, "south_korean_trade_2022", 2013)
    return _share_moved(name, 2013, TRADE_YEARS[1])


@evidence("T4-6")
def korean_trade_beside_chinese() -> Finding:
    """Change of trade with South Korea from 2013 to 2016 over that with China, by two data sets."""
    after = {partner: _as_bought(partner) for partner in ("KOR", "CHN")}
    by_customs = facts.worked_out(
        lambda korea, korea_before, china, china_before: (
            (korea / korea_before) / (china / china_before)
        ),
        "ratio",
        after["KOR"],
        facts.quantity("korea_russia_trade_2013"),
        after["CHN"],
        facts.quantity("china_russia_trade_2013"),
    )
    return facts.together(by_customs, _ratio_by_table())


def _as_bought(partner: str) -> Finding:
    """Trade of 2016 as each of the two reports what it bought of the other, billion dollars."""
    reported = tables.read("mirror_trade")
    pair = [{*ends} == {"RUS", partner} for ends in _pairs(reported)]
    total = float(reported[pair]["as_buyer"].sum()) / 1000
    return facts.computed(total, "billion USD", reported["source"], ["mirror_trade:RUS"])


def _ratio_by_table() -> Finding:
    """The same ratio at constant prices."""
    flows = tables.read("trade_flows")
    korea, china = (trade_with(partner) for partner in ("KOR", "CHN"))
    after, before = TRADE_YEARS[1], 2013
    ratio = (korea[after] / korea[before]) / (china[after] / china[before])
    rows = ["trade_flows:RUS-KOR", "trade_flows:RUS-CHN"]
    return facts.computed(float(ratio), "ratio", flows["source"], rows)


def _pairs(table: pd.DataFrame) -> "zip[tuple[str, str]]":
    return zip(table["exporter"], table["importer"], strict=True)


evidence("T4-7")(
    partial(
        _straw,
        "steps",
        "the decrees on the ministry of May 2012 and on the forum of May 2015, of which one is on "
        "file, and in the papers of the summit of September 2012",
    )
)


@evidence("T4-8", as_of=DAYS)
def korean_trade_in_the_next_break(*, as_of: str = PUBLISHED) -> Finding:
    """South Korean trade with Russia from 2021 to 2022, years that lie after the paper."""
    if as_of == PUBLISHED:
        return _open("US dollars", "These years lie after the paper.", status=NO_SOURCE)
    names = ("south_korean_trade_2021", "south_korean_trade_2022")
    before, after = map(facts.figure, names)
    moved = facts.change(before, after, *map(facts.quantity, names))
    missing = "Both figures come from one association of traders; Korean customs have them."
    return replace(moved, unit="US dollars", missing=missing, status=NOT_YET)


@evidence("T5-2", as_of=DAYS)
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
    return replace(found, missing=missing, status=NOT_YET)


@evidence("T5-3")
def trade_and_oil() -> Finding:
    """Correlation of yearly changes of trade and of the price of oil, both in logarithms.

    For trade of 2017 no record was found, so it may lie anywhere in a wide range.
    """
    known = [facts.quantity(f"korea_russia_trade_{year}") for year in OIL_YEARS[:-2]]
    trade = [*known, _as_bought("KOR")]
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


def _values(found: list[Finding]) -> list[float]:
    return [float(one.observed) for one in found if isinstance(one.observed, int | float)]


def correlation(one: list[float], other: list[float]) -> float:
    """Pearson's correlation of the yearly changes of two series in logarithms."""
    here, there = (np.diff(np.log(series)) for series in (one, other))
    return float(np.corrcoef(here, there)[0, 1])


@evidence("T5-4", as_of=DAYS)
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


@evidence("T5-5", as_of=DAYS)
def talks_with_the_union(*, as_of: str = PUBLISHED) -> Finding:
    """Formal talks of Seoul with the Eurasian Economic Union: still to be opened in June 2020."""
    if as_of == TODAY:
        return _open(
            "negotiations",
            "No news of talks after December 2020 is on file; it stands in the notices of the "
            "Eurasian Economic Commission.",
        )
    return facts.derived(0.0, "negotiations", facts.event("services_trade_talks_fifth_round"))


evidence("T5-7")(
    partial(
        _straw,
        "per cent",
        "the comments of SIPRI on each deal and the accounts of the two programmes at the Korean "
        "agency for procurement",
    )
)


@evidence("T5-8", as_of=DAYS)
def korean_sanctions(*, as_of: str = PUBLISHED) -> Finding:
    """South Korean sanctions on Russia: none is on file up to 2018, and those of 2022 are."""
    if as_of == TODAY:
        return facts.counted("acts", facts.event("seoul_joins_sanctions"))
    return _straw("acts", "the lists of the Korean ministries of foreign affairs and of trade")


@evidence("T5-9", as_of=DAYS)
def korean_share_of_trade(*, as_of: str = PUBLISHED) -> Finding:
    """The course of South Korea's share of Russia's trade from 2008 to 2016; for today 2022."""
    name = "korea_share_of_russian_trade"
    if as_of == TODAY:
        return _share_moved_since(name, "south_korean_trade_2022", TRADE_YEARS[0])
    return _measured_in("per cent", by_year(name, *TRADE_YEARS))


@evidence("T5-10", as_of=DAYS)
def korean_investment_in_russia(*, as_of: str = PUBLISHED) -> Finding:
    """The stock of South Korean direct investment, which was sought and not found."""
    last = "on 1 January of 2014 and 2018" if as_of == PUBLISHED else "in the last release"
    return _open(
        "US dollars",
        f"The stock {last} stands in {BANK_OF_RUSSIA}. Two studies that print these tables, of "
        "2020 and 2024, could be read in their openings only; papers in English, Russian and "
        "Korean were searched, and give yearly flows or the words of a president.",
    )


@evidence("T5-11", as_of=DAYS)
def korean_projects_at_work(*, as_of: str = PUBLISHED) -> Finding:
    """Projects in the Far East with ten million dollars from South Korea, at work on the day."""
    capital, state = (
        facts.features("vladivostok_hotel", aspect) for aspect in ("korean_capital", "state_2018")
    )
    if as_of == TODAY:
        return _open(
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


@evidence("T5-12", as_of=DAYS)
def presidents_on_russia(*, as_of: str = PUBLISHED) -> Finding:
    """Years in which a South Korean president asked in public for Russia's part."""
    if as_of == TODAY:
        return _open(
            "years",
            "For 2022 to 2026 no list of speeches was read. Presidents Yoon and Lee were searched "
            "for in English and Russian: Lee called relations with Moscow important and its ties "
            "with Pyongyang undesirable. The answer stands in the speeches on president.go.kr.",
        )
    return facts.counted("years", *map(facts.event, PRESIDENTS_ON_RUSSIA))


@evidence("T5-13", as_of=DAYS)
def years_of_military_cooperation(*, as_of: str = PUBLISHED) -> Finding:
    """Years with an act of military cooperation: one talk of 2012 and deliveries to 2006."""
    if as_of == TODAY:
        return _open(
            "years",
            "No act from 2022 on is on file, and no full list was read: the white papers of the "
            "Korean ministry of defence.",
        )
    return _open(
        "years",
        "Deliveries of arms ended in 2006. The talks of deputy ministers began in March 2012, and "
        "reports of March 2021 call that meeting the fourth, but also say that there was one each "
        "year; no day of one from 2013 to 2017 was found in Korean, Russian or English. The answer "
        "stands in the white papers of the Korean ministry of defence.",
        facts.event("last_russian_arms_delivery"),
    )


@evidence("T7-1")
def korea_named_against_dependence() -> Finding:
    """Statements that want Korean investors so as not to depend on China: none was found."""
    return _open(
        "statements",
        "Words of the envoys and ministers Ishaev, Trutnev and Galushka from 2012 to 2018 were "
        "searched in Russian, English, Japanese and Korean; they court South Korean capital, and "
        "none gives this reason. The answer may stand in their interviews at the forums of 2015 to "
        "2017.",
        status=NO_SOURCE,
    )


for observation, unit in {"T7-3": "per cent", "T7-4": "per cent", "T7-13": ""}.items():
    evidence(observation)(partial(_straw, unit, BANK_OF_RUSSIA))


@evidence("T7-5")
def joint_funds() -> Finding:
    """Funds or schemes of finance for the Far East with a signed agreement."""
    signed = facts.event("far_east_finance_initiative")
    return replace(
        facts.counted("funds", signed),
        note="The initiative of two billion dollars of the Export-Import Bank of Korea and the "
        "Far East Development Fund; of money paid out under it nothing was found.",
    )


@evidence("T7-6", as_of=DAYS)
def korean_trade_with_the_far_east(*, as_of: str = PUBLISHED) -> Finding:
    """Trade of the Far East with South Korea as a share of that with China, 2016."""
    if as_of == TODAY:
        return _straw("per cent", "the tables of the Far Eastern Customs Administration")
    return facts.worked_out(
        lambda korea, china: 100 * korea / china,
        "per cent",
        facts.quantity("korean_share_of_far_eastern_trade_2016"),
        facts.quantity("chinese_share_of_far_eastern_trade_2016"),
    )


@evidence("T7-7")
def chinese_investors_turned_away() -> Finding:
    """Chinese investments refused where South Korean ones were admitted: none was found."""
    return _open(
        "cases",
        "Refusals of Chinese investors in the Far East up to 2018 were searched in English; a "
        "lease of land in Transbaikalia that met protest in 2015 lay in another district. The "
        "answer stands in the decisions of the government's commission on foreign investment.",
        status=NO_SOURCE,
    )


@evidence("T7-8", as_of=DAYS)
def chinese_share_of_far_eastern_trade(*, as_of: str = PUBLISHED) -> Finding:
    """China's share of the Far East's foreign trade in 2016, the last year that is on file."""
    if as_of == TODAY:
        return _straw("per cent", "the tables of the Far Eastern Customs Administration")
    return facts.quantity("chinese_share_of_far_eastern_trade_2016")


@evidence("T7-10", as_of=DAYS)
def state_papers_on_korea(*, as_of: str = PUBLISHED) -> Finding:
    """State papers that name South Korea as a partner for the Far East: one that may count."""
    if as_of == TODAY:
        return _open(
            "papers",
            "The papers in force now, the strategy and programme for the Far East and the concept "
            "of 2023, were not read.",
        )
    return _open(
        "papers",
        "Decree 605 of 7 May 2012 wants the Far East to grow by integration with the region and, "
        "in another clause, cooperation with South Korea; a report reads both as one, a "
        "translation does not. The joint statement of November 2013, which wants investors of both "
        "countries, is no paper of Moscow alone. The texts of the strategy of 2009, of the "
        "programmes of 2013 and 2014 and of lists of instructions on kremlin.ru were searched in "
        "Russian, English, Japanese and Korean, and could not be had.",
        facts.features("decree_605_2012", "south_korea"),
        facts.features("joint_statement_2013", "far_east"),
    )


evidence("T7-11")(
    partial(
        _straw,
        "investments",
        "the register of residents of the Far East Development Corporation and the yearly tables "
        "of the Export-Import Bank of Korea",
    )
)


@evidence("T7-12")
def reliance_named() -> Finding:
    """Statements or papers that name reliance on China as a concern: none counts so far."""
    return _open(
        "statements",
        "Words of presidents, ministers and envoys were searched in Russian, English, Japanese and "
        "Korean. In "
        "August 2012 Prime Minister Medvedev warned of too great an expansion of bordering states "
        "in the Far East, which is about settlers and names neither China nor reliance. The answer "
        "may stand in interviews of ministers at the forums and in the strategies on energy.",
        facts.event("medvedev_on_far_east_2012"),
        status=NO_SOURCE,
    )


evidence("T7-14")(
    partial(
        _straw,
        "undertakings",
        "the reports of the ministry of unification in Seoul on shipments of coal from Rajin in "
        "2014 and 2015",
    )
)
