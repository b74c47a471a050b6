"""North Korea's imports in the 1970s by group of sellers."""

from math import fsum

from edition.evidence import facts

FREIGHT_FACTOR = 1.1
"""What statisticians multiply sales by that are reported without freight and insurance."""

SELLERS = ("oecd", "other_noncommunist", "total")
"""Groups of sellers, as the quantities name them."""

RECKONED = (
    "prk_trade_total_1974_low",
    "prk_trade_total_1974_high",
    "prk_deficit_noncommunist_1974",
    "prk_exports_oecd_1974",
)
"""What the second way to reckon the sellers of 1974 rests on."""


def imports(year: int) -> dict[str, float]:
    """North Korean imports of a year by group of sellers, million dollars; communist: the rest."""
    oecd, others, total = (facts.figure(f"prk_imports_{part}_{year}") for part in SELLERS)
    return {"oecd": oecd, "other": others, "communist": total - oecd - others}


def import_sources(year: int) -> list[str]:
    """The sources of the imports of a year, one for each group of sellers."""
    names = [f"prk_imports_{part}_{year}" for part in SELLERS]
    return [facts.rows("quantities", "quantity", name).iloc[0]["source"] for name in names]


def communist_ratio(year: int) -> float:
    """Imports from OECD members over imports from all communist states."""
    parts = imports(year)
    return parts["oecd"] / parts["communist"]


def mean_ratio(*years: int) -> float:
    """Imports from OECD members over those from communist states, summed over years."""
    parts = [imports(year) for year in years]
    return fsum(one["oecd"] for one in parts) / fsum(one["communist"] for one in parts)


def second_ratio(total: str) -> float:
    """The ratio of 1974 with communist sales as half of what reports leave of the whole trade.

    `total` is low or high, the end of the reported range of the whole trade.
    """
    sold = facts.figure("prk_exports_oecd_1974")
    noncommunist = facts.figure("prk_deficit_noncommunist_1974") + 2 * sold
    rest = facts.figure(f"prk_trade_total_1974_{total}") - noncommunist
    return imports(1974)["oecd"] / (rest / 2)
