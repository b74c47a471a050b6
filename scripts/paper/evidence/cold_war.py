"""Evidence for the historical overview from the armistice to the 1980s: paragraphs 3 and 4."""

from dataclasses import replace

import pandas as pd

from edition.evidence import NOT_YET_TESTED as NOT_YET
from edition.evidence import Finding, Values, evidence, facts
from paper.measures.northern_imports import (
    FREIGHT_FACTOR,
    RECKONED,
    SELLERS,
    communist_ratio,
    mean_ratio,
    second_ratio,
)

facts.register(
    events={"HO-35": "korean_armistice", "HO-37": "ussr_dprk_treaty_1961"},
    features={"HO-38": ("treaty_1961", "obligation")},
    coded={"HO-36": ("relation_state", "1953-1961 Soviet Union and North Korea")},
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

FEW = 10
"""Per cent of states: who has fewer partners than nine tenths of them is isolated."""


@evidence("HO-40")
def assurance_of_1969() -> Finding:
    """The assurance to Nixon's government: no document with it was found."""
    return facts.derived(
        None,
        "",
        facts.event("nixon_warning_to_north_korea"),
        facts.features("soviet_stand_1969", "north_korea"),
        facts.features("soviet_stand_1969", "treaty"),
        facts.features("soviet_stand_1969", "reckoned_with"),
        facts.event("ec121_shootdown"),
        missing=(
            "No document with the assurance was found. In Foreign Relations of the United States, "
            "1969-1976, volume XIX, part 1, the index lists eleven documents of 1969 on the Soviet "
            "Union; 13, 14, 28 and 34 and parts of 5, 8, 15, 26 and 35 were read, and none has "
            "it. On 2 July officials were still asking when Moscow would be drawn into a war. In "
            "volume XII Moscow's one answer on record, to the ambassador on 22 April (document "
            "40), leaves Korea out. The Wilson Center's archive was searched in vain. The answer "
            "would be found in the first chapter of Eberstadt's book of 1999 and in what it cites."
        ),
        status=NOT_YET,
    )


@evidence(
    "HO-41",
    turn={
        "in_the_seventies": "The sentence tells of what happened in that decade.",
        "not_before": "What starts in a decade was not under way in the one before.",
    },
)
def turn_to_the_west(*, turn: str = "in_the_seventies") -> Finding:
    """Whether sales of the OECD's members to the North rise, 1970 to 1979, beside a report."""
    seventies, sixties = _sales(range(1970, 1980)), _sales(range(1964, 1970))
    if turn == "in_the_seventies":
        return facts.together(seventies, facts.features("prk_trade_turn_west", "direction"))
    begun = seventies.observed if sixties.observed != "rise" else "no direction"
    return facts.derived(begun, "", seventies, sixties, note=sixties.note)


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
            "right; none counts the loans of these six years. The CIA's reading room, Korean "
            "newspapers and the beginnings of two studies were searched. The answer would be found "
            "in part II of Yang Moon-soo's study of the debts (Korea Focus), in the body of Kim "
            "Seung Woo's article of 2023, or in Eberstadt's book of 1999."
        ),
        status=NOT_YET,
    )


RECKONINGS: Values = {
    "rest_of_imports": "What neither OECD nor other market economies sold came from allies.",
    "rest_of_trade_high": (
        "the rest of the higher trade figure",
        "The upper end of the range for all trade that was reported in Seoul.",
    ),
    "rest_of_trade_low": ("the rest of the lower trade figure", "The lower end of the same range."),
    "three_years": (
        "mean of three years",
        "A mean of 1973 to 1975 evens out deliveries that fell into one year.",
    ),
}
"""How the sales of the communist states are reckoned; beside the first stands the second."""

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
    factor = 1.0 if freight == "as_reported" else FREIGHT_FACTOR
    imports = [*_imports(1974), *(_imports(1973, 1975) if reckoning == "three_years" else [])]
    reckoned = [*map(facts.quantity, RECKONED), facts.quantity("prk_imports_oecd_1974")]
    ways = {
        "rest_of_imports": (communist_ratio(1974), imports),
        "rest_of_trade_high": (second_ratio("high"), reckoned),
        "rest_of_trade_low": (second_ratio("low"), reckoned),
        "three_years": (mean_ratio(1973, 1974, 1975), imports),
    }
    beside = list(ways)[1:3] if reckoning == "rest_of_imports" else []
    note = (
        f"The years on either side do not bear it out: {communist_ratio(1973):.2f} in 1973 and "
        f"{communist_ratio(1975):.2f} in 1975. A second reckoning takes the whole trade of 1974 as "
        "reported in Seoul and the deficit as reported in Washington. It gives between "
        f"{second_ratio('high'):.1f} and {second_ratio('low'):.1f}, if trade with the communist "
        "states was balanced."
    )
    found = facts.together(
        *(_ratio(factor * ways[way][0], ways[way][1]) for way in [reckoning, *beside]), note=note
    )
    return replace(found, measure="from members of the OECD as from all communist states")


