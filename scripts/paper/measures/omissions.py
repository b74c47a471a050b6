"""What the paper leaves out of the events that reference chronologies have, and whom that favours.

The table of events is complete only for the parts of the chronologies that could be read (table
`chronologies`).  An event that bears on two theses counts for each of them.
"""

import pandas as pd

from edition.evidence import tables
from paper.measures.later_years import PAPER_DAY

WEIGHTY = (
    "accord",
    "deed",
    "forum",
    "nato",
    "nuclear",
    "pressure",
    "summit",
    "upheaval",
    "vote",
    "war",
)
"""The kinds of event that are main; those of the others are minor."""

FAVOURED = ("paper", "rival", "neither")
"""Whom it may favour that an event is left out."""

DIFFER = "differ"
"""Instead of whom: both decisions on it are not alike."""

PARTS = {
    "paper": "spares the thesis",
    "rival": "costs it support",
    "undecided": "neither, or decided differently",
    "told": "told",
}
"""Into what the events on a thesis fall: what leaving out does to it, or told."""

COMING = "singapore_summit"
"""The event that lies ahead in the paper: what came on its day or later it could hardly tell."""

TEN = 10
"""How many omissions are told in prose."""


def events() -> pd.DataFrame:
    """Every event that was known on the day of the paper, the earliest first.

    Columns as in the table, with theses and told as lists, and left_out, weight (main or minor),
    late (from the day on that lies ahead in the paper) and favour: whom both decisions favour;
    differ where they do, empty where it is told.
    """
    table = tables.read("omissions")
    table = table[table["date"] <= PAPER_DAY].sort_values(["date", "event"], ignore_index=True)
    alike = table["favours"] == table["favours_again"]
    left_out = table["told"] == ""
    return table.assign(
        theses=table["theses"].map(tables.items),
        told=table["told"].map(tables.items),
        left_out=left_out,
        weight=table["kind"].isin(WEIGHTY).map({True: "main", False: "minor"}),
        late=table["date"] >= table.loc[table["event"] == COMING, "date"].min(),
        favour=table["favours"].where(alike, DIFFER).where(left_out, ""),
    )


def by_thesis() -> pd.DataFrame:
    """Counts for each thesis, also one without events.

    Columns thesis, title, events, told, left_out, and those left out by favour: paper, rival,
    neither, differ.
    """
    found = events().explode("theses")
    rows = []
    for name, title in tables.read("theses")[["id", "title"]].itertuples(index=False):
        mine = found[found["theses"] == name]
        rows.append({"thesis": name, "title": title, **_counts(mine)})
    return pd.DataFrame(rows)


def parts(counts: pd.DataFrame) -> pd.DataFrame:
    """Such counts for a chart: columns name (the thesis), kind (as PARTS words them), value."""
    wide = counts.assign(
        name=counts["thesis"] + " " + counts["title"],
        undecided=counts["neither"] + counts["differ"],
    )
    long = wide.melt("name", list(PARTS), "kind", "value")
    return long.assign(kind=long["kind"].map(PARTS))


def figures() -> dict[str, int]:
    """The counts that prose tells, by name."""
    every, others = by_weight().set_index("weight"), by_weight("T1").set_index("weight").loc["all"]
    main, each = every.loc["main"], every.loc["all"]
    broker = by_thesis().set_index("thesis").loc["T1"]
    extents = read_chronologies()
    alike, twice = coded_alike()
    found = {
        "lists_named": extents.loc["beforehand"].sum(),
        "lists_added": extents.loc["added"].sum(),
        "lists_whole": extents["complete"].sum(),
        "lists": extents.to_numpy().sum(),
        "events": each["events"],
        "events_told": each["told"],
        "events_out": each["left_out"],
        "spares": each["paper"],
        "costs": each["rival"],
        "neither": each["neither"],
        "differ": each["differ"],
        "main_spares": main["paper"],
        "main_costs": main["rival"],
        "main_out": main["left_out"],
        "other_spares": others["paper"],
        "other_costs": others["rival"],
        "broker_spares": broker["paper"],
        "broker_out": broker["left_out"],
        "decided_alike": alike,
        "decided_twice": twice,
    }
    return {name: int(number) for name, number in found.items()}


