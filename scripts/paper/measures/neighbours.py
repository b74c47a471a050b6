"""The powers around Korea in figures: output, warheads, the treaty against them, and NATO."""

import pandas as pd

from edition.evidence import facts, tables
from paper.measures import acts

SEASON = 60
"""Days within which two breaks by the same side are one decision, of envoys and then ministers."""

STEPS = ["NATO takes in members", "NATO begins a war", "NATO breaks off", "Russia breaks off"]
"""Kinds of steps that NATO and Russia took."""

CLOSER = "NATO and Russia draw closer"
"""What they did besides."""


def sizes(as_of: str) -> pd.DataFrame:
    """Size of the states by year: columns country, year, gdp (billion current US dollars, missing
    for North Korea), population (millions); full years before a day."""
    table = _full_years(as_of)
    return table.assign(gdp=table["gdp"] / 1e3, population=table["population"] / 1e6)


def times_russia(table: pd.DataFrame, year: int) -> "pd.Series[float]":
    """Output of each state in a year as a multiple of Russia's, by country."""
    output = table[table["year"] == year].set_index("country")["gdp"].dropna().astype(float)
    return output / output["RUS"]


def warheads(first: int, last: int) -> pd.DataFrame:
    """Stockpiles that are not empty, from one year to another: country, year, warheads."""
    table = tables.read("warheads")
    return table[table["year"].between(first, last) & (table["warheads"] > 0)]


def treaty_members(as_of: str) -> pd.DataFrame:
    """Time inside the Non-Proliferation Treaty: columns country, start, since (in words), end,
    years.

    North Korea's ends with the day on which it announced that it left; others go on to `as_of`.
    """
    steps = tables.until(tables.read("npt_status"), as_of)
    joined = steps[steps["status"] == "party"]
    joined = joined.assign(since=facts.days_in_words(joined))[["country", "date", "since"]]
    left, day = _day("npt_withdrawal_announced"), pd.Timestamp(as_of)
    table = joined.rename(columns={"date": "start"}).assign(
        end=lambda rows: [
            min(left, day) if country == "PRK" else day for country in rows["country"]
        ]
    )
    days = (table["end"] - table["start"]).dt.days
    return table.assign(years=days / facts.DAYS_PER_YEAR).sort_values("start")


def alliance(as_of: str) -> pd.DataFrame:
    """Growth of NATO: columns date, precision (the least exact of that round), joined (members of
    that round), members (all so far)."""
    table = tables.until(tables.read("nato_members"), as_of)
    # By the alphabet too, day stands before month, and month before year.
    exactness = {"precision": ("precision", "max"), "joined": ("country", "size")}
    rounds = table.groupby("date").agg(**exactness).reset_index()
    return rounds.assign(members=rounds["joined"].cumsum())


def alliance_course(since: str, as_of: str) -> pd.DataFrame:
    """Members of NATO from one day to another: columns date, value, joined; a row a round, and one
    at either end."""
    rounds = alliance(as_of)[["date", "joined", "members"]]
    first, last = pd.Timestamp(since), pd.Timestamp(as_of)
    before = int(rounds.loc[rounds["date"] <= first, "joined"].sum())
    ends = pd.DataFrame({"date": [first, last], "joined": 0})
    ends["members"] = [before, int(rounds["joined"].sum())]
    course = pd.concat([ends.iloc[[0]], rounds[rounds["date"] > first], ends.iloc[[1]]])
    return course.rename(columns={"members": "value"}).reset_index(drop=True)


def dealings(first: str, last: str) -> pd.DataFrame:
    """Acts of NATO and Russia between two days that drew them closer or apart: columns date, kind,
    what, source.

    Breaks by one side on several days, within a season, count once.
    """
    found = acts.between("RUS", ["NATO"], first, last).query("sign != 'neither'")
    broken = found["sign"] == "further"
    breaks = found["actor"].map({"NATO": STEPS[2], "RUS": STEPS[3]})
    found = found.assign(kind=breaks.where(broken, CLOSER), what=found["statement"])
    season = found.groupby("kind")["date"].diff() < pd.Timedelta(days=SEASON)
    return found.loc[~(broken & season), ["date", "kind", "what", "source"]]


def steps(first: str, last: str) -> pd.DataFrame:
    """What NATO and Russia did to each other between two days: columns date, kind, what, source.

    A date of which the year alone is known stands in the middle of that year.
    """
    grown = alliance(last).query("date >= @first")
    middle = pd.Timedelta(days=182)
    grown = grown.assign(
        date=grown["date"].mask(grown["precision"] == "year", grown["date"] + middle),
        kind=STEPS[0],
        what=grown["joined"].map("{} join".format),
    )
    war = facts.rows("events", "event", "nato_air_war").head(1)
    war = war.assign(kind=STEPS[1], what=war["statement"])
    broken = dealings(first, last).query("kind in @STEPS")
    columns = ["date", "kind", "what", "source"]
    return pd.concat([grown, war, broken]).reindex(columns=columns)


def joined_between(start: str, end: str) -> int:
    """How many states joined NATO between two events."""
    dates = tables.read("nato_members")["date"]
    return int(((dates > _day(start)) & (dates <= _day(end))).sum())


def _full_years(as_of: str) -> pd.DataFrame:
    table = tables.read("world_bank")
    return table[table["year"] < pd.Timestamp(as_of).year]


def _day(event: str) -> pd.Timestamp:
    return pd.Timestamp(str(facts.event(event).observed))
