"""The page of a claim, apart from the book around it."""

import json
from dataclasses import replace

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from edition.base.cache import forget
from edition.book import citations
from edition.book.claim_pages import page, work_of
from edition.data import tables
from edition.data.descriptor import CHANGES
from edition.judge.ledger import judged

CITATION = citations.citation_file()
WHOLE = citations.whole_work(CITATION)


def parsed(item, whole=WHOLE):
    """The page of a claim."""
    work = work_of(item, whole)
    html = page(item, work, "Version 1 · data of today", f"{whole.url}book.pdf")
    return BeautifulSoup(html, "html.parser")


def linked(found):
    """The linked data of a page."""
    return [json.loads(tag.text) for tag in found.find_all("script", type="application/ld+json")]


def test_a_page_says_what_the_claim_is_how_it_was_judged_and_how_to_cite_it():
    item = judged("RI-04")
    found = parsed(item)
    assert found.h1.text == "Claim RI-04"
    assert found.find(class_="verdict").text == f"≈ {item.verdict}"
    assert found.find(class_="paraphrase").text == item.claim.paraphrase
    text = found.dl.text
    assert item.judgement.reason in text
    assert f"{item.claim.context} (The Survey, Rivers of Arden & Brenna, 1999)" in text
    told = {term.text: term.find_next_sibling("dd").text for term in found.dl.find_all("dt")}
    assert [told[name] for name in ("For", "Against", "Basis")] == [
        *("Arden Wire and The Survey", "Arden Wire", "coded passages")
    ]
    assert "The river, paragraph 2, sentence 1" in text
    assert found.find("a", href="../notebooks/01_river.html#claim-ri-04")
    footer = " ".join(found.footer.text.split())
    assert "Version 1 · data of today" in footer
    assert "Text and figures under CC BY 4.0." in footer
    cited = found.find(class_="reference").text
    assert "Claim RI-04: Grain and timber came down the river (supported with a caveat). " in cited
    assert f"In: {WHOLE.title}, version {WHOLE.version}." in cited


def test_the_page_of_an_opinion_has_its_thesis_and_a_link_to_its_chart():
    item, figures = judged("RI-07"), {"01-05": ("Figure 1.1", "notebooks/01_river.html#figure-1-1")}
    html = page(item, work_of(item, WHOLE), "Version 1", "book.pdf", figures=figures)
    found = BeautifulSoup(html, "html.parser")
    told = {term.text: term.find_next_sibling("dd") for term in found.dl.find_all("dt")}
    assert told["Serves"].text == "T1, The river as a road"
    assert told["Chart"].a["href"] == "../notebooks/01_river.html#figure-1-1"
    assert told["Chart"].text == "Figure 1.1"


def history(found):
    """The steps of the history on a page, in words."""
    return [" ".join(step.text.split()) for step in found.select(".history li")]


def test_a_page_tells_the_history_of_its_claim_from_the_log(monkeypatch):
    found = parsed(judged("RI-03"))
    first = "Version 0.3.0, 1 June 2020 contradicted; observed: 57 per cent. First publication."
    assert history(found) == [first]
    assert "unchanged since version 0.3.0" in found.main.text
    read, log = tables.read, tables.read(CHANGES)
    later = log[log["claim"] == "RI-03"].assign(
        acceptance=2,
        version="0.4.0",
        verdict_before="contradicted",
        observed_before="57 per cent",
        verdict="supported",
        observed="50 per cent",
        reason="<i>The survey</i> was misread.",
    )
    changed = {CHANGES: pd.concat([log, later])}
    monkeypatch.setattr(tables, "read", lambda name, *place: changed.get(name, read(name, *place)))
    forget()
    found = parsed(judged("RI-03"))
    assert history(found) == [
        first,
        "Version 0.4.0, 1 June 2020 contradicted →, then supported. <i>The survey</i> was misread.",
    ]
    assert "unchanged since" not in found.main.text
    assert history(parsed(judged("AB-01"))) == []


