"""How a thesis is told."""

from edition.judge.theses import conclude
from edition.show import argument
from edition.show.argument import overview, standing, thesis_text


def test_a_thesis_is_told_with_its_rival_and_what_was_seen():
    text = thesis_text(conclude("T1"))
    assert text.startswith("T1  The river as a road: ✓ holds up\n")
    assert "(The Survey, Rivers of Arden & Brenna, 1999)" in text
    assert "Brenna pays at least half of the toll. ✓ seen" in text
    assert "the thesis needs it. The evidence gives 57 per cent." in text
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
    first, table, judgement, *_, last, summary = shown
    assert "**The rival.** Arden wanted the river as a border. {cite:t}`survey1999`." in first
    assert "[≈&nbsp;RI-04](#claim-ri-04)" in first
    assert "? open. The books of today are closed." in table
    assert "At publication it holds up; today it cannot be told." in judgement
    assert "At publication and today it does not hold up." in last
    assert "[Who bore the toll](#thesis-t2)" in summary
