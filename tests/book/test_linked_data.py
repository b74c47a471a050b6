"""The linked data has the shapes that schema.org and search engines ask for."""

import json
from dataclasses import replace

import pytest

from edition.book import citations, linked_data
from edition.data import bibliography, descriptor
from edition.judge.claim import Verdict
from edition.judge.ledger import judged_claims

CITATION = citations.citation_file()
WHOLE = citations.whole_work(CITATION)
PUBLIC = citations.whole_work(CITATION, "https://example.org/book")


@pytest.mark.parametrize("whole", [WHOLE, PUBLIC])
def test_edition_chapter_and_data_have_their_shapes(whole, faults):
    chapter = citations.part(whole, "one", "One", "notebooks/one.html")
    assert faults(linked_data.page(whole, CITATION), "edition") == []
    assert faults(linked_data.page(chapter, CITATION), "chapter") == []
    assert faults(linked_data.data_package(descriptor.package(), whole), "dataset") == []


@pytest.mark.parametrize("verdict", Verdict)
def test_a_judged_claim_is_a_review_and_another_a_claim(verdict, faults):
    item = next(item for item in judged_claims() if item.verdict == verdict)
    work = citations.part(PUBLIC, item.claim.id, "x", f"claims/{item.claim.id}.html")
    data = linked_data.claim(item, work)
    judged = verdict not in (Verdict.DISPUTED, Verdict.OPEN, Verdict.OPINION)
    assert faults(data, "claim_review" if judged else "claim") == []
    assert ("reviewRating" in data) is judged
    if judged:
        assert data["url"] == work.url
        assert data["reviewRating"]["alternateName"].lower() == str(verdict)
        assert data["claimReviewed"] == data["itemReviewed"]["text"] == item.claim.paraphrase


def test_a_disputed_claim_gets_no_number():
    assert set(Verdict) - set(linked_data.RATINGS) == {
        *(Verdict.DISPUTED, Verdict.OPEN, Verdict.OPINION)
    }


def test_the_better_the_verdict_the_higher_the_number():
    order = [Verdict.CONTRADICTED, Verdict.CAVEAT, Verdict.SUPPORTED]
    ratings = [linked_data.RATINGS[verdict] for verdict in order]
    assert ratings == sorted(set(ratings))
    assert (ratings[0], ratings[-1]) == (linked_data.WORST, linked_data.BEST)


def test_a_doi_identifies_the_whole_and_not_its_parts_and_none_is_invented():
    data = json.dumps(linked_data.page(WHOLE, CITATION))
    assert '"url"' not in data and '"identifier"' not in data
    whole = citations.whole_work(CITATION | {"doi": "10.1234/x"})
    chapter = linked_data.page(citations.part(whole, "one", "One", "one.html"), CITATION)
    assert linked_data.page(whole, CITATION)["identifier"] == "https://doi.org/10.1234/x"
    assert "identifier" not in chapter
    assert chapter["isPartOf"]["identifier"] == "https://doi.org/10.1234/x"


def test_people_and_groups_are_told_apart():
    authors = (citations.Author("Kim", "Ada"), citations.Author("The team"))
    assert [agent["@type"] for agent in linked_data.agents(authors)] == ["Person", "Organization"]


def test_a_paper_is_a_scholarly_article_and_another_work_is_not(monkeypatch, faults):
    assert linked_data.paper()["@type"] == "ScholarlyArticle"
    address = replace(bibliography.paper(), kind="address")
    monkeypatch.setattr(bibliography, "paper", lambda: address)
    assert linked_data.paper()["@type"] == "CreativeWork"
    assert faults(linked_data.page(WHOLE, CITATION), "edition") == []
