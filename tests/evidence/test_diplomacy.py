import pandas as pd

from edition import tables
from edition.evidence import diplomacy

PAPER = "2018-06-18"


def test_russia_alone_had_relations_with_both_koreas_and_a_pact_with_neither():
    assert diplomacy.between_both(PAPER) == ["RUS"]


def test_before_its_pact_lapsed_russia_was_no_go_between():
    assert diplomacy.between_both("1992-12-31") == []
    assert diplomacy.between_both("1996-01-01") == ["RUS"]


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


def test_each_state_without_relations_is_told_by_its_own_row(monkeypatch):
    rows = tables.read("attributes")
    japan = (rows["subject"] == "north_korea") & (rows["value"] == "Japan")
    other = rows.assign(source=rows["source"].mask(japan, "koslov2018"))
    monkeypatch.setattr(
        tables, "read", {"attributes": other, "sources": tables.read("sources")}.get
    )
    tables.forget()
    assert [diplomacy._absence(power)["source"] for power in ("USA", "JPN")] == [
        "ncnk_relations",
        "koslov2018",
    ]
    tables.forget()


def test_a_pact_in_force_is_told_beside_the_relations():
    told = diplomacy.ties(PAPER).set_index(["power", "korea"])["statement"]
    assert "Mutual defence treaty" in told["USA", "KOR"]
    assert "pact" not in told["RUS", "PRK"]


def test_pacts_are_told_by_the_sources_on_their_beginnings_and_ends_up_to_a_day():
    assert diplomacy.pact_sources("1953-09-30") == []
    assert diplomacy.pact_sources("1953-10-01") == ["atop_alliances"]
    assert diplomacy.pact_sources(PAPER).count("gibler2008") == 1


def test_relations_that_began_later_do_not_count_on_an_earlier_day():
    early = diplomacy.ties("1989-01-01").set_index(["power", "korea"])["since"]
    assert pd.isna(early["RUS", "KOR"]) and early["RUS", "PRK"].year == 1948
    told = diplomacy.ties("1989-01-01").set_index(["power", "korea"])["statement"]
    assert not told["RUS", "KOR"] and told["RUS", "PRK"] and told["USA", "PRK"]


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