def by_weight(without: str = "") -> pd.DataFrame:
    """The same counts for main and for minor events, each event once, with a row for all.

    `without` leaves out the events that bear on one thesis.
    """
    found = events()
    found = found[[without not in theses for theses in found["theses"]]]
    parts = {"main": found[found["weight"] == "main"], "minor": found[found["weight"] == "minor"]}
    return pd.DataFrame(
        {"weight": name, **_counts(part)} for name, part in (parts | {"all": found}).items()
    )


def coded_alike() -> tuple[int, int]:
    """Of the events left out: on how many both decisions agree, and how many there are."""
    found = events()
    found = found[found["left_out"]]
    return int((found["favours"] == found["favours_again"]).sum()), len(found)


def decisions() -> pd.DataFrame:
    """Events left out by the first decision (rows) and by the second (columns)."""
    found = events()
    found = found[found["left_out"]]
    table = pd.crosstab(found["favours"], found["favours_again"])
    return table.reindex(index=FAVOURED, columns=FAVOURED, fill_value=0)


def untold() -> list[str]:
    """The groups of events of which the paper tells none, in words."""
    found = events()
    summits = (found["kind"] == "summit") & (found["date"].dt.year == PAPER_DAY.year)
    groups = {
        f"the meetings of leaders of {PAPER_DAY.year}": summits,
        "nuclear tests": found["event"].str.startswith("nuclear_test_"),
        "the talks of six powers themselves": found["event"].str.contains("six_party_talks"),
    }
    return [name for name, some in groups.items() if found.loc[some, "left_out"].all()]


def heaviest(number: int = TEN) -> pd.DataFrame:
    """The omissions that weigh most by the rule, the weightiest first.

    Main events left out, but for those too late for the paper to tell, go into groups of one
    thesis and one kind.  Groups with an event on the turn of their thesis come first, then those
    with more events left out, then by thesis and kind.  Each group gives one event that no group
    before it gave: the latest on the turn of the thesis; where there is none, the one that bears
    on most theses, and the latest of those.  Columns thesis, kind, group (events left out in it),
    on_turn, event, date, precision, what, favour, source.
    """
    found = events()
    found = found[found["left_out"] & ~found["late"] & (found["weight"] == "main")]
    found = found.assign(reach=found["theses"].map(len)).explode("theses")
    found = found.assign(on_turn=found["turn"] == found["theses"])
    groups = found.groupby(["theses", "kind"], as_index=False).agg(
        turns=("on_turn", "any"), size=("event", "size")
    )
    order = groups.sort_values(
        ["turns", "size", "theses", "kind"], ascending=[False, False, True, True]
    )
    found["reach"] = found["reach"].mask(found["on_turn"], 0)
    ranked = found.sort_values(["on_turn", "reach", "date", "event"], ascending=False)
    rows: list[dict[str, object]] = []
    given: set[str] = set()
    for group in order.to_dict("records"):
        mine = (ranked["theses"] == group["theses"]) & (ranked["kind"] == group["kind"])
        fresh = ranked[mine & ~ranked["event"].isin(given)]
        if fresh.empty or len(rows) == number:
            continue
        first = fresh.iloc[0]
        given.add(first["event"])
        taken = ["on_turn", "event", "date", "precision", "what", "favour", "source"]
        rows.append(
            {"thesis": group["theses"], "kind": group["kind"], "group": group["size"]}
            | {column: first[column] for column in taken}
        )
    return pd.DataFrame(rows)


def read_chronologies() -> pd.DataFrame:
    """How many chronologies were read whole, in part and not at all (columns complete, part,
    unread), by how they were chosen (rows beforehand and added)."""
    table = tables.read("chronologies")
    counts = pd.crosstab(table["chosen"], table["extent"])
    return counts.reindex(
        index=["beforehand", "added"], columns=["complete", "part", "unread"], fill_value=0
    )


def _counts(found: pd.DataFrame) -> dict[str, int]:
    told = int((~found["left_out"]).sum())
    favour = {name: int((found["favour"] == name).sum()) for name in (*FAVOURED, DIFFER)}
    return {"events": len(found), "told": told, "left_out": len(found) - told} | favour
