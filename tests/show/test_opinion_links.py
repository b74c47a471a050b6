"""The thesis that an opinion serves and the chart on it, on cards, with links and without."""

from dataclasses import replace

import pytest

from edition.judge.ledger import judged
from edition.judge.opinions import opinions
from edition.show import opinions as shown
from edition.show.cards import card_text

SERVES = ("Serves", "T1, The river as a road")
CHAPTER = "notebooks/00_argument.html#thesis-t1"


def linked(words, address):
    return f"<{words}|{address}>"


@pytest.fixture
def change(monkeypatch):
    """Changes what is told of the opinion."""

    def changed(**cells):
        row = replace(opinions()["RI-07"], **cells)
        monkeypatch.setattr(shown, "opinions", lambda: {"RI-07": row})

    return changed


def test_a_thesis_without_a_chapter_and_a_chart_without_a_number_have_no_link():
    assert shown.told("RI-07", linked) == [SERVES, ("Chart", "The chart of cell 01-05")]


def test_a_chart_with_a_number_and_a_thesis_with_a_chapter_are_linked(monkeypatch):
    monkeypatch.setattr(shown, "address_of", lambda thesis: CHAPTER)
    figures = {"01-05": ("Figure 1.1", "notebooks/01_river.html#figure-1-1")}
    assert shown.told("RI-07", linked, figures) == [
        ("Serves", f"<T1, The river as a road|{CHAPTER}>"),
        ("Chart", "<Figure 1.1|notebooks/01_river.html#figure-1-1>"),
    ]
    assert shown.told("RI-07", figures=figures)[1] == ("Chart", "Figure 1.1")


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
    assert told[3:5] == ["Serves:   T1, The river as a road", "Chart:    The chart of cell 01-05"]


def test_what_is_no_opinion_is_told_of_nothing():
    assert shown.told("RI-02") == []
    assert "Serves:" not in card_text(judged("RI-02"))
