"""What came after the paper: outcomes of its expectations, computed from dated rows.

The outcomes are no verdicts: the author could not know what they rest on.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

import pandas as pd

from edition.evidence import facts, in_words, tables, vocabulary
from edition.notebook import boards, ledger
from paper.measures import diplomacy, summits
from paper.measures.later_years import (
    LAUNCHES_READ_UNTIL,
    PAPER_DAY,
    around_the_paper,
    chinese_multiple,
    southern_trade,
)

HALF = 50
"""Per cent of an investment above which one state has the greater part of it."""


class Outcome(StrEnum):
    """How an expectation stands on a day."""

    CAME_TRUE = "came true"
    DID_NOT = "did not come true"
    OPEN = "open"


STANDING = {
    "forecast": ("came true", "did not come true"),
    "chance": ("came about", "did not come about"),
    "hope": ("came true", "did not come true"),
    "aim": ("met", "not met"),
    "state": ("still so", "no longer so"),
}
"""What an outcome is called by the kind of statement: an aim that is not met was no forecast."""

TITLES = {
    "balance": "a balance among all",
    "bond_quiet": "a bond out of view",
    "bond_strong": "a strong bond with the North",
    "counterweight": "the North's counterweight",
    "economic_gain": "a gain in the economy",
    "facilitator": "a broker of talks",
    "gain_in_the_south": "gain from Seoul",
    "gas_line_built": "the gas line",
    "image_as_peacemaker": "an image as peacemaker",
    "influence": "influence won back",
    "less_dependence": "less dependence on China",
    "mixed_investment": "Korean beside Chinese money",
    "nuclear_free_settlement": "a Korea without nuclear arms",
    "part_in_talks": "a decisive part in talks",
    "profit_from_projects": "profit from the projects",
    "railway_built": "the railway",
    "return_as_power": "a return as a power",
    "stability": "a stable peninsula",
    "step_by_step": "to knit the Koreas in",
    "union_free_trade": "a free-trade pact",
}
"""The expectations in few words."""


def standing(kind: str, outcome: str) -> str:
    """What an outcome is called for a kind of statement."""
    came, did_not = STANDING[kind]
    return {Outcome.CAME_TRUE: came, Outcome.DID_NOT: did_not}.get(Outcome(outcome), str(outcome))


@dataclass(frozen=True)
class Reading:
    """What a measure shows on a day: whether the expectation holds (None where too little was
    read to tell), in words, by which sources."""

    holds: bool | None
    words: str
    sources: tuple[str, ...]


def outcomes(as_of: str) -> pd.DataFrame:
    """Every expectation with its outcome on a day, from rows dated up to that day.

    The columns of the table of forecasts, and outcome, happened (in words), sources (a tuple); in
    the order of the claims that they are taken from.
    """
    places = {claim: place for place, claim in enumerate(ledger.read_claims())}
    table = tables.read("forecasts").sort_values(
        "claim", key=lambda claims: claims.map(places), kind="stable", ignore_index=True
    )
    found = [outcome(row, as_of) for row in table.to_dict("records")]
    columns = ["outcome", "happened", "sources"]
    return pd.concat([table, pd.DataFrame(found, columns=columns)], axis=1)


def outcome(forecast: Mapping[Hashable, str], as_of: str) -> tuple[Outcome, str, tuple[str, ...]]:
    """The outcome of one expectation, what happened, and the sources."""
    if forecast["measure"]:
        reading = MEASURES[forecast["measure"]](as_of)
        if reading is None:
            return Outcome.OPEN, "No figure on record yet.", ()
        states = {True: Outcome.CAME_TRUE, False: Outcome.DID_NOT, None: Outcome.OPEN}
        return states[reading.holds], reading.words, reading.sources
    for column, state in (("fulfilled_by", Outcome.CAME_TRUE), ("closed_by", Outcome.DID_NOT)):
        rows = happened(forecast[column], as_of)
        if not rows.empty:
            return state, *_told(rows)
    met = [happened(name, as_of) for name in forecast["meanwhile"].split(";")]
    latest = max((rows for rows in met if not rows.empty), key=_day, default=None)
    if latest is None:
        return Outcome.OPEN, "Nothing on record yet.", ()
    words, sources = _told(latest)
    return Outcome.OPEN, f"Not on record. {words}", sources


def happened(event: str, as_of: str) -> pd.DataFrame:
    """The statements on an event dated up to a day, the most trusted first; none if none says so.

    An event that would make an expectation come true need not have happened.
    """
    rows = tables.read("events")
    if event not in set(rows["event"]):
        return rows.head(0)
    stated = facts.rows("events", "event", event)
    return stated if _day(stated) <= pd.Timestamp(as_of) else stated.head(0)


def _meetings(as_of: str) -> Reading | None:
    """Whether there were more meetings; that there were not can be told only up to where those
    with both Koreas were looked for."""
    table, last = tables.read("leaders_meetings"), max(summits.READ_UNTIL.values())
    reading = _more(table, as_of, last, "meetings of leaders", more=True)
    compared_to = min(pd.Timestamp(as_of), last)
    unread = [
        f"Those with {vocabulary.names()[korea]} after {in_words(day.date())} were not looked for."
        for korea, day in summits.READ_UNTIL.items()
        if day < compared_to
    ]
    if reading is None or reading.holds or not unread:
        return reading
    return replace(reading, holds=None, words=" ".join([reading.words, *unread]))


def _launches(as_of: str) -> Reading | None:
    table = tables.read("missile_launches")
    return _more(table, as_of, LAUNCHES_READ_UNTIL, "missiles launched", more=False)


def _more(
    table: pd.DataFrame, as_of: str, read_until: pd.Timestamp, what: str, *, more: bool
) -> Reading | None:
    """Whether more of a thing than before came in as long a time, up to where its list was read."""
    day = min(pd.Timestamp(as_of), read_until)
    counts = around_the_paper(table["date"], f"{day:%Y-%m-%d}")
    if counts is None:
        return None
    before, after = counts
    keys = tuple(tables.until(table, as_of).query("date > @PAPER_DAY")["source"].unique())
    words = f"{after} {what} since the paper, {before} in as long a time before."
    if day < pd.Timestamp(as_of):
        words += f" The list ends on {in_words(day.date())}."
    return Reading(after > before if more else after < before, words, keys)


def _southern_trade(as_of: str) -> Reading | None:
    table = southern_trade(as_of)
    last, base = table.iloc[-1], table.set_index("year")["monthly"][2017]
    if last["year"] < PAPER_DAY.year:
        return None
    span = "" if last["months"] == 12 else "January to July "
    words = (
        f"In {span}{last['year']} trade came to {last['monthly']:.2f} billion dollars a month, "
        f"in 2017 to {base:.2f}."
    )
    source = table.set_index("year")["source"]
    return Reading(bool(last["monthly"] > base), words, (last["source"], source[2017]))


def _chinese_multiple(as_of: str) -> Reading | None:
    table = chinese_multiple(as_of)
    first, last = table.iloc[0], table.iloc[-1]
    if len(table) == 1:
        return None
    words = (
        f"In {last['year']} trade with China was {last['multiple']:.1f} times that with South "
        f"Korea, in {first['year']} {first['multiple']:.1f} times."
    )
    return Reading(
        bool(last["multiple"] <= first["multiple"]), words, (*last["sources"], *first["sources"])
    )


def _chinese_investment(as_of: str) -> Reading | None:
    name = "chinese_share_far_east_2022"
    row = facts.rows("quantities", "quantity", name).iloc[0]
    if row["date"] > pd.Timestamp(as_of):
        return None
    words = f"{in_words(row['date'].date())}: {row['statement']}"
    return Reading(facts.figure(name, "per cent") <= HALF, words, (row["source"],))


def _go_between(as_of: str) -> Reading | None:
    if "RUS" in diplomacy.between_both(as_of):
        return Reading(True, "Relations with both Koreas and a pact with neither.", ())
    treaty = happened("treaty_2024_in_force", as_of)
    return None if treaty.empty else Reading(False, *_told(treaty))


MEASURES: dict[str, Callable[[str], Reading | None]] = {
    "chinese_investment": _chinese_investment,
    "chinese_multiple": _chinese_multiple,
    "go_between": _go_between,
    "launches": _launches,
    "meetings": _meetings,
    "southern_trade": _southern_trade,
}
"""The measures that decide an expectation, by the name that the table of forecasts gives."""


def _told(rows: pd.DataFrame) -> tuple[str, tuple[str, ...]]:
    best = rows.iloc[0]
    return f"{facts.when(best)}: {best['statement']}", tuple(dict.fromkeys(rows["source"]))


def _day(rows: pd.DataFrame) -> pd.Timestamp:
    return pd.Timestamp(rows["date"].iloc[0])


def course(as_of: str, *kinds: str) -> pd.DataFrame:
    """How expectations of some kinds stood at the end of each year since the paper, and on a day.

    Columns row (kind and words), column (the year, or the month of the day), outcome, standing
    (the outcome as that kind calls it), sign, claim; in the order of the kinds.
    """
    today = pd.Timestamp(as_of)
    ends = [f"{year}-12-31" for year in range(PAPER_DAY.year, today.year)]
    days = {**{day[:4]: day for day in ends}, f"{today:%b %Y}": as_of}
    table = pd.concat(outcomes(day).assign(column=column) for column, day in days.items())
    table = table[table["kind"].isin(kinds)].sort_values(
        "kind", key=lambda found: found.map(kinds.index), kind="stable"
    )
    signs = {Outcome.CAME_TRUE: "+", Outcome.DID_NOT: "–", Outcome.OPEN: ""}
    return pd.DataFrame(
        {
            "row": [
                f"{kind.capitalize()}: {TITLES[name]}"
                for kind, name in zip(table["kind"], table["forecast"], strict=True)
            ],
            "column": table["column"],
            "outcome": table["outcome"],
            "standing": list(map(standing, table["kind"], table["outcome"])),
            "sign": table["outcome"].map(signs),
            "claim": table["claim"],
        }
    ).reset_index(drop=True)


def show_expectations(table: pd.DataFrame, *kinds: str) -> None:
    """Shows the expectations of some kinds as boxes: what was expected, what counts, what came.

    `table` is that of `outcomes`; what came about comes first, and what is open last.
    """
    order = [*Outcome]
    for row in sorted(
        table[table["kind"].isin(kinds)].to_dict("records"),
        key=lambda one: (kinds.index(one["kind"]), order.index(Outcome(one["outcome"]))),
    ):
        boards.box(
            f"{row['claim']} · {row['kind']} · {standing(row['kind'], row['outcome'])}",
            row["expectation"],
            {"What counts": row["counts"], "What came": row["happened"]},
            row["sources"],
            row["claim"],
        )
