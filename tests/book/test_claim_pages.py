"""The page of a claim, apart from the book around it."""

import json
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from edition.book import citations
from edition.book.claim_pages import page, work_of
from edition.judge.claim import Verdict
from edition.judge.ledger import judged, judged_claims

CITATION = citations.citation_file()
WHOLE = citations.edition(CITATION)


def parsed(item, whole=WHOLE):
    """The page of a claim."""
    work = work_of(item, whole)
    html = page(item, work, CITATION, "Version 1 · data of today", f"{whole.url}book.pdf")
    return BeautifulSoup(html, "html.parser")


def linked(found):
    """The linked data of a page."""
    return [json.loads(tag.text) for tag in found.find_all("script", type="application/ld+json")]


def test_a_page_says_what_the_claim_is_and_how_it_was_judged():
    item = judged("HO-43")
    found = parsed(item)
    assert found.h1.text == "Claim HO-43"
    assert found.find(class_="verdict").text == f"≈ {item.verdict}"
    assert found.find(class_="paraphrase").text == item.claim.paraphrase
    text = found.dl.text
    assert item.judgement.reason in text and item.claim.caveat in text
    assert "Historical overview, paragraph 4, sentence 3, note 2" in text
    assert found.find("a", href="../notebooks/02_historical_overview.html#claim-ho-43")
    assert "Version 1 · data of today" in found.footer.text


def test_the_citation_names_claim_verdict_and_version():
    found = parsed(judged("HO-43")).find(class_="reference").text
    assert "Claim HO-43: By 1974" in found
    assert f"(supported with a caveat). In: {WHOLE.title}, version {WHOLE.version}." in found


def test_a_repeat_points_to_its_original_and_has_no_citation_of_its_own():
    repeats = [item for item in judged_claims() if item.claim.duplicate_of]
    assert repeats
    for item in repeats:
        whole = citations.edition(CITATION, "https://example.org/book")
        found, original = parsed(item, whole), item.claim.duplicate_of
        assert found.find("a", href=f"{original}.html")
        assert found.find("link", rel="canonical")["href"].endswith(f"/claims/{original}.html")
        assert not found.find(id="cite") and linked(found) == []


@pytest.mark.parametrize("base", ["", "https://example.org/book"])
def test_the_permanent_link_is_named_where_there_is_a_public_address(base):
    whole = citations.edition(CITATION, base)
    found = parsed(judged("HO-43"), whole)
    address = f"{base}/claims/HO-43.html" if base else ""
    canonical = found.find("link", rel="canonical")
    assert (canonical["href"] if canonical else "") == address
    assert linked(found)[0].get("url", "") == address
    assert found.find(class_="reference").text.endswith(address or ".")


def test_a_claim_without_a_judgement_carries_no_rating():
    for item in judged_claims():
        if item.verdict in (Verdict.INTERPRETIVE, Verdict.NOT_TESTABLE):
            assert all(data["@type"] == "Claim" for data in linked(parsed(item)))


def test_no_text_of_a_claim_can_become_markup():
    item = judged("HO-43")
    hostile = '<img src=x onerror="alert(1)"></script><script>alert(2)</script>'
    found = parsed(replace(item, claim=replace(item.claim, paraphrase=hostile, caveat=hostile)))
    assert not found.find("img")
    assert [tag["type"] for tag in found.find_all("script") if not tag.get("src")] == [
        "application/ld+json"
    ]
    assert found.find(class_="paraphrase").text == hostile
