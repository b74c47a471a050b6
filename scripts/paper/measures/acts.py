"""Relations of states by what they did: dated acts that brought them closer or set them apart.

The table of acts is not complete, and a month that was not read is not zero: what follows from it
is evidence beside other evidence, as firm as the least firm of its acts.
"""

from collections.abc import Collection

import pandas as pd

from edition.evidence import Finding, facts

LENGTH = {"day": "D", "month": "M", "year": "Y"}
"""The period that a date stands for, by its precision."""

INDICATOR = "table of acts"
"""What closeness by acts goes by as evidence."""

NOTE = "The table of acts is not complete; a month that was not read is not zero."


def between(one: str, others: Collection[str], first: str, last: str) -> pd.DataFrame:
    """Acts of one party with others, done by either, that surely lie between two days (ISO dates).

    One row an act, as the most exact source dates it: act, date, ends (the last day that it may
    have), actor, partner, kind, sign (closer, further or neither), statement, source.
    """
    stated = facts.standing("acts")
    ours = (stated["actor"] == one) & stated["partner"].isin(others)
    theirs = (stated["partner"] == one) & stated["actor"].isin(others)
    exact = stated.assign(rank=stated["precision"].map(list(LENGTH).index))
    found = exact[ours | theirs].sort_values(["rank", "date", "source"]).drop_duplicates("act")
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


def count(one: str, others: Collection[str], first: str, last: str, sign: str) -> Finding:
    """How many acts of one sign lie between two days; only those that stand firm count surely."""
    acts = between(one, others, first, last).query("sign == @sign")
    return facts.counted("acts", *parts(acts), note=NOTE)


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


def gain(one: str, others: Collection[str], first: str, last: str) -> Finding:
    """Net acts in the second half of a window less those in its first half.

    Friendly acts are hardly ever undone, so that a sum of them only grows; closer is who does more.
    """
    acts = between(one, others, first, last)
    start, end = pd.Timestamp(first), pd.Timestamp(last)
    middle = (start + (end - start) / 2).normalize()
    early = within(acts, first, str(middle.date()))
    late = within(acts, str((middle + pd.Timedelta(days=1)).date()), last)
    return facts.derived(net(late) - net(early), "acts", *parts(acts), note=NOTE)


def warming(one: str, others: Collection[str], first: str, last: str) -> Finding:
    """Whether net acts rise from the first half of a window to the second.

    The series is the net acts of half a window, moved on year by year; a trend of it.
    """
    acts = between(one, others, first, last)
    days = _anniversaries(first, last)
    half = len(days) // 2
    sums = {
        day.year: net(within(acts, str((start + pd.Timedelta(days=1)).date()), str(day.date())))
        for start, day in zip(days, days[half:], strict=False)
    }
    return facts.direction(pd.Series(sums, dtype=float), *parts(acts), note=NOTE)


def balance(one: str, others: Collection[str], first: str, last: str) -> Finding:
    """Whether the running balance of closer less further rises or falls by year; a trend.

    Unfriendly acts are rare, so that a balance that falls tells something, one that rises little.
    """
    acts = between(one, others, first, last)
    sums = {
        day.year: net(within(acts, first, str(day.date())))
        for day in _anniversaries(first, last)[1:]
    }
    return facts.direction(pd.Series(sums, dtype=float), *parts(acts), note=NOTE)


def _anniversaries(first: str, last: str) -> list[pd.Timestamp]:
    """The last day of a window and that day in each year before, back to before the first."""
    end = pd.Timestamp(last)
    years = round((end - pd.Timestamp(first)).days / facts.DAYS_PER_YEAR)
    return [end - pd.DateOffset(years=back) for back in range(years, -1, -1)]
