"""Evidence for the section on Russia and South Korea."""

import pandas as pd

from edition import tables
from edition.claims import Finding
from edition.evidence import facts
from edition.evidence.registry import evidence
from edition.words import in_words

NEIGHBOURS = ["CHN", "JPN", "KOR"]
"""The states that stand for the East in Russia's trade."""

ALLIES = ["GBR", "FRA", "DEU"]
"""The members that stand for NATO beside the United States."""

DECADE = (2008, 2017)
"""First and last full year of the ten years before the paper."""

TRADE = (2008, 2016)
"""First year of the decade, and the last one that the table of trade has."""

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
        return _from_votes(lost, "points", rows)
    before = facts.quantity("americans_favourable_2008")
    after = facts.quantity("americans_favourable_2018")
    lost = facts.figure("americans_favourable_2008") - facts.figure("americans_favourable_2018")
    return facts.derived(
        lost,
        "points",
        before,
        after,
        facts.event("lavrov_worse_than_cold_war"),
        note="Measured by the share of Americans with a good opinion of Russia.",
    )


@evidence("SK-40", partners=["mean", *ALLIES], end=["2017", "2018"])
def nato_decline(*, partners: str = "mean", end: str = "2017") -> Finding:
    """Slope of Russia's agreement with members of NATO since 2008, per year."""
    members = ALLIES if partners == "mean" else [partners]
    years = pd.concat(agreement(member).loc[DECADE[0] : int(end)] for member in members)
    slope = sum(slope_of(agreement(m)["agreement"].loc[DECADE[0] : int(end)]) for m in members)
    found = _from_votes(slope / len(members), "per year", years)
    return facts.derived(
        found.observed,
        "per year",
        found,
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
    flows = [] if base == "world" else [_flows(*NEIGHBOURS, "USA")]
    began = facts.features("turn_to_the_east", "began")
    return facts.derived(last - first, "points", *flows, *world, began)


@evidence("SK-13")
def second_loan() -> Finding:
    """What Seoul had lent in all, less the loan of 1991, billion US dollars."""
    total, first = facts.quantity("korean_loans_total"), facts.quantity("korean_loan_1991")
    lent = facts.figure("korean_loans_total") - facts.figure("korean_loan_1991")
    rest = facts.derived(lent, total.unit, total, first, facts.quantity("korean_loan_not_paid_out"))
    held_back = facts.figure("korean_loan_not_paid_out")
    highest = (first.high or 0.0) - facts.figure("korean_loans_total")
    return Finding(
        observed=lent,
        unit=rest.unit,
        low=lent,
        high=highest,
        rows=rest.rows,
        sources=rest.sources,
        origins=rest.origins,
        primary=rest.primary,
        note=f"Of the credit that was promised, {held_back:.2f} billion were never paid out.",
    )


@evidence("SK-15", year=["1978", "1977"])
def trade_before_1979(*, year: str = "1978") -> Finding:
    """Trade of the Soviet Union and South Korea in a year before 1979, million US dollars."""
    return facts.quantity(f"soviet_korean_trade_{year}")


@evidence("SK-23")
def railway() -> Finding:
    """The projects that Russia named with both Koreas, and how far the railway was to reach."""
    projects = facts.features("russian_korean_projects", "project")
    reach = facts.features("russian_korean_railway", "reach")
    return facts.derived(
        projects.observed,
        "",
        projects,
        reach,
        note=f"The railway was to reach {in_words(reach.observed)}.",
    )


@evidence("SK-33")
def forum_to_support_centre() -> Finding:
    """Days from the close of the forum to the opening of the centre of the trade agency."""
    waited = facts.interval("forum_2017_closed", "kotra_centre_opened", "days")
    return facts.derived(waited.observed, "days", waited, facts.event("kotra_accord"))


@evidence("SK-30", speaker=["Russia", "South Korea"])
def half_year_growth(*, speaker: str = "Russia") -> Finding:
    """Growth of trade in 2017: the half-year on Russian, seven months on Korean figures."""
    stated = facts.quantity("trade_growth_2017h1")
    parts = [facts.quantity(name) for name in (*RUSSIAN_PARTS, *KOREAN_PARTS)]
    return facts.derived(
        facts.figure("trade_growth_2017h1") if speaker == "Russia" else growth_on_korean_figures(),
        "per cent",
        stated,
        *parts,
        note=f"The parts that Trutnev gave make {growth_from_parts():.1f} per cent; Korean growth "
        f"rates to July on Korean totals of 2016 make {growth_on_korean_figures():.1f}.",
    )


RUSSIAN_PARTS = ["russian_exports_2017h1", "russian_imports_2017h1"]
KOREAN_PARTS = ["korean_exports_to_russia_2016", "korean_imports_from_russia_2016"]
KOREAN_RATES = ["korean_exports_growth_2017m7", "korean_imports_growth_2017m7"]


def growth_from_parts() -> float:
    """Growth of the half-year from exports, imports and their growth rates, per cent."""
    now = [facts.figure(name) for name in RUSSIAN_PARTS]
    rates = [facts.figure(f"russian_{way}_growth_2017h1") for way in ("exports", "imports")]
    before = sum(value / (1 + rate / 100) for value, rate in zip(now, rates, strict=True))
    return 100 * (sum(now) / before - 1)


def growth_on_korean_figures() -> float:
    """Korean growth rates of seven months weighted by Korean trade of 2016, per cent."""
    weights = [facts.figure(name) for name in KOREAN_PARTS]
    rates = [facts.figure(name) for name in KOREAN_RATES]
    return sum(w * r for w, r in zip(weights, rates, strict=True)) / sum(weights)


@evidence("SK-43", span=["2017", "decade"])
def closer_to_seoul(*, span: str = "2017") -> Finding:
    """Growth of trade with South Korea: of 2017, or from 2008 to 2016, per cent."""
    year = facts.quantity("trade_growth_2017")
    if span == "2017":
        return year
    trade = trade_with("KOR")
    change = 100 * (trade[TRADE[1]] / trade[TRADE[0]] - 1)
    return facts.derived(change, "per cent", _flows("KOR"))


@evidence("SK-50")
def years_without_deliveries() -> Finding:
    """Years from the last delivery of Russian arms to the date of the paper."""
    gap = facts.interval("last_russian_arms_delivery", "paper_received")
    periods = ["korean_arms_imports_2006_2010", "korean_arms_imports_2014_2018"]
    suppliers = [facts.features(period, "supplier") for period in periods]
    return facts.derived(
        gap.observed,
        "years",
        gap,
        *suppliers,
        note="Major arms only; parts, civil helicopters and technology are outside the count.",
    )


def agreement(partner: str) -> pd.DataFrame:
    """Russia's agreement with a state in the General Assembly by year, 0 to 1."""
    table = tables.read("general_assembly")
    straight = (table["country_a"] == "RUS") & (table["country_b"] == partner)
    turned = (table["country_a"] == partner) & (table["country_b"] == "RUS")
    return table[straight | turned].set_index("year").sort_index()


def slope_of(series: "pd.Series[float]") -> float:
    """Change a year of the least-squares line through a series indexed by year."""
    years = series.index.to_numpy(float)
    centred = years - years.mean()
    return float((centred * series.to_numpy(float)).sum() / (centred**2).sum())


def trade_with(partner: str) -> "pd.Series[float]":
    """Russia's exports to and imports from a state by year, billion dollars of 2010."""
    table = tables.read("trade_flows")
    rows = table[(table["exporter"] == partner) | (table["importer"] == partner)]
    return rows.groupby("year")["value"].sum() / 1000


def eastern_trade() -> pd.DataFrame:
    """Trade with each neighbour and the United States by year, and the neighbours' `share`.

    Billion dollars of 2010; the share is per cent of the trade with these four.
    """
    trade = pd.DataFrame({state: trade_with(state) for state in [*NEIGHBOURS, "USA"]})
    trade["share"] = 100 * trade[NEIGHBOURS].sum(axis=1) / trade[[*NEIGHBOURS, "USA"]].sum(axis=1)
    return trade


def gap_to_russia(partner: str) -> "pd.Series[float]":
    """Distance of a state from Russia on the scale of ideal points, by year."""
    points = tables.read("ideal_points").pivot(
        index="year", columns="country", values="ideal_point"
    )
    return (points[partner] - points["RUS"]).abs()


def _from_votes(observed: float, unit: str, rows: pd.DataFrame) -> Finding:
    pairs = dict.fromkeys(rows["country_a"] + "-" + rows["country_b"])
    return Finding(
        observed=float(observed),
        unit=unit,
        rows=tuple(f"general_assembly:{pair}" for pair in pairs),
        **facts.backing(rows["source"]),
    )


def _flows(*partners: str) -> Finding:
    rows = tables.read("trade_flows").query("exporter in @partners")
    return facts.cite(rows, "trade_flows", "exporter", None)
