"""The thesis that an opinion serves and the chart on it, and where a chapter tells of a thesis."""

from dataclasses import replace

import pytest

from edition.base.errors import EditionError
from edition.judge.ledger import judged
from edition.judge.opinions import opinions
from edition.show import opinions as shown
from edition.show.cards import card_text

SERVES = ("Serves", "T1, The river as a road")
CHART = "One in the chapter “The river” bears on it"
CHAPTER = "notebooks/00_argument.html#thesis-t1"


@pytest.fixture
def change(monkeypatch):
    """Changes what is told of the opinion."""

    def changed(**cells):
        row = replace(opinions()["RI-07"], **cells)
        monkeypatch.setattr(shown, "opinions", lambda: {"RI-07": row})

    return changed


def test_an_opinion_is_told_with_its_thesis_and_the_chapter_of_its_chart(change):
    assert shown.told("RI-07") == [SERVES, ("Chart", CHART)]
    change(shown="99-99")
    with pytest.raises(EditionError, match="no notebook has a cell '99-99'"):
        shown.told("RI-07")


def test_the_address_of_a_thesis_is_where_a_chapter_sets_its_anchor(write_notebook, tmp_path):
    assert shown.address_of("T1", tmp_path) == ""
    write_notebook(tmp_path / "00_argument.ipynb", "# (thesis-t1)=")
    assert shown.address_of("T1", tmp_path) == CHAPTER
    assert shown.address_of("T2", tmp_path) == ""


def test_an_opinion_without_thesis_or_chart_says_so(change):
    change(thesis="", shown="")
    assert shown.told("RI-07") == [("Serves", shown.NO_THESIS), ("Chart", shown.NO_CHART)]


def test_the_card_in_words_has_both():
    told = card_text(judged("RI-07")).splitlines()
    assert told[3:5] == ["Serves:   T1, The river as a road", f"Chart:    {CHART}"]


def test_what_is_no_opinion_is_told_of_nothing():
    assert shown.told("RI-02") == []
    assert "Serves:" not in card_text(judged("RI-02"))
