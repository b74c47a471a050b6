"""Evidence for the historical overview from 1988 to 2002: paragraphs 4 and 5."""

from functools import partial
from math import fsum

from edition.evidence import Finding, evidence, facts
from paper.measures import votes

facts.register(
    events={
        "HO-48": "nuclear_warning",
        "HO-49": "ussr_rok_relations",
        "HO-55": "treaty_2000_text_settled",
        "HO-57": "treaty_2000_signed",
        "HO-59": "pyongyang_summit_2000",
        "HO-60": "pyongyang_declaration",
    },
    features={
        "HO-47": ("nuclear_warning_1990", "content"),
        "HO-67": ("russia_dprk_1990s", "contact"),
        "HO-70": ("treaty_2000", "title"),
        "HO-71": ("pyongyang_summit_2000", "rank"),
    },
)


evidence(
    "HO-65",
    start={
        "shevardnadze_pyongyang": (
            "the warning of 1990",
            "The warning that is on record was given to the minister.",
        ),
        "kim_yong_nam_protest": (
            "the protest of 1988",
            "The North protested against the new course before that.",
        ),
    },
)(partial(facts.interval, end="ussr_rok_relations", unit="days"))

evidence(
    "HO-56",
    start={
        "treaty_2000_initialled": ("initialled", "A text is agreed when it is initialled."),
        "treaty_2000_text_settled": (
            "text settled",
            "The talks are reported to have settled the text.",
        ),
    },
)(partial(facts.interval, end="nato_air_war", unit="days"))


@evidence("HO-46")
def communist_offices_in_seoul() -> Finding:
    """Communist states with a trade office in Seoul in 1988, before the first recognition."""
    offices, hungary = (
        facts.quantity("communist_states_offices_seoul_1988"),
        facts.event("hungary_rok_relations"),
    )
    counted = facts.figure("communist_states_offices_seoul_1988")
    return facts.derived(counted, "states", offices, hungary)


@evidence("HO-66")
def korean_summits() -> Finding:
    """Meetings of Soviet or Russian with South Korean presidents up to the summer of 2000."""
    summits = facts.quantity("russia_rok_summits_2000")
    treaty = facts.event("russia_rok_treaty_1992")
    return facts.derived(facts.figure("russia_rok_summits_2000"), "meetings", summits, treaty)


@evidence("HO-64")
def american_summits() -> Finding:
    """Meetings of Gorbachev with American presidents up to the end of 1989."""
    summits, malta = facts.quantity("gorbachev_us_summits_1989"), facts.event("malta_summit")
    return facts.derived(facts.figure("gorbachev_us_summits_1989"), "summits", summits, malta)


PARTNERS = {
    "USA": "The United States is the power that the paper speaks of.",
    "GBR": "A member of NATO that most often votes with the United States.",
    "FRA": "A member of NATO with a policy of its own.",
    "DEU": "The largest economy of the West in Europe.",
    "mean": "The West is more than one state.",
}
"""Who stands for the West."""

STARTS = {
    "1995": "The second half of the decade begins with 1995.",
    "1994": "The quarrel over NATO's growth begins in 1994.",
    "1996": "A new foreign minister sets a new course in January 1996.",
}
"""With which year the second half of the 1990s begins."""

ENDS = {
    "1999": "The decade ends with 1999.",
    "2000": "The treaty and the summit of 2000 are what the paper leads up to.",
}
"""With which year it ends."""


@evidence(
    "HO-52",
    partner=PARTNERS,
    end={
        "1995": "The paper has relations worsen in the second half of the decade.",
        "1999": "The sentence speaks of the whole decade.",
    },
    measure=votes.CLOSENESS,
)
def closer_to_the_west(
    *, partner: str = "USA", end: str = "1995", measure: str = "agreement"
) -> Finding:
    """Mean closeness to the West from 1992 on less that of 1991, points."""
    gains = []
    for member in _members(partner):
        series = votes.closeness("RUS", member, measure)
        gains.append(series.loc[1992 : int(end)].mean() - series.loc[1991])
    return votes.resting(
        fsum(gains) / len(gains), "points", "RUS", _members(partner), (1991, int(end)), measure
    )


@evidence(
    "HO-68",
    partner=PARTNERS,
    start=STARTS,
    end=ENDS,
    measure=votes.CLOSENESS,
    statistic=votes.STATISTICS,
)
def apart_from_the_west(
    *,
    partner: str = "USA",
    start: str = "1995",
    end: str = "1999",
    measure: str = "agreement",
    statistic: str = "slope",
) -> Finding:
    """Change in closeness to the West in the second half of the 1990s, points a year."""
    return _drift(_members(partner), start, end, measure, statistic)


@evidence("HO-69", start=STARTS, end=ENDS, measure=votes.CLOSENESS, statistic=votes.STATISTICS)
def closer_to_the_north(
    *,
    start: str = "1995",
    end: str = "1999",
    measure: str = "agreement",
    statistic: str = "slope",
) -> Finding:
    """Change in closeness to North Korea in the second half of the 1990s, points a year."""
    votes_alike = _drift(["PRK"], start, end, measure, statistic)
    contacts = facts.features("russia_dprk_1990s", "contact")
    return facts.derived(
        votes_alike.observed, votes_alike.unit, votes_alike, contacts, note=votes_alike.note
    )


@evidence("HO-58")
def secret_preparations() -> Finding:
    """When Putin's journey began to be prepared: only its announcement is on open record."""
    return facts.derived(
        None,
        "",
        facts.event("putin_visit_public"),
        missing=(
            "No open source on the preparations was found; the journey was public by 24 June 2000. "
            "The answer would be found in Toloraya's book of 2019, or in Funabashi, The Peninsula "
            "Question, pages 175 and following."
        ),
    )


@evidence(
    "HO-61",
    counterpart={
        "third_states": (
            "third states only",
            "The two Koreas agreed that theirs is no relation between countries.",
        ),
        "any_state": (
            "South Korea too",
            "To Russia and the United Nations South Korea is a state as any other.",
        ),
    },
)
def first_international_document(*, counterpart: str = "third_states") -> Finding:
    """Days from an earlier document that Kim Jong-il signed with a leader of another state."""
    seoul = facts.interval("north_south_declaration", "pyongyang_declaration", "days")
    if counterpart == "any_state":
        return seoul
    return facts.derived(
        None,
        "days",
        facts.event("basic_agreement"),
        missing=(
            f"Kim had signed with the president of South Korea {seoul.observed} days before; but "
            "in 1991 the two Koreas agreed that theirs is not a relation between countries. No "
            "earlier document with the leader of a third state was found, and silence proves "
            "nothing. The answer would be found in the treaty lists of the North Korean and the "
            "Chinese foreign ministry for 1994 to 2000."
        ),
    )


def _members(partner: str) -> list[str]:
    return [name for name in PARTNERS if name != "mean"] if partner == "mean" else [partner]


def _drift(others: list[str], start: str, end: str, measure: str, statistic: str) -> Finding:
    years = (int(start), int(end))
    found = votes.drift("RUS", others, years, measure, statistic)
    return votes.resting(found, "points a year", "RUS", others, years, measure)
