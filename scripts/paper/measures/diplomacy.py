"""Indicators of the broker's part: ties with both Koreas, visits, offers, and stated fears."""

from typing import Any

import pandas as pd

from edition.evidence import EditionError, facts, tables, vocabulary

RELATIONS = {
    ("RUS", "PRK"): "russia_dprk_relations",
    ("RUS", "KOR"): "ussr_rok_relations",
    ("CHN", "PRK"): "china_dprk_relations",
    ("CHN", "KOR"): "china_rok_relations",
    ("USA", "KOR"): "us_rok_relations",
    ("JPN", "KOR"): "japan_rok_relations",
}
"""The opening of diplomatic relations of a power and a Korea; the other pairs have none."""

PACTS = {
    ("RUS", "PRK"): [
        ("ussr_dprk_treaty_1961", "treaty_1961_expired"),
        ("treaty_2024_in_force", ""),
    ],
    ("CHN", "PRK"): [("china_dprk_treaty_1961", "")],
    ("USA", "KOR"): [("us_rok_treaty_1953", "")],
}
"""Pacts with a promise of military help: the events of their beginning and end, in order."""

SOIL = {"Busan": "KOR", "Jeju": "KOR", "Pyongyang": "PRK", "Seoul": "KOR"}
"""Places of the leaders' meetings that lie in a Korea; a meeting elsewhere is no visit to it."""

OPEN, BOUND, CLOSED = "relations alone", "relations and a pact", "no relations"
"""How a power can stand with a Korea."""

VISITS = {"KOR": "visit to the South", "PRK": "visit to the North"}
OFFER = "offer to mediate"
"""What makes a part between the Koreas visible."""

OFFERS = {
    "offer_of_eight_party_talks": "talks of eight",
    "russian_package_presented": "a plan in three parts",
    "guarantees_with_china_floated": "guarantees, with China",
    "offer_with_china_2017": "a freeze, with China",
    "offer_to_mediate_2017": "to mediate",
}
"""Russian offers of mediation for which a source was found, in few words."""

ACTED, ABSENT, ALONE = "Russia acts or takes part", "without Russia", "North Korea's own step"
"""What part Russia has in a turn of the crisis."""

TURNS = {
    "kedo_without_russia": ("Reactors for the North: Moscow kept aside", ABSENT),
    "four_party_talks_proposed": ("Talks of four are proposed", ABSENT),
    "npt_withdrawal_announced": ("North Korea announces its withdrawal", ALONE),
    "putin_nuclear_free_korea": ("Putin and Koizumi: a Korea without nuclear arms", ACTED),
    "multilateral_talks_refused": ("North Korea: a matter with Washington alone", ALONE),
    "russian_package_presented": ("Losyukov's plan: status, guarantees, aid", ACTED),
    "three_party_talks": ("Talks of three in Beijing", ABSENT),
    "six_party_talks_accepted": ("North Korea accepts talks of six", ALONE),
    "guarantees_with_china_floated": ("Losyukov: guarantees with China", ACTED),
    "six_party_talks_opened": ("The talks of six open in Beijing", ACTED),
    "banco_delta_money_moved": ("A Russian bank moves the money from Macau", ACTED),
    "cheonan_russian_report": ("Russian experts report on the Cheonan", ACTED),
    "debt_terms_reported": ("The terms for the debt are in the press", ACTED),
    "kim_jong_il_died": ("Kim Jong-il dies; Kim Jong-un follows", ALONE),
    "debt_agreement_signed": ("The agreement on the debt is signed", ACTED),
    "panmunjom_declaration": ("The Koreas meet at Panmunjom", ABSENT),
    "singapore_summit": ("Trump and Kim meet in Singapore", ABSENT),
}
"""Turns of the crisis, in few words, and what part Russia has in them; a choice, not all."""

FEARS = {
    "prk_on_threat_2003": ("PRK", "Leaves the treaty over an American threat"),
    "munich_assurances": ("RUS", "Munich: promises on NATO broken"),
    "prk_on_libya_2011": ("PRK", "Libya disarmed and was attacked"),
    "russian_doctrine_2014": ("RUS", "Doctrine: NATO is a fundamental threat"),
    "prk_on_iraq_and_libya_2016": ("PRK", "Iraq and Libya disarmed and fell"),
}
"""Statements of both governments on threats to themselves: who speaks, in few words."""

UNDERSTANDING = {
    "losyukov_on_guarantees_2003": "Losyukov: the North's wish is logical",
    "putin_on_iraq_2017": "Putin: after Iraq the North trusts in the bomb",
    "putin_on_libya_2017": "Putin: Libya and Iraq taught the North to arm",
    "putin_on_guarantees_2018": "Putin: guarantees are a natural wish",
}
"""Statements of Russian officials that grant the North cause for its wish to be safe."""


def ties(as_of: str) -> pd.DataFrame:
    """Powers and Koreas on a day: columns power, korea, since, pact, statement, source.

    `since` is the day on which relations began (missing without relations), `pact` whether a
    promise of military help is in force; `statement` tells of both.
    """
    day = pd.Timestamp(as_of)
    rows = []
    for power in ("RUS", "CHN", "USA", "JPN"):
        for korea in ("PRK", "KOR"):
            begun = (power, korea) in RELATIONS
            stated = _event(RELATIONS[power, korea]) if begun else _absence(power)
            known = begun and stated["date"] <= day
            pact = _in_force(power, korea, day)
            told = [stated] if known or not begun else []
            rows.append(
                {
                    "power": power,
                    "korea": korea,
                    "since": stated["date"] if known else pd.NaT,
                    "pact": bool(pact),
                    "statement": " ".join(row["statement"] for row in told + pact),
                    "source": stated["source"],
                }
            )
    return pd.DataFrame(rows)


