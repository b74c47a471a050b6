"""Evidence for the observations on the turn to the East (T4)."""

from dataclasses import replace
from functools import partial

from edition.evidence import NO_SOURCE_KNOWN, NOT_YET_TESTED, Finding, evidence, facts, tables
from paper.evidence.turn_east import ASIA
from paper.measures import acts
from paper.measures.days import PUBLISHED, TODAY, asked
from paper.measures.russian_trade import TRADE_YEARS, by_year, trade_with
from paper.measures.trade_shares import as_bought, share_moved, share_moved_since
from paper.measures.unanswered import not_looked_up, unanswered

BREAK_OF_2014 = (("2012-01-01", "2013-12-31"), ("2014-01-01", "2015-12-31"))
"""The two years before Russia's break with the West and the two from it on."""


@evidence("T4-3", as_of=asked("2022 against 2008"))
def east_asian_share(*, as_of: str = PUBLISHED) -> Finding:
    """The course of East Asia's share of Russia's trade; for today China's share alone."""
    name = "east_asia_share_of_russian_trade"
    if as_of == TODAY:
        return share_moved_since(name, "chinese_trade_2022", TRADE_YEARS[0])
    return replace(by_year(name, *TRADE_YEARS), unit="per cent")


@evidence("T4-4")
def acts_after_the_break() -> Finding:
    """Friendly acts before and after the break of 2014, of which no full list is on file."""
    before, after = (acts.between("RUS", ASIA, *years) for years in BREAK_OF_2014)
    first, second = ((found["sign"] == "closer").sum() for found in (before, after))
    return unanswered(
        "",
        f"The table of acts has {first} that brought Russia closer to a state or body of Asia in "
        f"2012 and 2013, and {second} in 2014 and 2015; it is complete for none of them, so that "
        "neither more nor fewer can be told. The answer stands in the lists of journeys of "
        "kremlin.ru, the register of treaties and the yearly reviews of the foreign ministry.",
        *acts.parts(before),
        *acts.parts(after),
    )


@evidence("T4-5", as_of=asked("2022 against 2013"))
def korean_share_after_the_break(*, as_of: str = PUBLISHED) -> Finding:
    """South Korea's share of Russia's trade in 2016 against 2013; for today that of 2022."""
    name = "korea_share_of_russian_trade"
    if as_of == TODAY:
        return share_moved_since(name, "south_korean_trade_2022", 2013)
    return share_moved(name, 2013, TRADE_YEARS[1])


@evidence("T4-6")
def korean_trade_beside_chinese() -> Finding:
    """Change of trade with South Korea from 2013 to 2016 over that with China, by two data sets."""
    after = {partner: as_bought(partner) for partner in ("KOR", "CHN")}
    by_customs = facts.worked_out(
        lambda korea, korea_before, china, china_before: (
            (korea / korea_before) / (china / china_before)
        ),
        "ratio",
        after["KOR"],
        facts.quantity("korea_russia_trade_2013"),
        after["CHN"],
        facts.quantity("china_russia_trade_2013"),
    )
    return facts.together(by_customs, _ratio_by_table())


evidence("T4-7")(
    partial(
        not_looked_up,
        "steps",
        "the decrees on the ministry of May 2012 and on the forum of May 2015, of which one is on "
        "file, and in the papers of the summit of September 2012",
    )
)


@evidence("T4-8", as_of=asked())
def korean_trade_in_the_next_break(*, as_of: str = PUBLISHED) -> Finding:
    """South Korean trade with Russia from 2021 to 2022, years that lie after the paper."""
    if as_of == PUBLISHED:
        return unanswered("US dollars", "These years lie after the paper.", status=NO_SOURCE_KNOWN)
    names = ("south_korean_trade_2021", "south_korean_trade_2022")
    before, after = map(facts.figure, names)
    moved = facts.change(before, after, *map(facts.quantity, names))
    missing = "Both figures come from one association of traders; Korean customs have them."
    return replace(moved, unit="US dollars", missing=missing, status=NOT_YET_TESTED)


def _ratio_by_table() -> Finding:
    """The same ratio at constant prices."""
    flows = tables.read("trade_flows")
    korea, china = (trade_with(partner) for partner in ("KOR", "CHN"))
    after, before = TRADE_YEARS[1], 2013
    ratio = (korea[after] / korea[before]) / (china[after] / china[before])
    rows = ["trade_flows:RUS-KOR", "trade_flows:RUS-CHN"]
    return facts.computed(float(ratio), "ratio", flows["source"], rows)
