"""Evidence for the observations on the broker, on the fundamental aim and on the balance."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import partial

import pandas as pd

from edition.evidence import NO_SOURCE_KNOWN, NOT_YET_TESTED, Finding, evidence, facts, tables
from paper.measures import acts, diplomacy
from paper.measures.days import NOW, PUBLISHED, SINCE, TODAY, asked
from paper.measures.summits import READ_UNTIL

facts.register(events={"T1-1": "offer_to_mediate_2017", "T2-8": "offer_with_china_2017"})


def unmeasured(missing: str, unit: str, status: str = NOT_YET_TESTED) -> Finding:
    """Nothing measured: why, and where the answer stands."""
    return facts.derived(None, unit, missing=missing, status=status)


def held(part: Finding) -> bool:
    """Whether a fact stands firm."""
    return bool(facts.counted("cases", part).observed)


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
        return unmeasured("What is asked lay ahead when the paper appeared.", "rounds")
    return unmeasured(
        "The rounds that were met are those of Pyongyang in 2018, Hanoi, Panmunjom and Stockholm "
        "in 2019, none of them through Russia; at a conference in Moscow in November 2019 the "
        "envoys talked for some minutes, and one guest was told of a meeting. No list that was "
        "read goes on to 2026: the chronologies of the Council on Foreign Relations and of "
        "Comparative Connections would tell.",
        "rounds",
    )


evidence("T1-9")(
    partial(
        unmeasured,
        "The ranks stand in the tables of the Federal Customs Service by country for 2017; they "
        "were not sought, since this decides nothing.",
        "rank",
    )
)


@evidence("T1-10", as_of=asked(f"March to {NOW}"))
def partners_in_talks(*, as_of: str = PUBLISHED) -> Finding:
    """States with which high Russian diplomats or the President talked about Korea in the span."""
    if as_of == TODAY:
        return unmeasured(
            "The last talks with Seoul that were met, behind closed doors in Moscow, were reported "
            "in December 2025; for March to November 2026 the notes of the Russian ministry on "
            "talks with the three states would tell. Sought was a page on such talks in 2026.",
            "states",
        )
    talks = ["lavrov_in_pyongyang_2018", "moon_putin_talks_2017", "yun_in_moscow_september_2017"]
    return facts.counted("states", *map(facts.event, talks))


@evidence("T1-11", as_of=asked(SINCE))
def obstacles_removed(*, as_of: str = PUBLISHED) -> Finding:
    """Cases with an obstacle, a Russian part in removing it, and talks that then went on."""
    if as_of == TODAY:
        return unmeasured(
            "No case since June 2018 was met in the reports that were read on the talks of 2018 "
            "and 2019, and talks with North Korea have since stopped; a chronology up to 2026, as "
            "that of the Council on Foreign Relations, would tell.",
            "cases",
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
        unmeasured,
        "The answer stands in the notes of the Blue House, the State Department and the Northern "
        "agency on their talks with Russia; they were not sought, since this decides "
        "nothing.",
        "states",
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
        unmeasured,
        "A list of all rounds stands in the chronologies of the Arms Control Association and the "
        "Council on Foreign Relations; it was not drawn up, since this decides nothing.",
        "per cent",
    )
)


def votes(first: str, last: str) -> pd.DataFrame:
    """The votes of the Security Council on North Korea's programmes between two days."""
    council = facts.standing("security_council")
    return council[council["date"].between(pd.Timestamp(first), pd.Timestamp(last))]


@evidence("T2-1", as_of=asked())
def votes_against(*, as_of: str = PUBLISHED) -> Finding:
    """Drafts since 2006 on which Russia did not vote yes."""
    council = votes("2006-01-01", as_of)
    other = council[council["russia"] != "yes"]
    shown = other if len(other) else council
    return facts.cite(shown, "security_council", "resolution", float(len(other)), "votes")


ORDINALS = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth"]
"""How the occasions of the resolutions number the nuclear tests."""


