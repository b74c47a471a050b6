"""Evidence for the observations on the broker with a unique position (T1)."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from edition.evidence import Finding, evidence, facts
from paper.measures import diplomacy
from paper.measures.days import NOW, PUBLISHED, SINCE, TODAY, asked
from paper.measures.unanswered import unanswered

facts.register(events={"T1-1": "offer_to_mediate_2017"})


def with_russia(parts: Iterable[Finding], unit: str, note: str) -> Finding:
    """How many of listed things have Russia among those whom their sources name."""
    found = list(parts)
    named = [isinstance(one.observed, frozenset) and "Russia" in one.observed for one in found]
    return facts.derived(float(sum(named)), unit, *found, note=note)


@evidence("T1-3")
def first_word_of_consent() -> Finding:
    """Through whom the consent to talks of six was first known; what is told of it differs."""
    found = facts.features("six_party_consent_2003", "first_known_through", exclusive=True)
    return replace(
        facts.read_as(found, {"Russia": "russia"}),
        observed=found.observed,
        note="The first public word came from Moscow; Seoul says that all five were told at once.",
    )


MEETINGS = [
    "kim_xi_beijing_2018",
    "kim_moon_april_2018",
    "kim_xi_dalian_2018",
    "kim_moon_may_2018",
    "singapore_summit",
]
"""The meetings of Kim Jong-un with Xi, Moon and Trump from March to 12 June 2018."""


@evidence("T1-4")
def meetings_through_russia() -> Finding:
    """Of the five meetings, those for which a Russian part is stated."""
    return with_russia(
        (facts.features(meeting, "arranged_or_hosted_by") for meeting in MEETINGS),
        "meetings",
        "Chronologies of the half-year have five meetings, and name others for each.",
    )


AGREEMENTS = {
    "agreed_framework_1994": "1994-10-21",
    "joint_statement_2005": "2005-09-19",
    "initial_actions_2007": "2007-02-13",
    "second_phase_2007": "2007-10-03",
    "leap_day_2012": "2012-02-29",
    "panmunjom_2018": "2018-04-27",
    "singapore_statement_2018": "2018-06-12",
    "pyongyang_declaration_2018": "2018-09-19",
}
"""The agreements with North Korea on its nuclear arms, and their days."""


@evidence("T1-5", as_of=asked(f"1994 to {NOW}"))
def agreements_through_russia(*, as_of: str = PUBLISHED) -> Finding:
    """Of the agreements up to a day, those from a round that Russia convened or chaired."""
    return with_russia(
        (facts.features(name, "convened_by") for name, day in AGREEMENTS.items() if day <= as_of),
        "agreements",
        "The group of the talks of six that Russia chaired gave none.",
    )


@evidence("T1-6", as_of=asked(NOW))
def powers_with_both(*, as_of: str = PUBLISHED) -> Finding:
    """How many of four powers have relations with both Korean states."""
    table = diplomacy.ties(as_of)
    without = set(table["power"][table["since"].isna()])
    named = [power for power in table["power"].unique() if power not in without]
    opened = [
        facts.event(name) for (power, _), name in diplomacy.RELATIONS.items() if power in named
    ]
    return facts.derived(
        float(len(named)),
        "states",
        *opened,
        note="China has relations with both as well.",
    )


@evidence("T1-7")
def talks_with_kim() -> Finding:
    """Talks of the President or the minister with Kim in the twelve months before the summit."""
    return facts.counted("meetings", facts.event("lavrov_in_pyongyang_2018"))


@evidence("T1-8", as_of=asked())
def rounds_through_russia(*, as_of: str = PUBLISHED) -> Finding:
    """Rounds of talks after publication that Russia convened, hosted or mediated."""
    if as_of == PUBLISHED:
        return unanswered("rounds", "What is asked lay ahead when the paper appeared.")
    return unanswered(
        "rounds",
        "The rounds that were met are those of Pyongyang in 2018, Hanoi, Panmunjom and Stockholm "
        "in 2019, none of them through Russia; at a conference in Moscow in November 2019 the "
        "envoys talked for some minutes, and one guest was told of a meeting. No list that was "
        "read goes on to 2026: the chronologies of the Council on Foreign Relations and of "
        "Comparative Connections would tell.",
    )


evidence("T1-9")(
    partial(
        unanswered,
        "rank",
        "The ranks stand in the tables of the Federal Customs Service by country for 2017; they "
        "were not sought, since this decides nothing.",
    )
)


@evidence("T1-10", as_of=asked(f"March to {NOW}"))
def partners_in_talks(*, as_of: str = PUBLISHED) -> Finding:
    """States with which high Russian diplomats or the President talked about Korea in the span."""
    if as_of == TODAY:
        return unanswered(
            "states",
            "The last talks with Seoul that were met, behind closed doors in Moscow, were reported "
            "in December 2025; for March to November 2026 the notes of the Russian ministry on "
            "talks with the three states would tell. Sought was a page on such talks in 2026.",
        )
    talks = ["lavrov_in_pyongyang_2018", "moon_putin_talks_2017", "yun_in_moscow_september_2017"]
    return facts.counted("states", *map(facts.event, talks))


@evidence("T1-11", as_of=asked(SINCE))
def obstacles_removed(*, as_of: str = PUBLISHED) -> Finding:
    """Cases with an obstacle, a Russian part in removing it, and talks that then went on."""
    if as_of == TODAY:
        return unanswered(
            "cases",
            "No case since June 2018 was met in the reports that were read on the talks of 2018 "
            "and 2019, and talks with North Korea have since stopped; a chronology up to 2026, as "
            "that of the Council on Foreign Relations, would tell.",
        )
    case = facts.derived(
        "money from Macao",
        "",
        facts.features("banco_delta_2007", "obstacle"),
        facts.event("banco_delta_money_moved"),
        facts.features("banco_delta_2007", "afterwards"),
    )
    return facts.counted(
        "cases",
        case,
        note="In June 2007 a Russian bank passed on the money from Macao, as Washington asked and "
        "Pyongyang wanted; in July the reactor was shut, and the talks of six met.",
    )


evidence("T1-12")(
    partial(
        unanswered,
        "states",
        "The answer stands in the notes of the Blue House, the State Department and the Northern "
        "agency on their talks with Russia; they were not sought, since this decides "
        "nothing.",
    )
)

IN_RUSSIA = {
    PUBLISHED: ["moscow_working_group_2007", "moscow_working_group_2009"],
    TODAY: ["moscow_conference_2019"],
}
"""Occasions in Moscow with both sides, up to publication and since."""


@evidence("T1-13", as_of=asked(SINCE))
def occasions_in_russia(*, as_of: str = PUBLISHED) -> Finding:
    """Occasions in Russia with officials of North Korea and of the other side, by day."""
    return facts.counted("meetings", *map(facts.event, IN_RUSSIA[as_of]))


evidence("T1-14")(
    partial(
        unanswered,
        "per cent",
        "A list of all rounds stands in the chronologies of the Arms Control Association and the "
        "Council on Foreign Relations; it was not drawn up, since this decides nothing.",
    )
)
