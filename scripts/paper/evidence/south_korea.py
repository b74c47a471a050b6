"""Evidence for the section on Russia and South Korea."""

from dataclasses import replace
from functools import partial

from edition.evidence import NOT_YET_TESTED, Finding, choice, evidence, facts
from paper.measures.russian_trade import (
    KOREA_IN_THE_EAST,
    KOREAN_PARTS,
    KOREAN_RATES,
    far_eastern_share,
    growth_on_korean_figures,
)

facts.register(
    quantities={
        "SK-12": "korean_loan_1991",
        "SK-28": "moon_bridges",
    },
    features={
        "SK-07": ("russia_north_korea_border", "kind"),
        "SK-08": ("russian_unease_2017", "object"),
        "SK-16": ("gorbachev_pacific_policy", "aim"),
        "SK-18": ("northern_policy", "partner"),
        "SK-19": ("far_east_development_2017", "backer"),
        "SK-24": ("russian_korean_projects", "project"),
        "SK-27": ("moon_forum_2017", "said_of_the_policies"),
        "SK-32": ("trutnev_2017", "office"),
        "SK-34": ("eastern_economic_forum", "purpose"),
        "SK-35": ("korea_eaeu_free_trade", "advocate"),
        "SK-37": ("russian_korean_military_ties", "form"),
        "SK-46": ("moon_nine_bridges", "field"),
        "SK-47": ("trade_figures_2017h1", "stated_by"),
    },
    coded={
        "SK-21": ("regional_development", "Russian Far East"),
        "SK-45": ("policy_introducer", "northern policy (Roh Tae-woo)"),
    },
    intervals={"SK-14": ("ussr_rok_relations", "korean_loan_package", "days")},
)


@evidence("SK-15")
def early_trade() -> Finding:
    """Both flows of the last year before 1979, million US dollars."""
    place = (
        "The table of Korean customs for 1978, and Soviet figures if there were any, would tell; "
        "so may page 70 of the work that the paper cites. Searched without result: the pages "
        "of Korean newspapers and archives, and reviews of that work."
    )
    trade = facts.quantity("soviet_korean_trade_1978")
    return replace(
        trade, missing=place, status=NOT_YET_TESTED, measure="of trade both ways in 1978"
    )


@evidence(
    "SK-13",
    counted=choice(
        "what counts",
        {
            "paid_out": ("paid out", "What was paid out is what was lent."),
            "promised": "The second half was promised in the same accord, though never paid.",
        },
    ),
)
def second_loan(*, counted: str = "paid_out") -> Finding:
    """What Seoul had lent in all, less the loan of 1991, billion US dollars.

    Its upper bound is what the highest report on the first loan leaves beyond the total.
    """
    withheld = facts.quantity("korean_loan_not_paid_out")
    if counted == "promised":
        return withheld
    total, first = facts.quantity("korean_loans_total"), facts.quantity("korean_loan_1991")
    lent = facts.figure("korean_loans_total") - facts.figure("korean_loan_1991")
    rest = facts.derived(
        lent,
        total.unit,
        total,
        first,
        low=lent,
        high=max(lent, (first.high or 0.0) - facts.figure("korean_loans_total")),
        note=f"Of the credit that was promised, {withheld.observed:.2f} billion was never paid "
        "out.",
    )
    return facts.together(rest, facts.quantity("korean_second_loan"))


evidence(
    "SK-17",
    end=choice(
        "what is dated",
        {
            "northern_policy_declared": (
                "Roh's declaration",
                "The sentence speaks of President Roh and calls the policy his.",
            ),
            "northern_policy_named": (
                "the first naming",
                "A policy of this name was announced under the government before.",
            ),
        },
    ),
)(partial(facts.interval, "gorbachev_vladivostok_speech", unit="days"))


@evidence("SK-23")
def railway() -> Finding:
    """The projects that Russia named with both Koreas, and how far the railway was to reach."""
    return facts.together(
        facts.features("russian_korean_projects", "project"),
        facts.features("russian_korean_railway", "reach"),
    )


FAR_EAST = [
    "far_east_share_of_korean_trade_2016",
    KOREA_IN_THE_EAST,
    "korea_share_of_russian_trade_2016",
]
"""What the part of the Far East in Russian trade is worked out from."""


