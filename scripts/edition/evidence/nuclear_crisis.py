"""Evidence for the section on the nuclear crisis."""

from dataclasses import replace

from edition import tables
from edition.claims import Finding
from edition.evidence import facts
from edition.evidence.registry import evidence
from edition.words import in_words

LAUNCH_WINDOW_DAYS = 14
"""How long before a resolution a launch counts as its occasion."""


@evidence("NC-01")
def npt_withdrawal() -> Finding:
    """The day on which North Korea announced that it leaves the Non-Proliferation Treaty."""
    return facts.event("npt_withdrawal_announced")


@evidence("NC-02")
def deep_concern() -> Finding:
    """The day of the Russian Foreign Ministry's statement of deep concern."""
    return facts.event("russia_deep_concern")


@evidence("NC-03")
def denuclearisation_restated() -> Finding:
    """The first day in 2003 on which Putin put his name to a Korea without nuclear weapons."""
    return facts.event("putin_nuclear_free_korea")


@evidence("NC-04")
def losyukov_office() -> Finding:
    """Losyukov's office in the reports of 2003."""
    return facts.features("losyukov_2003", "office")


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


@evidence("NC-06")
def kang_brief() -> Finding:
    """What Kang Sok-ju was in charge of, in the reports on him."""
    return facts.features("kang_sok_ju", "brief")


@evidence("NC-07")
def refusal_to_acceptance() -> Finding:
    """Days from the refusal of multilateral talks to the acceptance of six-party talks."""
    return facts.interval("multilateral_talks_refused", "six_party_talks_accepted", "days")


@evidence("NC-08")
def guarantees_with_china() -> Finding:
    """The day on which Losyukov spoke of security guarantees by Russia and China."""
    return facts.event("guarantees_with_china_floated")


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


@evidence("NC-11")
def economic_leg() -> Finding:
    """The day on which the Russian package with its economic part was presented."""
    return facts.event("russian_package_presented")


@evidence("NC-12")
def economic_projects() -> Finding:
    """The projects that made up Russia's economic approach."""
    return facts.features("russian_economic_approach", "project")


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


@evidence("NC-19")
def debt_total() -> Finding:
    """The debt on the day of the agreement, billion US dollars."""
    return facts.quantity("debt_total")


@evidence("NC-20")
def vote_to_debt_deal() -> Finding:
    """Years from the vote for resolution 1874 to the debt agreement."""
    return facts.between(russian_vote("1874"), facts.event("debt_agreement_signed"))


@evidence("NC-22")
def debt_left() -> Finding:
    """The part of the debt that remained to be repaid, billion US dollars."""
    return facts.quantity("debt_remainder")


@evidence("NC-23")
def use_of_remainder() -> Finding:
    """What the repayments were to pay for."""
    return facts.features("debt_remainder", "purpose")


@evidence("NC-24")
def remainder_by_arithmetic() -> Finding:
    """The remainder that follows from the reported total and share, billion US dollars."""
    total, share = facts.quantity("debt_total"), facts.quantity("debt_share_written_off")
    left = facts.figure("debt_total") * (1 - facts.figure("debt_share_written_off") / 100)
    return facts.derived(left, total.unit, total, share)


@evidence("NC-26")
def munich() -> Finding:
    """The day on which Putin spoke in Munich of assurances that were not kept."""
    return facts.event("munich_assurances")


@evidence("NC-27")
def soviet_end_to_munich() -> Finding:
    """Years from the end of the Soviet Union to the words in Munich."""
    return facts.interval("soviet_union_dissolved", "munich_assurances")


@evidence("NC-30")
def rational_actor() -> Finding:
    """How Russian specialists who were read describe the leadership in Pyongyang."""
    return facts.features("north_korean_leadership", "russian_view")


@evidence("NC-31")
def debt_agreement() -> Finding:
    """The day on which the debt agreement was signed."""
    return facts.event("debt_agreement_signed")


@evidence("NC-32")
def new_leader() -> Finding:
    """Days from Kim Jong-il's death to the debt agreement."""
    return facts.interval("kim_jong_il_died", "debt_agreement_signed", "days")


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
