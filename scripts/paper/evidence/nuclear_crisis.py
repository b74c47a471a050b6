"""Evidence for the section on the nuclear crisis."""

from dataclasses import replace
from datetime import date
from functools import partial

from edition.evidence import Finding, choice, evidence, facts, in_words, tables

facts.register(
    events={
        "NC-01": "npt_withdrawal_announced",
        "NC-02": "russia_deep_concern",
        "NC-03": "putin_nuclear_free_korea",
        "NC-08": "guarantees_with_china_floated",
        "NC-11": "russian_package_presented",
        "NC-26": "munich_assurances",
    },
    features={
        "NC-04": ("losyukov_2003", "office"),
        "NC-06": ("kang_sok_ju", "brief"),
        "NC-12": ("russian_economic_approach", "project"),
        "NC-23": ("debt_remainder", "purpose"),
        "NC-30": ("north_korean_leadership", "russian_view"),
    },
)

AGREED = {
    "debt_agreement_signed": ("signed", "An agreement is reached when it is signed."),
    "debt_agreement_ratified": ("ratified", "It binds from ratification on."),
}
"""Which day is that of the debt agreement."""

LONG_RANGE = ["ICBM", "IRBM", "SLV"]
"""Types of missiles that reach beyond the region, and launchers of satellites."""

COUNTINGS = {
    "days": "The time in days, as years.",
    "calendar_years": "The years' numbers, as one reckons in a text.",
}
"""How the years between two days are counted."""

evidence(
    "NC-31",
    name=choice(
        "what counts",
        AGREED
        | {
            "debt_terms_reported": (
                "terms reported",
                "Its terms were agreed in principle the year before.",
            )
        },
    ),
)(facts.event)
evidence("NC-32", end=AGREED)(partial(facts.interval, "kim_jong_il_died", unit="days"))
evidence(
    "NC-07",
    end={
        "six_party_talks_accepted": (
            "the talks accepted",
            "The refusal ends with the word that accepts.",
        ),
        "six_party_talks_opened": ("the talks opened", "It ends when the delegations sit down."),
    },
)(partial(facts.interval, "multilateral_talks_refused", unit="days"))
evidence(
    "NC-19",
    name=choice(
        "what counts",
        {
            "debt_total": ("as agreed", "The sum that the agreement settles."),
            "debt_estimate_2007": (
                "the estimate of 2007",
                "The sum that was reported in the years of the talks.",
            ),
            "debt_at_rate_of_2012": (
                "by the rouble of 2012",
                "The debt was in roubles, worth little at the rate of the day.",
            ),
        },
    ),
)(facts.quantity)


@evidence("NC-05")
def six_state_proposal() -> Finding:
    """Whether Losyukov put talks of six states to Kang Sok-ju: silent in the open record."""
    return Finding(
        observed=None,
        missing=(
            "The reports of January 2003 that could be read tell of a plan in three parts, and of "
            "a Russian idea of talks among ten, but not of six states put to Kang. "
            "The answer would be found in Funabashi, The Peninsula Question, page 168, "
            "or in the diplomatic papers of both sides."
        ),
    )


@evidence("NC-09")
def setting_of_guarantees() -> Finding:
    """The setting of the guarantees: on record only in public, where it was the six-party talks."""
    public = facts.features("guarantees_with_china", "setting")
    return replace(
        public,
        observed=None,
        missing=(
            f"Where the guarantees were spoken of in public, the setting was the "
            f"{in_words(public.observed)}, which speaks against the statement. "
            "Whether the government weighed them in private without such talks is not on open "
            "record; the answer would be found in Funabashi, The Peninsula Question, page 169."
        ),
    )


@evidence("NC-14")
def vote_on_1695() -> Finding:
    """The day of Russia's vote for resolution 1695."""
    return russian_vote("1695")


