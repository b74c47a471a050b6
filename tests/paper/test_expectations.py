import pandas as pd
import pytest

from edition.data import tables
from paper import expectations
from paper.expectations import MEASURES, Outcome, happened, outcome, outcomes

PAPER_DAY, LATER = "2018-06-18", "2026-11-01"


def row(**cells):
    empty = dict.fromkeys(("measure", "fulfilled_by", "closed_by", "meanwhile"), "")
    return empty | cells


def test_on_the_day_of_the_paper_only_what_held_then_had_come_true():
    then = outcomes(PAPER_DAY).set_index("forecast")["outcome"]
    assert list(then[then != Outcome.OPEN].index) == ["balance"]
    assert then["balance"] is Outcome.CAME_TRUE


def test_later_every_outcome_occurs_and_rests_on_sources():
    table = outcomes(LATER)
    assert set(table["outcome"]) == set(Outcome)
    assert all(table["sources"])
    assert len(table) == len(tables.read("forecasts"))
    assert list(table)[-3:] == ["outcome", "happened", "sources"]


def test_an_event_fulfils_or_closes_an_expectation_from_its_day_on():
    signed = row(fulfilled_by="treaty_2024_signed")
    assert outcome(signed, "2024-06-18")[0] is Outcome.OPEN
    state, words, sources = outcome(signed, "2024-06-19")
    assert state is Outcome.CAME_TRUE
    assert words.startswith("19 June 2024: A treaty of strategic")
    assert sources == ("interfax_107423", "tass_1868051")
    assert outcome(row(closed_by="treaty_2024_signed"), "2024-06-19")[0] is Outcome.DID_NOT


def test_of_what_happened_meanwhile_the_latest_is_told():
    waiting = row(meanwhile="treaty_2024_signed;gas_pipeline_last_step;treaty_2024_in_force")
    state, words, _ = outcome(waiting, "2024-07-01")
    assert state is Outcome.OPEN
    assert words.startswith("Not on record. 19 June 2024:")
    assert outcome(waiting, "2019-07-01")[1].startswith("Not on record. June 2019:")
    assert happened("second_armistice", LATER).empty
    assert outcome(waiting, PAPER_DAY) == (Outcome.OPEN, "Nothing on record yet.", ())


@pytest.mark.parametrize("measure", sorted(set(MEASURES) - {"go_between"}))
def test_a_measure_that_has_no_figure_yet_leaves_the_outcome_open(measure):
    assert outcome(row(measure=measure), PAPER_DAY) == (
        Outcome.OPEN,
        "No figure on record yet.",
        (),
    )


def test_meetings_have_to_grow_for_the_expectation_to_hold():
    reading = MEASURES["meetings"]("2020-12-31")
    assert reading.words == "4 meetings of leaders since the paper, 3 in as long a time before."
    assert reading.holds


def test_that_meetings_did_not_grow_is_told_only_up_to_where_both_koreas_were_looked_for(
    otherwise,
):
    even = pd.DataFrame({"date": pd.to_datetime(["2017-12-01", "2018-12-01"]), "source": "one"})
    otherwise("leaders_meetings", even)
    assert outcome(row(measure="meetings"), "2020-09-30")[0] is Outcome.DID_NOT
    state, words, sources = outcome(row(measure="meetings"), "2020-10-01")
    assert state is Outcome.OPEN
    assert words.startswith("1 meetings of leaders since the paper, 1 in as long a time before. ")
    assert words.endswith("Those with South Korea after 30 September 2020 were not looked for.")
    assert sources == ("one",)


def test_meetings_are_compared_up_to_the_day_to_which_any_were_looked_for():
    words = MEASURES["meetings"](LATER).words
    assert words.startswith("7 meetings of leaders since the paper, 10 in as long a time before. ")
    assert "The list ends on 29 September 2025." in words


def test_launches_are_compared_up_to_the_day_to_which_they_are_listed():
    ends = MEASURES["launches"]("2026-04-21").words
    assert MEASURES["launches"](LATER).words == f"{ends} The list ends on 21 April 2026."


@pytest.mark.parametrize("measure", ["launches", "meetings"])
def test_as_many_as_before_are_neither_fewer_nor_more(otherwise, measure):
    dates = pd.to_datetime(["2017-12-01", "2018-12-01"])
    even = pd.DataFrame({"date": dates, "source": ["one", "other"]})
    otherwise("missile_launches", even)
    otherwise("leaders_meetings", even)
    reading = MEASURES[measure]("2019-08-01")
    assert reading.words.startswith("1 m") and "1 in as long" in reading.words
    assert reading.sources == ("other",)
    assert not reading.holds
    otherwise("missile_launches", even.head(1))
    otherwise("leaders_meetings", even.head(1))
    assert MEASURES[measure]("2019-08-01").holds is (measure == "launches"), "fewer are better"


