"""Evidence for the historical overview from 1988 to 2002: paragraphs 4 and 5."""

from dataclasses import replace
from functools import partial

from edition.evidence import NO_SOURCE_KNOWN as NO_SOURCE
from edition.evidence import NOT_YET_TESTED as NOT_YET
from edition.evidence import Finding, evidence, facts, in_words
from paper.measures import acts, votes

facts.register(
    events={
        "HO-49": "ussr_rok_relations",
        "HO-55": "treaty_2000_text_settled",
        "HO-57": "treaty_2000_signed",
        "HO-59": "pyongyang_summit_2000",
        "HO-60": "pyongyang_declaration",
    },
    features={
        "HO-70": ("treaty_2000", "title"),
        "HO-71": ("pyongyang_summit_2000", "rank"),
    },
    intervals={"HO-56": ("treaty_2000_text_settled", "nato_air_war", "days")},
)

evidence(
    "HO-65",
    end={
        "ussr_rok_relations": ("the recognition", "Recognition is the act itself."),
        "soviet_decision_on_seoul": (
            "the decision to recognise",
            "Whoever recognises in spite of a warning decides after it.",
        ),
    },
)(partial(facts.interval, "shevardnadze_pyongyang", unit="days"))

ALLIES = ("SUN", "POL", "HUN")
"""Former allies of the North of whose acts a source was read."""

WEST = ("USA", "NATO", "EU", "COE")
"""Who stands for the West among the partners in the table of acts; COE is the Council of Europe."""

VOTERS = ("USA", "DEU", "GBR", "FRA")
"""Who stands for the West in the General Assembly, each for itself."""

DECADE = ("1992-01-01", "1999-12-31")
"""The decade of Russia alone; before it is the Soviet Union."""

TIMES = ("1991-1995", "1992", "early 1990s", "1996", "1996-1999", "1998")
"""The times of the decade of which a passage on Russia and North Korea tells."""


@evidence("HO-46")
def courting_seoul() -> Finding:
    """Former allies with an act that brought them closer to South Korea by the end of 1989."""
    courting = acts.partners("KOR", ALLIES, "1988-01-01", "1989-12-31")
    return replace(courting, measure="with an act that drew them closer to South Korea")


@evidence("HO-64")
def courting_washington() -> Finding:
    """Former allies whose leaders met the American president in 1989, at home or elsewhere."""
    courting = acts.partners("USA", ALLIES, "1989-01-01", "1989-12-31")
    return replace(courting, measure="whose leaders met the American president in 1989")


@evidence("HO-47")
def content_of_warning() -> Finding:
    """What the North threatened in 1990, as passages are coded and as two accounts state it."""
    coded = facts.answer("warning_content", "1990 North Korea to Moscow")
    return facts.together(coded, facts.features("nuclear_warning_1990", "content"))


@evidence("HO-48")
def day_of_warning() -> Finding:
    """The day of a warning of 1989: those on record are of 1988 and 1990, and may be others."""
    return facts.derived(
        None,
        "",
        facts.event("kim_yong_nam_protest"),
        facts.event("missions_threat"),
        facts.event("nuclear_warning"),
        missing=(
            "On record are a protest and a threat to withdraw missions, both of December 1988 and "
            "without a bomb, and a nuclear warning of September 1990. Nothing shows that one of "
            "them is the one meant. The Wilson Center's archive, South Korean papers of 1990 as "
            "newspapers tell of them, Oberdorfer and Carlin's history and the newspapers of the "
            "time were searched. The answer may be in Funabashi, The Peninsula Question, page "
            "173, or in the South Korean papers of 1989 themselves."
        ),
        status=NO_SOURCE,
    )


@evidence("HO-52")
def acts_towards_the_west() -> Finding:
    """Acts that brought Russia closer to the West in the decade, less those that set it apart."""
    more = acts.more("RUS", WEST, *DECADE, sign="closer")
    return replace(more, measure="more that drew Russia closer to the West than that set it apart")


@evidence("HO-66")
def acts_towards_seoul() -> Finding:
    """Acts that brought Russia closer to South Korea, 1992 to 1999, less those that did not."""
    more = acts.more("RUS", ["KOR"], *DECADE, sign="closer")
    return replace(more, measure="more that drew Russia closer to Seoul than that set it apart")


@evidence("HO-67")
def working_relationship() -> Finding:
    """How Russia and the North stood with each other in the times of which a passage tells."""
    found = [facts.answer("relation_state", f"{time} Russia and North Korea") for time in TIMES]
    official = acts.between("RUS", ["PRK", "SUN"], "1991-01-01", "1999-12-31")
    years = sorted(set(official["date"].dt.year))
    note = f"Official acts are on record in {len(years)} of nine years from 1991 on."
    return facts.together(*found, note=note)


@evidence("HO-68")
def apart_from_the_west() -> Finding:
    """Directions of 1995 to 1999: votes with four Western states, acts, and a study's word."""
    done = acts.course("RUS", WEST, "1995-01-01", "1999-12-31")
    return facts.together(
        *(votes.direction("RUS", member, 1995, 1999) for member in VOTERS),
        *(facts.indicator(one, acts.INDICATOR) for one in done),
        facts.features("russia_nato_1997_1999", "direction"),
        note="The votes are those in the General Assembly, the United States first. " + acts.NOTE,
    )


@evidence("HO-69")
def closer_to_the_north() -> Finding:
    """Directions of votes and a study's word; of acts with the North no full list was read."""
    return facts.together(
        votes.direction("RUS", "PRK", 1995, 1999),
        facts.features("russia_dprk_1995_1999", "direction"),
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
            "The search went through kremlin.ru, which has only the visit itself, Russian "
            "newspapers, and English and Russian books. The answer would be found in Toloraya's "
            "book of 2019, in Joo's article of 2001, or in Funabashi, The Peninsula Question, from "
            "page 175 on."
        ),
        status=NOT_YET,
    )


@evidence(
    "HO-61",
    counterpart={
        "third_states": (
            "third states only",
            "The two Koreas agreed that theirs is not a relation between countries.",
        ),
        "any_state": (
            "South Korea too",
            "To Russia and the United Nations South Korea is a state like any other.",
        ),
    },
)
def first_international_document(*, counterpart: str = "third_states") -> Finding:
    """Days from an earlier document that Kim Jong-il signed with a leader of another state."""
    seoul = facts.interval("north_south_declaration", "pyongyang_declaration", "days")
    told = in_words(seoul.observed, "days")
    if counterpart == "any_state":
        return seoul
    return facts.derived(
        None,
        "days",
        facts.event("north_south_declaration"),
        facts.event("basic_agreement"),
        facts.features("kim_jong_il_journeys", "before_2001"),
        missing=(
            f"Kim had signed a document with the president of South Korea {told} earlier; but "
            "in 1991 the two Koreas agreed that theirs is not a relation between countries. No "
            "earlier document with the leader of a third state was found, and silence proves "
            "nothing. The answer would be found in the treaty lists of the North Korean and "
            "Chinese foreign ministries for 1994 to 2000."
        ),
        status=NOT_YET,
    )
