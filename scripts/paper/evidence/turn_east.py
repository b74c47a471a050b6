"""Evidence on Russia's drift from the West and its turn to the East since 2008."""

from edition.evidence import Finding, IncompatibleError, Values, evidence, facts
from paper.measures import votes
from paper.measures.russian_trade import EAST, TRADE_YEARS, eastern_trade, flows, trade_with

ALLIES = ["GBR", "FRA", "DEU"]
"""The members that stand for NATO beside the United States."""

DECADE = (2008, 2017)
"""First and last full year of the ten years before the paper."""

OPINION = {"opinion": "What each public thinks of the other country is asked every year."}
"""A measure of relations beside the votes."""

STARTS = {
    "2008": "Ten years before the paper.",
    "2009": "The first year of a new American administration.",
}
"""With which year the ten years begin."""


@evidence("SK-01", measure=OPINION | votes.CLOSENESS, start=STARTS)
def american_decline(*, measure: str = "opinion", start: str = "2008") -> Finding:
    """Points lost over ten years: of a hundred Americans, of a hundred votes, or ideal points."""
    if measure != "opinion":
        years = (int(start), DECADE[1])
        series = votes.closeness("RUS", "USA", measure)
        lost = series[years[0]] - series[years[1]]
        return votes.resting(lost, "points", "RUS", ["USA"], years, measure)
    polls = [f"americans_favourable_{start}", "americans_favourable_2018"]
    before, after = map(facts.figure, polls)
    return facts.derived(
        before - after,
        "points",
        *map(facts.quantity, polls),
        facts.event("lavrov_worse_than_cold_war"),
        note="Measured by the share of Americans with a good opinion of Russia.",
    )


PARTNERS: Values = {
    "mean": "The alliance is its members; three large ones stand for it.",
    "GBR": "The member that is closest to the United States.",
    "FRA": "The member with the most independent policy.",
    "DEU": "The member with the most trade with Russia.",
    "with_usa": ("with the United States", "The alliance has the United States in it."),
}
"""Who stands for the alliance."""


@evidence(
    "SK-40",
    partners=PARTNERS,
    start=STARTS,
    end={
        "2017": "The last full year before the paper.",
        "2018": "The year of the paper, whose votes fell after it.",
    },
    measure=votes.CLOSENESS,
    statistic=votes.STATISTICS,
)
def nato_decline(
    *,
    partners: str = "mean",
    start: str = "2008",
    end: str = "2017",
    measure: str = "agreement",
    statistic: str = "slope",
) -> Finding:
    """Change in Russia's closeness to members of NATO over ten years, per year."""
    named = {"mean": ALLIES, "with_usa": [*ALLIES, "USA"]}
    members, years = named.get(partners, [partners]), (int(start), int(end))
    slope = votes.drift("RUS", members, years, measure, statistic) / 100
    unit = "per year" if measure == "agreement" else ""
    return facts.derived(
        slope,
        unit,
        votes.resting(slope, unit, "RUS", members, years, measure),
        facts.event("nato_suspends_cooperation"),
        facts.quantity("nato_publics_favourable_2013"),
        facts.quantity("nato_publics_favourable_2015"),
        note="Measured by votes in the General Assembly; the alliance itself has no vote there.",
    )


@evidence(
    "SK-03",
    base={
        "neighbours_and_usa": (
            "neighbours and United States",
            "One table, in constant prices, that has these partners every year.",
        ),
        "world": "The share of all trade is what a turn would change.",
    },
    start={
        "2008": "Ten years before the paper.",
        "2007": "The last year before the crisis of 2008.",
    },
    end={
        "2016": "The last year of the table.",
        "2015": "The year in which prices of oil were at the level of the years before.",
    },
    east={
        "three": "The three large economies of East Asia.",
        "with_north_korea": ("with North Korea", "All four states of the region."),
        "china": "A turn to the East may be a turn to China alone.",
        "without_china": ("without China", "A turn to China alone would not be one to Asia."),
    },
)
def turn_to_the_east(
    *,
    base: str = "neighbours_and_usa",
    start: str = "2008",
    end: str = "2016",
    east: str = "three",
) -> Finding:
    """Gain of the eastern neighbours in Russia's trade over the years named, points."""
    world = [facts.quantity(f"east_asia_share_of_russian_trade_{year}") for year in TRADE_YEARS]
    if base == "world":
        if (int(start), int(end)) != TRADE_YEARS or east != "three":
            raise IncompatibleError(
                "SK-03: the share of the world is known for three neighbours, 2008 and 2016, only"
            )
        first, last = (
            facts.figure(f"east_asia_share_of_russian_trade_{year}") for year in TRADE_YEARS
        )
    else:
        shares = eastern_trade(*EAST[east])["share"]
        first, last = shares[int(start)], shares[int(end)]
        world.insert(0, flows(*EAST[east], "USA"))
    began = facts.features("turn_to_the_east", "began")
    return facts.derived(last - first, "points", *world, began)


SIGNS: Values = {
    "trade_2017": ("trade in 2017", "The paper speaks of a movement under way."),
    "trade": "Trade over the ten years that the section speaks of.",
}
"""What shows the movement to the East."""


@evidence("SK-43", sign={**SIGNS, **votes.CLOSENESS}, start=STARTS)
def closer_to_seoul(*, sign: str = "trade_2017", start: str = "2008") -> Finding:
    """Growth of trade with South Korea, per cent, or gain in closeness by votes, points."""
    if sign == "trade_2017":
        if start != "2008":
            raise IncompatibleError("SK-43: the growth of 2017 has no other first year")
        return facts.quantity("trade_growth_2017")
    if sign == "trade":
        trade = trade_with("KOR")
        change = 100 * (trade[TRADE_YEARS[1]] / trade[int(start)] - 1)
        return facts.derived(change, "per cent", flows("KOR"))
    years = (int(start), DECADE[1])
    series = votes.closeness("RUS", "KOR", sign)
    return votes.resting(series[years[1]] - series[years[0]], "", "RUS", ["KOR"], years, sign)
