"""Evidence for the observations on Korean money against dependence on China (T7)."""

from dataclasses import replace
from functools import partial

from edition.evidence import NO_SOURCE_KNOWN, Finding, evidence, facts
from paper.measures.days import PUBLISHED, TODAY, asked
from paper.measures.unanswered import BANK_OF_RUSSIA, not_looked_up, unanswered


@evidence("T7-1")
def korea_named_against_dependence() -> Finding:
    """Statements that want Korean investors so as not to depend on China: none was found."""
    return unanswered(
        "statements",
        "Words of the envoys and ministers Ishaev, Trutnev and Galushka from 2012 to 2018 were "
        "searched in Russian, English, Japanese and Korean; they court South Korean capital, and "
        "none gives this reason. The answer may stand in their interviews at the forums of 2015 to "
        "2017.",
        status=NO_SOURCE_KNOWN,
    )


for observation, unit in {"T7-3": "per cent", "T7-4": "per cent", "T7-13": ""}.items():
    evidence(observation)(partial(not_looked_up, unit, BANK_OF_RUSSIA))


@evidence("T7-5")
def joint_funds() -> Finding:
    """Funds or schemes of finance for the Far East with a signed agreement."""
    signed = facts.event("far_east_finance_initiative")
    return replace(
        facts.counted("funds", signed),
        note="The initiative of two billion dollars of the Export-Import Bank of Korea and the "
        "Far East Development Fund; of money paid out under it nothing was found.",
    )


@evidence("T7-6", as_of=asked("the last figures there are"))
def korean_trade_with_the_far_east(*, as_of: str = PUBLISHED) -> Finding:
    """Trade of the Far East with South Korea as a share of that with China, 2016."""
    if as_of == TODAY:
        return not_looked_up("per cent", "the tables of the Far Eastern Customs Administration")
    return facts.worked_out(
        lambda korea, china: 100 * korea / china,
        "per cent",
        facts.quantity("korean_share_of_far_eastern_trade_2016"),
        facts.quantity("chinese_share_of_far_eastern_trade_2016"),
    )


@evidence("T7-7")
def chinese_investors_turned_away() -> Finding:
    """Chinese investments refused where South Korean ones were admitted: none was found."""
    return unanswered(
        "cases",
        "Refusals of Chinese investors in the Far East up to 2018 were searched in English; a "
        "lease of land in Transbaikalia that met protest in 2015 lay in another district. The "
        "answer stands in the decisions of the government's commission on foreign investment.",
        status=NO_SOURCE_KNOWN,
    )


@evidence("T7-8", as_of=asked())
def chinese_share_of_far_eastern_trade(*, as_of: str = PUBLISHED) -> Finding:
    """China's share of the Far East's foreign trade in 2016, the last year that is on file."""
    if as_of == TODAY:
        return not_looked_up("per cent", "the tables of the Far Eastern Customs Administration")
    return facts.quantity("chinese_share_of_far_eastern_trade_2016")


@evidence("T7-10", as_of=asked("the papers in force now"))
def state_papers_on_korea(*, as_of: str = PUBLISHED) -> Finding:
    """State papers that name South Korea as a partner for the Far East: one that may count."""
    if as_of == TODAY:
        return unanswered(
            "papers",
            "The papers in force now, the strategy and programme for the Far East and the concept "
            "of 2023, were not read.",
        )
    return unanswered(
        "papers",
        "Decree 605 of 7 May 2012 wants the Far East to grow by integration with the region and, "
        "in another clause, cooperation with South Korea; a report reads both as one, a "
        "translation does not. The joint statement of November 2013, which wants investors of both "
        "countries, is no paper of Moscow alone. The texts of the strategy of 2009, of the "
        "programmes of 2013 and 2014 and of lists of instructions on kremlin.ru were searched in "
        "Russian, English, Japanese and Korean, and could not be had.",
        facts.features("decree_605_2012", "south_korea"),
        facts.features("joint_statement_2013", "far_east"),
    )


evidence("T7-11")(
    partial(
        not_looked_up,
        "investments",
        "the register of residents of the Far East Development Corporation and the yearly tables "
        "of the Export-Import Bank of Korea",
    )
)


@evidence("T7-12")
def reliance_named() -> Finding:
    """Statements or papers that name reliance on China as a concern: none counts so far."""
    return unanswered(
        "statements",
        "Words of presidents, ministers and envoys were searched in Russian, English, Japanese and "
        "Korean. In "
        "August 2012 Prime Minister Medvedev warned of too great an expansion of bordering states "
        "in the Far East, which is about settlers and names neither China nor reliance. The answer "
        "may stand in interviews of ministers at the forums and in the strategies on energy.",
        facts.event("medvedev_on_far_east_2012"),
        status=NO_SOURCE_KNOWN,
    )


evidence("T7-14")(
    partial(
        not_looked_up,
        "undertakings",
        "the reports of the ministry of unification in Seoul on shipments of coal from Rajin in "
        "2014 and 2015",
    )
)
