"""The card of a claim, as it opens over a page."""

from dataclasses import replace

from bs4 import BeautifulSoup

from edition.book.claim_cards import card
from edition.judge.ledger import judged
from edition.sphinx_ext.previews import data


def parsed(item, root=""):
    """A card."""
    return BeautifulSoup(card(item, root), "html.parser")


def test_apostrophes_on_a_card_are_those_of_print():
    item = judged("RI-04")
    found = parsed(replace(item, claim=replace(item.claim, paraphrase="Arden's toll.")))
    assert found.find(class_="paraphrase").text == "Arden’s toll."


def test_a_card_has_words_verdict_reason_sides_sources_and_a_link_to_copy():
    item = judged("RI-04")
    found = parsed(item, "../")
    assert found.find(class_="card-head").text == "≈ RI-04 · supported with a caveat"
    assert found.find(class_="paraphrase").text == item.claim.paraphrase
    assert item.judgement.reason in found.text
    sides = {term.text: term.find_next_sibling("dd").text for term in found.find_all("dt")}
    assert sides["For"] == "Arden Wire and The Survey" and sides["Against"] == "Arden Wire"
    assert "Survey, 1999" in found.find(class_="card-sources").text
    assert found.button["data-address"] == "../claims/RI-04.html"
    assert {link["href"] for link in found.select(".card-head a, .card-foot a")} == {
        "../claims/RI-04.html",
        "../claims/RI-04.csv",
    }


def test_the_card_of_a_repeat_has_the_words_of_its_original_and_leads_there():
    found = parsed(judged("AB-01"))
    assert found.find(class_="paraphrase").text == judged("RI-02").claim.paraphrase
    assert found.find("a", href="claims/RI-02.html").text == "RI-02"


def test_no_text_of_a_claim_can_become_markup():
    item = judged("RI-03")
    hostile = '<img src="x">'
    found = parsed(replace(item, judgement=replace(item.judgement, reason=hostile)))
    assert not found.find("img") and hostile in found.text


def test_previews_have_every_card_and_what_every_table_holds():
    found = data()
    assert list(found["claims"])[:2] == ["AB-01", "RI-01"]
    assert found["tables"]["table-levels"]
