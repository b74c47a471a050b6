"""How a thesis is told."""

import pytest

from edition.base.errors import EditionError
from edition.judge.theses import Standing, conclude
from edition.show import argument
from edition.show.argument import (
    in_short,
    overview,
    standing,
    standings,
    tell_standing,
    thesis_text,
)

TEXTS = {"up": "It stands.", "tied": "Both stand.", "open": "Who knows.", "falls": "It is gone."}


def test_a_thesis_is_told_with_its_rival_and_what_was_seen():
    text = thesis_text(conclude("T1"))
    assert text.startswith("T1  The river as a road: ✓ holds up\n")
    assert "(The Survey, Rivers of Arden & Brenna, 1999)" in text
    assert "Brenna pays at least half of the toll. ✓ seen" in text
    assert "needed. The evidence gives 57 per cent." in text
    assert "shown only. Nobody counted them" in text


def test_the_map_has_a_row_for_each_claim_of_each_thesis():
    rows = overview()
    assert list(rows["claim"]) == ["RI-04", "RI-05", "RI-03"]
    assert list(rows["today"].unique()) == ["? cannot be told", "✗ does not hold up"]
    assert standing("T1") == "✓ holds up"


def test_a_section_says_what_holds_then_and_now(monkeypatch):
    shown = []
    monkeypatch.setattr(argument, "show", lambda words, *_, **__: shown.append(words))
    monkeypatch.setattr(argument, "table", lambda *cells: shown.append(repr(cells)))
    argument.thesis("T1")
    argument.thesis("T2")
    argument.theses()
    first, judgement, table, _, last, _, summary = shown
    assert "**The rival.** Arden wanted the river as a border. It is argued by {cite:t}" in first
    assert "≈&nbsp;[RI-04](#claim-ri-04)" in first
    assert "{card} At publication it holds up (✓); today it cannot be told (?)" in judgement
    assert (
        "**Today.** Needed for the thesis: 3 things, of which 2 are seen and 1 is open" in judgement
    )
    assert "**What would turn it.** Minutes of the talks" in judgement
    assert "At publication: The evidence gives 57 per cent. Today: The books of today" in table
    assert "'✓ seen', '? open'" in table
    assert "{card} ✗ At publication and today it does not hold up" in last
    assert "[Who bore the toll](#thesis-t2)" in summary


def test_what_weighs_most_comes_first(monkeypatch):
    monkeypatch.setattr(argument, "show", lambda *_, **__: None)
    rows = []
    monkeypatch.setattr(argument, "table", lambda caption, head, cells: rows.extend(cells))
    argument.thesis("T1")
    leads = [cells[0].split("**")[1] for cells in rows]
    assert leads == ["Needed, and a surprise for the rival.", "Needed.", "Needed.", "Shown only."]


def test_standings_are_counted_in_words():
    assert standings() == {Standing.UP: 1, Standing.FALLS: 1}
    assert in_short() == "1 holds up and 1 does not hold up"
    assert in_short("2026-01-01") == "1 cannot be told and 1 does not hold up"


def test_several_theses_stand_in_the_plural(monkeypatch):
    monkeypatch.setattr(argument, "standings", lambda day: {one: 2 for one in Standing})
    assert in_short("").startswith("2 hold up, 2 hold in part, 2 cannot be told from their rivals")


@pytest.fixture
def told(monkeypatch):
    """What is handed to the text, by name."""
    values = {}
    monkeypatch.setattr("myst_nb.glue", lambda name, value, display: values.update({name: value}))
    return values


def test_a_sentence_follows_where_a_thesis_stands_on_both_days(told):
    tell_standing("T1", **TEXTS)
    assert told == {"outcome_t1": "It stands.", "outcome_t1_today": "Who knows."}


@pytest.mark.parametrize("left_out", TEXTS)
def test_a_text_for_a_standing_is_missed_whatever_it_is(told, left_out):
    texts = {name: text for name, text in TEXTS.items() if name != left_out}
    with pytest.raises(EditionError, match=f"T1: tell_standing has no text for {left_out}"):
        tell_standing("T1", **texts)
    with pytest.raises(EditionError, match="no standing 'good'; there are: up, in_part, "):
        tell_standing("T1", **TEXTS, good="Yes.")
    assert not told