@evidence(
    "NC-15",
    window={
        "14": "The Council took ten days over the text.",
        "30": "A month is how long a matter stays on its table.",
        "365": "No launch had a resolution of its own in the year before.",
    },
    missiles={
        "all": "The resolution speaks of launches in the plural.",
        "long_range": "The world spoke of the one rocket of long range.",
    },
)
def launches_before_1695(*, window: str = "14", missiles: str = "all") -> Finding:
    """Launches in the days before resolution 1695."""
    adopted = tables.read("security_council").set_index("resolution")["date"]["1695"]
    launches = tables.read("missile_launches")
    if missiles == "long_range":
        launches = launches[launches["type"].isin(LONG_RANGE)]
    age = (adopted - launches["date"]).dt.days
    exact = launches["precision"] == "day"
    rows = launches[exact & age.between(0, int(window))]
    counted = facts.cite(rows, "missile_launches", "launch", len(rows), "launches")
    if missiles == "long_range":
        return counted
    reported = facts.quantity("launches_july_2006")
    return replace(
        counted,
        low=reported.low,
        high=reported.high,
        rows=counted.rows + reported.rows,
        **facts.backing(counted.sources + reported.sources),
    )


@evidence("NC-16")
def vote_on_1874() -> Finding:
    """The day of Russia's vote for resolution 1874."""
    return russian_vote("1874")


@evidence("NC-17", counting=COUNTINGS)
def years_between_votes(*, counting: str = "days") -> Finding:
    """Years between Russia's votes for resolutions 1695 and 1874."""
    return _years(russian_vote("1695"), russian_vote("1874"), counting)


@evidence(
    "NC-18",
    figure={
        "computed": "The share that follows from total and remainder.",
        "reported": "The share that the agreement was said to write off.",
    },
)
def share_written_off(*, figure: str = "computed") -> Finding:
    """The share of the debt that was cancelled, per cent, from total and remainder."""
    total, left = facts.quantity("debt_total"), facts.quantity("debt_remainder")
    share = 100 * (1 - facts.figure("debt_remainder") / facts.figure("debt_total"))
    reported = facts.quantity("debt_share_written_off")
    observed = share if figure == "computed" else reported.observed
    return facts.derived(observed, "per cent", total, left, reported)


@evidence("NC-20", deal=AGREED, counting=COUNTINGS)
def vote_to_debt_deal(*, deal: str = "debt_agreement_signed", counting: str = "days") -> Finding:
    """Years from the vote for resolution 1874 to the debt agreement."""
    return _years(russian_vote("1874"), facts.event(deal), counting)


@evidence(
    "NC-22",
    figure={
        "reported": "The sum that the agreement leaves to be repaid.",
        "computed": "The tenth that is left of the total.",
    },
)
def remainder(*, figure: str = "reported") -> Finding:
    """What was left to repay, billion US dollars."""
    return facts.quantity("debt_remainder") if figure == "reported" else remainder_by_arithmetic()


@evidence("NC-27", counting=COUNTINGS)
def end_of_the_union_to_munich(*, counting: str = "days") -> Finding:
    """Years from the end of the Soviet Union to the speech in Munich."""
    first, last = facts.event("soviet_union_dissolved"), facts.event("munich_assurances")
    return _years(first, last, counting)


@evidence("NC-24")
def remainder_by_arithmetic() -> Finding:
    """The remainder that follows from the reported total and share, billion US dollars."""
    total, share = facts.quantity("debt_total"), facts.quantity("debt_share_written_off")
    left = facts.figure("debt_total") * (1 - facts.figure("debt_share_written_off") / 100)
    return facts.derived(left, total.unit, total, share)


def _years(first: Finding, last: Finding, counting: str) -> Finding:
    found = facts.between(first, last)
    if counting == "days" or not (
        isinstance(first.observed, date) and isinstance(last.observed, date)
    ):
        return found
    return replace(found, observed=last.observed.year - first.observed.year)


def russian_vote(number: str) -> Finding:
    """The day on which Russia voted for a resolution; what it did instead if it did not."""
    row = tables.read("security_council").query("resolution == @number")
    vote, day = row.iloc[0]["russia"], row.iloc[0]["date"].date()
    adopted = facts.event(f"resolution_{number}_adopted")
    observed = day if vote == "yes" else f"a Russian vote of {vote}"
    return Finding(
        observed=observed,
        rows=(f"security_council:{number}", *adopted.rows),
        **facts.backing([*row["source"], *adopted.sources]),
    )
