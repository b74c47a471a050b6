"""What the paper leaves out: rows that point to what exists, counts that add up, the ten."""

import pandas as pd
import pytest

from edition.data import bibliography, tables
from paper.measures import omissions

PAPER_DAY = pd.Timestamp("2018-06-18")

ROWS = [
    ("first_talk", "2001-01-01", "T1", "", "paper", "paper", "summit", ""),
    ("wide_talk", "2018-05-01", "T1;T2;T3", "", "paper", "paper", "summit", "T1"),
    ("last_talk", "2018-06-12", "T1", "", "paper", "rival", "summit", "T1"),
    ("pact", "2005-01-01", "T1;T2", "", "rival", "rival", "accord", ""),
    ("wide_pact", "2004-01-01", "T1;T2;T3", "", "neither", "neither", "accord", ""),
    ("told_pact", "2006-01-01", "T1", "NC-01", "", "", "accord", ""),
    ("rocket", "2012-01-01", "T2", "", "neither", "neither", "launch", ""),
    ("later", "2019-01-01", "T1", "", "paper", "paper", "summit", "T1"),
]


@pytest.fixture
def made_up(otherwise):
    """Other events than those of the chronologies, one of them after the paper."""
    columns = ["event", "date", "theses", "told", "favours", "favours_again", "kind", "turn"]
    table = pd.DataFrame(ROWS, columns=columns)
    table = table.assign(date=pd.to_datetime(table["date"]), precision="day", what="", source="a")
    otherwise("omissions", table)


def counted(thesis):
    return omissions.by_thesis().set_index("thesis").loc[thesis]


def test_each_event_names_theses_claims_and_a_chronology_that_exist():
    table = omissions.events()
    theses, claims = set(tables.read("theses")["id"]), set(tables.read("claims")["id"])
    assert {name for names in table["theses"] for name in names} <= theses
    assert {name for names in table["told"] for name in names} <= claims
    assert set(table["turn"]) - {""} <= theses
    turned = table[table["turn"] != ""].explode("theses")
    assert set(turned[turned["turn"] == turned["theses"]]["event"]) == set(turned["event"])
    sources = set(tables.read("sources")["key"])
    assert set(table["source"]) <= sources & set(bibliography.entries())
    assert set(table["source"]) == set(tables.read("chronologies")["source"]) - {""}


def test_no_event_is_later_than_the_paper_and_none_twice():
    table = tables.read("omissions")
    assert (table["date"] <= PAPER_DAY).all()
    assert not table["event"].duplicated().any()
    starts = table["precision"].map({"month": "-01", "year": "-01-01", "decade": "0-01-01"})
    loose = starts.notna()
    written = table["date"].dt.strftime("%Y-%m-%d")
    assert all(day.endswith(end) for day, end in zip(written[loose], starts[loose], strict=True))


def test_an_event_is_either_told_or_decided_twice():
    table = omissions.events()
    left_out = table["left_out"]
    for column in ("favours", "favours_again"):
        assert set(table[left_out][column]) <= set(omissions.FAVOURED)
        assert set(table[~left_out][column]) == {""}
    assert (table["reason"] != "").all()


def test_every_kind_is_weighty_or_minor_by_name():
    assert set(omissions.WEIGHTY) < set(tables.read("omissions")["kind"])


def test_counts_add_up():
    weights = omissions.by_weight().set_index("weight")
    assert (weights.loc["main"] + weights.loc["minor"] == weights.loc["all"]).all()
    assert weights.loc["all", "events"] == len(tables.read("omissions"))
    for table in (weights, omissions.by_thesis()):
        assert (table["told"] + table["left_out"] == table["events"]).all()
        assert (
            table[[*omissions.FAVOURED, omissions.DIFFER]].sum(axis="columns") == table["left_out"]
        ).all()
    alike, of = omissions.coded_alike()
    decisions = omissions.decisions()
    assert of == weights.loc["all", "left_out"] == decisions.to_numpy().sum()
    assert alike == sum(decisions.loc[name, name] for name in omissions.FAVOURED)


def test_every_thesis_has_its_counts_even_without_events():
    assert list(omissions.by_thesis()["thesis"]) == list(tables.read("theses")["id"])
    assert counted("T7")["events"] == 0


