"""Notebooks are stored as the edition wants them, and cite what they tell."""

import json

from told import citations

from edition.base.project import NOTEBOOKS
from edition.run.parameters import DAY, parameters

LISTED = {
    "last_russian_arms_delivery",
    "paper_received",
    "russian_imports_growth_2017h1",
    "soviet_korean_trade_1990",
    "trade_change_2016",
}
"""Facts whose sources a chart or a card beside the text lists."""


def test_notebooks_are_stored_as_jupyterlab_stores_them():
    texts = {path.name: path.read_text(encoding="utf-8") for path in NOTEBOOKS.glob("*.ipynb")}
    form = {
        name: json.dumps(json.loads(text), indent=1, ensure_ascii=False) + "\n"
        for name, text in texts.items()
    }
    assert texts == form


def test_prose_cites_the_most_trusted_source_of_each_fact_that_it_tells():
    assert {name for (_, name), cited in citations().items() if not cited[0]} == LISTED


def test_chapters_start_with_their_day_and_with_published_choices():
    for path in NOTEBOOKS.glob("*.ipynb"):
        known = parameters(path)
        assert known.parse({DAY: known.defaults[DAY]})
        for name, default in known.defaults.items():
            published = {choice.published for choice in known.choices[name].values()}
            assert name == DAY or default in published, (path.name, name)
