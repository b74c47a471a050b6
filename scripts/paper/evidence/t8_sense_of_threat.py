"""Evidence for the observations on the shared sense of threat (T8)."""

import pandas as pd

from edition.evidence import NOT_YET_TESTED, Finding, evidence, facts, in_words, tables
from paper.measures import acts, armament
from paper.measures.days import PUBLISHED, SINCE, asked

FIRST_BREAK, LAST_BREAK = "1994-01-01", PUBLISHED
"""The years in which Russia's own breaks with NATO count."""

YEAR = 365
"""Days after a step of NATO in which a break follows it."""

HOME_DAYS = ("02-16", "04-15", "09-09", "10-10")
"""Birthdays of two leaders, the founding days of state and party."""

NEAR = 30
"""Days from a date in which a test or launch is near it."""

BY_YEAR = {
    2003: ("prk_on_threat_2003", "prk_on_iraq_2003"),
    2011: ("prk_on_libya_2011",),
    2016: ("prk_on_iraq_and_libya_2016", "prk_on_nuclear_threat_2016"),
}
"""Official statements of the North on the ground for its arms."""

PUTIN_ON_FATES = ("putin_on_iraq_2017", "putin_on_libya_2017", "putin_on_guarantees_2018")
"""Putin's words on Iraq, Libya and the bomb of the North, up to the day of publication."""

GUARANTEES = ("guarantees_with_china_floated", "putin_on_guarantees_2018")
"""One statement a year by which Russia offered or backed guarantees for the North."""


@evidence("T8-3", as_of=asked("the doctrine now in force"))
def growth_of_nato_in_doctrine(*, as_of: str = PUBLISHED) -> Finding:
    """Whether the doctrine names the growth of NATO first among outside dangers."""
    found = facts.features("russian_doctrine_2014", "nato_growth_first", exclusive=True)
    if as_of == PUBLISHED:
        return found
    return facts.derived(
        None,
        "",
        found,
        facts.event("doctrine_of_2014_in_force"),
        missing=(
            "That the doctrine of 2014 was in force is told last in November 2020; whether another "
            "has taken its place was searched in Russian pages and not found. The answer stands in "
            "the collection of Russian laws."
        ),
        status=NOT_YET_TESTED,
    )


@evidence("T8-4")
def breaks_after_steps_of_nato() -> Finding:
    """Share of Russia's own breaks with NATO within a year after a step of NATO, per cent.

    It is a share only where a work lists all breaks.
    """
    broken = acts.between("RUS", ["NATO"], FIRST_BREAK, LAST_BREAK)
    broken = broken[(broken["actor"] == "RUS") & (broken["sign"] == "further")]
    after = sum(map(_follows, broken["date"]))
    parts = [*acts.parts(broken), facts.event("nato_air_war")]
    if _all_breaks_listed() and len(broken):
        return facts.derived(100 * after / len(broken), "per cent", *parts)
    return facts.derived(
        None,
        "per cent",
        *parts,
        missing=(
            f"Of {in_words(float(len(broken)), 'acts')} on record by which Russia broke off work, "
            f"{after} came within a year after an enlargement or the air war of 1999; no list that "
            "is complete was read, and one more break could turn the share. Searched were NATO's "
            "own overview in several versions, of which the chronology could not be read, and "
            "Russian pages. The answer stands in that chronology and in those of the House of "
            "Commons Library and the Russian foreign ministry."
        ),
        status=NOT_YET_TESTED,
    )


@evidence("T8-5")
def years_of_northern_statements() -> Finding:
    """Years in which the North named attack, Iraq or Libya as the ground for its arms."""
    parts = [facts.together(*map(facts.event, names)) for names in BY_YEAR.values()]
    return facts.counted("years", *parts)


@evidence("T8-6")
def tests_near_exercises() -> Finding:
    """Tests and launches near exercises and near days at home: the calendar is not on file."""
    return _near_exercises()


@evidence("T8-7", as_of=asked(SINCE))
def putin_on_fates(*, as_of: str = PUBLISHED) -> Finding:
    """Statements of Putin that explain the bomb of the North by Iraq, Libya or American force."""
    if as_of == PUBLISHED:
        return facts.counted("statements", *map(facts.event, PUTIN_ON_FATES))
    return facts.derived(
        None,
        "statements",
        facts.event("putin_on_libya_2019"),
        missing=(
            "After June 2018 one such statement was found, of June 2019 and in one report. "
            "Searched were Russian and English pages from 2019 on; the answer stands in the "
            "transcripts of kremlin.ru, which could not be read."
        ),
        status=NOT_YET_TESTED,
    )


@evidence("T8-8")
def years_of_guarantees() -> Finding:
    """Years in which Russia asked for, offered or backed guarantees for the North."""
    return facts.counted("years", *map(facts.event, GUARANTEES))


def _follows(day: pd.Timestamp) -> bool:
    """Whether a day lies within a year after an accession to NATO or the start of its war."""
    joined = tables.read("nato_members").query("precision == 'day'")["date"]
    war = pd.Timestamp(str(facts.event("nato_air_war").observed))
    return any(0 <= (day - step).days <= YEAR for step in [*joined, war])


def _all_breaks_listed() -> bool:
    """Whether one work lists all acts of Russia and NATO over the whole time."""
    works = tables.read("acts_coverage").query(
        "one == 'RUS' and other == 'NATO' and kinds == 'all' and extent == 'complete'"
    )
    whole = (works["first"] <= pd.Timestamp(FIRST_BREAK)) & (
        works["last"] >= pd.Timestamp(LAST_BREAK)
    )
    return bool(whole.any())


def _near_exercises() -> Finding:
    shots = armament.shots()
    shots = shots[shots.between("2006-01-01", "2017-12-31")]
    home = [pd.Timestamp(f"{year}-{day}") for year in range(2005, 2019) for day in HOME_DAYS]
    near = sum(any(abs((shot - day).days) <= NEAR for day in home) for shot in shots)
    used = [
        facts.cite(tables.read(name), name, key, None)
        for name, key in (("nuclear_tests", "test"), ("missile_launches", "launch"))
    ]
    return facts.derived(
        None,
        "",
        *used,
        missing=(
            f"Of {len(shots)} tests and launches {near} fell within {NEAR} days of a holiday at "
            "home; the days of the exercises could be read for single years only. The answer "
            "stands in the releases of the Combined Forces Command for 2006 to 2017."
        ),
        status=NOT_YET_TESTED,
    )
