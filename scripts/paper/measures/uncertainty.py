"""How certain the evidence itself is: ranges, mirror figures, revisions, and what is missing."""

import pandas as pd

from edition.evidence import facts, tables, vocabulary

REVISED = ("RUS", "PRK", "KOR")
"""The states whose ideal points of 2018 are known from two editions."""


WIDE = 2
"""Per cent of a figure below which a difference of sources may come from rounding alone."""

SAID = {
    "trade_growth_2017": "Growth of trade with Seoul in 2017",
    "korean_loan_1991": "Seoul's loan of 1991",
    "sakhalin_share_ceded": "Part of Sakhalin that was ceded",
    "soviet_korean_trade_1978": "Soviet trade with Seoul in 1978",
    "prk_trade_at_least_2017": "Trade of the North in 2017",
    "korea_russia_trade_2009": "Trade with Seoul in 2009",
    "korea_russia_trade_2014": "Trade with Seoul in 2014",
    "soviet_korean_trade_1979": "Soviet trade with Seoul in 1979",
    "korea_russia_trade_2008": "Trade with Seoul in 2008",
    "korea_russia_trade_2013": "Trade with Seoul in 2013",
    "korean_arms_2006_2018_germany": "German arms for Seoul",
    "trade_change_2016": "Fall of trade with Seoul in 2016",
}
"""Figures on which sources differ widely, in words."""


def spreads() -> pd.DataFrame:
    """Figures on which sources differ, the widest apart first: columns quantity, name (in words),
    low, high and value as per cent of the value that is believed, label (the values in words),
    wide (whether they differ by more than rounding), sources (a tuple)."""
    rows = []
    for name, stated in tables.read("quantities").groupby("quantity"):
        if stated["value"].nunique() == 1:
            continue
        believed = facts.figure(str(name))
        rows.append(
            {
                "quantity": str(name),
                "name": SAID.get(str(name), str(name).replace("_", " ")),
                "low": (100 * stated["value"] / believed).min(),
                "high": (100 * stated["value"] / believed).max(),
                "value": 100.0,
                "label": _said(stated["value"], stated["unit"].iloc[0]),
                "sources": tuple(stated["source"]),
            }
        )
    table = pd.DataFrame(rows)
    width = (table["high"] - table["low"]).round(6)
    table = table.assign(wide=width > WIDE)
    return table.loc[width.sort_values(ascending=False, kind="stable").index]


def _said(values: "pd.Series[float]", unit: str) -> str:
    """The values that sources give, or the least and the greatest of many, with their unit."""
    first, *more = sorted(set(values), key=abs)
    between = "or" if len(more) == 1 else "to"
    return f"{first:,g} {between} {more[-1]:,g} {unit}".replace("-", "−")


def mirror() -> pd.DataFrame:
    """Flows of trade as both sides report them, there and back below each other: columns flow,
    seller and buyer (billion US dollars), gap (buyer over seller less one, per cent), source."""
    table = tables.read("mirror_trade")
    ends = zip(table["exporter"], table["importer"], strict=True)
    pairs = pd.Series(["-".join(sorted(pair)) for pair in ends])
    table = table.loc[pairs.sort_values(kind="stable").index]
    return pd.DataFrame(
        {
            "flow": table["exporter"].map(vocabulary.names())
            + " to "
            + table["importer"].map(vocabulary.names()),
            "seller": table["as_seller"] / 1000,
            "buyer": table["as_buyer"] / 1000,
            "gap": 100 * (table["as_buyer"] / table["as_seller"] - 1),
            "source": table["source"],
        }
    )


def revisions() -> pd.DataFrame:
    """Ideal points of 2018 in two editions of the same series: columns state, before, after,
    source (of the later one)."""
    old = tables.read("ideal_points").query("year == 2018").set_index("country")["ideal_point"]
    new = {
        code: facts.rows("quantities", "quantity", f"ideal_point_{code.lower()}_2018").iloc[0]
        for code in REVISED
    }
    return pd.DataFrame(
        {
            "state": vocabulary.names()[code],
            "before": float(old[code]),
            "after": facts.figure(row["quantity"], "points"),
            "source": row["source"],
        }
        for code, row in new.items()
    )


def quotation_errors() -> pd.DataFrame:
    """Rows on the rate of wrong quotations in medical journals: the rate, its lower and its upper
    bound; columns value (per cent), source."""
    names = ("quotation_error_rate", "quotation_error_rate_low", "quotation_error_rate_high")
    stated = [facts.rows("quantities", "quantity", name).iloc[0] for name in names]
    return pd.DataFrame(
        {"value": facts.figure(row["quantity"], "per cent"), "source": row["source"]}
        for row in stated
    )


def imprecise() -> pd.DataFrame:
    """What the tables do not know: columns what, known, missing (numbers of rows)."""
    events, missiles = tables.read("events"), tables.read("missile_launches")
    notes, gdp = tables.read("footnotes"), tables.read("world_bank")
    counted = {
        "Events dated to the day": events["precision"] == "day",
        "Launches dated to the day": missiles["precision"] == "day",
        "Launches of a known type": missiles["type"] != "unknown",
        "Outputs that the World Bank has": gdp["gdp"].notna(),
        "Claims whose note could be read": notes["says"] != "not read",
        "Yields with an error": tables.read("nuclear_tests")["yield_error_kt"].notna(),
    }
    return pd.DataFrame(
        {"what": what, "known": int(known.sum()), "missing": int((~known).sum())}
        for what, known in counted.items()
    )
