import pytest

from edition import tables
from edition.evidence import uncertainty


def test_figures_on_which_sources_differ_are_told_as_shares_of_the_one_believed():
    table = uncertainty.spreads().set_index("quantity")
    loan = table.loc["korean loan 1991"]
    assert loan["low"] == pytest.approx(100) and loan["value"] == 100
    assert loan["high"] == pytest.approx(100 * 1.8 / 1.47)
    assert (loan["unit"], loan["values"]) == ("billion USD", "1.47, 1.8")
    assert len(loan["sources"]) == 4
    assert "gas pipeline length" not in table.index


def test_both_sides_of_a_flow_are_set_side_by_side():
    table = uncertainty.mirror().set_index("flow")
    flow = table.loc["Russia to China"]
    assert (flow["seller"], flow["buyer"]) == pytest.approx((28.02125, 32.260148))
    assert flow["gap"] == pytest.approx(100 * (32.260148 / 28.02125 - 1))
    assert flow["source"] == "un_comtrade2016"


def test_ideal_points_of_one_year_are_compared_in_two_editions():
    table = uncertainty.revisions().set_index("state")
    assert list(table.index) == ["Russia", "North Korea", "South Korea"]
    assert table.loc["Russia"].tolist() == pytest.approx([0.1349, -0.0356])


def test_a_yield_is_an_interval_where_its_error_is_known():
    table = uncertainty.yields()
    assert table["low"].isna().tolist() == [True, *[False] * 5]
    assert table.iloc[1][["kilotons", "low", "high"]].tolist() == pytest.approx([7.7, 5.7, 9.7])
    assert str(table["date"].iloc[-1].date()) == "2017-09-03"
    assert table["source"].nunique() == 1


def test_what_is_not_known_is_counted_beside_what_is():
    table = uncertainty.imprecise().set_index("what")
    vague = int((tables.read("events")["precision"] != "day").sum())
    assert table.loc["Events dated to the day", "missing"] == vague
    assert table.loc["Yields with an error"].tolist() == [5, 1]
    totals = table.sum(axis=1)
    assert totals["Launches of a known type"] == len(tables.read("missile_launches"))
    assert totals["Notes of the paper that could be read"] == len(tables.read("footnotes"))
    assert totals["Outputs that the World Bank has"] == len(tables.read("world_bank"))
