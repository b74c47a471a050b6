"""What the tests of what a notebook shows share."""

from typing import Any

import pytest


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What is handed to the text, by name."""
    values: dict[str, Any] = {}
    monkeypatch.setattr("myst_nb.glue", lambda name, value, display: values.update({name: value}))
    return values
