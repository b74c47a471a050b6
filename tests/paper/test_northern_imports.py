import pytest

from paper.measures.northern_imports import communist_ratio, import_sources, imports, second_ratio


def test_what_no_group_of_sellers_accounts_for_is_communist():
    assert imports(1974)["communist"] == pytest.approx(1027.72 - 556 - 49)


def test_each_group_of_sellers_has_its_source():
    assert import_sources(1974) == ["cow_trade_v4", "cow_trade_v4", "gleditsch_trade_v41"]


def test_the_second_way_to_reckon_gives_the_same_side():
    assert second_ratio("high") == pytest.approx(556 / ((1800 - 545 - 330) / 2))
    assert second_ratio("low") == pytest.approx(556 / ((1600 - 545 - 330) / 2))


def test_the_comparison_of_sellers_holds_for_1974_alone():
    held = [year for year in (1970, 1973, 1974, 1975) if communist_ratio(year) > 1]
    assert held == [1974]
