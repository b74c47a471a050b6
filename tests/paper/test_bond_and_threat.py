"""What would turn the observations on the bond with Pyongyang and the sense of threat."""

import pandas as pd
import pytest
from observed import result, with_value

from edition.data import tables
from edition.judge.theses import Result
from paper.evidence.bond_and_threat import TODAY


@pytest.mark.parametrize(
    ("observation", "name", "key", "fact", "column", "value", "turned"),
    [
        ("T6-4", "agreement_ranks", "country", "PRK", "rank", 21, Result.NOT_SEEN),
        ("T6-8", "quantities", "quantity", "russia_north_korea_trade_2017", "value", 700.0, "seen"),
        ("T8-3", "attributes", "subject", "russian_doctrine_2014", "value", "no", "not seen"),
        ("T8-5", "events", "event", "prk_on_libya_2011", "source", "nti_libya2011", "open"),
        ("T8-7", "events", "event", "putin_on_libya_2017", "source", "infox_189721", "seen"),
        ("T8-8", "events", "event", "putin_on_guarantees_2018", "source", "tass_1008141", "open"),
    ],
)
def test_other_data_would_turn_the_result(
    otherwise, observation, name, key, fact, column, value, turned
):
    otherwise(name, with_value(name, key, fact, column, value))
    assert result(observation) == turned


def test_one_statement_of_putin_that_stands_firm_is_too_few(otherwise):
    stated = with_value("events", "event", "putin_on_libya_2017", "source", "infox_189721")
    stated.loc[stated["event"] == "putin_on_iraq_2017", "source"] = "rt_402020"
    otherwise("events", stated)
    assert result("T8-7") is Result.OPEN


def all_breaks_listed():
    coverage = tables.read("acts_coverage")
    pair = (coverage["one"] == "RUS") & (coverage["other"] == "NATO")
    row = coverage[pair & (coverage["source"] == "nato_50090")]
    return pd.concat([coverage, row.assign(extent="complete")])


def test_breaks_are_a_share_only_of_a_complete_list(otherwise):
    assert result("T8-4") is Result.OPEN
    otherwise("acts_coverage", all_breaks_listed())
    firm = tables.read("acts")
    another = firm[firm["act"] == "russia_halts_nato2008"].assign(source="jamestown_19990325")
    otherwise("acts", pd.concat([firm, another]))
    assert result("T8-4") is Result.SEEN


def test_a_break_a_year_and_a_day_after_the_war_does_not_follow_it(otherwise):
    otherwise("acts_coverage", all_breaks_listed())
    broken = tables.read("acts")
    other = broken[broken["act"] == "russia_halts_nato2008"].assign(source="jamestown_19990325")
    late = pd.Timestamp("2000-03-24") + pd.Timedelta(days=1)
    broken.loc[broken["act"] == "russia_suspends_nato", "date"] = late
    otherwise("acts", pd.concat([broken, other]))
    assert result("T8-4") is Result.NOT_SEEN


def test_an_offer_that_two_origins_call_new_would_be_a_promise(otherwise):
    assert result("T6-2") is Result.OPEN
    said = tables.read("attributes")
    new = said[(said["subject"] == "missile_offer_2000") & (said["source"] == "voa_20000721")]
    otherwise("attributes", pd.concat([said, new.assign(source="aca_200009")]))
    assert result("T6-2") is Result.SEEN


def moved(event, day):
    table = with_value("events", "event", event, "date", pd.Timestamp(day))
    table.loc[table["event"] == event, "precision"] = "day"
    return table


@pytest.mark.parametrize(
    ("observation", "event", "last", "late"),
    [
        ("T6-10", "yacht_released_2016", "2017-05-14", "2017-05-15"),
        ("T6-10", "second_round_2004", "2004-10-02", "2004-10-03"),
        ("T6-13", "russia_prk_protocol_2018", "2018-03-22", "2018-03-23"),
    ],
)
def test_what_comes_too_late_follows_nothing_and_leaves_it_open(
    otherwise, observation, event, last, late
):
    otherwise("events", moved(event, last))
    assert result(observation) is Result.SEEN
    otherwise("events", moved(event, late))
    assert result(observation) is Result.OPEN


@pytest.mark.parametrize(
    ("observation", "event", "source"),
    [
        ("T6-7", "ri_yong_ho_in_moscow_2018", "kfas_201804"),
        ("T6-9", "russia_prk_visit_2016", "dailynkjp_60916"),
        ("T6-9", "prk_minister_at_forum_2015", "xinhua_20150427"),
        ("T6-10", "yacht_release_asked_2016", "vedomosti_640982"),
        ("T6-13", "prk_minister_at_forum_2017", "koreaherald_20170904"),
    ],
)
def test_a_fact_that_one_origin_tells_does_not_count(otherwise, observation, event, source):
    otherwise("events", with_value("events", "event", event, "source", source))
    assert result(observation) is Result.OPEN


def test_a_chinese_abstention_is_no_penalty(otherwise):
    otherwise(
        "security_council",
        with_value("security_council", "resolution", "2371", "china", "abstained"),
    )
    assert result("T6-13") is Result.OPEN


def test_thanks_count_as_the_record_has_them(otherwise):
    assert (result("T6-11"), result("T6-11", TODAY)) == (Result.OPEN, Result.SEEN)
    otherwise("events", with_value("events", "event", "kim_on_red_army_2023", "own_act", "no"))
    assert result("T6-11", TODAY) is Result.OPEN


def test_one_meeting_of_leaders_is_too_few(otherwise):
    met = tables.read("leaders_meetings")
    otherwise("leaders_meetings", met[(met["korea"] != "PRK") | (met["date"] == "2001-08-04")])
    assert result("T6-14") is Result.NOT_SEEN


@pytest.mark.parametrize("observation", ["T6-8", "T6-9", "T8-3", "T8-7"])
def test_what_holds_of_the_past_is_open_for_the_present(observation):
    assert result(observation) is not Result.OPEN
    assert result(observation, TODAY) is Result.OPEN
