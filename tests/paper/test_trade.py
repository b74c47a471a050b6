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
