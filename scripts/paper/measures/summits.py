"""How complete the list of meetings of leaders is, by counts that others give."""

import pandas as pd

from edition.evidence import facts, tables, vocabulary

READ_UNTIL = {"KOR": pd.Timestamp("2020-09-30"), "PRK": pd.Timestamp("2025-09-29")}
"""The last day up to which meetings with each Korea were looked for; later ones are unknown."""

COUNTED = {
    "meetings_counted_roh_putin": {"russian_leader": "Putin", "korean_leader": "Roh Moo-hyun"},
    "meetings_counted_lee_medvedev": {
        "russian_leader": "Medvedev",
        "korean_leader": "Lee Myung-bak",
    },
    "meetings_counted_park_putin": {"russian_leader": "Putin", "korean_leader": "Park Geun-hye"},
    "meetings_counted_moon_putin": {"russian_leader": "Putin", "korean_leader": "Moon Jae-in"},
    "meetings_counted_thirty_years": {"korea": "KOR"},
    "meetings_counted_kim_putin": {"russian_leader": "Putin", "korean_leader": "Kim Jong-un"},
}
"""Counts of meetings up to a day that sources give, and the rows that they count."""


def meetings(as_of: str) -> pd.DataFrame:
    """The meetings up to a day, with year and kind: which Korea's leader it was, in words."""
    met = tables.until(tables.read("leaders_meetings"), as_of)
    return met.assign(year=met["date"].dt.year, kind=met["korea"].map(vocabulary.names()))


def held(first: str, last: str) -> pd.DataFrame:
    """The meetings between two days, of which sources that stand tell."""
    met = facts.standing("leaders_meetings")
    return met[met["date"].between(first, last)]


def by_year(met: pd.DataFrame) -> pd.DataFrame:
    """Such meetings counted by Korea and year: columns kind, year, value, places; the South
    first."""
    ordered = met.sort_values(["korea", "date"])
    grouped = ordered.groupby(["kind", "year"], sort=False)["place"]
    return grouped.agg(value="size", places=", ".join).reset_index()


def counts() -> pd.DataFrame:
    """Counts that sources give beside those of the list: columns quantity, date, told, found,
    source."""
    met = tables.read("leaders_meetings")
    rows = []
    for name, chosen in COUNTED.items():
        stated = facts.rows("quantities", "quantity", name).iloc[0]
        alike = (met[list(chosen)] == pd.Series(chosen)).all(axis="columns")
        rows.append(
            {
                "quantity": name,
                "date": stated["date"],
                "told": int(stated["value"]),
                "found": int((alike & (met["date"] <= stated["date"])).sum()),
                "source": stated["source"],
            }
        )
    return pd.DataFrame(rows)
