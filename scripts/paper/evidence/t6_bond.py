"""Evidence for the observations on the bond with Pyongyang (T6)."""

from dataclasses import replace
from functools import partial

import pandas as pd

from edition.evidence import (
    NO_SOURCE_KNOWN,
    NOT_YET_TESTED,
    Finding,
    evidence,
    facts,
    in_words,
    tables,
)
from paper.measures import armament, summits
from paper.measures.days import NOW, PUBLISHED, TODAY, asked
from paper.measures.unanswered import not_looked_up, unanswered

OFFERS = ("missile_offer_2000", "moratorium_offer_2011")
"""What Pyongyang is reported to have held out to Moscow on its missiles or its bomb."""

REQUESTS = ("restraint_asked_2012", "restraint_asked_2013", "restraint_asked_2016")
"""Requests of Moscow that a test or launch be left, as far as they were found."""

CASES = (
    (("new_round_asked_2003", "return_asked_2003"), "second_round_2004"),
    (("yacht_release_asked_2016",), "yacht_released_2016"),
)
"""Requests of Moscow and what Pyongyang then did; a mere word of readiness is not among them."""

VISITS = {
    2012: ("russia_prk_visit_2012",),
    2013: ("russia_prk_visit_2013",),
    2014: ("russia_prk_visit_2014",),
    2015: ("russia_prk_committee_2015", "prk_minister_at_forum_2015"),
    2016: ("russia_prk_visit_2016",),
    2017: ("prk_minister_at_forum_2017",),
}
"""Visits of deputy ministers or above, one or two a year."""

ON_RED_ARMY = ("kim_on_red_army_2020", "kim_on_red_army_2023", "kim_on_red_army_2025")
"""Words of the leader that name the Red Army, one a year, after 2018."""

STEPS = ("prk_minister_at_forum_2017", "russia_prk_protocol_2018")
"""Steps of Pyongyang towards Moscow by ministers, as far as they were found."""

BREACHES_FROM = "2006-01-01"
"""The day from which breaches with China count."""

SOON = 90
"""Days after a breach with China in which a step towards Moscow follows it."""

YEAR = 365
"""Days after a request in which a step that it asked for follows it."""


@evidence("T6-2")
def promises_to_moscow() -> Finding:
    """Promises on arms made to Moscow first, where both promise and novelty stand firm."""
    parts = [
        facts.derived("offered first", "", facts.event(offer), facts.features(offer, "made_before"))
        for offer in OFFERS
    ]
    found = facts.counted("promises", *parts)
    if found.observed:
        return found
    return facts.derived(
        None,
        "promises",
        *parts,
        facts.event("missile_offer_a_joke"),
        missing=(
            "Two offers are on record: in July 2000 to give up missiles if others launch the "
            "North's satellites, which Kim Jong-il weeks later called words said in passing, and "
            "in August 2011 to settle a moratorium in the course of talks. That neither had been "
            "made to others before is told of each by one origin alone. The answer stands in the "
            "chronologies of American and North Korean missile talks from 1996 on, of which only "
            "openings could be read."
        ),
        status=NOT_YET_TESTED,
    )


@evidence("T6-3")
def tests_left_for_moscow() -> Finding:
    """Tests or launches left because Moscow asked: requests are known, none that was heeded."""
    asked = [facts.event(name) for name in REQUESTS]
    waits = [in_words(float(_wait(found.observed)), "days") for found in asked]
    return facts.derived(
        None,
        "cases",
        *asked,
        missing=(
            "Requests of December 2012, January 2013 and February 2016 are on record, and the next "
            f"test or launch came {', '.join(waits)} later; none that was heeded was found, but no "
            "full list of requests was read. Searched were newspapers and agencies in English, "
            "Russian and other languages; the answer may stand in the statements of the Russian "
            "foreign ministry from 2012 to 2018."
        ),
        status=NO_SOURCE_KNOWN,
    )


@evidence("T6-4")
def rank_among_partners() -> Finding:
    """North Korea's rank among Russia's partners in the Assembly in the last period on file."""
    ranks = tables.read("agreement_ranks").query("country == 'PRK'").sort_values("start")
    last = ranks.tail(1)
    told = "; ".join(
        f"{row['start']} to {row['end']}: {row['rank']} of {row['partners']}"
        for row in ranks.to_dict("records")
    )
    rank = float(last["rank"].iloc[0])
    return facts.cite(last, "agreement_ranks", "country", rank, "rank", note=f"Ranks, {told}.")


evidence("T6-5")(
    partial(
        not_looked_up,
        "years",
        "the reports of the Korean "
        "Central News Agency on wreaths at the Liberation Tower, 15 August 2012 to 2017",
    )
)