def test_the_page_of_a_draft_says_so_first():
    item = judged("RI-04")
    html = page(item, work_of(item, WHOLE), "Version 1", "", draft="Draft: <wait>")
    assert BeautifulSoup(html, "html.parser").body.p.text == "Draft: <wait>"
    assert not parsed(item).find(class_="draft")


def test_a_page_says_what_the_footnote_of_the_paper_holds():
    found = " ".join(parsed(judged("RI-02")).dl.text.split())
    assert "sentence 2, note 1" in found
    assert "Ness and Orme, The Atlas of Rivers, Large and Small, 2001:" in found


def test_a_repeat_points_to_its_original_and_has_no_citation_of_its_own():
    whole = citations.whole_work(CITATION, "https://example.org/book")
    found = parsed(judged("AB-01"), whole)
    assert found.find("a", href="RI-02.html")
    assert found.find("link", rel="canonical")["href"].endswith("/claims/RI-02.html")
    assert not found.find(id="cite") and linked(found) == []


@pytest.mark.parametrize("base", ["", "https://example.org/book"])
def test_the_permanent_link_is_named_where_there_is_a_public_address(base):
    found = parsed(judged("RI-04"), citations.whole_work(CITATION, base))
    address = f"{base}/claims/RI-04.html" if base else ""
    canonical = found.find("link", rel="canonical")
    assert (canonical["href"] if canonical else "") == address
    assert linked(found)[0].get("url", "") == address
    assert found.find(class_="reference").text.endswith(address or ".")


def test_no_text_of_a_claim_can_become_markup():
    item = judged("RI-04")
    hostile = '<img src=x onerror="alert(1)"></script><script>alert(2)</script>'
    found = parsed(replace(item, claim=replace(item.claim, paraphrase=hostile, context=hostile)))
    assert not found.find("img")
    assert [tag["type"] for tag in found.find_all("script") if not tag.get("src")] == [
        "application/ld+json"
    ]
    assert found.find(class_="paraphrase").text == linked(found)[0]["claimReviewed"] == hostile


def test_a_page_has_names_in_their_own_script_each_in_its_language():
    found = parsed(judged("RI-03"))
    (beside,) = found.find(class_="paraphrase").find_all(class_="original")
    assert found.find(class_="paraphrase").text == "Brenna (브렌나) paid half of the toll."
    assert beside.find(lang="ko").text == "브렌나"
    (term,) = [one for one in found.dl.find_all("dt") if one.text == "Names"]
    told = term.find_next_sibling("dd")
    assert told.text == "Brenna: 브렌나, 布連那, also Brennan, Brenna Town, Бренна"
    assert [one["lang"] for one in told.find_all("span")] == ["ko", "ko-Hani", "ru"]
    assert "Names" not in [one.text for one in parsed(judged("RI-02")).dl.find_all("dt")]


def test_the_titles_of_sources_are_left_as_they_are():
    assert "Brenna (" not in parsed(judged("RI-04")).text


def test_a_source_has_its_title_in_its_own_script_and_a_link_to_an_archived_copy():
    found = parsed(judged("RI-01"))
    (annals,) = [one for one in found.find_all("dd") if "Annals of the Kingdom" in one.text]
    assert annals.text == (
        "Kingdom of Arden (아덴 왕국), Annals of the Kingdom (왕국 연대기), 1902 (archived)"
    )
    assert [one["lang"] for one in annals.find_all("span", lang=True)] == ["ko", "ko"]
    assert [one["href"] for one in annals.find_all("a")] == [
        "https://web.archive.org/web/2020/https://example.org/annals"
    ]
    (courier,) = [one for one in found.find_all("dd") if one.text.startswith("The Courier, 1901")]
    assert [one.text for one in courier.find_all("a")] == ["The Courier, 1901", "archived"]
