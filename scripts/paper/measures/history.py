"""The road of Moscow and Korea: what came when, and the treaties that bound powers to a Korea."""

from collections.abc import Mapping

import pandas as pd

from edition.evidence import facts, tables

GAIN, LOSS, OTHER = "a gain or a tie for Moscow", "a loss, or a tie dropped", "neither"
"""What an event is for Moscow in and around Korea."""

ROAD = {
    "russo_korean_treaty_signed": ("First treaty of Russia and Korea", GAIN),
    "china_gave_up_korea": ("China gives up Korea", OTHER),
    "triple_intervention": ("Russia, Germany and France turn Japan back", GAIN),
    "gojong_enters_russian_legation": ("The king flees to the Russian legation", GAIN),
    "russian_mining_concession": ("Russia gets mines", GAIN),
    "russian_timber_concession": ("Russia gets timber", GAIN),
    "russian_instructors_begin": ("Russian officers drill the army", GAIN),
    "anglo_japanese_alliance_signed": ("Alliance of Britain and Japan", OTHER),
    "russo_japanese_war_begins": ("Japan attacks Russia", OTHER),
    "port_arthur_surrendered": ("Port Arthur falls", LOSS),
    "bloody_sunday": ("Bloody Sunday: revolution in Russia", OTHER),
    "portsmouth_peace_signed": ("Peace: Korea and southern Sakhalin are lost", LOSS),
    "korea_annexed": ("Japan annexes Korea", LOSS),
    "japan_defeated": ("Japan surrenders", OTHER),
    "korea_divided": ("Korea is divided, the North Soviet", GAIN),
    "dprk_proclaimed": ("North Korea is founded", GAIN),
    "stalin_refused_attack": ("Moscow refuses an attack on the South", OTHER),
    "kim_asks_through_shtykov": ("Kim asks again, through Shtykov", OTHER),
    "stalin_approved_attack": ("Stalin agrees", OTHER),
    "korean_war_begins": ("The Korean War begins", OTHER),
    "korean_armistice": ("Armistice", OTHER),
    "ussr_dprk_treaty_1961": ("Alliance of Moscow and Pyongyang", GAIN),
    "ec121_shootdown": ("The North shoots down an American aircraft", OTHER),
    "dprk_arrears_start": ("The North stops paying its debts", OTHER),
    "dprk_declared_in_default": ("It is declared in default", OTHER),
    "kim_yong_nam_protest": ("Pyongyang protests: nothing nuclear", OTHER),
    "hungary_rok_relations": ("Hungary recognises the South", OTHER),
    "malta_summit": ("Gorbachev and Bush meet off Malta", OTHER),
    "nuclear_warning": ("The North warns of its own bomb", OTHER),
    "ussr_rok_relations": ("Moscow recognises the South", GAIN),
    "treaty_1961_dropped": ("Moscow drops the alliance of 1961", LOSS),
    "treaty_1961_expired": ("The alliance of 1961 runs out", LOSS),
    "treaty_2000_text_settled": ("The text of a new treaty is settled", GAIN),
    "nato_air_war": ("NATO bombs Yugoslavia", OTHER),
    "treaty_2000_signed": ("New treaty with the North", GAIN),
    "north_south_declaration": ("Kim signs with the South", OTHER),
    "pyongyang_summit_2000": ("Putin in Pyongyang", GAIN),
    "moscow_summit_2001": ("Kim Jong-il in Moscow", GAIN),
    "vladivostok_summit_2002": ("Kim Jong-il in Vladivostok", GAIN),
}
"""Events of the second chapter, in few words, and what they were for Moscow; a choice, not all."""

BEARS_ON = [
    *("AB-01", "AB-02", "IN-03", "HO-89"),
    *("HO-02", "HO-03", "HO-04", "HO-05", "HO-06", "HO-07", "HO-08", "HO-09", "HO-10", "HO-15"),
    *("HO-14", "HO-81", "HO-84", "HO-86", "HO-87"),
    *("HO-30", "HO-47", "HO-48", "HO-49", "HO-59", "HO-65", "HO-93"),
]
"""The claims on what came when, and why, that these events bear on."""

PLEDGE, WITHOUT = "treaty promising help in war", "treaty without that promise"
ANNEXED = "annexed by treaty"
"""What a treaty was."""

TREATIES = [
    ("RUS", "old Korea", "russo_korean_treaty_signed", "korea_annexed", WITHOUT),
    ("JPN", "old Korea", "korea_annexed", "japan_defeated", ANNEXED),
    ("USA", "South Korea", "us_rok_treaty_1953", "", PLEDGE),
    ("RUS", "South Korea", "russia_rok_treaty_1992", "", WITHOUT),
    ("CHN", "North Korea", "china_dprk_treaty_1961", "", PLEDGE),
    ("RUS", "North Korea", "ussr_dprk_treaty_1961", "treaty_1961_expired", PLEDGE),
    ("RUS", "North Korea", "treaty_2000_signed", "treaty_2024_in_force", WITHOUT),
    ("RUS", "North Korea", "treaty_2024_in_force", "", PLEDGE),
]
"""Treaties of a power and a Korea: the events of their beginning and end, and what they were."""


def dated(labels: Mapping[str, str], as_of: str) -> pd.DataFrame:
    """Events up to a day in order, each by its most trusted row of the day that its card shows:
    the table's columns, and label."""
    rows = pd.concat(map(_as_shown, labels))
    return tables.until(rows.assign(label=rows["event"].map(dict(labels))), as_of)


def road(as_of: str) -> pd.DataFrame:
    """The events of the chapter up to a day: columns event, date, precision, label, kind,
    statement, source."""
    rows = dated({name: label for name, (label, _) in ROAD.items()}, as_of)
    rows["kind"] = rows["event"].map({name: kind for name, (_, kind) in ROAD.items()})
    return rows[["event", "date", "precision", "label", "kind", "statement", "source"]]


def treaties(as_of: str) -> pd.DataFrame:
    """Treaties that began up to a day: columns power, korea, start, end (`as_of` while in force),
    in_force, kind, sources."""
    last = pd.Timestamp(as_of)
    found = []
    for power, korea, begun, ended, kind in TREATIES:
        events = [_as_shown(name).iloc[0] for name in (begun, ended) if name]
        known = [event for event in events if event["date"] <= last]
        if known:
            found.append(
                {
                    "power": power,
                    "korea": korea,
                    "start": known[0]["date"],
                    "end": known[1]["date"] if len(known) > 1 else last,
                    "in_force": len(known) == 1,
                    "kind": kind,
                    "sources": [event["source"] for event in known],
                }
            )
    return pd.DataFrame(found)


def _as_shown(event: str) -> pd.DataFrame:
    """The most trusted row that gives an event the day by which it is known."""
    rows = facts.rows("events", "event", event)
    return rows[rows["date"] == pd.Timestamp(str(facts.event(event).observed))].head(1)
