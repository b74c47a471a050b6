"""Evidence for the section on the nuclear crisis."""

from dataclasses import replace
from functools import partial

from edition.evidence import NO_SOURCE_KNOWN as NO_SOURCE
from edition.evidence import NOT_YET_TESTED as NOT_YET
from edition.evidence import Finding, choice, evidence, facts, in_words, tables

facts.register(
    events={
        "NC-03": "putin_nuclear_free_korea",
        "NC-08": "guarantees_with_china_floated",
        "NC-26": "munich_assurances",
    },
    quantities={"NC-19": "debt_total"},
    features={
        "NC-02": ("russia_on_the_exit_2003", "voiced"),
        "NC-04": ("losyukov_2003", "office"),
        "NC-06": ("kang_sok_ju", "brief"),
        "NC-11": ("russian_package_2003", "content"),
        "NC-12": ("russian_economic_approach", "project"),
        "NC-23": ("debt_remainder", "purpose"),
    },
    intervals={
        "NC-17": ("resolution_1695_adopted", "resolution_1874_adopted", "years"),
        "NC-27": ("soviet_union_dissolved", "munich_assurances", "years"),
        "NC-32": ("kim_jong_il_died", "debt_agreement_signed", "days"),
    },
)

AGREED = {
    "debt_agreement_signed": ("signed", "An agreement is reached when it is signed."),
    "debt_agreement_ratified": ("ratified", "It binds from ratification on."),
}
"""Which day is that of the debt agreement."""

WINDOW = 14
"""Days before a resolution in which a launch is its occasion: the Council took ten over 1695."""

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
evidence("NC-20", end=AGREED)(partial(facts.interval, "resolution_1874_adopted", unit="years"))


@evidence(
    "NC-01",
    sense={
        "declared": ("the declared exit", "A state leaves a treaty when it declares so."),
        "in_law": ("a valid exit", "To withdraw is to do so by the terms of the treaty."),
    },
)
def exit_from_the_treaty(*, sense: str = "declared") -> Finding:
    """The day on which the North declared its exit; whether that was valid no source settles."""
    declared = facts.event("npt_withdrawal_announced")
    if sense == "declared":
        return declared
    place = (
        "Japan held in April 2003 that the North was still bound, for want of notice; no ruling on "
        "it was found. The answer would be found in a ruling of the depositaries or of a court."
    )
    return facts.derived(None, "", declared, missing=place, status=NO_SOURCE)


@evidence("NC-05")
def six_state_proposal() -> Finding:
    """Whether Losyukov put talks of six states to Kang Sok-ju: silent in the open record."""
    return facts.derived(
        None,
        "",
        facts.features("losyukov_2003", "plan"),
        facts.features("losyukov_2003", "met"),
        facts.features("talks_of_six", "author"),
        missing=(
            "The reports of January 2003 that could be read tell of a plan in three parts with "
            "talks of several sides, and of a Russian idea of talks among ten. They tell of no "
            "proposal of six to Kang, who is not among those whom Losyukov is said to have met. "
            "In July Losyukov himself ascribed the proposal of six to Washington. Korean "
            "newspapers, news agencies and Russian, English and Korean pages were searched; the "
            "answer may be in Funabashi, The Peninsula Question, page 168, or in the diplomatic "
            "papers of both sides."
        ),
        status=NO_SOURCE,
    )


@evidence(
    "NC-07",
    idea={
        "several_parties": (
            "talks of several states",
            "The idea is that others beside Washington sit at the table.",
        ),
        "six": ("talks of these six", "The idea is that of the six states named before."),
    },
)
def refusal_before_consent(*, idea: str = "several_parties") -> Finding:
    """Days from the refusal of talks of several states to the consent to talks of six."""
    found = facts.interval("multilateral_talks_refused", "six_party_talks_accepted", "days")
    if idea == "several_parties":
        return found
    missing = "In January 2003 the North refused talks of any form but with Washington alone."
    return replace(found, observed=None, observations=(), missing=missing)


@evidence("NC-09")
def setting_of_guarantees() -> Finding:
    """The setting of the guarantees as they were spoken of in August 2003.

    That these are the ones that were weighed before is not shown, so that they deny nothing.
    """
    found = facts.answer("guarantee_setting", "2003 Russia and China")
    place = (
        "In the Russian plan of January 2003 the guarantees were to come out of talks of two and "
        "of several sides. No source was found on whether the government weighed them without "
        "such talks: Russian books on the crisis, kremlin.ru and newspapers of both years were "
        "searched. The answer may be in Funabashi, The Peninsula Question, page 169."
    )
    return replace(found, denying=frozenset(), note=place, missing=place, status=NO_SOURCE)


@evidence("NC-14")
def vote_on_1695() -> Finding:
    """Russia's vote on resolution 1695, with its month."""
    return russian_vote("1695")


@evidence("NC-15")
def occasion_of_1695() -> Finding:
    """What resolution 1695 answered: its text as the Council tells it, and launches before it."""
    adopted = tables.read("security_council").set_index("resolution")["date"]["1695"]
    launches = tables.read("missile_launches")
    age = (adopted - launches["date"]).dt.days
    rows = launches[(launches["precision"] == "day") & age.between(0, WINDOW)]
    occasion = "missile launches" if len(rows) else "not missile launches"
    counted = facts.cite(rows if len(rows) else launches, "missile_launches", "launch", occasion)
    return facts.together(
        facts.features("resolution_1695", "occasion"),
        replace(counted, observed=frozenset({occasion})),
        note=f"The record has {in_words(len(rows), 'launches')} in the {WINDOW} days before.",
    )


@evidence("NC-16")
def vote_on_1874() -> Finding:
    """Russia's vote on resolution 1874, with its month."""
    return russian_vote("1874")


@evidence("NC-18")
def share_written_off() -> Finding:
    """The share of the debt that was cancelled, per cent: as reported, and from total and rest."""
    computed = facts.worked_out(
        lambda left, total: 100 * (1 - left / total),
        "per cent",
        facts.quantity("debt_remainder"),
        facts.quantity("debt_total"),
    )
    return facts.together(facts.quantity("debt_share_written_off"), computed)


@evidence("NC-22")
def remainder() -> Finding:
    """What was left to repay, billion US dollars: as reported, and by arithmetic."""
    return facts.together(facts.quantity("debt_remainder"), remainder_by_arithmetic())


@evidence("NC-24")
def remainder_by_arithmetic() -> Finding:
    """The remainder that follows from the reported total and share, billion US dollars."""
    return facts.worked_out(
        lambda total, share: total * (1 - share / 100),
        "billion USD",
        facts.quantity("debt_total"),
        facts.quantity("debt_share_written_off"),
    )


@evidence("NC-30")
def reason_of_the_north() -> Finding:
    """What single Russian officials and experts say of the North's reason, as coded."""
    place = (
        "A survey of Russian scholars by NK News (November 2015) could be read at its beginning "
        "only, which does not speak of it; page 8 of the report that the paper cites could not."
    )
    note = "The passages speak of the North's leaders; the paper says North Koreans."
    found = facts.answer("leaders_reason", "Russian officials and experts")
    return replace(found, voices=True, missing=place, status=NOT_YET, note=note)


def russian_vote(number: str) -> Finding:
    """Russia's vote on a resolution of the Security Council and its month: yes in July 2006."""
    row = tables.read("security_council").query("resolution == @number")
    vote = f"{row.iloc[0]['russia']} in {row.iloc[0]['date']:%B %Y}"
    found = facts.cite(row, "security_council", "resolution", vote)
    return replace(found, observed=frozenset({vote}), exclusive=True)