@evidence(
    "HO-44",
    measure={
        "growth_and_debt": (
            "growth and debts",
            "A situation gets worse if growth slackens and debts are not paid.",
        ),
        "level": ("level of output", "A situation is worse if there is less to live on."),
    },
)
def worse_situation(*, measure: str = "growth_and_debt") -> Finding:
    """Whether output grew more slowly from decade to decade and debts went unpaid by 1990."""
    growth = [
        facts.quantity(f"prk_growth_{years}") for years in ("1961_1970", "1971_1980", "1981_1990")
    ]
    rates = [facts.figure(name.rows[0].partition(":")[2], "per cent a year") for name in growth]
    told = "{:.1f}, {:.1f} and {:.1f}".format(*rates)
    note = (
        f"Decade by decade output grew by {told} per cent a year, and output per head by one "
        "per cent."
    )
    if measure == "level":
        per_head = facts.quantity("prk_growth_per_head_1961_1988")
        worse = facts.figure("prk_growth_per_head_1961_1988") < 0
        return facts.derived(_whether(worse, "worse"), "", per_head, note=note)
    slower = rates[0] > rates[1] > rates[2]
    default = facts.event("dprk_declared_in_default")
    unpaid = default.observed is not None and str(default.observed) < "1990"
    return _sayings(
        facts.derived(_whether(slower, "worse"), "", *growth),
        facts.derived(_whether(unpaid, "worse"), "", default),
        note=note,
    )


@evidence(
    "HO-45",
    reading={
        "all": ("every measure", "Isolation concerns a whole economy: credit, partners and trade."),
        "finance": "The paper speaks of cooperation with the West, which ran on credit.",
        "trade": "Isolation in the plain sense is the lack of trade.",
    },
)
def isolation(*, reading: str = "all") -> Finding:
    """Western credit, partners and trade of the North at the end of the 1980s.

    Isolated is who gets no credit, has fewer sellers than nine tenths of all states, or whose
    trade shrinks.
    """
    credit = facts.read_as(
        facts.features("prk_finance_late_1980s", "access"), {"no Western credit": "isolated"}
    )
    trade = facts.read_as(
        facts.features("prk_trade_late_1980s", "volume"), {"growing": "not isolated"}
    )
    rank = facts.quantity("states_with_fewer_sellers_1989")
    few = facts.figure("states_with_fewer_sellers_1989", "per cent") < FEW
    sellers = facts.derived(_whether(few, "isolated"), "", rank)
    parts = {"all": [credit, trade, sellers], "finance": [credit], "trade": [trade, sellers]}
    return _sayings(*parts[reading])


def trade_of_the_eighties() -> Finding:
    """Growth of North Korea's whole trade from 1984 to 1989, per cent."""
    first, last = facts.quantity("prk_trade_total_1984"), facts.quantity("prk_trade_total_1989")
    growth = facts.figure("prk_trade_total_1989") / facts.figure("prk_trade_total_1984") - 1
    volume = facts.features("prk_trade_late_1980s", "volume")
    return facts.derived(100 * growth, "per cent", first, last, volume)


def _sales(years: range) -> Finding:
    """The direction of the OECD members' sales to the North, million dollars by year."""
    names = {year: f"prk_imports_oecd_{year}" for year in years}
    series = pd.Series({year: facts.figure(name) for year, name in names.items()})
    return facts.direction(series, *map(facts.quantity, names.values()))


def _ratio(value: float, parts: list[Finding]) -> Finding:
    sources = [source for part in parts for source in part.sources]
    return facts.computed(
        value, "times as much", sources, [row for part in parts for row in part.rows]
    )


def _sayings(*found: Finding, note: str = "") -> Finding:
    """Findings that each say one thing, side by side; what is shown is all that they say."""
    said = frozenset(str(seen.value) for one in found for seen in one.observations)
    return replace(facts.together(*found, note=note), observed=said)


def _whether(holds: bool, word: str) -> str:
    return word if holds else f"not {word}"


def _imports(*years: int) -> list[Finding]:
    return [facts.quantity(f"prk_imports_{part}_{year}") for year in years for part in SELLERS]
