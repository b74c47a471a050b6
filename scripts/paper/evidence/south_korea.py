"""Evidence for the section on Russia and South Korea."""

from dataclasses import replace
from functools import partial

from edition.evidence import Finding, choice, evidence, facts, in_words
from paper.measures.russian_trade import GROWTH_FIGURES, growth_from_parts, growth_on_korean_figures

IMPORTED = ("2006_2010", "2014_2018")
"""The spans for which the sellers of arms to South Korea are known."""

facts.register(
    events={"SK-27": "moon_forum_address", "SK-48": "trump_doubts_trade_pact"},
    quantities={
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
    },
)


evidence(
    "SK-12",
    name=choice(
        "what counts",
        {
            "korean_loan_1991": ("paid out", "What was paid out is what was lent."),
            "korean_loan_pledged": ("pledged", "The accord of 1991 was on three years of credit."),
        },
    ),
)(facts.quantity)


@evidence(
    "SK-13",
    counted=choice(
        "what counts",
        {
            "paid_out": "What was paid out is what was lent.",
            "promised": "The second half was promised in the same accord, though never paid.",
        },
    ),
)
def second_loan(*, counted: str = "paid_out") -> Finding:
    """What Seoul had lent in all, less the loan of 1991, billion US dollars.

    Its upper bound is what the highest report on the first loan leaves beyond the total.
    """
    if counted == "promised":
        return facts.quantity("korean_loan_not_paid_out")
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


@evidence(
    "SK-15",
    year={
        "1978": "The last year before 1979.",
        "1977": "The year before, since the paper speaks of all earlier years.",
    },
    records={
        "one": "A trading company and a data set may both go back to Korean trade statistics.",
        "two": "They have different figures and different publishers.",
    },
)
def trade_before_1979(*, year: str = "1978", records: str = "one") -> Finding:
    """Trade of the Soviet Union and South Korea in a year before 1979, million US dollars."""
    found = facts.quantity(f"soviet_korean_trade_{year}")
    if records == "two":
        return found
    note = "Both records may go back to Korean trade statistics, so they count as one source."
    return replace(found, origins=frozenset({"Korean trade statistics"}), note=note)


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
    return facts.derived(waited.observed, waited.unit, waited, facts.event("kotra_accord"))


@evidence(
    "SK-30",
    speaker={
        "Russia": "The rate that the paper's witness gave.",
        "parts": "The rate that follows from the exports and imports that he gave.",
        "South Korea": "The partner's own figures, to July.",
    },
)
def half_year_growth(*, speaker: str = "Russia") -> Finding:
    """Growth of trade in 2017: the half-year on Russian, seven months on Korean figures."""
    growth = {
        "Russia": lambda: facts.figure("trade_growth_2017h1"),
        "parts": growth_from_parts,
        "South Korea": growth_on_korean_figures,
    }
    return facts.derived(
        growth[speaker](),
        "per cent",
        *map(facts.quantity, ["trade_growth_2017h1", *GROWTH_FIGURES]),
        note=f"The parts that Trutnev gave make {growth_from_parts():.1f} per cent; Korean growth "
        f"rates to July on Korean totals of 2016 make {growth_on_korean_figures():.1f}.",
    )


evidence(
    "SK-49",
    start={
        "trump_doubts_trade_pact": (
            "the doubts of April 2017",
            "The doubts were first said aloud in April 2017.",
        ),
        "trump_weighs_withdrawal": (
            "the threat of September 2017",
            "A withdrawal was on the table in September 2017.",
        ),
    },
    end={
        "free_trade_push_2017": (
            "the push of November 2017",
            "The push that followed the forum which the paper speaks of.",
        ),
        "free_trade_first_talks": ("the first talks", "The first round of official talks."),
        "park_hopes_for_free_trade": (
            "President Park's hope",
            "The hope was voiced by the president before Moon.",
        ),
        "free_trade_research_agreed": (
            "the accord on a study",
            "Both sides had agreed to study a pact.",
        ),
    },
)(partial(facts.interval, unit="days"))


@evidence(
    "SK-50",
    start={
        "last_russian_arms_delivery": (
            "the last delivery",
            "A sale is done when the arms are delivered.",
        ),
        "arms_second_programme_agreed": ("the last agreement", "A sale is made when it is agreed."),
    },
)
def years_without_sales(*, start: str = "last_russian_arms_delivery") -> Finding:
    """Years from the last Russian arms to the date of the paper."""
    gap = facts.interval(start, "paper_received")
    return facts.derived(
        gap.observed,
        "years",
        facts.event(start),
        *(facts.features(f"korean_arms_imports_{span}", "supplier") for span in IMPORTED),
        note="The present tense is taken to reach back five years. Major arms only; parts, civil "
        "helicopters and technology are outside the count.",
    )
