"""What would turn the observations on the bond with Pyongyang."""

import pandas as pd
import pytest
from observed import result, with_value

from edition.data import tables
from edition.judge.theses import Result
from paper.measures.days import TODAY


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
