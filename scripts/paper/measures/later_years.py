"""The years after the paper: its measures continued, and the course of events."""

from typing import Any

import pandas as pd

from edition.evidence import facts, tables
from paper.measures import summits
from paper.measures.russian_trade import TRADE_YEARS, trade_with

PAPER_DAY = pd.Timestamp("2018-06-18")
"""The day of the paper."""

A_YEAR = pd.Timedelta(days=365)
"""How much time must have passed before as long a time before the paper is a fair comparison."""

LAUNCHES_READ_UNTIL = pd.Timestamp("2026-04-21")
"""The day of the release that lists the missiles; later ones are unknown."""

VOTES_READ_UNTIL = pd.Timestamp("2024-03-31")
"""The last day up to which votes of the Security Council were gone through."""

NORTH, SOUTH, OTHERS = "Russia and the North", "Russia and the South", "others, or all together"

COURSE = {
    "korean_rail_groundbreaking": (OTHERS, "The Koreas break ground for railways"),
    "hanoi_summit_no_agreement": (OTHERS, "Trump and Kim part without accord"),
    "gas_pipeline_last_step": (SOUTH, "Last step of the gas line on record"),
    "services_trade_talks_opened": (SOUTH, "Talks on free trade in services open"),
    "sanctions_relief_draft": (OTHERS, "Russia and China: ease the sanctions"),
    "liaison_office_blown_up": (OTHERS, "The North blows up the liaison office"),
    "services_trade_talks_fifth_round": (SOUTH, "Fifth and last known round of talks"),
    "seoul_calls_for_union_pact": (SOUTH, "Seoul calls for a pact with the Union"),
    "seoul_joins_sanctions": (SOUTH, "Seoul joins sanctions on Russia"),
    "assembly_deplores_aggression": (OTHERS, "Assembly against Russia, 141 to 5"),
    "russia_lists_seoul_unfriendly": (SOUTH, "Moscow lists Seoul as unfriendly"),
    "veto_of_sanctions_2022": (OTHERS, "Veto of new sanctions"),
    "north_recognises_donetsk": (NORTH, "The North recognises Donetsk, Luhansk"),
    "hyundai_leaves_russia": (SOUTH, "Hyundai sells its Russian plant"),
    "veto_of_panel_2024": (OTHERS, "Veto ends the panel on sanctions"),
    "treaty_2024_signed": (NORTH, "Treaty of partnership signed"),
    "lavrov_closed_issue": (NORTH, "Lavrov: denuclearising a closed issue"),
    "northern_troops_reported": (NORTH, "Northern soldiers reported in Russia"),
    "inter_korean_links_blown_up": (OTHERS, "The North blows up links to the South"),
    "monitoring_team_founded": (OTHERS, "Eleven states watch the sanctions"),
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

    Columns date, precision, label, statement, kind (whose course it belongs to), source.
    """
    events = pd.concat(facts.rows("events", "event", name).head(1) for name in COURSE)
    events = events.assign(
        kind=[COURSE[name][0] for name in events["event"]],
        label=[COURSE[name][1] for name in events["event"]],
    )
    met = tables.read("leaders_meetings")
    names = met["russian_leader"] + " and " + met["korean_leader"]
    met = met.assign(
        kind=met["korea"].map({"PRK": NORTH, "KOR": SOUTH}),
        label=names + ", " + met["place"],
        statement=names + " meet in " + met["place"] + ".",
    )
    columns = ["date", "precision", "label", "statement", "kind", "source"]
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


def southern_years(as_of: str) -> pd.DataFrame:
    """Trade of Russia and South Korea in the whole years that are known: columns year, total
    (billion dollars), statement, source."""
    late = southern_trade(as_of).query("months == 12")
    early = [
        _period(f"korea_russia_trade_{year}", year, 12, "billion USD")
        for year in range(2008, int(late["year"].min()))
    ]
    return pd.concat([pd.DataFrame(early), late])[["year", "total", "statement", "source"]]


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


READ_FROM = pd.Timestamp("2014-01-01")
"""From when the spans of time that were read are told."""

ACTS = {
    "Acts of Russia with the South": ["KOR"],
    "Acts of Russia with the North": ["PRK"],
    "Acts of Russia with China, Japan, the West": ["CHN", "JPN", "USA", "EU", "NATO"],
}
"""Parties whose acts with Russia the table of acts has, in words."""

MONTH = 30.4
"""Days of a month, on average."""

WHOLE, PART = "known", "known in part"

SCALE_UNTIL = pd.Timestamp("2019-12-31")
"""The last day of the table of ideal points that the chapters use."""


def read_spans(as_of: str) -> pd.DataFrame:
    """Spans of time of which something is known, by what was read, up to a day; the rest is unread.

    Columns name, start, end and kind (known whole or in part).
    """
    coverage = tables.read("acts_coverage").query("one == 'RUS' and extent != 'unread'")
    spans = [
        (name, row.first, row.last, PART)
        for name, parties in ACTS.items()
        for row in coverage[coverage["other"].isin(parties)].itertuples()
    ]
    spans += [
        ("Votes in the Security Council", READ_FROM, VOTES_READ_UNTIL, WHOLE),
        *(
            (f"Meetings with the {one}", READ_FROM, summits.READ_UNTIL[korea], WHOLE)
            for korea, one in (("KOR", "South"), ("PRK", "North"))
        ),
        ("Missiles launched", READ_FROM, LAUNCHES_READ_UNTIL, WHOLE),
        ("Closeness by votes in the Assembly", READ_FROM, SCALE_UNTIL, WHOLE),
        *_years("Closeness by votes in the Assembly", gaps_to_russia(as_of).query("year > 2018")),
        *_years("Trade with the South", southern_trade(as_of)),
        *_years("Trade with the North", northern_trade(as_of)),
        ("Trade with China", READ_FROM, pd.Timestamp(f"{TRADE_YEARS[1]}-12-31"), WHOLE),
        *_years("Trade with China", chinese_multiple(as_of).iloc[1:]),
    ]
    return _joined(pd.DataFrame(spans, columns=["name", "start", "end", "kind"]), as_of)


def months_read(spans: pd.DataFrame, as_of: str) -> "pd.Series[int]":
    """Of how many months from the paper to a day something is known, by name."""
    start = spans["start"].where(spans["start"] > PAPER_DAY, PAPER_DAY)
    end = spans["end"].where(spans["end"] < pd.Timestamp(as_of), pd.Timestamp(as_of))
    days = (end - start).dt.days.clip(lower=0)
    months = days.groupby(spans["name"], sort=False).sum() / MONTH
    return months.round().astype(int)


def _years(name: str, table: pd.DataFrame) -> list[tuple[str, pd.Timestamp, pd.Timestamp, str]]:
    months = table.get("months", pd.Series(12, index=table.index))
    return [
        (name, pd.Timestamp(f"{year}-01-01"), pd.Period(f"{year}-{last}").end_time, WHOLE)
        for year, last in sorted(set(zip(table["year"], months, strict=True)))
    ]


def _joined(spans: pd.DataFrame, as_of: str) -> pd.DataFrame:
    """Spans cut to the time that is told, those of one name that touch or overlap made one."""
    start, end, day = spans["start"], spans["end"].dt.normalize(), pd.Timestamp(as_of)
    cut = spans.assign(
        start=start.where(start > READ_FROM, READ_FROM), end=end.where(end < day, day)
    )
    order = {name: place for place, name in enumerate(dict.fromkeys(spans["name"]))}
    cut = cut[cut["start"] < cut["end"]].sort_values("start", kind="stable")
    cut = cut.sort_values("name", key=lambda names: names.map(order), kind="stable")
    joined: list[dict[str, Any]] = []
    for row in cut.to_dict("records"):
        last = joined[-1] if joined else None
        if last and last["name"] == row["name"] and (row["start"] - last["end"]).days <= 1:
            last["end"] = max(last["end"], row["end"])
        else:
            joined.append({str(name): value for name, value in row.items()})
    return pd.DataFrame(joined, columns=["name", "start", "end", "kind"])


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
