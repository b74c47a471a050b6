"""How a thesis is told."""

from dataclasses import replace

import pytest

from edition.judge.claim import Finding
from edition.judge.theses import conclude
from edition.show import thesis


def test_a_thesis_is_told_with_its_rival_and_what_was_seen():
    text = thesis.thesis_text(conclude("T1"))
    assert text.startswith("T1  The river as a road: ✓ holds up\n")
    assert "(The Survey, Rivers of Arden & Brenna, 1999)" in text
    assert "Brenna pays at least half of the toll. ✓ seen" in text
    assert "needed. Found: 57 per cent." in text
    assert "shown only. Nobody counted them" in text


@pytest.fixture
def shown(monkeypatch):
    """What is shown, in order: texts, and tables as their caption, head and rows."""
    found = []
    monkeypatch.setattr(thesis, "show", lambda words, *_, **__: found.append(words))
    monkeypatch.setattr(thesis, "table", lambda *cells, **_: found.append(repr(cells)))
    return found


def test_a_thesis_is_shown_with_its_rival_and_its_claims(shown):
    thesis.thesis("T1")
    assert "**The rival.** Arden wanted the river as a border. It is argued by {cite:t}" in shown[0]
    assert "**Built from** [RI-04](#claim-ri-04), [RI-05](#claim-ri-05)." in shown[0]


def test_a_thesis_is_weighed_with_both_days_side_by_side(shown):
    thesis.weighed("T1")
    sides, compared, judgement, everything = shown
    speaks_for, against = sides.split("**What speaks against it**")
    assert speaks_for.startswith("**What speaks for it**\n\n- ")
    toll = "- *Seen at publication:* Brenna pays at least half of the toll. (needed)"
    assert f"{toll} Today: open." in speaks_for
    assert "(needed; sources differ; decided by [RI-04](#claim-ri-04))" in speaks_for
    assert against.strip().startswith("Nothing that counts was looked for and not seen (open: 0")
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
    thesis.weighed("T2")
    speaks_for, against = shown[0].split("**What speaks against it**")
    assert "Nothing that counts was seen." in speaks_for
    missing = "(needed and missing; decided by [RI-03](#claim-ri-03))"
    assert f"- *Not seen:* Each side paid half. {missing}" in against
    assert "{card} ✗ At publication and today it does not hold up" in shown[2]


def test_a_thesis_that_is_looked_at_on_one_day_has_no_then_and_now(shown, monkeypatch):
    monkeypatch.setattr(thesis, "days", list)
    thesis.weighed("T2")
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
    assert thesis._given(Finding(observed=observed, unit=unit)) == told


def another_time(found):
    """The same with an observation that is asked today of another time."""
    return replace(found, seen=tuple(replace(one, window="2025") for one in found.seen))


def test_the_time_of_which_is_asked_today_stands_beside_the_result(shown, monkeypatch):
    asked = conclude("T1", "2026-01-01")
    monkeypatch.setattr(
        thesis, "conclude", lambda one, day="": another_time(asked) if day else conclude(one)
    )
    thesis.weighed("T1")
    assert "(needed) Asked today of 2025: open." in shown[0]
    assert "Today, asked of 2025: The books of today" in shown[3]


def test_what_weighs_most_comes_first(shown):
    thesis.weighed("T1")
    leads = [line.split("**")[1] for line in shown[3].splitlines() if line.startswith("| **")]
    assert leads == ["Needed, and a surprise for the rival.", "Needed.", "Needed.", "Shown only."]