@evidence("T2-3")
def longest_answer() -> Finding:
    """The longest time from a nuclear test to the resolution on it with a Russian yes, in days."""
    tests, council = facts.standing("nuclear_tests"), votes("2006-01-01", PUBLISHED)
    answers = council[(council["russia"] == "yes") & (council["measure"] == "sanctions")]
    waits = [
        (day - test).days
        for word, test in zip(ORDINALS, tests.sort_values("date")["date"], strict=True)
        for day in answers[answers["occasion"].str.startswith(f"{word} nuclear test")]["date"]
    ]
    if len(waits) < len(tests):
        return unmeasured("A test has no resolution in the table of the Council's votes.", "days")
    rows = answers[answers["occasion"].str.contains("nuclear test")]
    return facts.derived(
        float(max(waits)),
        "days",
        facts.cite(rows, "security_council", "resolution", "answers"),
        facts.cite(tests.astype({"test": str}), "nuclear_tests", "test", "tests"),
    )


@evidence("T2-4", as_of=asked())
def arms_delivered(*, as_of: str = PUBLISHED) -> Finding:
    """Deliveries of major arms to North Korea since the embargo.

    The register counts arms made there under Soviet licences as deliveries of Russia; no entry is
    of arms that were sent.
    """
    if as_of == TODAY:
        return facts.counted("deliveries", facts.event("pantsir_sent_2024"))
    sent = facts.quantity("northern_deliveries_sent_2007_2017")
    registered = facts.quantity("northern_deliveries_registered_2007_2017")
    return replace(
        facts.derived(
            sent.observed, "deliveries", sent, registered, low=sent.low, high=registered.high
        ),
        missing="The register of the Stockholm institute has seven yearly entries to 2010, all "
        "estimates of missiles made in North Korea under Soviet licences, and none of arms that "
        "were sent; a second origin that there was no delivery was sought in pages on Russian "
        "arms for North Korea and not found.",
        status=NOT_YET_TESTED,
    )


def in_force(event: str, day: str) -> bool:
    """Whether an event had come by a day."""
    found = facts.event(event).observed
    return isinstance(found, date) and found <= date.fromisoformat(day)


def one_code(code: str, *parts: Finding) -> Finding:
    """A finding of one code, which rules the others out."""
    return replace(facts.derived(code, "", *parts), observed=frozenset({code}), exclusive=True)


def pact(as_of: str) -> list[Finding]:
    """What tells whether Russia had to help North Korea on a day: the old pact's end, the new's
    beginning."""
    names = ["treaty_1961_expired", "treaty_2000_signed"]
    if in_force("treaty_2024_in_force", as_of):
        names = ["treaty_2024_in_force"]
    return [facts.event(name) for name in names]


@evidence("T2-5", as_of=asked())
def duty_to_help(*, as_of: str = PUBLISHED) -> Finding:
    """Whether a treaty in force binds Russia to help North Korea."""
    bound = in_force("treaty_2024_in_force", as_of)
    return one_code("yes" if bound else "no", *pact(as_of))


evidence("T2-6")(
    partial(
        unmeasured,
        "The cases stand in the report of the Panel of Experts of March 2018 (S/2018/171) and in "
        "its last one of 2024; they were not sought, since this decides nothing.",
        "breaches",
    )
)


@evidence("T2-7", as_of=asked("the Concept of 2023"))
def aim_in_the_concept(*, as_of: str = PUBLISHED) -> Finding:
    """Whether the Concept in force names a Korean peninsula without nuclear weapons."""
    if as_of == PUBLISHED:
        return unmeasured(
            "The passage on Korea of the Concept of 30 November 2016 would tell; of its text only "
            "the opening could be read, and of reports on it that it wants less confrontation in "
            "Korea. Searched were Russian, English and Korean pages and stored documents; the text "
            "stands at mid.ru and kremlin.ru.",
            "",
        )
    found = facts.features("foreign_policy_concept_2023", "korea_without_nuclear_weapons")
    return replace(found, exclusive=True)


def met(first: str, last: str) -> pd.DataFrame:
    """Meetings of leaders between two days."""
    meetings = facts.standing("leaders_meetings")
    return meetings[meetings["date"].between(pd.Timestamp(first), pd.Timestamp(last))]


