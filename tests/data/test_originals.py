"""Names in their own script: which are found in a text, and what is put beside them."""

import pytest

from edition.data import names as module
from edition.data.dictionary import glossary
from edition.data.names import Beside, Name, Original, names, plain

HANGUL, HAN = Original("브렌나", "ko"), Original("布連那", "ko-Hani")


def test_a_name_has_its_originals_and_all_spellings_each_once():
    assert names()["Brenna"] == Name("Brenna", (HANGUL, HAN), ("Brennan", "Brenna Town", "Бренна"))
    assert names()["Brenna"].spellings == (
        *("Brenna", "브렌나", "布連那", "Brennan", "Brenna Town", "Бренна"),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brenna paid.", "Brenna (브렌나) paid."),
        ("Brenna's half, and Brenna’s", "Brenna (브렌나)'s half, and Brenna’s"),
        ("In Brenna Town they paid.", "In Brenna Town (브렌나) they paid."),
        ("Brennan toll", "Brennan (브렌나) toll"),
        ("Brennans, Upper-Brenna and brenna", "Brennans, Upper-Brenna and brenna"),
        ("Brenna.org", "Brenna.org"),
        ("In Brenna.", "In Brenna (브렌나)."),
        ("The Courier of Brenna", "The Courier (Курьер) of Brenna (브렌나)"),
        ("Бренна", "Бренна"),
        ("", ""),
    ],
)
def test_an_original_stands_beside_the_first_occurrence_of_a_whole_name(text, expected):
    assert Beside(plain)(text) == expected


def test_texts_that_follow_each_other_show_it_once_and_tell_whom_they_met():
    beside = Beside(plain)
    assert beside("Brenna paid.") == "Brenna (브렌나) paid."
    assert beside("Brenna and the Courier") == "Brenna and the Courier (Курьер)"
    assert list(beside.met) == ["Brenna", "Courier"]
    assert Beside(plain)("Brenna") == "Brenna (브렌나)"


def test_an_edition_without_names_leaves_texts_as_they_are(monkeypatch):
    monkeypatch.setattr(module, "names", dict)
    monkeypatch.setattr(module, "_spellings", module._spellings.__wrapped__)
    assert Beside(plain)("Brenna paid.") == "Brenna paid."


def test_the_glossary_has_every_name_in_its_language_with_the_source_where_it_was_seen():
    assert glossary().splitlines()[2:] == [
        "| Brenna | [브렌나]{.language-ko}, [布連那]{.language-ko-Hani} "
        "| Brennan, Brenna Town, [Бренна]{.language-ru} |  |",
        "| Courier | [Курьер]{.language-ru} |  | {cite:t}`courier1901` |",
    ]
