"""Evidence for the historical overview from the armistice to the 1980s: paragraphs 3 and 4."""

from math import fsum

from edition.evidence import Finding, Values, evidence, facts
from paper.measures.northern_imports import (
    FREIGHT_FACTOR,
    RECKONED,
    SELLERS,
    communist_ratio,
    imports,
    mean_ratio,
    second_ratio,
)

facts.register(
    events={"HO-35": "korean_armistice", "HO-37": "ussr_dprk_treaty_1961"},
    features={
        "HO-36": ("ussr_dprk_after_1953", "bond"),
        "HO-38": ("treaty_1961", "obligation"),
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


@evidence(
    "HO-41",
    year={
        "1974": "The year of the largest purchases, which the paper names.",
        "1973": "The last year before the sudden rise.",
        "1975": "The middle of the decade, after the first missed payments.",
    },
    sellers={
        "oecd": "The members of the OECD are who the paper has in mind.",
        "noncommunist": "Partners outside the communist world are more than the OECD.",
    },
)
def turn_to_the_west(*, year: str = "1974", sellers: str = "oecd") -> Finding:
    """How many points a group's share of North Korean imports rose from 1970 on."""
    groups = ["oecd"] if sellers == "oecd" else ["oecd", "other"]
    return facts.derived(
        _share(int(year), groups) - _share(1970, groups),
        "points",
        *_imports(1970, int(year)),
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


RECKONINGS: Values = {
    "rest_of_imports": "What neither OECD nor other market economies sold came from allies.",
    "rest_of_trade_high": (
        "rest of trade, high",
        "The upper end of the whole trade that was reported in Seoul.",
    ),
    "rest_of_trade_low": ("rest of trade, low", "The lower end of the same report."),
    "three_years": (
        "mean of three years",
        "A mean of 1973 to 1975 evens out deliveries that fell into one year.",
    ),
}
"""How the sales of the communist states are reckoned."""

FREIGHT = {
    "as_reported": "The figures as the compilers give them.",
    "added": "Sellers report without freight; statisticians add a tenth to get the buyer's cost.",
}
"""Whether freight is added to what the members of the OECD reported as sold."""


@evidence("HO-43", reckoning=RECKONINGS, freight=FREIGHT)
def oecd_against_communist(
    *, reckoning: str = "rest_of_imports", freight: str = "as_reported"
) -> Finding:
    """Imports from OECD members over imports from all communist states in 1974, a ratio."""
    ratio = {
        "rest_of_imports": lambda: communist_ratio(1974),
        "rest_of_trade_high": lambda: second_ratio("high"),
        "rest_of_trade_low": lambda: second_ratio("low"),
        "three_years": lambda: mean_ratio(1973, 1974, 1975),
    }[reckoning]()
    return facts.derived(
        ratio if freight == "as_reported" else FREIGHT_FACTOR * ratio,
        "times as much",
        *_imports(1974, 1973, 1975),
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


FEATURES = {
    "finance": ("prk_finance_late_1980s", "access"),
    "trade": ("prk_trade_late_1980s", "volume"),
}
"""The feature that shows each kind of isolation."""

READINGS = {
    "finance": "The paper speaks of cooperation with the West, and that ran on credit.",
    "trade": "Isolation in the plain sense is the lack of trade.",
}
"""What isolation can mean."""


@evidence("HO-45", reading=READINGS)
def isolation(*, reading: str = "finance") -> Finding:
    """What the sources say of North Korea's access to credit, or of its trade, by 1990."""
    return facts.features(*FEATURES[reading])


def trade_of_the_eighties() -> Finding:
    """Growth of North Korea's whole trade from 1984 to 1989, per cent."""
    first, last = facts.quantity("prk_trade_total_1984"), facts.quantity("prk_trade_total_1989")
    growth = facts.figure("prk_trade_total_1989") / facts.figure("prk_trade_total_1984") - 1
    volume = facts.features("prk_trade_late_1980s", "volume")
    return facts.derived(100 * growth, "per cent", first, last, volume)


def _share(year: int, groups: list[str]) -> float:
    parts = imports(year)
    return 100 * fsum(parts[group] for group in groups) / fsum(parts.values())


def _imports(*years: int) -> list[Finding]:
    return [facts.quantity(f"prk_imports_{part}_{year}") for year in years for part in SELLERS]
