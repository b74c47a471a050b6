"""How a thesis is told."""

from dataclasses import replace

import pytest

from edition.base.errors import EditionError
from edition.judge.claim import Finding
from edition.judge.theses import Standing, conclude
from edition.show import argument
from edition.show.argument import (
    by_part,
    in_short,
    map_cells,
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
    assert "needed. Found: 57 per cent." in text
    assert "shown only. Nobody counted them" in text


def test_the_map_has_a_row_for_each_part_of_each_thesis_on_both_days():
    rows = by_part()
    assert list(rows["thesis"]) == ["T1", "T1", "T2", "T2"]
    assert list(rows["day"].unique()) == ["at publication", "today"]
    first, later = rows.iloc[0], rows.iloc[1]
    assert (first["needed"], first["needed_seen"], first["telling_seen"]) == (3, 3, 1)
    assert (later["counted"], later["seen"], later["open"], later["missing"]) == (3, 2, 1, 0)
    assert later["standing"] == "cannot be told"
    assert standing("T1") == "✓ holds up"


def test_a_cell_of_the_map_counts_what_was_seen_or_says_in_the_words_of_the_rules_how_it_stands():
    cells = map_cells().set_index(["row", "column"])
    assert list(dict.fromkeys(column for _, column in cells.index)) == [
        *("needed", "surprising", "at publication", "today")
    ]
    first = cells.loc["T1 as a whole"]
    assert list(first["sign"]) == ["3 of 3", "1 of 1", "✓", "?"]
    assert list(first["kind"]) == ["", "", "✓ holds up", "? cannot be told"]
    told = ["3 of 3", "1 of 1", "holds up", "cannot be told"]
    assert list(first["count_or_standing"]) == told


@pytest.fixture
def shown(monkeypatch):
    """What is shown, in order: texts, and tables as their caption, head and rows."""
    found = []
    monkeypatch.setattr(argument, "show", lambda words, *_, **__: found.append(words))
    monkeypatch.setattr(argument, "table", lambda *cells, **_: found.append(repr(cells)))
    return found


def test_a_thesis_is_shown_with_its_rival_and_its_claims(shown):
    argument.thesis("T1")
    assert "**The rival.** Arden wanted the river as a border. It is argued by {cite:t}" in shown[0]
    assert "≈&nbsp;[RI-04](#claim-ri-04)" in shown[0]


def test_a_thesis_is_weighed_with_both_days_side_by_side(shown):
    argument.weighed("T1")
    sides, compared, judgement, everything = shown
    speaks_for, against = sides.split("**What speaks against it**")
    assert speaks_for.startswith("**What speaks for it**\n\n- ")
    toll = "- *Seen at publication:* Brenna pays at least half of the toll. (needed)"
    assert f"{toll} Today: open." in speaks_for
    assert "(needed; sources differ; decided by [RI-04](#claim-ri-04))" in speaks_for
    assert against.strip().startswith("Nothing that counts was looked for and not seen; open are 0")
    assert "The river as a road: then and now" in compared
    assert "['needed for the thesis', '3 seen', '2 seen, 1 open']" in compared
    assert "['**it stands**', '**✓ holds up**', '**? cannot be told**']" in compared
    assert "{card} At publication it holds up (✓); today it cannot be told (?)" in judgement
    assert "**What would turn it.** Minutes of the talks" in judgement
    assert "{dropdown} All that was expected, and what is seen (4)" in everything
    assert "At publication: Found: 57 per cent" in everything
    assert "Today: The books of today" in everything
    assert "| ✓ seen | ? open |" in everything


def test_what_a_thesis_needs_and_is_not_seen_speaks_against_it(shown):
    argument.weighed("T2")
    speaks_for, against = shown[0].split("**What speaks against it**")
    assert "Nothing that counts was seen." in speaks_for
    missing = "(needed and missing; decided by [RI-03](#claim-ri-03))"
    assert f"- *Not seen:* Each side paid half. {missing}" in against
    assert "{card} ✗ At publication and today it does not hold up" in shown[2]


def test_a_thesis_that_is_looked_at_on_one_day_has_no_then_and_now(shown, monkeypatch):
    monkeypatch.setattr(argument, "days", list)
    argument.weighed("T2")
    _, compared, judgement, everything = shown
    assert "Who bore the toll: where it stands" in compared
    assert "['needed for the thesis', '1 not seen']" in compared
    assert "{card} ✗ It does not hold up" in judgement
    assert "| what was expected | seen |" in everything
    assert "| ✗ not seen |\n" in everything and "today" not in everything


@pytest.mark.parametrize(
    ("observed", "unit", "told"),
    [
        ("no direction", "", "no direction"),
        ("fall", "", "a fall"),
        (frozenset({"no"}), "", "no"),
        (4, "rank", "place 4"),
        (0.83, "ratio", "a ratio of 0.83"),
        (2, "cases", "2 cases"),
    ],
)
def test_what_was_observed_is_told_in_words(observed, unit, told):
    assert argument._given(Finding(observed=observed, unit=unit)) == told


def another_time(found):
    """The same with an observation that is asked today of another time."""
    return replace(found, seen=tuple(replace(one, window="2025") for one in found.seen))


def test_the_time_of_which_is_asked_today_stands_beside_the_result(shown, monkeypatch):
    asked = conclude("T1", "2026-01-01")
    monkeypatch.setattr(
        argument, "conclude", lambda one, day="": another_time(asked) if day else conclude(one)
    )
    argument.weighed("T1")
    assert "(needed) Asked today of 2025: open." in shown[0]
    assert "Today, asked of 2025: The books of today" in shown[3]


def test_the_table_of_theses_leads_to_their_sections(shown):
    argument.theses()
    assert "[Who bore the toll](#thesis-t2)" in shown[0]


def test_what_weighs_most_comes_first(shown):
    argument.weighed("T1")
    leads = [line.split("**")[1] for line in shown[3].splitlines() if line.startswith("| **")]
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
