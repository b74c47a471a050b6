import pandas as pd
import pytest

from edition.base.errors import EditionError
from edition.data import tables
from paper.measures import diplomacy

PAPER = "2018-06-18"


def test_russia_alone_had_relations_with_both_koreas_and_a_pact_with_neither():
    assert diplomacy.between_both(PAPER) == ["RUS"]


def test_before_its_pact_lapsed_russia_was_no_go_between():
    assert diplomacy.between_both("1992-12-31") == []
    assert diplomacy.between_both("1996-12-31") == ["RUS"]


def test_every_power_stands_in_the_table_with_each_korea_once():
    table = diplomacy.ties(PAPER)
    assert len(table) == 8 and not table.duplicated(["power", "korea"]).any()
    closed = table[table["since"].isna()]
    assert set(zip(closed["power"], closed["korea"], strict=True)) == {
        ("USA", "PRK"),
        ("JPN", "PRK"),
    }
    assert not closed["pact"].any()
    assert table["statement"].str.len().min() > 0
    assert set(table["source"]) <= set(tables.read("sources")["key"])


def test_each_state_without_relations_is_told_by_its_own_row(monkeypatch):
    rows = tables.read("attributes")
    japan = (rows["subject"] == "north_korea") & (rows["value"] == "Japan")
    other = rows.assign(source=rows["source"].mask(japan, "koslov2018"))
    monkeypatch.setattr(
        tables, "read", {"attributes": other, "sources": tables.read("sources")}.get
    )
    forget()
    assert [diplomacy._absence(power)["source"] for power in ("USA", "JPN")] == [
        "ncnk_relations",
        "koslov2018",
    ]
    forget()


def test_a_pact_in_force_is_told_beside_the_relations():
    told = diplomacy.ties(PAPER).set_index(["power", "korea"])["statement"]
    assert "Mutual defence treaty" in told["USA", "KOR"]
    assert "pact" not in told["RUS", "PRK"]


def test_pacts_are_told_by_the_sources_on_their_beginnings_and_ends_up_to_a_day():
    assert diplomacy.pact_sources("1953-09-30") == []
    assert diplomacy.pact_sources("1953-10-01") == ["atop_alliances"]
    assert diplomacy.pact_sources("1996-09-09").count("atop_alliances") == 2
    assert diplomacy.pact_sources("1996-09-10").count("atop_alliances") == 3


def test_a_lack_of_relations_that_no_source_states_is_a_clear_error():
    with pytest.raises(EditionError, match="no source on relations of CHN and North Korea"):
        diplomacy._absence("CHN")


def test_relations_count_from_their_first_day():
    for day, known in (("1990-09-29", False), ("1990-09-30", True)):
        since = diplomacy.ties(day).set_index(["power", "korea"])["since"]
        assert pd.notna(since["RUS", "KOR"]) == known


def test_relations_that_began_later_do_not_count_on_an_earlier_day():
    early = diplomacy.ties("1989-01-01").set_index(["power", "korea"])["since"]
    assert pd.isna(early["RUS", "KOR"]) and early["RUS", "PRK"].year == 1948
    told = diplomacy.ties("1989-01-01").set_index(["power", "korea"])["statement"]
    assert not told["RUS", "KOR"] and told["RUS", "PRK"] and told["USA", "PRK"]


@pytest.mark.parametrize(
    ("day", "in_force"),
    [
        ("1961-07-05", False),
        ("1961-07-06", True),
        ("1996-09-09", True),
        ("1996-09-10", False),
        ("2024-12-03", False),
        ("2024-12-04", True),
    ],
)
def test_a_pact_is_in_force_from_its_first_day_until_its_last(day, in_force):
    pact = diplomacy.ties(day).set_index(["power", "korea"])["pact"]
    assert pact["RUS", "PRK"] == in_force


def test_a_meeting_outside_korea_is_no_visit():
    went = diplomacy.visits(PAPER)
    assert list(went["place"]) == ["Jeju", "Seoul", "Pyongyang", "Seoul", "Busan", "Seoul", "Seoul"]
    assert diplomacy.visits("1999-12-31")["korea"].unique() == ["KOR"]
    assert went["statement"].iloc[0] == "Gorbachev and Roh Tae-woo meet."


def test_offers_and_fears_stop_at_the_day_and_name_a_source_each():
    assert len(diplomacy.offers(PAPER)) == 5
    assert diplomacy.offers("2003-12-31")["date"].max() < pd.Timestamp("2004-01-01")
    fears = diplomacy.fears(PAPER)
    assert fears["date"].is_monotonic_increasing and fears["source"].all()
    assert list(fears["speaker"].value_counts()[["RUS", "PRK"]]) == [4, 3]
    assert set(fears[fears["about"] == "north"]["speaker"]) == {"RUS"}
    assert set(fears["about"]) == {"self", "north"}
    assert set(fears[fears["about"] == "north"]["precision"]) == {"day"}


def test_offers_and_fears_are_told_in_few_words():
    assert list(diplomacy.offers(PAPER)["label"]) == list(diplomacy.OFFERS.values())
    told = dict(zip(diplomacy.fears(PAPER)["label"], diplomacy.fears(PAPER)["date"], strict=True))
    assert told["Munich: promises on NATO broken"] == pd.Timestamp("2007-02-10")
    assert told["Putin: no end until the North feels safe"] == pd.Timestamp("2017-09-05")
