"""Evidence for the observations on the balance among all parties (T3)."""

from dataclasses import replace
from functools import partial

from edition.evidence import NO_SOURCE_KNOWN, Finding, evidence, facts, tables
from paper.measures import acts, summits
from paper.measures.days import NOW, PUBLISHED, SINCE, TODAY, asked
from paper.measures.pact import in_force, one_code, pact
from paper.measures.security_council import votes


def held(part: Finding) -> bool:
    """Whether a fact stands firm."""
    return bool(facts.counted("cases", part).observed)


@evidence("T3-1", as_of=asked(SINCE))
def meetings_with_the_north(*, as_of: str = PUBLISHED) -> Finding:
    """Meetings of the heads of Russia and North Korea from 2012 to publication, or since."""
    span = ("2012-01-01", PUBLISHED) if as_of == PUBLISHED else ("2018-06-19", as_of)
    listed = summits.held(*span)
    north = listed[listed["korea"] == "PRK"]
    shown = north if len(north) else listed
    return facts.cite(
        shown.assign(day=shown["date"].dt.strftime("%Y-%m-%d")),
        "leaders_meetings",
        "day",
        float(len(north)),
        "meetings",
        note=f"In that time Russia met the South {len(listed) - len(north)} times. Meetings with "
        f"the North were looked for up to {summits.READ_UNTIL['PRK']:%B %Y}, with the South up to "
        f"{summits.READ_UNTIL['KOR']:%B %Y}.",
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