evidence("T6-6")(
    partial(
        unanswered,
        "",
        "Not looked up, as it decides nothing: the table of acts is not complete for Russia and "
        "North Korea; the answer stands in the calendars of the Russian foreign ministry.",
    )
)


@evidence("T6-7")
def meetings_in_spring_2018() -> Finding:
    """Meetings of foreign ministers or above from March to 12 June 2018, as far as found."""
    return _enough(
        2,
        "meetings",
        [facts.event("ri_yong_ho_in_moscow_2018"), facts.event("lavrov_in_pyongyang_2018")],
        "No full list was read; it stands in the calendar of the Russian foreign ministry for "
        "March to June 2018.",
    )


@evidence("T6-8", as_of=asked("2024"))
def share_of_northern_trade(*, as_of: str = PUBLISHED) -> Finding:
    """Russia's share of North Korea's foreign trade, per cent."""
    if as_of == PUBLISHED:
        return replace(
            _share("russia_north_korea_trade_2017", "prk_trade_at_least_2017"),
            note="The higher share takes trade with China alone for the whole, and is too high.",
        )
    return replace(
        _share("russia_north_korea_trade_2024", "prk_trade_total_2024"),
        missing=(
            "For 2024 there are an estimate of Russian traders and the total of one South Korean "
            "agency, and neither is confirmed. The answer would stand in Russian customs."
        ),
        status=NO_SOURCE_KNOWN,
    )


@evidence("T6-9", as_of=asked("2020 to 2026"))
def years_with_visits(*, as_of: str = PUBLISHED) -> Finding:
    """Years with a visit of a deputy minister or above in either direction."""
    if as_of == PUBLISHED:
        parts = [facts.together(*map(facts.event, names)) for names in VISITS.values()]
        return _enough(
            6,
            "years",
            parts,
            "A year without a visit that stands firm is not a year without a visit: no calendar "
            "of the Russian foreign ministry was read.",
        )
    return facts.derived(
        None,
        "years",
        *_meetings("2020-01-01", TODAY),
        facts.event("shoigu_announces_builders"),
        missing=(
            "For 2023, 2024 and 2025 visits are on file. Whether there was one in 2020, 2021 and "
            "2022, when the North had closed its border, and in 2026 was not looked up; it stands "
            "in the calendar of the Russian foreign ministry."
        ),
        status=NOT_YET_TESTED,
    )


@evidence("T6-10")
def requests_that_were_met() -> Finding:
    """Requests of Moscow after which Pyongyang did, within a year, what it had not done before."""
    parts = [_request_met(asked, done) for asked, done in CASES]
    return _enough(
        2,
        "cases",
        [part for part in parts if part],
        "Other cases were not found; no full list of Russian requests was read. It would stand in "
        "the statements of the Russian foreign ministry from 2000 to 2018.",
    )


@evidence("T6-11", as_of=asked("2020 to 2026"))
def years_of_thanks(*, as_of: str = PUBLISHED) -> Finding:
    """Years in which the leader named the Soviet part in the liberation to Russia."""
    if as_of == TODAY:
        return _enough(
            3,
            "years",
            [facts.event(name) for name in ON_RED_ARMY],
            "The messages of other years stand in the reports of the Korean Central News Agency.",
        )
    return facts.derived(
        None,
        "years",
        facts.event("kim_on_common_enemy_2016"),
        missing=(
            "The message of August 2016 speaks, as reported, of a common enemy and not of the "
            "Soviet army; those of 2012 to 2015 and of 2017 were searched in English, Russian and "
            "Korean pages and not found. They stand in the reports of the Korean Central News "
            "Agency of 15 August."
        ),
        status=NOT_YET_TESTED,
    )


@evidence("T6-12")
def neighbours_scolded() -> Finding:
    """Whether Russia was scolded less than China over sanctions: single articles, no full list."""
    return facts.derived(
        None,
        "",
        facts.event("china_scolded_2017"),
        facts.event("both_neighbours_scolded_2017"),
        missing=(
            "On record are a commentary of May 2017 that names China and an article of August 2017 "
            "that means both. None that means Russia alone was found, but nobody was found who "
            "counted. The answer stands in the reports of the Korean Central News Agency of 2016 "
            "and 2017, which could not be gone through."
        ),
        status=NOT_YET_TESTED,
    )


