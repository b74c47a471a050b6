"""A command is started anew without the variables that would steer what it makes."""

import locale

import pytest

from edition.base.surroundings import cleaned


@pytest.mark.parametrize(
    "name",
    [
        *("PYTHONOPTIMIZE", "PYTHONWARNINGS", "PYTHONIOENCODING", "IPYTHONDIR", "JUPYTER_PATH"),
        *("MPLBACKEND", "SOURCE_DATE_EPOCH", "COLUMNS", "NO_COLOR"),
    ],
)
def test_what_steers_is_left_out_and_nothing_else(monkeypatch, name):
    monkeypatch.setattr(locale, "getencoding", lambda: "UTF-8")
    kept = {"PATH": "/bin", "PYTHONPATH": "/x", "PYTHONHASHSEED": "1", "EDITION_ROOT": "/x"}
    assert cleaned(kept | {name: "1"}) == kept == cleaned(kept)


def test_text_is_in_utf_8_wherever_the_machine_writes_another_code(monkeypatch):
    monkeypatch.setattr(locale, "getencoding", lambda: "ISO-8859-1")
    assert cleaned({"PYTHONUTF8": "0"}) == {"PYTHONUTF8": "1"} == cleaned({"PYTHONUTF8": "1"})
