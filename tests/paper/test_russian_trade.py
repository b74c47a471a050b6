import pandas as pd
import pytest

from edition.data import tables
from paper.measures.russian_trade import (
    eastern_trade,
    growth_from_parts,
    growth_on_korean_figures,
    trade_with,
)


def test_the_share_of_the_east_is_worked_out_from_the_flows():
    flows = tables.read("trade_flows")
    year = flows[flows["year"] == 2016]
    states = year["exporter"].where(year["exporter"] != "RUS", year["importer"])
    sums = year["value"].groupby(states).sum()
    east = sums[["CHN", "JPN", "KOR"]].sum()
    table = eastern_trade()
    assert table["share"][2016] == pytest.approx(100 * east / (east + sums["USA"]))
    assert table["share"][2008] == pytest.approx(69.8, abs=0.05)


def test_growth_of_the_half_year_is_checked_twice():
    before = 6.3 / 1.40 + 3.5 / 1.725
    assert growth_from_parts() == pytest.approx(100 * (9.8 / before - 1))
    korean = (4.769 * 61 + 8.641 * 45) / (4.769 + 8.641)
    assert growth_on_korean_figures() == pytest.approx(korean)


def test_trade_between_two_other_states_is_not_russian(monkeypatch):
    before = trade_with("USA")
    table = tables.read("trade_flows")
    other = table.iloc[[0]].assign(exporter="CHN", importer="USA")
    monkeypatch.setattr(tables, "read", lambda name: pd.concat([table, other]))
    assert trade_with("USA").equals(before)
