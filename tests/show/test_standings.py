"""Where theses stand."""

import pytest

from edition.base.errors import EditionError
from edition.judge.theses import Standing
from edition.show import standings

TEXTS = {"up": "It stands.", "tied": "Both stand.", "open": "Who knows.", "falls": "It is gone."}


def test_the_map_has_a_row_for_each_part_of_each_thesis_on_both_days():
    rows = standings.by_part()
    assert list(rows["thesis"]) == ["T1", "T1", "T2", "T2"]
    assert list(rows["day"].unique()) == ["at publication", "today"]
    first, later = rows.iloc[0], rows.iloc[1]
    assert (first["needed"], first["needed_seen"], first["telling_seen"]) == (3, 3, 1)
    assert (later["counted"], later["seen"], later["open"], later["missing"]) == (3, 2, 1, 0)
    assert later["standing"] == "cannot be told"
    assert standings.standing("T1") == "✓ holds up"


def test_a_cell_of_the_map_counts_what_was_seen_or_says_in_the_words_of_the_rules_how_it_stands():
    cells = standings.map_cells().set_index(["row", "column"])
    assert list(dict.fromkeys(column for _, column in cells.index)) == [
        *("needed", "surprising", "at publication", "today")
    ]
    first = cells.loc["T1 as a whole"]
    assert list(first["sign"]) == ["3 of 3", "1 of 1", "✓", "?"]
    assert list(first["kind"]) == ["", "", "holds up", "cannot be told"]
    told = ["3 of 3", "1 of 1", "holds up", "cannot be told"]
    assert list(first["count_or_standing"]) == told


def test_the_table_of_theses_leads_to_their_sections(monkeypatch):
    shown = []
    monkeypatch.setattr(standings, "table", lambda *cells: shown.append(repr(cells)))
    standings.theses()
    assert "[Who bore the toll](#thesis-t2)" in shown[0]


def test_standings_are_counted_in_words():
    assert standings.standings() == {Standing.UP: 1, Standing.FALLS: 1}
    assert standings.in_short() == "1 holds up and 1 does not hold up"
    assert standings.in_short("2026-01-01") == "1 cannot be told and 1 does not hold up"


def test_several_theses_stand_in_the_plural(monkeypatch):
    monkeypatch.setattr(standings, "standings", lambda day: {one: 2 for one in Standing})
    assert standings.in_short("").startswith(
        "2 hold up, 2 hold in part, 2 cannot be told from their rivals"
    )


def test_a_sentence_follows_where_a_thesis_stands_on_both_days(told):
    standings.tell_standing("T1", **TEXTS)
    assert told == {"outcome_t1": "It stands.", "outcome_t1_today": "Who knows."}


@pytest.mark.parametrize("left_out", TEXTS)
def test_a_text_for_a_standing_is_missed_whatever_it_is(told, left_out):
    texts = {name: text for name, text in TEXTS.items() if name != left_out}
    with pytest.raises(EditionError, match=f"T1: tell_standing has no text for {left_out}"):
        standings.tell_standing("T1", **texts)
    with pytest.raises(EditionError, match="no standing 'good'; there are: up, in_part, "):
        standings.tell_standing("T1", **TEXTS, good="Yes.")
    assert not told
