"""Notebooks are stored as the edition wants them, and start as they are published."""

import json

from edition.base.project import NOTEBOOKS
from edition.run.parameters import DAY, parameters


def test_notebooks_are_stored_as_jupyterlab_stores_them():
    texts = {path.name: path.read_text(encoding="utf-8") for path in NOTEBOOKS.glob("*.ipynb")}
    form = {
        name: json.dumps(json.loads(text), indent=1, ensure_ascii=False) + "\n"
        for name, text in texts.items()
    }
    assert texts == form


def test_chapters_start_with_their_day_and_with_published_choices():
    for path in NOTEBOOKS.glob("*.ipynb"):
        known = parameters(path)
        assert known.parse({DAY: known.defaults[DAY]})
        for name, default in known.defaults.items():
            published = {choice.published for choice in known.choices[name].values()}
            assert name == DAY or default in published, (path.name, name)
