"""Evidence for the section on Russia and South Korea."""

from dataclasses import replace

import pandas as pd

from edition import tables
from edition.claims import Finding
from edition.evidence import facts, votes
from edition.evidence.registry import evidence
from edition.evidence.russian_trade import (
    GROWTH_FIGURES,
    NEIGHBOURS,
    TRADE,
    eastern_trade,
    flows,
    growth_from_parts,
    growth_on_korean_figures,
    trade_with,
)
from edition.evidence.votes import from_votes, slope_of
from edition.words import in_words

ALLIES = ["GBR", "FRA", "DEU"]
"""The members that stand for NATO beside the United States."""

DECADE = (2008, 2017)
"""First and last full year of the ten years before the paper."""

IMPORTED = ("2006_2010", "2014_2018")
"""The spans for which the sellers of arms to South Korea are known."""

facts.register(
    events={"SK-27": "moon_forum_address", "SK-48": "trump_doubts_trade_pact"},
    quantities={
        "SK-12": "korean_loan_1991",
        "SK-28": "moon_bridges",
        "SK-31": "russian_exports_growth_2017h1",
    },
    features={
        "SK-07": ("russia_north_korea_border", "kind"),
        "SK-08": ("russian_unease_2017", "object"),
        "SK-16": ("gorbachev_pacific_policy", "aim"),
        "SK-18": ("northern_policy", "partner"),
        "SK-19": ("far_east_development_2017", "backer"),
        "SK-21": ("russian_far_east", "development"),
        "SK-24": ("russian_korean_projects", "project"),
        "SK-29": ("far_east_in_korean_trade", "place"),
        "SK-32": ("trutnev_2017", "office"),
        "SK-34": ("eastern_economic_forum", "purpose"),
        "SK-35": ("korea_eaeu_free_trade", "advocate"),
        "SK-37": ("russian_korean_military_ties", "form"),
        "SK-45": ("northern_policy", "author"),
        "SK-46": ("moon_nine_bridges", "field"),
        "SK-47": ("trade_figures_2017h1", "stated_by"),
    },
    intervals={
        "SK-14": ("ussr_rok_relations", "korean_loan_package", "days"),
        "SK-17": ("gorbachev_vladivostok_speech", "northern_policy_declared", "days"),
        "SK-49": ("trump_doubts_trade_pact", "free_trade_push_2017", "days"),
    },
)


@evidence("SK-01", measure=["opinion", "votes"])
def american_decline(*, measure: str = "opinion") -> Finding:
    """Points lost from 2008 on: of a hundred Americans, or of a hundred votes taken alike."""
    if measure == "votes":
        rows = agreement("USA").loc[list(DECADE)]
        lost = 100 * (rows["agreement"].iloc[0] - rows["agreement"].iloc[1])
        return from_votes(lost, "points", rows)
    polls = ["americans_favourable_2008", "americans_favourable_2018"]
    before, after = map(facts.figure, polls)
    return facts.derived(
        before - after,
        "points",
        *map(facts.quantity, polls),
        facts.event("lavrov_worse_than_cold_war"),
        note="Measured by the share of Americans with a good opinion of Russia.",
    )


@evidence("SK-40", partners=["mean", *ALLIES], end=["2017", "2018"])
def nato_decline(*, partners: str = "mean", end: str = "2017") -> Finding:
    """Slope of Russia's agreement with members of NATO since 2008, per year."""
    members = ALLIES if partners == "mean" else [partners]
    years = [agreement(member).loc[DECADE[0] : int(end)] for member in members]
    slope = sum(slope_of(rows["agreement"]) for rows in years) / len(members)
    return facts.derived(
        slope,
        "per year",
        from_votes(slope, "per year", pd.concat(years)),
        facts.event("nato_suspends_cooperation"),
        facts.quantity("nato_publics_favourable_2013"),
        facts.quantity("nato_publics_favourable_2015"),
        note="Measured by votes in the General Assembly; the alliance itself has no vote there.",
    )


