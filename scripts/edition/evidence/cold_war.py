"""Evidence for the historical overview from the armistice on: paragraphs 3 to 5, 1953 to 2002."""

import pandas as pd

from edition import tables
from edition.claims import Finding
from edition.evidence import facts
from edition.evidence.registry import evidence

facts.register(
    events={
        "HO-35": "korean_armistice",
        "HO-37": "ussr_dprk_treaty_1961",
        "HO-48": "nuclear_warning",
        "HO-49": "ussr_rok_relations",
        "HO-55": "treaty_2000_text_settled",
        "HO-57": "treaty_2000_signed",
        "HO-59": "pyongyang_summit_2000",
        "HO-60": "pyongyang_declaration",
    },
    quantities={"HO-66": "russia_rok_summits_2000"},
    features={
        "HO-36": ("ussr_dprk_after_1953", "bond"),
        "HO-38": ("treaty_1961", "obligation"),
        "HO-47": ("nuclear_warning_1990", "content"),
        "HO-67": ("russia_dprk_1990s", "contact"),
        "HO-70": ("treaty_2000", "title"),
        "HO-71": ("pyongyang_summit_2000", "rank"),
    },
    intervals={
        "HO-65": ("shevardnadze_pyongyang", "ussr_rok_relations", "days"),
        "HO-56": ("treaty_2000_initialled", "nato_air_war", "days"),
        "HO-61": ("north_south_declaration", "pyongyang_declaration", "days"),
    },
)

LOANS = {
    "prk_plant_contracts_1970_1975": "plants ordered, 1970 to 1975",
    "prk_deficit_oecd_1970_1975": "six deficits with the OECD, 1970 to 1975",
    "prk_debt_noncommunist_1974": "owed to all non-communist states, 1974",
    "prk_debt_western_europe_1974": "owed to Western Europe alone, 1974",
    "prk_debt_west_and_japan_1976": "owed to Western Europe and Japan, about 1976",
    "prk_debt_west_1992": "owed to Japan and the West, 1992",
}
"""Figures around the loans of 1970 to 1975, none of which counts these loans themselves."""


SELLERS = ("oecd", "other_noncommunist", "total")
"""Groups of sellers to North Korea, as the quantities name them."""

RECKONED = (
    "prk_trade_total_1974_low",
    "prk_trade_total_1974_high",
    "prk_deficit_noncommunist_1974",
    "prk_exports_oecd_1974",
)
"""What the second way to reckon the sellers of 1974 rests on."""


@evidence("HO-40")
def assurance_of_1969() -> Finding:
    """The assurance to Nixon's government: no document with it was found."""
    return facts.derived(
        None,
        "",
        facts.event("ec121_shootdown"),
        missing=(
            "No document with the assurance was found. Soviet warships helped in the search after "
            "North Korea shot down an American aircraft in April 1969, which fits the statement "
            "but does not prove it. The answer would be found in the first chapter of Eberstadt's "
            "book of 1999, or in Foreign Relations of the United States, 1969-1976, volumes XII "
            "and XIX."
        ),
    )


@evidence("HO-41")
def turn_to_the_west() -> Finding:
    """How many points the share of the OECD in North Korean imports rose from 1970 to 1974."""
    return facts.derived(
        oecd_share(1974) - oecd_share(1970),
        "points",
        *(_imports(part, year) for year in (1970, 1974) for part in SELLERS),
        facts.features("prk_trade_turn_west", "direction"),
        facts.quantity("prk_noncommunist_trade_share_1966"),
    )


@evidence("HO-42")
def western_loans() -> Finding:
    """The loans of 1970 to 1975: figures of other things bracket them, none counts them."""
    values = [facts.figure(name) for name in LOANS]
    return facts.derived(
        None,
        "billion USD",
        *map(facts.quantity, LOANS),
        missing=(
            f"{len(values)} figures of other things (orders, deficits, debts) lie between "
            f"{min(values):g} and {max(values):g} billion dollars, so the order of magnitude is "
            "right; none counts the loans of these six years. The answer would be found in "
            "Eberstadt's book of 1999, or in the papers of the creditors' committees and of the "
            "Bank for International Settlements."
        ),
    )


@evidence("HO-43")
def oecd_against_communist() -> Finding:
    """Imports from OECD members over imports from all communist states in 1974, a ratio."""
    return facts.derived(
        communist_ratio(1974),
        "ratio",
        *(_imports(part, year) for year in (1974, 1973, 1975) for part in SELLERS),
        *map(facts.quantity, RECKONED),
        note=(
            f"The years beside it do not bear it out: {communist_ratio(1973):.2f} in 1973 and "
            f"{communist_ratio(1975):.2f} in 1975. A second way to reckon, from the whole trade of "
            f"1974 as reported in Seoul and the deficit as reported in Washington, gives at least "
            f"{second_ratio('high'):.1f} and at most {second_ratio('low'):.1f}, if trade with the "
            "communist states was even."
        ),
    )


@evidence("HO-44")
def slower_growth() -> Finding:
    """Yearly growth of output in the 1970s and 1980s less that in the 1960s, points."""
    before, after = facts.quantity("prk_growth_1960s"), facts.quantity("prk_growth_1970s_1980s")
    change = facts.figure("prk_growth_1970s_1980s") - facts.figure("prk_growth_1960s")
    return facts.derived(change, "points", before, after, facts.event("dprk_declared_in_default"))


READINGS = {
    "finance": ("prk_finance_late_1980s", "access"),
    "trade": ("prk_trade_late_1980s", "volume"),
}
"""What isolation can mean; the paper speaks of cooperation with the West, hence of credit."""


