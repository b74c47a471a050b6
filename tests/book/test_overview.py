from dataclasses import replace

from bs4 import BeautifulSoup

from edition.book.overview import description, markup, picture
from edition.judge.claim import Verdict
from edition.judge.ledger import judged_claims
from edition.judge.verdicts import SIGNS

CLAIMS = judged_claims()


def test_each_claim_has_a_mark_in_the_order_of_the_paper_that_leads_to_its_card():
    marks = BeautifulSoup(markup([*CLAIMS[4:], *CLAIMS[:4]]), "html.parser").find_all("a")
    for mark, item in zip(marks, CLAIMS, strict=True):
        assert mark["href"] == f"notebooks/01_river.html#claim-{item.claim.id.lower()}"
        assert mark["aria-label"] == f"{item.claim.id}, {item.verdict}: {item.claim.paraphrase}"
        assert mark.text == SIGNS[item.verdict]


def test_sections_and_paragraphs_are_named_and_sentences_kept_together():
    found = BeautifulSoup(markup(CLAIMS), "html.parser")
    titles = [title.text for title in found.find_all(class_="overview-section")]
    numbers = [number.text for number in found.find_all(class_="overview-number")]
    assert titles == ["Abstract", "The river"]
    assert numbers == [f"Paragraph {number}" for number in (1, 1, 2, 3)]
    sentences = [len(sentence.find_all("a")) for sentence in found.find_all(class_="sentence")]
    assert sentences == [1, 1, 2, 1, 1, 1, 1]


def test_the_legend_counts_each_distinct_claim_once_and_the_picture_has_a_mark_for_each_claim():
    legend = BeautifulSoup(markup(CLAIMS), "html.parser").find(class_="overview-legend").text
    assert "supported (2)" in legend and "2 supported, " in description(CLAIMS)
    for verdict in Verdict:
        assert f" {verdict} (" in legend
    svg = picture(CLAIMS)
    assert svg.count("<rect") == len(CLAIMS) + len(Verdict)
    assert f"<desc>{description(CLAIMS)}</desc>" in svg


def test_no_text_of_a_claim_can_become_markup():
    claim = replace(CLAIMS[0].claim, paraphrase='<img src="x">')
    found = BeautifulSoup(markup([replace(CLAIMS[0], claim=claim)]), "html.parser")
    assert not found.find("img") and '<img src="x">' in found.a["aria-label"]
