"""Agreement of states in the United Nations General Assembly."""

import pandas as pd

from edition import tables
from edition.claims import Finding
from edition.evidence import facts


def agreement(one: str, other: str) -> pd.DataFrame:
    """The rows of two states, in either order, by year; column agreement, 0 to 1."""
    table = tables.read("general_assembly")
    straight = (table["country_a"] == one) & (table["country_b"] == other)
    turned = (table["country_a"] == other) & (table["country_b"] == one)
    return table[straight | turned].set_index("year").sort_index()


def slope_of(series: "pd.Series[float]") -> float:
    """Change a year of the least-squares line through a series indexed by year."""
    years = series.index.to_numpy(float)
    centred = years - years.mean()
    return float((centred * series.to_numpy(float)).sum() / (centred**2).sum())


def from_votes(observed: float, unit: str, rows: pd.DataFrame) -> Finding:
    """A finding that rests on the rows of one or more pairs of states."""
    pairs = dict.fromkeys(rows["country_a"] + "-" + rows["country_b"])
    return Finding(
        observed=float(observed),
        unit=unit,
        rows=tuple(f"general_assembly:{pair}" for pair in pairs),
        **facts.backing(rows["source"]),
    )