def _absence(power: str) -> "pd.Series[Any]":
    """The row that says that a power has no relations with North Korea."""
    rows = facts.rows("attributes", "subject", "north_korea")
    named = rows[
        (rows["aspect"] == "no_relations_with") & (rows["value"] == vocabulary.names()[power])
    ]
    if named.empty:
        raise EditionError(f"no event and no source on relations of {power} and North Korea")
    return named.iloc[0]


def pact_sources(as_of: str) -> list[str]:
    """The sources on pacts and their ends up to a day."""
    named = [_event(name) for pacts in PACTS.values() for pact in pacts for name in pact if name]
    return [event["source"] for event in named if event["date"] <= pd.Timestamp(as_of)]


def between_both(as_of: str) -> list[str]:
    """Powers that have relations with both Koreas and a pact with neither, on a day."""
    table = ties(as_of).assign(open=lambda rows: rows["since"].notna())
    standing = table.groupby("power").agg(open=("open", "all"), pact=("pact", "any"))
    return list(standing[standing["open"] & ~standing["pact"]].index)


def doors(as_of: str) -> pd.DataFrame:
    """The same in words: columns row (the power), column (the Korea), kind, sign, since, statement,
    source."""
    table, names = ties(as_of), vocabulary.names()
    years = [f"since {day.year}" if pd.notna(day) else "none" for day in table["since"]]
    return table.assign(
        row=table["power"].map(names),
        column=table["korea"].map(names),
        kind=[
            CLOSED if year == "none" else BOUND if pact else OPEN
            for year, pact in zip(years, table["pact"], strict=True)
        ],
        sign=[
            f"{year}, pact" if pact else year
            for year, pact in zip(years, table["pact"], strict=True)
        ],
    )[["row", "column", "kind", "sign", "since", "statement", "source"]]


def doors_on(*days: str) -> pd.DataFrame:
    """The same on several days: row is the power and the month, those of a power together."""
    tables_of = [doors(day).assign(day=pd.Timestamp(day)) for day in days]
    every = pd.concat(tables_of).sort_values("day", kind="stable")
    order = {power: place for place, power in enumerate(tables_of[0]["row"])}
    every = every.sort_values("row", key=lambda powers: powers.map(order), kind="stable")
    every["row"] = every["row"] + ", " + every["day"].dt.strftime("%b %Y")
    return every.drop_duplicates(["row", "column"], ignore_index=True).drop(columns="day")


def visits(as_of: str) -> pd.DataFrame:
    """Journeys of Soviet and Russian presidents to a Korea: columns date, precision, korea, place,
    russian_leader, statement, source."""
    met = tables.until(tables.read("leaders_meetings"), as_of)
    there = met[met["place"].map(SOIL) == met["korea"]]
    met_there = there["russian_leader"] + " and " + there["korean_leader"] + " meet."
    columns = ["date", "precision", "korea", "place", "russian_leader", "statement", "source"]
    return there.assign(statement=met_there)[columns]


def offers(as_of: str) -> pd.DataFrame:
    """Russian offers of mediation: columns date, precision, label, statement, source."""
    rows = pd.DataFrame([_event(name) for name in OFFERS]).assign(label=list(OFFERS.values()))
    return tables.until(rows, as_of)[["date", "precision", "label", "statement", "source"]]


def moves(as_of: str) -> pd.DataFrame:
    """Visits and offers in order: columns date, precision, label, kind, statement, source."""
    went, offered = visits(as_of), offers(as_of)
    went = went.assign(
        kind=went["korea"].map(VISITS), label=went["russian_leader"] + " in " + went["place"]
    )
    offered = offered.assign(kind=OFFER, label="Offer: " + offered["label"])
    columns = ["date", "precision", "label", "kind", "statement", "source"]
    return pd.concat([went[columns], offered[columns]]).sort_values("date")


def turns(as_of: str) -> pd.DataFrame:
    """Turns of the crisis in order of date: columns event, date, precision, label, kind (Russia's
    part), statement, source."""
    rows = pd.DataFrame([_event(name) for name in TURNS]).assign(
        label=[label for label, _ in TURNS.values()], kind=[kind for _, kind in TURNS.values()]
    )
    columns = ["event", "date", "precision", "label", "kind", "statement", "source"]
    return tables.until(rows, as_of)[columns].sort_values("date", kind="stable")


def fears(as_of: str) -> pd.DataFrame:
    """What governments said of threats: columns date, precision, speaker, about (self, or north
    for Russian words on the North's security), label, statement, source."""
    said = [(name, *told, "self") for name, told in FEARS.items()]
    said += [(name, "RUS", label, "north") for name, label in UNDERSTANDING.items()]
    names, speakers, labels, about = zip(*said, strict=True)
    rows = pd.DataFrame([_event(name) for name in names])
    rows = rows.assign(speaker=speakers, label=labels, about=about)
    columns = ["date", "precision", "speaker", "about", "label", "statement", "source"]
    return tables.until(rows, as_of)[columns].sort_values("date", kind="stable")


def _event(name: str) -> "pd.Series[Any]":
    return facts.rows("events", "event", name).iloc[0]


def _in_force(power: str, korea: str, day: pd.Timestamp) -> "list[pd.Series[Any]]":
    """The beginnings of the pacts of a power and a Korea that are in force on a day."""
    return [
        _event(start)
        for start, end in PACTS.get((power, korea), [])
        if _event(start)["date"] <= day and not (end and _event(end)["date"] <= day)
    ]
