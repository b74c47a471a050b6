import pandas as pd
import pytest

from edition.data import tables
from edition.judge import facts
from paper.measures import neighbours

PAPER_DAY = "2018-06-18"


def test_sizes_end_with_the_last_full_year_and_have_no_output_for_the_north():
    sizes = neighbours.sizes(PAPER_DAY)
    assert sizes["year"].max() == 2017
    assert sizes[sizes["country"] == "PRK"]["gdp"].isna().all()
    assert sizes.groupby("year")["country"].nunique().eq(6).all()
    russia = sizes.query("country == 'RUS' and year == 2017").iloc[0]
    raw = tables.read("world_bank").query("country == 'RUS' and year == 2017").iloc[0]
    assert russia["gdp"] == pytest.approx(raw["gdp"] / 1000, rel=1e-9)
    assert russia["population"] == pytest.approx(raw["population"] / 1_000_000, rel=1e-9)


def test_south_korea_and_russia_were_of_one_size_in_2017():
    times = neighbours.times_russia(neighbours.sizes(PAPER_DAY), 2017)
    assert times["KOR"] == pytest.approx(1623.07 / 1574.20, abs=0.001)
    assert times["RUS"] == 1 and "PRK" not in times


def test_stockpiles_leave_out_empty_years():
    early = neighbours.warheads(1945, 1953)
    assert set(early["country"]) == {"USA", "RUS"}
    assert early[early["country"] == "RUS"]["year"].min() == 1949
    assert neighbours.warheads(1985, 2017).query("country == 'PRK'")["year"].min() == 2015


def test_north_korea_left_the_treaty_and_the_others_stayed():
    inside = neighbours.treaty_members(PAPER_DAY).set_index("country")
    assert inside["end"]["PRK"] == pd.Timestamp("2003-01-10")
    assert (inside.drop("PRK")["end"] == pd.Timestamp(PAPER_DAY)).all()
    assert inside["years"]["PRK"] == pytest.approx(17.08, abs=0.01)
    assert list(inside["since"][["KOR", "JPN"]]) == ["1975", "8 June 1976"], "as far as known"
    inside = neighbours.treaty_members("1990-01-01").set_index("country")
    assert inside["end"]["PRK"] == pd.Timestamp("1990-01-01")
    assert "CHN" not in inside.index


def test_nato_grew_from_twelve_to_twenty_nine():
    growth = neighbours.alliance(PAPER_DAY)
    assert list(growth) == ["date", "precision", "joined", "members"]
    assert list(growth["members"].iloc[[0, -1]]) == [12, 29]
    assert growth["members"].diff().dropna().eq(growth["joined"].iloc[1:]).all()
    assert neighbours.alliance("1990-01-01")["members"].max() == 16


def test_a_round_of_nato_is_known_no_better_than_its_least_known_member(otherwise):
    rows = tables.read("nato_members")
    vague = rows["precision"].mask(rows["country"] == "HUN", "month")
    otherwise("nato_members", rows.assign(precision=vague))
    found = neighbours.alliance(PAPER_DAY).set_index("date")["precision"]
    assert (found["1999-03-12"], found["2004-03-29"]) == ("month", "day")


def test_who_joined_on_the_first_day_is_not_counted_but_on_the_last(otherwise):
    ends = ["soviet_union_dissolved", "munich_assurances"]
    first, last = (pd.Timestamp(facts.event(name).observed) for name in ends)
    days = [first, pd.Timestamp("1999-03-12"), last, last + pd.Timedelta(days=1)]
    otherwise("nato_members", pd.DataFrame({"date": days}))
    assert neighbours.joined_between(*ends) == 2


def test_every_break_of_nato_and_russia_counts_whoever_began_it_and_as_often_as_in_the_steps():
    dealt = neighbours.dealings("1990-01-01", PAPER_DAY)
    counts = dealt["kind"].value_counts()
    theirs, own = neighbours.STEPS[2:]
    assert (counts[theirs], counts[own]) == (3, 2)
    broken = dealt[dealt["kind"] != neighbours.CLOSER]
    assert broken["date"].max() == pd.Timestamp("2018-03-27")
    steps = neighbours.steps("1990-01-01", PAPER_DAY)
    assert set(broken["date"]) == set(steps[steps["kind"].isin([theirs, own])]["date"])


def test_breaks_within_a_season_are_one_decision_but_steps_closer_are_each_one(otherwise):
    rows = tables.read("acts").query("partner == 'NATO' or actor == 'NATO'")
    near = rows[rows["act"] == "nato_restores_military2009"]
    otherwise(
        "acts",
        pd.concat(
            [
                near.assign(act=f"{sign} {day}", date=pd.Timestamp(day), sign=sign)
                for sign in ("closer", "further", "neither")
                for day in ("2009-06-01", "2009-07-01", "2009-09-15")
            ]
        ),
    )
    dealt = neighbours.dealings("2009-01-01", "2009-12-31")
    by_kind = dealt.groupby("kind")["date"].apply(lambda days: list(days.dt.month))
    assert by_kind[neighbours.CLOSER] == [6, 7, 9]
    assert by_kind[neighbours.STEPS[2]] == [6, 9] and len(by_kind) == 2