@evidence("HO-45", reading=list(READINGS))
def isolation(*, reading: str = "finance") -> Finding:
    """What the sources say of North Korea's access to credit, or of its trade, by 1990."""
    return facts.features(*READINGS[reading])


def trade_of_the_eighties() -> Finding:
    """Growth of North Korea's whole trade from 1984 to 1989, per cent."""
    first, last = facts.quantity("prk_trade_total_1984"), facts.quantity("prk_trade_total_1989")
    growth = facts.figure("prk_trade_total_1989") / facts.figure("prk_trade_total_1984") - 1
    volume = facts.features("prk_trade_late_1980s", "volume")
    return facts.derived(100 * growth, "per cent", first, last, volume)


@evidence("HO-46")
def communist_offices_in_seoul() -> Finding:
    """Communist states with a trade office in Seoul in 1988, before the first recognition."""
    offices, hungary = (
        facts.quantity("communist_states_offices_seoul_1988"),
        facts.event("hungary_rok_relations"),
    )
    counted = facts.figure("communist_states_offices_seoul_1988")
    return facts.derived(counted, "states", offices, hungary)


@evidence("HO-64")
def american_summits() -> Finding:
    """Meetings of Gorbachev with American presidents up to the end of 1989."""
    summits, malta = facts.quantity("gorbachev_us_summits_1989"), facts.event("malta_summit")
    return facts.derived(facts.figure("gorbachev_us_summits_1989"), "summits", summits, malta)


@evidence("HO-52")
def closer_to_the_west() -> Finding:
    """Mean agreement with the United States in 1992-95 less that of 1991, points."""
    votes = agreement("USA", "RUS")
    return _votes("USA", "RUS", 100 * (mean(votes, 1992, 1995) - mean(votes, 1991, 1991)), "points")


@evidence("HO-68")
def apart_from_the_west() -> Finding:
    """Slope of agreement with the United States over 1995 to 1999, points a year."""
    return _votes("USA", "RUS", slope(agreement("USA", "RUS"), 1995, 1999), "points a year")


@evidence("HO-69")
def closer_to_the_north() -> Finding:
    """Slope of agreement with North Korea over 1995 to 1999, points a year."""
    return _votes("RUS", "PRK", slope(agreement("RUS", "PRK"), 1995, 1999), "points a year")


@evidence("HO-58")
def secret_preparations() -> Finding:
    """When Putin's journey began to be prepared: only its announcement is on open record."""
    return facts.derived(
        None,
        "",
        facts.event("putin_visit_public"),
        missing=(
            "No open source on the preparations was found; the journey was public by 24 June 2000. "
            "The answer would be found in Toloraya's book of 2019, or in Funabashi, The Peninsula "
            "Question, pages 175 and following."
        ),
    )


@evidence("HO-72")
def first_paper_with_a_third_state() -> Finding:
    """Whether Kim Jong-il had signed with any leader but the South's: silence proves nothing."""
    return facts.derived(
        None,
        "days",
        facts.event("basic_agreement"),
        missing=(
            "No earlier paper with the leader of a third state was found, and silence proves "
            "nothing. That the two Koreas do not hold their papers to be between countries stands "
            "in their agreement of 1991. The answer would be found in the treaty lists of the "
            "North Korean and the Chinese foreign ministry for 1994 to 2000."
        ),
    )


def imports(year: int) -> dict[str, float]:
    """North Korean imports of a year by group of sellers, million dollars; communist: the rest."""
    oecd, others, total = (facts.figure(f"prk_imports_{part}_{year}") for part in SELLERS)
    return {"oecd": oecd, "other": others, "communist": total - oecd - others}


def oecd_share(year: int) -> float:
    """The share of OECD members in North Korean imports, per cent."""
    parts = imports(year)
    return 100 * parts["oecd"] / sum(parts.values())


def communist_ratio(year: int) -> float:
    """Imports from OECD members over imports from all communist states."""
    parts = imports(year)
    return parts["oecd"] / parts["communist"]


def second_ratio(total: str) -> float:
    """The ratio of 1974 with communist sales as half of what reports leave of the whole trade.

    `total` is low or high, the end of the reported range of the whole trade.
    """
    sold = facts.figure("prk_exports_oecd_1974")
    noncommunist = facts.figure("prk_deficit_noncommunist_1974") + 2 * sold
    rest = facts.figure(f"prk_trade_total_1974_{total}") - noncommunist
    return imports(1974)["oecd"] / (rest / 2)


def agreement(one: str, other: str) -> "pd.Series[float]":
    """Agreement of two states in the General Assembly, 0 to 1, by year."""
    rows = tables.read("general_assembly").query("country_a == @one and country_b == @other")
    return rows.set_index("year")["agreement"]


def mean(votes: "pd.Series[float]", first: int, last: int) -> float:
    """The mean over the years from first to last."""
    return float(votes.loc[first:last].mean())


def slope(votes: "pd.Series[float]", first: int, last: int) -> float:
    """The slope of the line of least squares over the years from first to last, points a year."""
    part = 100 * votes.loc[first:last]
    years = pd.Series(part.index, index=part.index, dtype="float64")
    off = years - years.mean()
    return float((off * (part - part.mean())).sum() / (off**2).sum())


def _votes(one: str, other: str, observed: float, unit: str) -> Finding:
    rows = (f"general_assembly:{one}-{other}",)
    return Finding(observed=observed, unit=unit, rows=rows, **facts.backing(["unga_voting_data"]))


def _imports(part: str, year: int) -> Finding:
    return facts.quantity(f"prk_imports_{part}_{year}")