@evidence("T6-13")
def steps_after_chinese_penalties() -> Finding:
    """Chinese votes for sanctions that a step of Pyongyang towards Moscow followed soon."""
    votes = _chinese_votes()
    found = _enough(
        2,
        "cases",
        [part for name in STEPS for part in _after_vote(name, votes)],
        "No full list of the North's steps towards Russia was read; it stands in the calendars of "
        "the Russian foreign ministry from 2006 on.",
    )
    note = (
        f"The {SOON} days after such votes are {_covered(votes):.0f} per cent of all days from "
        "2006 to June 2018. Steps were looked for beside these votes, and no full list of steps "
        "was read, so that how many would fall there by chance cannot be told."
    )
    return replace(found, note=note)


@evidence("T6-14", as_of=asked(f"2000 to {NOW}"))
def meetings_of_leaders(*, as_of: str = PUBLISHED) -> Finding:
    """Meetings of the North's leader with Russia's President or Prime Minister since 2000."""
    met = _met("2000-01-01", as_of)
    return facts.cite(met, "leaders_meetings", "date", float(len(met)), "meetings")


evidence("T6-15")(
    partial(
        not_looked_up,
        "links",
        "reports on the line from Khasan to Rajin and on the internet cable of TransTeleCom",
    )
)


@evidence("T6-16")
def years_of_talks_beside() -> Finding:
    """Years of talks with Washington or Seoul in which there were also talks with Russia."""
    return _enough(
        3,
        "years",
        [
            _act("putin_pyongyang2000"),
            facts.together(
                facts.event("multilateral_talks_refused"), facts.event("prk_deputy_in_moscow_2003")
            ),
            facts.together(facts.event("visit_2011"), facts.event("borodavkin_in_pyongyang_2011")),
            facts.event("lavrov_in_pyongyang_2018"),
        ],
        "For 2007 nothing was looked up.",
    )


def _enough(needed: int, unit: str, parts: list[Finding], otherwise: str) -> Finding:
    """How many facts stand firm, if they are enough; too few of no full list prove nothing."""
    found = facts.counted(unit, *parts)
    if isinstance(found.observed, float) and found.observed >= needed:
        return found
    return facts.derived(None, unit, *parts, missing=otherwise, status=NOT_YET_TESTED)


def _request_met(asked: tuple[str, ...], done: str) -> Finding | None:
    """A request with the step that followed it within a year; none where it came later."""
    requests, step = [facts.event(name) for name in asked], facts.event(done)
    last = max(pd.Timestamp(str(request.observed)) for request in requests)
    if not 0 <= (pd.Timestamp(str(step.observed)) - last).days <= YEAR:
        return None
    return facts.derived("met", "", facts.together(*requests), step)


def _chinese_votes() -> pd.DataFrame:
    """The sanctions on the North for which China voted, from the day on which breaches count."""
    votes = facts.standing("security_council").query("china == 'yes' and measure == 'sanctions'")
    return votes[votes["date"].between(BREACHES_FROM, PUBLISHED)]


def _after_vote(name: str, votes: pd.DataFrame) -> list[Finding]:
    """A step with each Chinese vote that it followed soon."""
    step = facts.event(name)
    waits = (pd.Timestamp(str(step.observed)) - votes["date"]).dt.days
    return [
        facts.derived(
            "followed",
            "",
            facts.cite(votes.loc[[row]], "security_council", "resolution", "vote"),
            step,
        )
        for row in votes.index[waits.between(0, SOON)]
    ]


def _covered(votes: pd.DataFrame) -> float:
    """The days soon after votes as a share of all days in which breaches count, per cent."""
    every = pd.date_range(BREACHES_FROM, PUBLISHED)
    soon = {
        day
        for vote in votes["date"]
        for day in pd.date_range(vote, vote + pd.Timedelta(days=SOON))
        if day in every
    }
    return 100 * len(soon) / len(every)


def _met(first: str, last: str) -> pd.DataFrame:
    """Meetings of the North's leader with Russia's, between two days."""
    return summits.held(first, last).query("korea == 'PRK'")


def _meetings(first: str, last: str) -> list[Finding]:
    """Each meeting of the leaders between two days as a fact of its own."""
    met = _met(first, last)
    return [facts.cite(met.loc[[row]], "leaders_meetings", "date", "met") for row in met.index]


def _act(name: str) -> Finding:
    """An act between states with all its sources."""
    stated = facts.standing("acts")
    return facts.cite(stated[stated["act"] == name], "acts", "act", name)


def _share(part: str, whole: str) -> Finding:
    """Million dollars of a part as a share of billion dollars of a whole, per cent."""
    return facts.worked_out(
        lambda traded, total: traded / total / 10,
        "per cent",
        facts.quantity(part),
        facts.quantity(whole),
    )


def _wait(day: object) -> int:
    """Days from a day to the next nuclear test or launch of longer range."""
    return int(
        min(later.days for later in armament.shots() - pd.Timestamp(str(day)) if later.days >= 0)
    )
