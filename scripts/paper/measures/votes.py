"""How close states are to each other by their votes in the General Assembly."""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from edition.evidence import Finding, cached, facts, tables, vocabulary

INDICATOR = "votes in the General Assembly"
"""What closeness by votes goes by as evidence."""

CLOSENESS = {
    "agreement": "Votes cast alike need no model.",
    "ideal_points": "A model of all votes keeps a changed agenda from looking like a changed mind.",
}
"""By what closeness is measured."""


def agreement(one: str, other: str) -> pd.DataFrame:
    """The rows of two states, in either order, by year; column agreement, 0 to 1."""
    return _pair(one, other).copy()


@cached
def _pair(one: str, other: str) -> pd.DataFrame:
    table = tables.read("general_assembly")
    straight = (table["country_a"] == one) & (table["country_b"] == other)
    turned = (table["country_a"] == other) & (table["country_b"] == one)
    return table[straight | turned].set_index("year").sort_index()


def agreement_before(pair: tuple[str, str], as_of: str) -> pd.DataFrame:
    """Agreement of two states in the full years before a day: columns year, agreement (0 to 1),
    votes, pair (in words)."""
    rows = agreement(*pair).reset_index()
    return rows[rows["year"] < pd.Timestamp(as_of).year][["year", "agreement", "votes"]].assign(
        pair=" and ".join(vocabulary.names()[code] for code in pair)
    )


def agreement_with(state: str) -> pd.DataFrame:
    """Agreement of a state with each other one: columns year, agreement (0 to 1), votes, partner,
    source."""
    table = tables.read("general_assembly")
    rows = table[(table["country_a"] == state) | (table["country_b"] == state)]
    other = rows["country_a"].where(rows["country_a"] != state, rows["country_b"])
    return rows.assign(partner=other)[["year", "agreement", "votes", "partner", "source"]]


def lead(state: str, one: str, other: str, until: int) -> "pd.Series[float]":
    """By how much a state agreed more with one than with another, by year, up to a year."""
    gap = agreement(state, one)["agreement"] - agreement(state, other)["agreement"]
    return gap.dropna().loc[:until]


def side_by_side(state: str, one: str, other: str, until: int) -> pd.DataFrame:
    """The same for lines with the gap between them: columns name, year, value, votes, low and high
    (of the first, from the second up to it)."""
    rows = agreement_with(state).query("partner in [@one, @other] and year <= @until")
    second = rows["year"].map(agreement(state, other)["agreement"])
    value, partner = rows["agreement"], rows["partner"]
    low = value.where(partner == other, second)
    shown = rows.assign(name=partner.map(vocabulary.names()), value=value, low=low, high=value)
    return shown[["name", "year", "value", "votes", "low", "high"]]


def agreement_with_groups(state: str, groups: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    """Mean agreement of a state with the members of each group: columns name, year, value."""
    means = {
        name: pd.DataFrame({one: agreement(state, one)["agreement"] for one in members}).mean(
            axis=1
        )
        for name, members in groups.items()
    }
    return (
        pd.DataFrame(means).rename_axis("year").reset_index().melt(id_vars="year", var_name="name")
    )


def gap(one: str, other: str) -> "pd.Series[float]":
    """Distance of two states on the scale of ideal points, by year."""
    points = tables.read("ideal_points").pivot(
        index="year", columns="country", values="ideal_point"
    )
    return (points[one] - points[other]).abs()


@cached
def closeness(one: str, other: str, measure: str = "agreement") -> "pd.Series[float]":
    """Closeness of two states by year, more is closer: points of a hundred votes, or the
    distance of ideal points in hundredths with its sign turned."""
    if measure == "agreement":
        return 100 * agreement(one, other)["agreement"]
    return -100 * gap(one, other)


def resting(
    observed: float,
    unit: str,
    state: str,
    others: Iterable[str],
    years: tuple[int, int],
    measure: str = "agreement",
) -> Finding:
    """A finding that rests on the votes of a state and others; ideal points have no unit."""
    first, last = years
    if measure == "agreement":
        rows = pd.concat(agreement(state, other).loc[first:last] for other in others)
        return from_votes(observed, unit, rows)
    table = tables.read("ideal_points")
    rows = table[table["country"].isin([state, *others]) & table["year"].between(first, last)]
    note = "In hundredths of the scale of ideal points, on which most states lie between -2 and 3."
    return facts.cite(rows, "ideal_points", "country", float(observed), note=note)


def slope_of(series: "pd.Series[float]") -> float:
    """Change a year of the least-squares line through a series indexed by year."""
    years = series.index.to_numpy(float)
    centred = years - years.mean()
    return float((centred * series.to_numpy(float)).sum() / (centred**2).sum())


def from_votes(observed: float, unit: str, rows: pd.DataFrame) -> Finding:
    """A finding that rests on the rows of one or more pairs of states."""
    pairs = rows.assign(pair=rows["country_a"] + "-" + rows["country_b"])
    return facts.cite(pairs, "general_assembly", "pair", float(observed), unit)


def direction(state: str, other: str, first: int, last: int) -> Finding:
    """Whether two states voted more or less alike by year, as one indicator of closeness."""
    series = closeness(state, other).loc[first:last]
    votes = resting(float(series.iloc[-1]), "", state, [other], (first, last))
    return facts.indicator(facts.direction(series, votes), INDICATOR)
