"""Relations of states by what they did: dated acts that brought them closer or set them apart.

Friendly acts are routine and hardly ever undone, unfriendly ones are rare: neither a sum nor a
count tells a direction by itself.  So for a direction acts are held against the years before, and
only those of works tell it that were read whole and are complete in what they list (table
`acts_coverage`); a month that nobody read is not zero.  A plain count (`more`, `partners`) takes in
every act on record, and may miss some.
"""

from collections.abc import Collection

import pandas as pd

from edition.evidence import Finding, facts

LENGTH = {"day": "D", "month": "M", "year": "Y"}
"""The period that a date stands for, by its precision."""

INDICATOR = "table of acts"
"""What closeness by acts goes by as evidence."""

OPPOSITE = {"closer": "further", "further": "closer"}
"""The signs that count, and what each is set against."""

NOTE = "The table of acts is complete only where the table of its coverage says so."

ENOUGH = 1 / 2
"""How long the years before have to be covered, as a share of the window."""


def between(one: str, others: Collection[str], first: str, last: str) -> pd.DataFrame:
    """Acts of one party with others, done by either, that surely lie between two days (ISO dates).

    One row an act, as the most exact source dates it: act, date, ends (the last day that it may
    have), actor, partner, kind, sign (closer, further or neither), statement, source.
    """
    stated = facts.standing("acts")
    exact = stated[_of_pair(stated, "actor", "partner", one, others)]
    exact = exact.assign(rank=exact["precision"].map(list(LENGTH).index))
    found = exact.sort_values(["rank", "date", "source"]).drop_duplicates("act")
    ends = [
        pd.Period(day, LENGTH[precision]).end_time.normalize()
        for day, precision in zip(found["date"], found["precision"], strict=True)
    ]
    found = found.assign(ends=pd.to_datetime(ends)).sort_values(["date", "act"])
    columns = ["act", "date", "ends", "actor", "partner", "kind", "sign", "statement", "source"]
    return within(found, first, last)[columns].reset_index(drop=True)


def within(acts: pd.DataFrame, first: str, last: str) -> pd.DataFrame:
    """The acts whose whole span lies between two days (ISO dates)."""
    return acts[(acts["date"] >= pd.Timestamp(first)) & (acts["ends"] <= pd.Timestamp(last))]


def net(acts: pd.DataFrame) -> int:
    """Acts that brought the parties closer less those that set them apart."""
    return int((acts["sign"] == "closer").sum() - (acts["sign"] == "further").sum())


def parts(acts: pd.DataFrame) -> list[Finding]:
    """Each act as a fact of its own, with all its sources."""
    stated = facts.standing("acts")
    return [facts.cite(stated[stated["act"] == act], "acts", "act", act) for act in acts["act"]]


def more(one: str, others: Collection[str], first: str, last: str, sign: str) -> Finding:
    """How many more acts of one sign one party did between two days than of the opposite one.

    What the others did shows nothing of what it sought.  Only acts that stand firm count surely.
    """
    acts = between(one, others, first, last).query("actor == @one")
    with_it, against = (
        facts.counted("acts", *parts(acts[acts["sign"] == way])) for way in (sign, OPPOSITE[sign])
    )
    return facts.worked_out(lambda more, less: more - less, "acts", with_it, against, note=NOTE)


def partners(one: str, others: Collection[str], first: str, last: str) -> Finding:
    """How many of several parties have an act between two days that brings them closer to one."""
    stated = facts.standing("acts")
    found = []
    for other in others:
        acts = between(one, [other], first, last).query("sign == 'closer'")
        if len(acts):
            rows = stated[stated["act"].isin(acts["act"])]
            found.append(facts.cite(rows, "acts", "act", other))
    return facts.counted("states", *found, note=NOTE)


