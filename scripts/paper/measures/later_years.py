"""The years after the paper: its measures continued, and the course of events."""

from typing import Any

import pandas as pd

from edition.evidence import facts, tables
from paper.measures.russian_trade import TRADE_YEARS, trade_with

PAPER_DAY = pd.Timestamp("2018-06-18")
"""The day of the paper."""

A_YEAR = pd.Timedelta(days=365)
"""How much time must have passed before as long a time before the paper is a fair comparison."""

NORTH, SOUTH, KOREAS = "Russia and the North", "Russia and the South", "the two Koreas, sanctions"

COURSE = {
    "korean_rail_groundbreaking": (KOREAS, "The Koreas break ground for railways"),
    "hanoi_summit_no_agreement": (KOREAS, "Trump and Kim part without accord"),
    "gas_pipeline_last_step": (SOUTH, "Last step of the gas line on record"),
    "services_trade_talks_opened": (SOUTH, "Talks on free trade in services open"),
    "sanctions_relief_draft": (KOREAS, "Russia and China: ease the sanctions"),
    "liaison_office_blown_up": (KOREAS, "The North blows up the liaison office"),
    "services_trade_talks_fifth_round": (SOUTH, "Fifth and last known round of talks"),
    "seoul_calls_for_union_pact": (SOUTH, "Seoul calls for a pact with the Union"),
    "seoul_joins_sanctions": (SOUTH, "Seoul joins sanctions on Russia"),
    "assembly_deplores_aggression": (KOREAS, "Assembly against Russia, 141 to 5"),
    "russia_lists_seoul_unfriendly": (SOUTH, "Moscow lists Seoul as unfriendly"),
    "veto_of_sanctions_2022": (KOREAS, "Veto of new sanctions"),
    "north_recognises_donetsk": (NORTH, "The North recognises Donetsk, Luhansk"),
    "hyundai_leaves_russia": (SOUTH, "Hyundai sells its Russian plant"),
    "veto_of_panel_2024": (KOREAS, "Veto ends the panel on sanctions"),
    "treaty_2024_signed": (NORTH, "Treaty of partnership signed"),
    "lavrov_closed_issue": (NORTH, "Lavrov: denuclearising a closed issue"),
    "northern_troops_reported": (NORTH, "Northern soldiers reported in Russia"),
    "inter_korean_links_blown_up": (KOREAS, "The North blows up links to the South"),
    "monitoring_team_founded": (KOREAS, "Eleven states watch the sanctions"),
    "treaty_2024_in_force": (NORTH, "The treaty takes effect"),
    "russia_confirms_northern_troops": (NORTH, "Moscow admits northern troops"),
    "shoigu_announces_builders": (NORTH, "Shoigu: 6,000 sappers and builders"),
    "road_bridge_begun": (NORTH, "Work on a road bridge begins"),
    "moscow_train_resumed": (NORTH, "Trains Pyongyang to Moscow resume"),
    "lee_keeps_channels_open": (SOUTH, "Lee: channels to Moscow stay open"),
    "putin_hopes_for_seoul": (SOUTH, "Putin hopes to restore ties with Seoul"),
}
"""Events since the paper: to which course they belong, and few words."""


def course(start: str, end: str) -> pd.DataFrame:
    """Events and meetings of leaders after one day, up to another, in order of date.

    Columns date, precision, label, statement, speaker (the course that it belongs to), source.
    """
    events = pd.concat(facts.rows("events", "event", name).head(1) for name in COURSE)
    events = events.assign(
        speaker=[COURSE[name][0] for name in events["event"]],
        label=[COURSE[name][1] for name in events["event"]],
    )
    met = tables.read("leaders_meetings")
    names = met["russian_leader"] + " and " + met["korean_leader"]
    met = met.assign(
        speaker=met["korea"].map({"PRK": NORTH, "KOR": SOUTH}),
        label=names + ", " + met["place"],
        statement=names + " meet in " + met["place"] + ".",
    )
    columns = ["date", "precision", "label", "statement", "speaker", "source"]
    rows = tables.until(pd.concat([events, met])[columns], end)
    return rows[rows["date"] > pd.Timestamp(start)].sort_values("date", kind="stable")


