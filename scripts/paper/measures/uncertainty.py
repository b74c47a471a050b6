"""How certain the evidence itself is: ranges, mirror figures, revisions, and what is missing."""

import pandas as pd

from edition.evidence import facts, tables, vocabulary

REVISED = ("RUS", "PRK", "KOR")
"""The states whose ideal points of 2018 are known from two editions."""


def spreads() -> pd.DataFrame:
    """Figures on which sources differ, the widest apart first: columns quantity, low, high and
    value as per cent of the value that is believed, unit, values (in words), sources (a tuple)."""
    rows = []
    for name, stated in tables.read("quantities").groupby("quantity"):
        if stated["value"].nunique() == 1:
            continue
        believed = facts.figure(str(name))
        rows.append(
            {
                "quantity": str(name).replace("_", " "),
                "low": (100 * stated["value"] / believed).min(),
                "high": (100 * stated["value"] / believed).max(),
                "value": 100.0,
                "unit": next(iter(stated["unit"])),
                "values": ", ".join(f"{value:g}" for value in sorted(set(stated["value"]))),
                "sources": tuple(stated["source"]),
            }
        )
    table = pd.DataFrame(rows)
    width = table["high"] - table["low"]
    return table.loc[width.sort_values(ascending=False, kind="stable").index]


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


def yields() -> pd.DataFrame:
    """Nuclear tests: columns date, kilotons, low and high (the estimate less and plus its error,
    missing where no error is given), source."""
    table = tables.read("nuclear_tests")
    return pd.DataFrame(
        {
            "date": table["date"],
            "kilotons": table["yield_kt"],
            "low": table["yield_kt"] - table["yield_error_kt"],
            "high": table["yield_kt"] + table["yield_error_kt"],
            "source": table["source"],
        }
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
        "Claims with a note whose work could be read, at least in part": notes["says"]
        != "not read",
        "Yields with an error": tables.read("nuclear_tests")["yield_error_kt"].notna(),
    }
    return pd.DataFrame(
        {"what": what, "known": int(known.sum()), "missing": int((~known).sum())}
        for what, known in counted.items()
    )