def registers(one: str, others: Collection[str], first: str, last: str) -> pd.DataFrame:
    """The works that are complete for one party with others, over a window and years before it.

    Columns party, source and since, the day from which the years before are counted: as many as
    the window has, or as the work has if these are at least half as many.
    """
    works = facts.standing("acts_coverage")
    works = works[_of_pair(works, "one", "other", one, others) & (works["extent"] == "complete")]
    start, end = pd.Timestamp(first), pd.Timestamp(last)
    works = works.assign(
        party=works["other"].where(works["one"] == one, works["one"]),
        since=pd.to_datetime([max(day, start - (end - start)) for day in works["first"]]),
    )
    latest = start - ENOUGH * (end - start)
    whole = works[(works["last"] >= end) & (works["since"] <= latest)]
    return pd.DataFrame(whole.sort_values(["party", "work"]), columns=["party", "source", "since"])


def course(one: str, others: Collection[str], first: str, last: str) -> list[Finding]:
    """Whether acts draw two parties closer or further apart than those of the years before did.

    A trend of the running balance of closer less further, less what the years before had in as
    much time; no finding where no work is complete for the window and the years before it.
    """
    listed = _listed(one, others, first, last)
    if not listed:
        return []
    sums = {
        day.year: sum(_excess(acts, since, first, day) for since, acts in listed)
        for day in _anniversaries(first, last)[1:]
    }
    return [facts.direction(pd.Series(sums, dtype=float), *_all_parts(listed), note=NOTE)]


def change(one: str, others: Collection[str], first: str, last: str) -> list[Finding]:
    """Net acts a year before a window and in it, as a change; no finding where not covered."""
    listed = _listed(one, others, first, last)
    if not listed:
        return []
    before = sum(_rate(acts, since, pd.Timestamp(first)) for since, acts in listed)
    after = sum(_rate(acts, pd.Timestamp(first), pd.Timestamp(last)) for _, acts in listed)
    return [facts.change(before, after, *_all_parts(listed))]


Listed = list[tuple[pd.Timestamp, pd.DataFrame]]
"""Acts of each complete work, with the day from which its years before the window are counted."""


def _listed(one: str, others: Collection[str], first: str, last: str) -> Listed:
    stated = facts.standing("acts")
    found: Listed = []
    for party, source, since in registers(one, others, first, last).itertuples(index=False):
        named = set(stated["act"][stated["source"] == source])
        acts = between(one, [party], str(since.date()), last)
        found.append((since, acts[acts["act"].isin(named)]))
    return found if any(len(acts) for _, acts in found) else []


def _all_parts(listed: Listed) -> list[Finding]:
    return [part for _, acts in listed for part in parts(acts)]


def _rate(acts: pd.DataFrame, first: pd.Timestamp, before: pd.Timestamp) -> float:
    """Net acts a year from one day up to the eve of another."""
    eve = before - pd.Timedelta(days=1)
    years = (before - first).days / facts.DAYS_PER_YEAR
    return net(within(acts, str(first.date()), str(eve.date()))) / years


def _excess(acts: pd.DataFrame, since: pd.Timestamp, first: str, day: pd.Timestamp) -> float:
    """Net acts from the first day of a window to another, less what was usual in such a time."""
    start = pd.Timestamp(first)
    usual = _rate(acts, since, start) * (day - start).days / facts.DAYS_PER_YEAR
    return net(within(acts, first, str(day.date()))) - usual


def _of_pair(
    rows: pd.DataFrame, left: str, right: str, one: str, others: Collection[str]
) -> "pd.Series[bool]":
    """Whether a row has one party in one of two columns and any of the others in the second."""
    ours = (rows[left] == one) & rows[right].isin(others)
    theirs = (rows[right] == one) & rows[left].isin(others)
    return ours | theirs


def _anniversaries(first: str, last: str) -> list[pd.Timestamp]:
    """The last day of a window and that day in each year before, back to before the first."""
    end = pd.Timestamp(last)
    years = round((end - pd.Timestamp(first)).days / facts.DAYS_PER_YEAR)
    return [end - pd.DateOffset(years=back) for back in range(years, -1, -1)]