def southern_trade(as_of: str) -> pd.DataFrame:
    """Trade of Russia and South Korea in periods that ended by a day.

    Columns year, months (12 or fewer), ends (last day of the period), total and monthly (billion
    dollars), statement, source.
    """
    rows = [
        _period(f"south_korean_trade_{year}", year, 12, "billion USD")
        for year in (2014, 2015, 2016, 2017, 2018, 2019, 2021, 2022)
    ]
    late = _period("south_korean_trade_2024m7", 2024, 7, "billion USD")
    change = _period("south_korean_trade_change_2024m7", 2023, 7, "per cent")
    before = change | {"ends": late["ends"], "total": late["total"] / (1 + change["total"] / 100)}
    table = pd.DataFrame([*rows, before, late])
    table["monthly"] = table["total"] / table["months"]
    return table[table["ends"] <= pd.Timestamp(as_of)]


def chinese_multiple(as_of: str) -> pd.DataFrame:
    """Russia's trade with China as a multiple of that with South Korea, in years ended by a day.

    Columns year, multiple, sources (a tuple).
    """
    base = trade_with("CHN")[TRADE_YEARS[1]] / trade_with("KOR")[TRADE_YEARS[1]]
    sources = tuple(tables.read("trade_flows")["source"].unique())
    rows = [{"year": TRADE_YEARS[1], "multiple": base, "sources": sources}]
    south = southern_trade(as_of).set_index("year")
    for year in (2021, 2022, 2024):
        china = _period(f"chinese_trade_{year}", year, 12, "billion USD")
        if year in south.index and china["ends"] <= pd.Timestamp(as_of):
            multiple = china["total"] / 12 / south["monthly"][year]
            rows.append(
                {
                    "year": year,
                    "multiple": multiple,
                    "sources": (china["source"], south["source"][year]),
                }
            )
    return pd.DataFrame(rows)


def northern_trade(as_of: str) -> pd.DataFrame:
    """Trade of Russia and North Korea in years ended by a day: columns year, total (million
    dollars), ends, statement, source; 2022 follows from 2023 and its growth."""
    first, second, grown, last = (
        _period(f"russia_north_korea_trade_{year}", year, 12, "million USD")
        for year in (2017, 2018, 2023, 2024)
    )
    growth = _period("russia_north_korea_trade_growth_2023", 2022, 12, "times")
    before = growth | {"ends": grown["ends"], "total": grown["total"] / growth["total"]}
    table = pd.DataFrame([first, second, before, grown, last])
    return table[table["ends"] <= pd.Timestamp(as_of)]


def gaps_to_russia(as_of: str) -> pd.DataFrame:
    """Distance of both Koreas from Russia on the scale of ideal points: columns korea, year,
    distance, sources (a tuple); years ended by a day."""
    rows = []
    for korea in ("PRK", "KOR"):
        for year in (2018, 2024):
            names = [f"ideal_point_{code}_{year}" for code in (korea.lower(), "rus")]
            here, russia = (_period(name, year, 12, "points") for name in names)
            rows.append(
                {
                    "korea": korea,
                    "year": year,
                    "distance": abs(here["total"] - russia["total"]),
                    "sources": (here["source"], russia["source"]),
                }
            )
    table = pd.DataFrame(rows)
    return table[table["year"] < pd.Timestamp(as_of).year]


def around_the_paper(dates: "pd.Series[pd.Timestamp]", as_of: str) -> tuple[int, int] | None:
    """How many dates lie in as long a time before the paper, and after it up to a day; None in
    the first year."""
    passed = pd.Timestamp(as_of) - PAPER_DAY
    if passed < A_YEAR:
        return None
    before = int(((dates > PAPER_DAY - passed) & (dates <= PAPER_DAY)).sum())
    return before, int(((dates > PAPER_DAY) & (dates <= PAPER_DAY + passed)).sum())


def _period(name: str, year: int, months: int, unit: str) -> dict[str, Any]:
    row = facts.rows("quantities", "quantity", name).iloc[0]
    ends = pd.Period(f"{year}-{months}").end_time.normalize()
    found = {"year": year, "months": months, "ends": ends}
    cited = {"statement": row["statement"], "source": row["source"]}
    return found | {"total": facts.figure(name, unit)} | cited