@evidence("SK-29")
def place_of_the_far_east() -> Finding:
    """What is known of the Far East's part in trade with South Korea in 2016, without a rank."""
    share = facts.figure("far_east_share_of_korean_trade_2016", "per cent")
    return facts.derived(
        None,
        "positions",
        *map(facts.quantity, FAR_EAST),
        missing=f"The Far East had {share:.0f} per cent of the trade with South Korea in 2016 and "
        f"{far_eastern_share():.0f} of all Russian trade, which leans towards the statement; "
        "the tables of the Federal Customs Service by district and partner would show whether a "
        "larger part went through another district. Reports on the trade of the Central and the "
        "North-Western District and Korean ones by region were sought; none has that partner.",
        status=NOT_YET_TESTED,
    )


REGISTER = (
    "There is a party's word alone; the figure would be in the tables of the Federal Customs "
    "Service for January to June 2017. Russian, Korean and English reports of that half-year were "
    "sought; the Korean ones cover the first seven months and the whole year."
)


@evidence("SK-30")
def half_year_growth() -> Finding:
    """Growth of trade in the half-year on Russian, and in seven months on Korean figures.

    The Korean one lies between the rates of exports and imports.
    """
    parts = [facts.quantity(name) for name in [*KOREAN_RATES, *KOREAN_PARTS]]
    rates = [facts.figure(name) for name in KOREAN_RATES]
    weighted = growth_on_korean_figures()
    korean = facts.derived(weighted, "per cent", *parts, low=min(rates), high=max(rates))
    told = facts.together(
        facts.quantity("trade_growth_2017h1"),
        korean,
        note="Korean growth rates up to July, applied to Korean totals of 2016, give "
        f"{weighted:.1f} per cent.",
    )
    return replace(told, missing=REGISTER, status=NOT_YET_TESTED)


@evidence("SK-31")
def half_year_exports() -> Finding:
    """Growth of Russian exports in the half-year, by the word of the government alone."""
    told = facts.quantity("russian_exports_growth_2017h1")
    return replace(told, missing=REGISTER, status=NOT_YET_TESTED)


evidence(
    "SK-33",
    end=choice(
        "the pledge",
        {
            "kotra_centre_opened": (
                "the opening of the centre",
                "The agency gave its word to firms when it opened a centre for them.",
            ),
            "kotra_accord": ("the accord", "The centre was agreed on with the Russian side."),
        },
    ),
)(partial(facts.interval, "forum_2017_closed", unit="days"))


DOUBTS = [
    "us_reviews_korea_pact_pence",
    "trump_doubts_trade_pact",
    "ustr_requests_special_session",
    "trump_weighs_withdrawal",
]


@evidence("SK-48")
def american_doubts() -> Finding:
    """The days on which the administration spoke or wrote of changing the pact or ending it."""
    return facts.together(*map(facts.event, DOUBTS))


@evidence(
    "SK-49",
    end=choice(
        "the hope",
        {
            "park_putin_agree_on_pact": (
                "the first accord of presidents",
                "The hope for a pact is as old as the accord of both presidents on it.",
            ),
            "free_trade_push_2017": (
                "the push of November 2017",
                "The hope at the time of writing is the one that had been voiced anew.",
            ),
        },
    ),
)
def hope_after_doubts(*, end: str = "park_putin_agree_on_pact") -> Finding:
    """Days from the first doubt of the administration, and from the President's, to the hope."""
    first, of_the_president, *_ = DOUBTS
    found = facts.together(
        facts.interval(first, end, "days"), facts.interval(of_the_president, end, "days")
    )
    return replace(found, measure="between the doubts and the hope")


@evidence("SK-50")
def years_without_sales() -> Finding:
    """Years from the last delivery of major Russian arms to the day on which the paper appeared."""
    last = facts.event("last_russian_arms_delivery")
    gap = facts.between(last, facts.event("paper_appeared"))
    found = facts.derived(
        gap.observed,
        gap.unit,
        last,
        low=gap.low,
        high=gap.high,
        note="The present tense is taken to reach back five years, since the two programmes of "
        "arms for debt ran for four years each. Parts, civil helicopters and technology are not "
        "counted.",
    )
    since = (
        "from the last delivery of major arms that they name to the day on which the paper appeared"
    )
    return replace(found, measure=since)