@evidence("SK-03", base=["neighbours_and_usa", "world"])
def turn_to_the_east(*, base: str = "neighbours_and_usa") -> Finding:
    """Gain of China, Japan and South Korea in Russia's trade, 2008 to 2016, points."""
    world = [facts.quantity(f"east_asia_share_of_russian_trade_{year}") for year in TRADE]
    if base == "world":
        first, last = (facts.figure(f"east_asia_share_of_russian_trade_{year}") for year in TRADE)
    else:
        shares = eastern_trade()["share"]
        first, last = shares[TRADE[0]], shares[TRADE[1]]
        world.insert(0, flows(*NEIGHBOURS, "USA"))
    began = facts.features("turn_to_the_east", "began")
    return facts.derived(last - first, "points", *world, began)


@evidence("SK-13")
def second_loan() -> Finding:
    """What Seoul had lent in all, less the loan of 1991, billion US dollars."""
    total, first = facts.quantity("korean_loans_total"), facts.quantity("korean_loan_1991")
    lent = facts.figure("korean_loans_total") - facts.figure("korean_loan_1991")
    held_back = facts.figure("korean_loan_not_paid_out")
    rest = facts.derived(
        lent,
        total.unit,
        total,
        first,
        facts.quantity("korean_loan_not_paid_out"),
        note=f"Of the credit that was promised, {held_back:.2f} billion were never paid out.",
    )
    return replace(rest, low=lent, high=(first.high or 0.0) - facts.figure("korean_loans_total"))


@evidence("SK-15", year=["1978", "1977"])
def trade_before_1979(*, year: str = "1978") -> Finding:
    """Trade of the Soviet Union and South Korea in a year before 1979, million US dollars."""
    return facts.quantity(f"soviet_korean_trade_{year}")


@evidence("SK-23")
def railway() -> Finding:
    """The projects that Russia named with both Koreas, and how far the railway was to reach."""
    projects = facts.features("russian_korean_projects", "project")
    reach = facts.features("russian_korean_railway", "reach")
    note = f"The railway was to reach {in_words(reach.observed)}."
    return facts.derived(projects.observed, "", projects, reach, note=note)


@evidence("SK-33")
def forum_to_support_centre() -> Finding:
    """Days from the close of the forum to the opening of the centre of the trade agency."""
    waited = facts.interval("forum_2017_closed", "kotra_centre_opened", "days")
    return facts.derived(waited.observed, "days", waited, facts.event("kotra_accord"))


@evidence("SK-30", speaker=["Russia", "South Korea"])
def half_year_growth(*, speaker: str = "Russia") -> Finding:
    """Growth of trade in 2017: the half-year on Russian, seven months on Korean figures."""
    return facts.derived(
        facts.figure("trade_growth_2017h1") if speaker == "Russia" else growth_on_korean_figures(),
        "per cent",
        *map(facts.quantity, ["trade_growth_2017h1", *GROWTH_FIGURES]),
        note=f"The parts that Trutnev gave make {growth_from_parts():.1f} per cent; Korean growth "
        f"rates to July on Korean totals of 2016 make {growth_on_korean_figures():.1f}.",
    )


@evidence("SK-43", span=["2017", "decade"])
def closer_to_seoul(*, span: str = "2017") -> Finding:
    """Growth of trade with South Korea: of 2017, or from 2008 to 2016, per cent."""
    if span == "2017":
        return facts.quantity("trade_growth_2017")
    trade = trade_with("KOR")
    change = 100 * (trade[TRADE[1]] / trade[TRADE[0]] - 1)
    return facts.derived(change, "per cent", flows("KOR"))


@evidence("SK-50")
def years_without_deliveries() -> Finding:
    """Years from the last delivery of Russian arms to the date of the paper."""
    gap = facts.interval("last_russian_arms_delivery", "paper_received")
    return facts.derived(
        gap.observed,
        "years",
        gap,
        *(facts.features(f"korean_arms_imports_{span}", "supplier") for span in IMPORTED),
        note="Major arms only; parts, civil helicopters and technology are outside the count.",
    )


def agreement(partner: str) -> pd.DataFrame:
    """Russia's agreement with a state in the General Assembly by year, 0 to 1."""
    return votes.agreement("RUS", partner)


def gap_to_russia(partner: str) -> "pd.Series[float]":
    """Distance of a state from Russia on the scale of ideal points, by year."""
    points = tables.read("ideal_points").pivot(
        index="year", columns="country", values="ideal_point"
    )
    return (points[partner] - points["RUS"]).abs()
