import pandas as pd
import pytest

from edition.data import tables
from paper.measures import northern_imports, russian_trade


def test_what_no_group_of_sellers_accounts_for_is_communist():
    parts = {"oecd": 556, "other": 49, "communist": 1027.72 - 556 - 49}
    assert northern_imports.imports(1974) == pytest.approx(parts)
    sources = ["cow_trade_v4", "cow_trade_v4", "gleditsch_trade_v41"]
    assert northern_imports.import_sources(1974) == sources


def test_trade_between_two_other_states_is_not_russian(otherwise):
    before, table = russian_trade.trade_with("USA"), tables.read("trade_flows")
    other = table.iloc[[0]].assign(exporter="CHN", importer="USA")
    otherwise("trade_flows", pd.concat([table, other]))
    assert russian_trade.trade_with("USA").equals(before)


def test_the_part_of_the_far_east_follows_from_its_trade_with_south_korea():
    shares = tables.read("quantities").set_index("quantity")["value"]
    own = (
        shares["far_east_share_of_korean_trade_2016"] * shares["korea_share_of_russian_trade_2016"]
    )
    expected = own / shares["korean_share_of_far_eastern_trade_2016"]
    assert russian_trade.far_eastern_share() == pytest.approx(expected)
    assert 5 < expected < 6


def test_two_data_sets_differ_on_how_far_the_south_outweighs_the_north(otherwise):
    by_table, by_reports = russian_trade.times_the_north()
    assert (round(by_table), round(by_reports)) == (97, 197)
    table = tables.read("mirror_trade")
    russian = table["exporter"].eq("RUS") & table["importer"].eq("KOR")
    otherwise("mirror_trade", table.assign(as_seller=table["as_seller"].where(~russian, 0)))
    assert russian_trade.times_the_north()[0] == by_table
    assert russian_trade.times_the_north()[1] < by_reports


def test_the_share_of_the_east_has_a_year_each_and_a_source():
    table = russian_trade.eastern_share()
    assert list(table["year"]) == list(range(2008, 2017)) and table["source"].all()
    assert list(table["value"].iloc[[0, -1]]) == [14.84, 21.41]


def test_years_without_trade_are_left_out_of_a_scale_by_powers_of_ten(otherwise):
    table = tables.read("trade_flows")
    north = (table[["exporter", "importer"]] == "PRK").any(axis="columns")
    otherwise("trade_flows", table.assign(value=table["value"].mask(north, 0)))
    assert list(russian_trade.flows(["KOR", "PRK"])["name"].unique()) == ["South Korea"]


def test_the_paper_quotes_two_of_the_growth_rates():
    table = russian_trade.growth_in_2017()
    assert list(table["paper"].dropna()) == [40, 50] and table["kind"].notna().all()
    assert list(table.tail(2)["value"]) == [27, 41]


def test_the_pact_was_planned_before_it_was_doubted():
    first = russian_trade.towards_a_pact().groupby("kind")["date"].min()
    assert first[russian_trade.TOWARDS] < first[russian_trade.DOUBTS]


def test_no_arms_are_on_record_after_2006():
    table = russian_trade.arms(2018).set_index("year")["value"]
    assert (table.index[0], table.index[-1]) == (1996, 2018)
    assert table.loc[2007:].eq(0).all() and table[2006] == 102 and table[2001] == 0
