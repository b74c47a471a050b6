"""Evidence for the section on the nuclear crisis."""

from dataclasses import replace

from edition import tables
from edition.claims import Finding
from edition.evidence import facts
from edition.evidence.registry import evidence
from edition.words import in_words

facts.register(
    events={
        "NC-01": "npt_withdrawal_announced",
        "NC-02": "russia_deep_concern",
        "NC-03": "putin_nuclear_free_korea",
        "NC-08": "guarantees_with_china_floated",
        "NC-11": "russian_package_presented",
        "NC-26": "munich_assurances",
        "NC-31": "debt_agreement_signed",
    },
    quantities={"NC-19": "debt_total", "NC-22": "debt_remainder"},
    features={
        "NC-04": ("losyukov_2003", "office"),
        "NC-06": ("kang_sok_ju", "brief"),
        "NC-12": ("russian_economic_approach", "project"),
        "NC-23": ("debt_remainder", "purpose"),
        "NC-30": ("north_korean_leadership", "russian_view"),
    },
    intervals={
        "NC-07": ("multilateral_talks_refused", "six_party_talks_accepted", "days"),
        "NC-27": ("soviet_union_dissolved", "munich_assurances", "years"),
        "NC-32": ("kim_jong_il_died", "debt_agreement_signed", "days"),
    },
)

LAUNCH_WINDOW_DAYS = 14
"""How long before a resolution a launch counts as its occasion."""


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


@evidence("NC-15")
def launches_before_1695() -> Finding:
    """Launches in the fortnight before resolution 1695."""
    adopted = tables.read("security_council").set_index("resolution")["date"]["1695"]
    launches = tables.read("missile_launches")
    age = (adopted - launches["date"]).dt.days
    exact = launches["precision"] == "day"
    rows = launches[exact & age.between(0, LAUNCH_WINDOW_DAYS)]
    counted = facts.cite(rows, "missile_launches", "launch", len(rows), "launches")
    reported = facts.quantity("launches_july_2006")
    return Finding(
        observed=counted.observed,
        unit="launches",
        low=reported.low,
        high=reported.high,
        rows=counted.rows + reported.rows,
        **facts.backing(counted.sources + reported.sources),
    )


@evidence("NC-16")
def vote_on_1874() -> Finding:
    """The day of Russia's vote for resolution 1874."""
    return russian_vote("1874")


@evidence("NC-17")
def years_between_votes() -> Finding:
    """Years between Russia's votes for resolutions 1695 and 1874."""
    return facts.between(russian_vote("1695"), russian_vote("1874"))


@evidence("NC-18")
def share_written_off() -> Finding:
    """The share of the debt that was cancelled, per cent, from total and remainder."""
    total, left = facts.quantity("debt_total"), facts.quantity("debt_remainder")
    share = 100 * (1 - facts.figure("debt_remainder") / facts.figure("debt_total"))
    reported = facts.quantity("debt_share_written_off")
    return facts.derived(share, "per cent", total, left, reported)


@evidence("NC-20")
def vote_to_debt_deal() -> Finding:
    """Years from the vote for resolution 1874 to the debt agreement."""
    return facts.between(russian_vote("1874"), facts.event("debt_agreement_signed"))


@evidence("NC-24")
def remainder_by_arithmetic() -> Finding:
    """The remainder that follows from the reported total and share, billion US dollars."""
    total, share = facts.quantity("debt_total"), facts.quantity("debt_share_written_off")
    left = facts.figure("debt_total") * (1 - facts.figure("debt_share_written_off") / 100)
    return facts.derived(left, total.unit, total, share)


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
