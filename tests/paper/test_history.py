import pandas as pd
import pytest

from edition.data import tables
from edition.judge import facts
from paper.measures import history

PAPER_DAY = "2018-06-18"


def test_the_road_has_each_event_once_and_in_order():
    road = history.road(PAPER_DAY)
    assert set(road["event"]) == set(history.ROAD)
    assert road["date"].is_monotonic_increasing and road["event"].is_unique
    assert set(road["kind"]) == {history.GAIN, history.LOSS, history.OTHER}
    assert history.road("1904-12-31")["event"].iloc[-1] == "russo_japanese_war_begins"


def test_an_event_is_told_by_its_most_trusted_row(otherwise):
    before = history.dated({"malta_summit": "Malta"}, PAPER_DAY)
    assert list(before["label"]) == ["Malta"] and len(before) == 1
    otherwise("events", tables.read("events").iloc[::-1])
    assert history.dated({"malta_summit": "Malta"}, PAPER_DAY)["source"].equals(before["source"])


def test_an_event_on_whose_day_sources_differ_stands_on_the_day_that_its_card_shows():
    road = history.road(PAPER_DAY).set_index("event")["date"]
    assert road["korea_annexed"] == pd.Timestamp("1910-08-29")
    assert {name: day.date() for name, day in road.items()} == {
        name: facts.event(name).observed for name in road.index
    }
    old = history.treaties(PAPER_DAY).query("korea == 'old Korea'")
    assert old["end"].iloc[0] == old["start"].iloc[1] == road["korea_annexed"]


@pytest.mark.parametrize(
    ("day", "pledged"),
    [
        ("1961-01-01", [("USA", "South Korea")]),
        (
            "1996-09-09",
            [("USA", "South Korea"), ("CHN", "North Korea"), ("RUS", "North Korea")],
        ),
        (PAPER_DAY, [("USA", "South Korea"), ("CHN", "North Korea")]),
    ],
)
def test_promises_of_help_in_force_by_day(day, pledged):
    rows = history.treaties(day)
    rows = rows[rows["in_force"] & (rows["kind"] == history.PLEDGE)]
    assert list(zip(rows["power"], rows["korea"], strict=True)) == pledged
    assert (rows["end"] == pd.Timestamp(day)).all()


def test_a_treaty_that_ended_is_cited_for_both_its_days():
    rows = history.treaties(PAPER_DAY)
    assert (rows["sources"].map(len) == 2 - rows["in_force"]).all()
    assert not rows.loc[rows["korea"] == "old Korea", "in_force"].any()


def test_the_treaty_of_2000_gives_way_to_that_of_2024():
    later = history.treaties("2025-01-01")
    later = later[(later["power"] == "RUS") & (later["korea"] == "North Korea")]
    assert list(later["kind"]) == [history.PLEDGE, history.WITHOUT, history.PLEDGE]
    assert list(later["in_force"]) == [False, False, True]
    assert later["end"].iloc[1] == later["start"].iloc[2]
