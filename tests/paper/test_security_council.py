"""Every vote on North Korea is in the table, with fifteen votes and the veto where it was cast."""

import pandas as pd

from edition.data import tables

RECALLED = [
    *("825", "1695", "1718", "1874", "1928", "1985", "2050", "2087", "2094", "2141", "2207"),
    *("2270", "2276", "2321", "2345", "2356", "2371", "2375", "2397", "2407", "2464", "2515"),
    *("2569", "2627", "2680"),
]
"""The resolutions on North Korea that later ones recall, and the renewals of the panel."""

MEMBERS, MAJORITY = 15, 9


def council() -> pd.DataFrame:
    return tables.read("security_council").sort_values("date", ignore_index=True)


def test_all_resolutions_are_there_in_order_of_number_and_day():
    adopted = council().query("outcome == 'adopted'")
    assert adopted["resolution"].tolist() == RECALLED
    assert adopted["resolution"].astype(int).is_monotonic_increasing


def test_all_fifteen_votes_are_accounted_for():
    cast = council()[["in_favour", "against", "abstentions"]].sum(axis="columns")
    assert set(cast) == {MEMBERS}


def test_a_text_fails_without_a_majority_or_by_a_veto():
    rows = council()
    vetoed = rows[["russia", "china"]].eq("no").any(axis="columns")
    passed = (rows["in_favour"] >= MAJORITY) & ~vetoed
    assert (rows["outcome"] == "adopted").tolist() == passed.tolist()


def test_the_votes_of_russia_and_china_are_among_those_counted():
    rows = council()
    for vote, count in {"no": "against", "abstained": "abstentions", "yes": "in_favour"}.items():
        named = rows[["russia", "china"]].eq(vote).sum(axis="columns")
        assert (named <= rows[count]).all()
        assert (rows.loc[rows[count] == 0, ["russia", "china"]] != vote).all(axis=None)


def test_the_panel_was_renewed_each_year_until_the_veto():
    panel = council().query("measure == 'monitoring'")
    renewed = set(panel.query("outcome == 'adopted'")["date"].dt.year)
    assert renewed | {2013} == set(range(2010, 2024)), "in 2013 a round of sanctions renewed it"
    assert panel["outcome"].iloc[-1] == "failed"


def test_bargaining_comes_up_to_the_vote():
    told = tables.read("council_bargaining").merge(
        council()[["resolution", "date"]], on="resolution", suffixes=("", "_of_vote")
    )
    assert len(told) == len(tables.read("council_bargaining"))
    assert (told["date"] <= told["date_of_vote"]).all()
