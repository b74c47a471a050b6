"""The page of a claim, apart from the book around it."""

import json
from dataclasses import replace

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from edition.base.cache import forget
from edition.book import citations, claim_pages
from edition.book.claim_pages import Book, body, tags, title, work_of
from edition.book.imprint import imprint
from edition.book.overview import SHARED
from edition.data import tables
from edition.data.bibliography import cite
from edition.data.descriptor import CHANGES
from edition.judge.ledger import judged, judged_claims
from edition.judge.statements import Statement, statements

CITATION = citations.citation_file()
WHOLE = citations.whole_work(CITATION)


FIGURE = {
    "number": "1.1",
    "anchor": "figure-1-1",
    "address": "notebooks/01_river.html#figure-1-1",
    "cell": "01-05",
    "claims": ["RI-04"],
    "title": "Tolls & fords",
    "description": "A line that rises.",
    "unit": "",
    "width": 700.0,
    "height": 300.0,
    "picture": "<svg></svg>",
    "live": "{}",
}


def parsed(item, whole=WHOLE, **around):
    """The text of the page of a claim, below what its head has for programs."""
    book = Book(whole, pdf="book.pdf", **around)
    return BeautifulSoup(tags(item, book) + body(item, book), "html.parser")


def linked(found):
    """The linked data of a page."""
    return [json.loads(tag.text) for tag in found.find_all("script", type="application/ld+json")]


def test_a_page_says_what_the_claim_is_how_it_was_judged_and_how_to_cite_it():
    item = judged("RI-04")
    found = parsed(item)
    assert found.h1.text == f"Claim RI-04 · ≈ {item.verdict}"
    assert title(item) == f"RI-04 · {item.verdict}"
    assert found.find(class_="paraphrase").text == item.claim.paraphrase
    assert found.find(class_="reason").text == item.judgement.reason
    text = found.dl.text
    assert f"{item.claim.context} (The Survey, Rivers of Arden & Brenna, 1999)" in text
    told = {term.text: term.find_next_sibling("dd").text for term in found.dl.find_all("dt")}
    assert [told[name] for name in ("For", "Against", "Basis")] == [
        *("Arden Wire and The Survey", "Arden Wire", "coded passages")
    ]
    place = found.find("a", href="../notebooks/01_river.html#claim-ri-04")
    assert place.text == "The river, paragraph 2, sentence 1"
    assert found.find(class_="imprint").text.startswith(
        f"{imprint()} · Text and figures under CC BY"
    )
    cited = found.find(class_="reference").text
    assert "Claim RI-04: Grain and timber came down the river (supported with a caveat). " in cited
    assert f"In: {WHOLE.title}, version {WHOLE.version}." in cited


def test_the_page_of_an_opinion_has_its_thesis_and_the_chart_that_is_named_with_it():
    figures = [FIGURE | {"cell": "01-09", "claims": []}, FIGURE | {"claims": []}]
    found = parsed(judged("RI-07"), figures=figures)
    (chart,) = found.find_all("figure")
    assert chart.a["href"] == "../notebooks/01_river.html#figure-1-1"
    assert "It bears on the thesis T1, The river as a road." in found.text


def test_a_page_has_the_picture_of_each_chart_that_bears_on_the_claim():
    found = parsed(judged("RI-04"), figures=[FIGURE, FIGURE | {"claims": []}])
    (chart,) = found.find_all("figure")
    assert " ".join(chart.figcaption.text.split()) == "Figure 1.1 Tolls & fords"
    assert chart.find(role="img")["aria-label"] == "A line that rises."
    assert chart.svg


def test_a_page_tells_source_by_source_what_was_said():
    item = judged("RI-04")
    entries = {key: f"../references.html#{key}" for key in item.finding.sources}
    found = parsed(item, entries=entries).select(".sources li")
    assert {*entries.values()} == {one.strong.a["href"] for one in found if one.strong.a}
    said = statements(item.finding.rows)
    told = [" ".join(one.text.split()) for one in found]
    for one in said:
        (of_source,) = [text for text in told if text.startswith(cite([one.source])[0].label)]
        assert f"{one.value} {one.words}" in of_source
    unsaid = {*item.finding.sources} - {one.source for one in said}
    assert sum("computed from it" in text for text in told) == len(unsaid)


def test_a_source_that_says_the_same_of_several_years_says_it_once_with_each_value(monkeypatch):
    item = judged("RI-03")
    key = item.finding.sources[0]
    told = [
        *(Statement(key, f"{share} per cent", "The share.", str(share + 1900)) for share in (7, 8)),
        Statement(key, "9 per cent", "Another share.", "1909"),
    ]
    monkeypatch.setattr(claim_pages, "given", lambda rows: told)
    assert [" ".join(one.text.split()) for one in parsed(item).select(".sources .said")[:2]] == [
        "7 per cent (1907); 8 per cent (1908) The share.",
        "9 per cent Another share.",
    ]


