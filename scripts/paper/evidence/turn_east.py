"""Evidence on Russia's drift from the West and its turn to the East since 2008.

Relations are read from what states did, and from votes, polls and trade beside it: each is one
indicator, which alone is never firm.  Acts count only where the table of them is complete.
"""

from dataclasses import replace

import pandas as pd

from edition.evidence import NOT_YET_TESTED, Finding, Values, evidence, facts
from paper.measures import acts, votes
from paper.measures.polls import ALLIED_POLLS, POLLS
from paper.measures.russian_trade import TRADE_YEARS, by_year

ALLIES = ["GBR", "FRA", "DEU"]
"""The members that stand for NATO beside the United States."""

DECADE = (2008, 2017)
"""First and last full year of the ten years before the paper."""

TEN_YEARS = ("2008-06-18", "2018-06-18")
"""The ten years to the day of the paper."""

ASIA = ["CHN", "JPN", "KOR", "PRK", "ASEAN", "VNM"]
"""With whom Russian policy in Asia deals, in the table of acts."""

ACTS, VOTES = "table of acts", "votes in the General Assembly"
"""Two of the indicators of how close states are."""

SENSE: Values = {
    "course": "A continuing decline runs the whole way: most years lie below those before them.",
    "ends": ("the end against the start", "The decline is what is left of it at the end."),
    "pause": ("a fall without a pause", "What continues does not stop or turn for a year."),
}
"""What a continuing decline asks for."""


def _moved(series: "pd.Series[float]", sense: str, *parts: Finding) -> Finding:
    if sense == "ends":
        return facts.change(float(series.iloc[0]), float(series.iloc[-1]), *parts)
    if sense == "pause":
        return facts.without_pause(series, *parts)
    return facts.direction(series, *parts)


def _votes(others: list[str], sense: str = "course") -> Finding:
    """Votes that Russia cast as others did, their mean over the decade."""
    first, last = DECADE
    alike = pd.DataFrame({other: votes.closeness("RUS", other) for other in others})
    series = alike.mean(axis=1).loc[first:last]
    found = _moved(series, sense, votes.resting(float(series.iloc[-1]), "", "RUS", others, DECADE))
    return facts.indicator(found, VOTES)


def _acts(others: list[str], sense: str = "course") -> list[Finding]:
    """Acts of Russia and others against the years before, where the table is complete."""
    measure = acts.change if sense == "ends" else acts.course
    return [facts.indicator(one, ACTS) for one in measure("RUS", others, *TEN_YEARS)]


@evidence("SK-01", sense=SENSE)
def american_decline(*, sense: str = "course") -> Finding:
    """Acts of both powers, the opinion of Americans and votes over ten years."""
    known = {year: facts.quantity(f"americans_favourable_{year}") for year in POLLS}
    series = pd.Series({year: found.observed for year, found in known.items()}, dtype=float)
    polls = facts.indicator(_moved(series, sense, *known.values()), "Gallup")
    return facts.together(polls, *_acts(["USA"], sense), _votes(["USA"], sense))


@evidence("SK-40", sense=SENSE)
def nato_decline(*, sense: str = "course") -> Finding:
    """What NATO let stand between itself and Russia, acts of both, and votes."""
    steps = ["nato_council_suspended", "nato_council_resumed", "nato_suspends_cooperation"]
    known = [facts.event(name) for name in steps]
    found = facts.together(
        facts.indicator(_moved(cooperation(), sense, *known), "what NATO let stand"),
        *_acts(["NATO"], sense),
        _votes(ALLIES, sense),
        note="Counted are the months of each year in which NATO let formal meetings (suspended in "
        "2008 and 2009) and practical cooperation (suspended in 2014) stand; the votes of three "
        "members stand beside them.",
    )
    missing = (
        "A full list of acts would tell: NATO's chronology of its relations with Russia, of which "
        "the highlights alone could be read, or the yearly reviews of the Russian foreign "
        "ministry, of which the openings of two could. Of polls in the states of NATO those of "
        f"{' and '.join(map(str, ALLIED_POLLS))} were found."
    )
    return replace(found, missing=missing, status=NOT_YET_TESTED)


def cooperation() -> "pd.Series[float]":
    """Months of each year of the decade that passed without a suspension by NATO."""
    shut, again, over = (
        pd.Period(str(facts.event(name).observed), "M")
        for name in ("nato_council_suspended", "nato_council_resumed", "nato_suspends_cooperation")
    )
    months = pd.period_range(f"{DECADE[0]}-01", f"{DECADE[1]}-12", freq="M")
    stood = [month < shut or again <= month < over for month in months]
    return pd.Series(stood, index=months.year, dtype=float).groupby(level=0).sum()


@evidence("SK-03")
def turn_to_the_east() -> Finding:
    """The share of three eastern neighbours in all Russian trade, and acts with states of Asia."""
    share = by_year("east_asia_share_of_russian_trade", *TRADE_YEARS)
    both = facts.together(
        facts.indicator(share, "trade"),
        *_acts(ASIA),
    )
    missing = (
        "Trade alone is not a policy, and no full list of acts with Asian states was read; the "
        "chronologies of Comparative Connections and the yearbooks of the Russian foreign ministry "
        "have them."
    )
    return replace(both, missing=missing, status=NOT_YET_TESTED)


WINDOW: Values = {
    "now": ("2017 and 2018", "The present tense means the movement then under way."),
    "decade": ("ten years", "The section opens with the past ten years."),
}
"""Of which time the sentence speaks."""


@evidence("SK-43", window=WINDOW)
def closer_to_seoul(*, window: str = "now") -> Finding:
    """Trade in current dollars and as a share of Russia's, acts of both states, and votes."""
    if window == "now":
        return _lately_with_seoul()
    return facts.together(
        facts.indicator(by_year("korea_russia_trade", *DECADE), "trade"),
        facts.indicator(by_year("korea_share_of_russian_trade", *TRADE_YEARS), "trade"),
        *_acts(["KOR"]),
        _votes(["KOR"]),
    )


def _lately_with_seoul() -> Finding:
    """Trade and votes of 2017 against 2016, and acts since against those before."""
    growth = facts.quantity("trade_growth_2017")
    assert isinstance(growth.observed, float)
    done = acts.change("RUS", ["KOR"], "2017-01-01", TEN_YEARS[1])
    first, last = DECADE
    alike = votes.closeness("RUS", "KOR").loc[first:last]
    voted = votes.resting(float(alike[last]), "", "RUS", ["KOR"], (last - 1, last))
    usual = float(alike.diff().abs().median())
    return facts.together(
        facts.indicator(facts.change(0, growth.observed, growth), "trade"),
        *(facts.indicator(one, ACTS) for one in done),
        facts.indicator(facts.change(alike[last - 1], alike[last], voted, usual=usual), VOTES),
    )
