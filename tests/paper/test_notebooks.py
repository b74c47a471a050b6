"""Notebooks cite what they tell."""

from told import citations

LISTED = {
    "last_russian_arms_delivery",
    "paper_appeared",
    "paper_received",
    "russian_imports_growth_2017h1",
    "soviet_korean_trade_1990",
    "trade_change_2016",
}
"""Facts whose sources a chart or a card beside the text lists."""


def test_prose_cites_the_most_trusted_source_of_each_fact_that_it_tells():
    assert {name for (_, name), cited in citations().items() if not cited[0]} == LISTED