def test_a_page_tells_how_each_source_is_counted_and_why_fewer_origins_are_named():
    found = parsed(judged("RI-04"))
    assert "These 3 sources are counted as 2 origins" in found.text
    told = [one.text for one in found.select(".sources .counted")]
    assert len(told) == 3 and "counted once with The Gazette, 1901, as Arden Wire." in told[2]


def test_a_page_offers_its_rows_as_one_file_and_the_whole_tables():
    found = parsed(judged("RI-04"))
    heading = found.find(id="data")
    assert heading.name == "h2" and heading.text == "Data"
    addresses = [one["href"] for one in heading.find_next_sibling("p").find_all("a")]
    assert addresses[0] == "RI-04.csv" and addresses[-1].endswith(".zip")
    assert "../data.html#table-passages" in addresses and "../data.html#table-sources" in addresses
    (review,) = linked(found)
    assert review["associatedMedia"]["contentUrl"] == "RI-04.csv"
    assert not parsed(judged("RI-07")).find(id="data")


def test_a_page_says_in_plain_words_what_is_combined():
    told = parsed(judged("RI-04")).text
    assert (
        "To choose: all sources count, or one of 2 is left out (never the record itself)." in told
    )


@pytest.mark.parametrize(("base", "said"), [("", True), ("https://example.org/book", False)])
def test_a_citation_without_an_address_says_so(base, said):
    found = parsed(judged("RI-04"), citations.whole_work(CITATION, base))
    assert ("built without a public address" in found.find(id="cite").text) == said


def test_a_page_has_what_the_paper_says_beside_it():
    item = judged("RI-04")
    found = parsed(item)
    others = [
        one.claim.id
        for one in judged_claims("RI")
        if one.claim.paragraph == item.claim.paragraph and one.claim.id != "RI-04"
    ]
    assert others
    assert [one["href"] for one in found.select(".neighbours a")] == [
        f"{other}.html" for other in others
    ]
    assert found.find(attrs={"aria-current": "true"}).strong.text == "RI-04"


def history(found):
    """The steps of the history on a page, in words."""
    return [" ".join(step.text.split()) for step in found.select(".history li")]


def test_a_page_tells_the_history_of_its_claim_from_the_log(monkeypatch):
    found = parsed(judged("RI-03"))
    first = "Version 0.3.0, 1 June 2020 contradicted; observed: 57 per cent. First publication."
    assert history(found) == [first]
    assert "unchanged since version 0.3.0" in found.text
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
    assert "unchanged since" not in found.text
    assert history(parsed(judged("AB-01"))) == []


def test_a_page_says_what_the_footnote_of_the_paper_holds():
    found = " ".join(parsed(judged("RI-02")).text.split())
    assert "sentence 2, note 1" in found
    assert "Ness and Orme, The Atlas of Rivers, Large and Small, 2001:" in found


def test_a_repeat_points_to_its_original_and_has_no_citation_of_its_own():
    whole = citations.whole_work(CITATION, "https://example.org/book")
    found = parsed(judged("AB-01"), whole)
    words = judged("RI-02").claim.paraphrase
    assert found.find("a", href="RI-02.html") and found.find(class_="paraphrase").text == words
    assert found.find("meta", {"name": "description"})["content"].endswith(f": {words}")
    assert work_of(judged("AB-01"), whole).url.endswith("/claims/RI-02.html")
    assert not found.find(id="cite") and linked(found) == []


@pytest.mark.parametrize("base", ["", "https://example.org/book"])
def test_the_permanent_link_is_named_where_there_is_a_public_address(base):
    found = parsed(judged("RI-04"), citations.whole_work(CITATION, base))
    address = f"{base}/claims/RI-04.html" if base else ""
    picture = found.find("meta", property="og:image")
    assert (picture and picture["content"]) == (f"{base}/{SHARED}" if base else None)
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
    (annals,) = [one for one in found.select(".sources li > p:first-child") if "Annals" in one.text]
    assert annals.text == "Kingdom of Arden 1902 Annals of the Kingdom (왕국 연대기) (archived)"
    assert [one["lang"] for one in annals.find_all("span", lang=True)] == ["ko"]
    assert [one["href"] for one in annals.find_all("a")] == [
        "https://web.archive.org/web/2020/https://example.org/annals"
    ]
    (courier,) = [one for one in found.select(".sources p") if one.text.startswith("The Courier")]
    assert [one.text for one in courier.find_all("a")] == ["The Courier", "archived"]
