"""Evidence for the historical overview from 1988 to 2002: paragraphs 4 and 5."""

from edition.claims import Finding
from edition.evidence import facts, votes
from edition.evidence.registry import evidence

facts.register(
    events={
        "HO-48": "nuclear_warning",
        "HO-49": "ussr_rok_relations",
        "HO-55": "treaty_2000_text_settled",
        "HO-57": "treaty_2000_signed",
        "HO-59": "pyongyang_summit_2000",
        "HO-60": "pyongyang_declaration",
    },
    quantities={"HO-66": "russia_rok_summits_2000"},
    features={
        "HO-47": ("nuclear_warning_1990", "content"),
        "HO-67": ("russia_dprk_1990s", "contact"),
        "HO-70": ("treaty_2000", "title"),
        "HO-71": ("pyongyang_summit_2000", "rank"),
    },
    intervals={
        "HO-65": ("shevardnadze_pyongyang", "ussr_rok_relations", "days"),
        "HO-56": ("treaty_2000_initialled", "nato_air_war", "days"),
        "HO-61": ("north_south_declaration", "pyongyang_declaration", "days"),
    },
)


@evidence("HO-46")
def communist_offices_in_seoul() -> Finding:
    """Communist states with a trade office in Seoul in 1988, before the first recognition."""
    offices, hungary = (
        facts.quantity("communist_states_offices_seoul_1988"),
        facts.event("hungary_rok_relations"),
    )
    counted = facts.figure("communist_states_offices_seoul_1988")
    return facts.derived(counted, "states", offices, hungary)


@evidence("HO-64")
def american_summits() -> Finding:
    """Meetings of Gorbachev with American presidents up to the end of 1989."""
    summits, malta = facts.quantity("gorbachev_us_summits_1989"), facts.event("malta_summit")
    return facts.derived(facts.figure("gorbachev_us_summits_1989"), "summits", summits, malta)


@evidence("HO-52")
def closer_to_the_west() -> Finding:
    """Mean agreement with the United States in 1992-95 less that of 1991, points."""
    rows = votes.agreement("USA", "RUS")
    mean, before = rows["agreement"].loc[1992:1995].mean(), rows["agreement"].loc[1991]
    return votes.from_votes(100 * (mean - before), "points", rows)


@evidence("HO-68")
def apart_from_the_west() -> Finding:
    """Slope of agreement with the United States over 1995 to 1999, points a year."""
    return _drift("USA", "RUS")


@evidence("HO-69")
def closer_to_the_north() -> Finding:
    """Slope of agreement with North Korea over 1995 to 1999, points a year."""
    return _drift("RUS", "PRK")


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


@evidence("HO-72")
def first_paper_with_a_third_state() -> Finding:
    """Whether Kim Jong-il had signed with any leader but the South's: silence proves nothing."""
    return facts.derived(
        None,
        "days",
        facts.event("basic_agreement"),
        missing=(
            "No earlier paper with the leader of a third state was found, and silence proves "
            "nothing. That the two Koreas do not hold their papers to be between countries stands "
            "in their agreement of 1991. The answer would be found in the treaty lists of the "
            "North Korean and the Chinese foreign ministry for 1994 to 2000."
        ),
    )


def _drift(one: str, other: str) -> Finding:
    rows = votes.agreement(one, other).loc[1995:1999]
    return votes.from_votes(100 * votes.slope_of(rows["agreement"]), "points a year", rows)