def test_trade_with_the_south_is_compared_by_the_month():
    assert MEASURES["southern_trade"]("2018-12-30") is None
    full = MEASURES["southern_trade"]("2018-12-31")
    assert full.holds
    assert full.words.startswith(
        "In 2018 trade came to 2.07 billion dollars a month, in 2017 to 1."
    )
    part = MEASURES["southern_trade"](LATER)
    assert not part.holds
    assert part.words.startswith("In January to July 2024 trade came to 0.95")
    assert part.sources == ("yonhap_20240829", "yonhap_20190124")


@pytest.mark.parametrize(
    ("measure", "years", "column", "holds"),
    [
        ("southern_trade", [2017, 2018], "monthly", False),
        ("chinese_multiple", [2016, 2021], "multiple", True),
    ],
)
def test_as_much_as_before_is_neither_growth_nor_more_dependence(
    monkeypatch, measure, years, column, holds
):
    table = pd.DataFrame({"year": years, column: 5.0, "months": 12, "source": ["first", "last"]})
    table = table.assign(sources=[("first",), ("last",)])
    monkeypatch.setattr(expectations, measure, lambda as_of: table)
    reading = MEASURES[measure]("2021-12-31")
    assert (reading.holds, reading.sources) == (holds, ("last", "first"))


@pytest.mark.parametrize(("share", "mixed"), [(50.0, True), (50.1, False)])
def test_a_half_is_not_the_greater_part_of_investment(otherwise, share, mixed):
    table = tables.read("quantities")
    table.loc[table["quantity"] == "chinese_share_far_east_2022", "value"] = share
    otherwise("quantities", table)
    assert MEASURES["chinese_investment"](LATER).holds is mixed


def test_dependence_on_china_is_measured_against_the_last_year_before_the_paper():
    reading = MEASURES["chinese_multiple"](LATER)
    assert not reading.holds
    assert "In 2024 trade with China was 21.5 times" in reading.words
    assert "in 2016 5.0 times" in reading.words


def test_investment_is_mixed_while_no_state_has_the_greater_part():
    assert MEASURES["chinese_investment"]("2022-09-04") is None
    reading = MEASURES["chinese_investment"]("2022-09-05")
    assert not reading.holds
    assert reading.words.startswith("5 September 2022: ")
    assert reading.sources == ("tass_1502813",)


def test_russia_stands_between_the_koreas_until_it_has_a_pact_with_one():
    before, after = MEASURES["go_between"](PAPER_DAY), MEASURES["go_between"](LATER)
    assert (before.holds, before.sources) == (True, ())
    assert before.words == "Relations with both Koreas and a pact with neither."
    assert after.holds is False
    assert after.words.startswith("4 December 2024: ")
    assert MEASURES["go_between"]("1990-01-01") is None


def test_a_measure_decides_before_any_event():
    both = row(measure="go_between", closed_by="treaty_1961_dropped")
    assert outcome(both, PAPER_DAY)[0] is Outcome.CAME_TRUE


def test_expectations_are_shown_by_kind_with_their_claims_and_sources(monkeypatch):
    shown = []
    monkeypatch.setattr(expectations.boards, "box", lambda *parts: shown.append(parts))
    table = outcomes(PAPER_DAY)
    expectations.show_expectations(table, "aim")
    assert len(shown) == (table["kind"] == "aim").sum()
    row = table[table["forecast"] == "balance"].iloc[0]
    told = {"What counts": row["counts"], "What came": row["happened"]}
    head = f"{row['claim']} · aim · met"
    assert shown[0] == (head, row["expectation"], told, row["sources"], row["claim"])
    assert {head.split(" · ")[2] for head, *_ in shown[1:]} == {"open"}


def test_each_expectation_has_words_and_each_kind_its_own_for_an_outcome():
    table = tables.read("forecasts")
    assert set(table["forecast"]) == set(expectations.TITLES)
    assert set(table["kind"]) == set(expectations.STANDING)
    assert expectations.standing("aim", "did not come true") == "not met"
    assert expectations.standing("state", "came true") == "still so"
    assert expectations.standing("chance", "open") == "open"


def test_the_course_of_expectations_has_a_column_a_year_and_one_for_the_day():
    found = expectations.course("2020-03-01", "hope", "state")
    assert list(found["column"].unique()) == ["2018", "2019", "Mar 2020"]
    assert found["row"].iloc[0] == "Hope: a free-trade pact"
    assert list(found["row"].str.split(":").str[0].unique()) == ["Hope", "State"]
    last = expectations.course(LATER, "aim").set_index(["row", "column"]).loc
    balance = last["Aim: a balance among all", "Nov 2026"]
    assert (balance["standing"], balance["sign"]) == ("not met", "–")
    assert last["Aim: a balance among all", "2023"]["standing"] == "met"
    assert list(expectations.course(PAPER_DAY, "aim")["column"].unique()) == ["Jun 2018"]
