"""Meetings of leaders: complete by the counts of others, and each leader in office."""

import pandas as pd
import pytest

from edition.data import tables
from paper.measures import summits

TERMS = {
    "Gorbachev": [("1990-03-15", "1991-12-25")],
    "Yeltsin": [("1991-07-10", "1999-12-31")],
    "Putin": [("1999-12-31", "2008-05-07"), ("2012-05-07", "2026-12-31")],
    "Medvedev": [("2008-05-07", "2012-05-07")],
    "Roh Tae-woo": [("1988-02-25", "1993-02-25")],
    "Kim Young-sam": [("1993-02-25", "1998-02-25")],
    "Kim Dae-jung": [("1998-02-25", "2003-02-25")],
    "Roh Moo-hyun": [("2003-02-25", "2008-02-25")],
    "Lee Myung-bak": [("2008-02-25", "2013-02-25")],
    "Park Geun-hye": [("2013-02-25", "2017-03-10")],
    "Moon Jae-in": [("2017-05-10", "2022-05-10")],
    "Kim Jong-il": [("1994-07-08", "2011-12-17")],
    "Kim Jong-un": [("2011-12-17", "2026-12-31")],
}
"""When each was head of state, or leader of the North."""

NORTH = {"Kim Jong-il", "Kim Jong-un"}


@pytest.fixture
def met():
    return tables.read("leaders_meetings")


@pytest.mark.parametrize("who", ["russian_leader", "korean_leader"])
def test_each_leader_was_in_office_on_the_day(met, who):
    out_of_office = [
        (row[who], row["date"])
        for row in met.to_dict("records")
        if not any(start <= f"{row['date']:%Y-%m-%d}" <= end for start, end in TERMS[row[who]])
    ]
    assert out_of_office == []


def test_the_northern_leaders_are_those_of_the_north(met):
    assert set(met.loc[met["korea"] == "PRK", "korean_leader"]) == NORTH
    assert not NORTH & set(met.loc[met["korea"] == "KOR", "korean_leader"])


def test_meetings_are_known_by_their_day_and_lie_inside_the_window(met):
    assert set(met["precision"]) == {"day"}
    assert met["date"].min() == pd.Timestamp("1990-06-04")
    assert (met.groupby("korea")["date"].max() <= pd.Series(summits.READ_UNTIL)).all()


def test_the_list_was_read_up_to_the_last_count_that_it_is_held_against():
    counted = summits.counts().set_index("quantity")["date"]
    assert counted["meetings_counted_thirty_years"] == summits.READ_UNTIL["KOR"]
    assert counted["meetings_counted_kim_putin"] == summits.READ_UNTIL["PRK"]


def test_as_many_meetings_are_listed_as_others_count():
    counts = summits.counts()
    assert set(counts["quantity"]) == set(summits.COUNTED)
    assert counts["found"].tolist() == counts["told"].tolist()


def test_a_missing_meeting_shows_in_the_counts(otherwise, met):
    otherwise("leaders_meetings", met[met["place"] != "Paris"])
    counts = summits.counts().set_index("quantity")
    assert list(counts[counts["found"] < counts["told"]].index) == [
        "meetings_counted_park_putin",
        "meetings_counted_thirty_years",
    ]


def test_meetings_are_counted_by_korea_and_year_the_south_first():
    counts = summits.by_year(summits.meetings("2002-12-31"))
    assert list(counts["kind"].unique()) == ["South Korea", "North Korea"]
    assert counts["value"].sum() == len(summits.meetings("2002-12-31"))
    north = counts[counts["kind"] == "North Korea"].set_index("year")
    assert dict(north["value"]) == {2000: 1, 2001: 1, 2002: 1}
    assert north["places"][2002] == "Vladivostok"
