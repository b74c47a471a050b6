"""Tables of the paper as they might be otherwise."""

import pytest

from edition.base.cache import forget
from edition.data import tables


@pytest.fixture
def otherwise(monkeypatch):
    """Puts another table in the place of a published one, for whatever reads it afterwards."""
    published, changed = tables.read, {}

    def read(name, *data):
        return changed[name].copy() if name in changed else published(name, *data)

    def change(name, table):
        changed[name] = table
        forget()

    monkeypatch.setattr(tables, "read", read)
    return change
