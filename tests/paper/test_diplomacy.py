import pandas as pd
import pytest

from edition.base.errors import EditionError
from edition.data import tables
from paper.evidence.t8_sense_of_threat import PUTIN_ON_FATES
from paper.measures import diplomacy

PAPER_DAY = "2018-06-18"


def test_russia_alone_had_relations_with_both_koreas_and_a_pact_with_neither():
    assert diplomacy.between_both(PAPER_DAY) == ["RUS"]
    assert diplomacy.between_both("1992-12-31") == []
    assert diplomacy.between_both("1996-12-31") == ["RUS"]


def test_every_power_stands_in_the_table_with_each_korea_once():
    table = diplomacy.ties(PAPER_DAY)
    assert len(table) == 8 and not table.duplicated(["power", "korea"]).any()
    closed = table[table["since"].isna()]
    assert set(zip(closed["power"], closed["korea"], strict=True)) == {
        ("USA", "PRK"),
        ("JPN", "PRK"),
    }
    assert not closed["pact"].any()
    assert table["statement"].str.len().min() > 0
    told = table.set_index(["power", "korea"])["statement"]
    assert "Mutual defence treaty" in told["USA", "KOR"] and "pact" not in told["RUS", "PRK"]
    assert set(table["source"]) <= set(tables.read("sources")["key"])


def test_each_state_without_relations_is_told_by_its_own_row(otherwise):
    rows = tables.read("attributes")
    japan = (rows["subject"] == "north_korea") & (rows["value"] == "Japan")
    otherwise("attributes", rows.assign(source=rows["source"].mask(japan, "koslov2018")))
    told = diplomacy.ties(PAPER_DAY).set_index(["power", "korea"])["source"]
    assert (told["USA", "PRK"], told["JPN", "PRK"]) == ("ncnk_relations", "koslov2018")


def test_pacts_are_told_by_the_sources_on_their_beginnings_and_ends_up_to_a_day():
    assert diplomacy.pact_sources("1953-09-30") == []
    assert diplomacy.pact_sources("1953-10-01") == ["atop_alliances"]
    assert diplomacy.pact_sources("1996-09-09").count("atop_alliances") == 2
    assert diplomacy.pact_sources("1996-09-10").count("atop_alliances") == 3


def test_a_lack_of_relations_that_no_source_states_is_a_clear_error(otherwise):
    rows = tables.read("attributes")
    otherwise("attributes", rows[rows["value"] != "Japan"])
    with pytest.raises(EditionError, match="no source on relations of JPN and North Korea"):
        diplomacy.ties(PAPER_DAY)


def test_relations_count_from_their_first_day():
    first, early = (
        diplomacy.ties(day).set_index(["power", "korea"]) for day in ("1990-09-30", "1990-09-29")
    )
    assert pd.notna(first["since"]["RUS", "KOR"]) and pd.isna(early["since"]["RUS", "KOR"])
    told = early["statement"]
    assert not told["RUS", "KOR"] and told["RUS", "PRK"] and told["USA", "PRK"]


def test_a_pact_is_in_force_from_its_first_day_until_its_last():
    days = ["1961-07-05", "1961-07-06", "1996-09-09", "1996-09-10", "2024-12-03", "2024-12-04"]
    pacts = [diplomacy.ties(day).set_index(["power", "korea"])["pact"] for day in days]
    assert [pact["RUS", "PRK"] for pact in pacts] == [False, True, True, False, False, True]


def test_a_meeting_outside_korea_is_no_visit():
    went = diplomacy.visits(PAPER_DAY)
    assert list(went["place"]) == [
        *("Jeju", "Seoul", "Pyongyang", "Seoul", "Busan", "Seoul", "Seoul", "Seoul")
    ]
    assert diplomacy.visits("1999-12-31")["korea"].unique() == ["KOR"]
    assert went["statement"].iloc[0] == "Gorbachev and Roh Tae-woo meet."


def test_a_door_is_closed_open_or_open_with_a_pact():
    doors = diplomacy.doors(PAPER_DAY).set_index(["row", "column"])[["kind", "sign"]]
    assert list(doors.loc["Russia", "North Korea"]) == [diplomacy.OPEN, "since 1948"]
    assert list(doors.loc["Japan", "North Korea"]) == [diplomacy.CLOSED, "none"]
    assert list(doors.loc["China", "North Korea"]) == [diplomacy.BOUND, "since 1949, pact"]


def test_visits_and_offers_stand_in_one_order_up_to_the_day():
    moves = diplomacy.moves(PAPER_DAY)
    assert moves["date"].is_monotonic_increasing and set(moves["kind"]) == {
        *diplomacy.VISITS.values(),
        diplomacy.OFFER,
    }
    counted = len(diplomacy.visits(PAPER_DAY)) + len(diplomacy.offers(PAPER_DAY))
    assert len(moves) == counted and moves["source"].all()
    assert list(moves["label"].iloc[[0, -1]]) == ["Gorbachev in Jeju", "Offer: to mediate"]
    assert set(diplomacy.moves("1993-12-31")["kind"]) == {"visit to the South"}


def test_offers_and_fears_stop_at_the_day_and_are_told_in_few_words():
    assert list(diplomacy.offers(PAPER_DAY)["label"]) == list(diplomacy.OFFERS.values())
    assert diplomacy.offers("2003-12-31")["date"].max() < pd.Timestamp("2004-01-01")
    fears = diplomacy.fears(PAPER_DAY)
    assert fears["date"].is_monotonic_increasing and fears["source"].all()
    assert list(fears["speaker"].value_counts()[["RUS", "PRK"]]) == [6, 3]
    others = fears[fears["about"] == "north"]
    assert (set(others["speaker"]), set(others["precision"])) == ({"RUS"}, {"day"})
    assert set(fears["about"]) == {"self", "north"}
    told = fears.set_index("label")["date"]
    assert told["Munich: promises on NATO broken"] == pd.Timestamp("2007-02-10")
    assert told["Putin: after Iraq the North trusts in the bomb"] == pd.Timestamp("2017-09-05")


def test_every_statement_of_putin_that_decides_on_the_fates_is_shown_as_understanding():
    assert set(PUTIN_ON_FATES) <= set(diplomacy.UNDERSTANDING)


def test_turns_of_the_crisis_come_in_the_order_of_their_days(monkeypatch):
    turned = dict(reversed(diplomacy.TURNS.items()))
    monkeypatch.setattr(diplomacy, "TURNS", turned)
    assert diplomacy.turns(PAPER_DAY)["date"].is_monotonic_increasing


def test_doors_of_several_days_stand_together_by_power_and_a_day_given_twice_once():
    doors = diplomacy.doors_on(PAPER_DAY, "2026-11-27", PAPER_DAY)
    assert list(doors["row"].unique()[:3]) == [
        "Russia, Jun 2018",
        "Russia, Nov 2026",
        "China, Jun 2018",
    ]
    assert len(doors) == 16 and not doors.duplicated(["row", "column"]).any()
    north = doors[doors["column"] == "North Korea"].set_index("row")["kind"]
    assert north["Russia, Jun 2018"] == diplomacy.OPEN
    assert north["Russia, Nov 2026"] == diplomacy.BOUND
