import json
import re

import pytest

from edition.sphinx_ext.citation import tags

CITATION = {
    "title": 'A <book> & "more"',
    "authors": [{"name": "The team"}],
    "date-released": "2026-11-24",
    "references": [
        {
            "title": "The paper",
            "year": 2018,
            "authors": [{"family-names": "Koslov", "given-names": "Anton"}],
        }
    ],
}


def linked_data(html):
    return json.loads(re.search(r'ld\+json">(.*)</script>', html)[1])


def test_a_chapter_is_part_of_the_book_and_based_on_the_paper():
    html = tags(CITATION, "", "book.pdf", "notebooks/one", "One")
    data = linked_data(html)
    assert data["@type"] == "Chapter"
    assert data["isPartOf"]["name"] == CITATION["title"]
    assert data["isBasedOn"]["author"]["name"] == "Anton Koslov"
    assert '<meta name="citation_publication_date" content="2026/11/24" />' in html


def test_without_a_public_address_none_is_invented():
    html = tags(CITATION, "", "book.pdf", "index", "")
    assert "citation_pdf_url" not in html and "url" not in linked_data(html)
    assert "citation_doi" not in html


@pytest.mark.parametrize("base", ["https://example.org/book", "https://example.org/book/"])
def test_with_one_pages_and_pdf_have_it(base):
    html = tags(CITATION, base, "book.pdf", "notebooks/one", "One")
    assert 'content="https://example.org/book/notebooks/one.html"' in html
    assert 'name="citation_pdf_url" content="https://example.org/book/book.pdf"' in html
    assert linked_data(html)["url"] == "https://example.org/book/notebooks/one.html"


def test_a_title_cannot_break_out_of_its_tag():
    html = tags(CITATION, "", "book.pdf", "index", "")
    assert 'content="A &lt;book&gt; &amp; &quot;more&quot;"' in html
    assert "<book>" not in html


def test_a_doi_is_given_once_there_is_one():
    html = tags(CITATION | {"doi": "10.1234/x"}, "", "book.pdf", "index", "")
    assert '<meta name="citation_doi" content="10.1234/x" />' in html