@evidence("T3-1", as_of=asked(SINCE))
def meetings_with_the_north(*, as_of: str = PUBLISHED) -> Finding:
    """Meetings of the heads of Russia and North Korea from 2012 to publication, or since."""
    span = ("2012-01-01", PUBLISHED) if as_of == PUBLISHED else ("2018-06-19", as_of)
    listed = met(*span)
    north = listed[listed["korea"] == "PRK"]
    shown = north if len(north) else listed
    return facts.cite(
        shown.assign(day=shown["date"].dt.strftime("%Y-%m-%d")),
        "leaders_meetings",
        "day",
        float(len(north)),
        "meetings",
        note=f"In that time Russia met the South {len(listed) - len(north)} times. Meetings with "
        f"the North were looked for up to {READ_UNTIL['PRK']:%B %Y}, with the South up to "
        f"{READ_UNTIL['KOR']:%B %Y}.",
    )


SPANS = [("2009-01-01", "2011-12-31"), ("2012-01-01", "2014-12-31"), ("2015-01-01", PUBLISHED)]
"""The spans of years in each of which a friendly act is asked for."""


def friendly_spans(korea: str) -> Finding:
    """Spans with at least one friendly act of Russia and a Korea that stands firm.

    The table of acts is not complete: a span without one may have had one.
    """
    found = [
        next(filter(held, acts.parts(given[given["sign"] == "closer"])), None)
        for given in (acts.between("RUS", [korea], *span) for span in SPANS)
    ]
    firm = [one for one in found if one]
    known, most = float(len(firm)), float(len(SPANS))
    return facts.derived(known, "spans", *firm, low=known, high=most, note=acts.NOTE)


evidence("T3-2")(partial(friendly_spans, "PRK"))
evidence("T3-3")(partial(friendly_spans, "KOR"))

LAST_VOTES = {PUBLISHED: 2017, TODAY: 2019}
"""The last year of votes in the General Assembly that is on file for a day."""


@evidence("T3-5", as_of=asked("2019 against 2011"))
def gap_between_the_koreas(*, as_of: str = PUBLISHED) -> Finding:
    """How much the gap of Russia's agreement with both Koreas grew since 2011, in points."""
    assembly = tables.read("general_assembly")
    pairs = assembly[(assembly["country_a"] == "RUS") & assembly["country_b"].isin(["PRK", "KOR"])]
    share = pairs.pivot_table(index="year", columns="country_b", values="agreement")
    gap = 100 * (share["PRK"] - share["KOR"])
    last = LAST_VOTES[as_of]
    rows = pairs[pairs["year"].isin([2011, last])]
    return facts.computed(
        float(gap[last] - gap[2011]),
        "points",
        rows["source"],
        [f"general_assembly:RUS/{partner}/{year}" for partner in share for year in (2011, last)],
    )


@evidence("T3-6", as_of=asked())
def ally_or_unfriendly(*, as_of: str = PUBLISHED) -> Finding:
    """Whether Russia lists the South as unfriendly, is bound to the North, both or neither."""
    listed, bound = (
        in_force(event, as_of)
        for event in ("russia_lists_seoul_unfriendly", "treaty_2024_in_force")
    )
    words = {(False, False): "neither", (True, True): "both"}
    code = words.get((listed, bound), "one")
    return one_code(code, *pact(as_of), facts.event("russia_lists_seoul_unfriendly"))


@evidence("T3-7", as_of=asked(f"the time up to {NOW}"))
def votes_apart_from_china(*, as_of: str = PUBLISHED) -> Finding:
    """Drafts about North Korea on which Russia and China voted differently."""
    council = votes("1990-01-01", as_of)
    apart = council[council["russia"] != council["china"]]
    shown = apart if len(apart) else council
    return facts.cite(shown, "security_council", "resolution", float(len(apart)), "votes")


@evidence("T3-8")
def envoys_met() -> Finding:
    """Meetings of the Russian and the American diplomats for Korea from 2017 to publication."""
    events = ["yun_in_moscow_april_2017", "yun_in_moscow_september_2017"]
    return replace(
        facts.counted("meetings", *map(facts.event, events)),
        missing="That of September 2017 stands; that of April 2017 was announced, and no page that "
        "was read says that it was held, nor tells of a third. Sought were Russian, English and "
        "American reports of 2017 and 2018; notes of the Russian ministry on consultations of its "
        "deputy minister would tell.",
        status=NO_SOURCE_KNOWN,
    )