def test_the_ten_are_main_events_left_out_each_once():
    ten = omissions.heaviest()
    assert len(ten) == omissions.TEN and not ten["event"].duplicated().any()
    assert not ten[["thesis", "kind"]].duplicated().any()
    table = omissions.events().set_index("event").loc[ten["event"]]
    assert table["left_out"].all() and set(table["weight"]) == {"main"}
    assert ten["on_turn"].is_monotonic_decreasing


@pytest.mark.usefixtures("made_up")
def test_what_lies_ahead_in_the_paper_is_late_and_not_among_the_ten(otherwise):
    table = tables.read("omissions")
    changed = table.assign(event=table["event"].replace("last_talk", omissions.COMING))
    otherwise("omissions", changed)
    assert list(omissions.events().query("late")["event"]) == [omissions.COMING]
    assert omissions.COMING not in set(omissions.heaviest()["event"])
    assert counted("T1")["left_out"] == 5


@pytest.mark.usefixtures("made_up")
def test_a_thesis_can_be_left_out_of_the_balance():
    assert omissions.by_weight("T1").set_index("weight").loc["all", "events"] == 1


@pytest.mark.usefixtures("made_up")
def test_an_event_after_the_paper_does_not_count():
    assert "later" not in set(omissions.events()["event"])
    assert counted("T1")["events"] == 6


@pytest.mark.usefixtures("made_up")
def test_an_event_on_two_theses_counts_for_each_and_once_in_all():
    assert counted("T1")["left_out"] == 5
    assert counted("T2")["left_out"] == 4
    assert omissions.by_weight().set_index("weight").loc["all", "events"] == 7


@pytest.mark.usefixtures("made_up")
def test_decisions_that_differ_are_a_class_of_their_own():
    assert omissions.events().set_index("event")["favour"]["last_talk"] == "differ"
    assert counted("T1")["differ"] == 1 and counted("T1")["neither"] == 1
    assert omissions.coded_alike() == (5, 6)
    assert omissions.decisions().loc["paper", "rival"] == 1


def test_a_group_of_which_one_event_is_told_is_not_wholly_left_out(otherwise):
    every = [
        "the meetings of leaders of 2018",
        "nuclear tests",
        "the talks of six powers themselves",
    ]
    assert omissions.untold() == every
    table = tables.read("omissions")
    told = table["event"] == "nuclear_test_2006"
    assert told.sum() == 1
    otherwise("omissions", table.assign(told=table["told"].mask(told, "NC-15")))
    assert omissions.untold() == [every[0], every[2]]


@pytest.mark.usefixtures("made_up")
def test_the_turn_comes_first_then_the_larger_group_then_reach():
    ten = omissions.heaviest()
    assert list(ten["event"]) == ["last_talk", "wide_pact", "pact", "wide_talk"]
    assert list(ten["thesis"]) == ["T1", "T1", "T2", "T2"]
    assert list(omissions.heaviest(1)["event"]) == ["last_talk"]


@pytest.mark.usefixtures("made_up")
def test_told_after_all_an_event_leaves_the_ten(otherwise):
    table = tables.read("omissions")
    told = table["event"] == "last_talk"
    changed = table.assign(told=table["told"].mask(told, "NC-02"))
    otherwise("omissions", changed)
    assert "last_talk" not in set(omissions.heaviest()["event"])
    assert counted("T1")["told"] == 2 and counted("T1")["left_out"] == 4


def test_the_parts_of_the_events_on_a_thesis_add_up_to_them(made_up):
    counts = omissions.by_thesis()
    parts = omissions.parts(counts)
    assert list(parts["kind"].unique()) == list(omissions.PARTS.values())
    by_name = parts.groupby("name")["value"].sum()
    assert [by_name[f"{one.thesis} {one.title}"] for one in counts.itertuples()] == list(
        counts["events"]
    )


def test_the_figures_of_the_prose_agree_with_each_other():
    told = omissions.figures()
    assert told["events"] == told["events_told"] + told["events_out"]
    assert told["events_out"] == sum(
        told[name] for name in ("spares", "costs", "neither", "differ")
    )
    assert told["main_out"] <= told["events_out"] == told["decided_twice"]
    assert told["other_spares"] <= told["spares"] and told["broker_spares"] <= told["broker_out"]
    assert told["lists_named"] + told["lists_added"] == told["lists"] >= told["lists_whole"]
