"""Head and citation block of a page."""

from bs4 import BeautifulSoup

from edition.book import citations
from edition.book.head import cite_block, head

CITATION = {
    "title": 'A <book> & "more"',
    "authors": [{"name": "The team"}],
    "date-released": "2026-11-24",
    "version": "1.2.0",
}
BOOK = citations.whole_work(CITATION)
PUBLIC = citations.whole_work(CITATION | {"doi": "10.1234/x"}, "https://example.org/book")


def tags(work: citations.Work, pdf: str = "") -> dict[str, str]:
    """The content of each tag by its name or property."""
    metas = BeautifulSoup(head(work, "About.", pdf), "html.parser").find_all("meta")
    return {meta.get("name") or meta["property"]: meta["content"] for meta in metas}


def test_search_engines_are_told_title_author_and_date():
    found = tags(BOOK)
    assert found["citation_title"] == found["DC.title"] == found["og:title"] == CITATION["title"]
    assert found["citation_author"] == found["DC.creator"] == "The team"
    assert (found["citation_publication_date"], found["DC.date"]) == ("2026/11/24", "2026-11-24")
    assert found["description"] == found["og:description"] == "About."


def test_without_a_public_address_or_a_doi_none_is_invented():
    assert not {name for name in tags(BOOK) if "url" in name or "doi" in name or "ident" in name}


def test_with_one_page_and_pdf_have_it_and_the_doi_is_that_of_the_whole():
    part = citations.part(PUBLIC, "one", "One", "notebooks/one.html")
    found = tags(part, "https://example.org/book/book.pdf")
    address = "https://example.org/book/notebooks/one.html"
    assert (
        found["citation_fulltext_html_url"] == found["og:url"] == found["DC.identifier"] == address
    )
    assert found["citation_pdf_url"] == "https://example.org/book/book.pdf"
    assert found["citation_inbook_title"] == CITATION["title"]
    assert tags(PUBLIC)["citation_doi"] == "10.1234/x" and "citation_doi" not in found


def test_a_page_that_is_shared_names_its_picture_where_there_is_one():
    picture = "https://example.org/book/_static/cover.png"
    metas = BeautifulSoup(head(PUBLIC, "About.", picture=picture), "html.parser")
    assert metas.find("meta", property="og:image")["content"] == picture
    assert "og:image" not in tags(PUBLIC)


def test_the_block_shows_the_reference_the_files_and_the_entry():
    block = BeautifulSoup(cite_block(BOOK, "edition", "index"), "html.parser")
    assert block.find(id="cite").h2.text == "Cite this edition"
    assert block.find(class_="reference").text == citations.reference(BOOK)
    links = {link.text: link["href"] for link in block.find_all("a", download=True)}
    assert links == {"BibTeX": "index.bib", "RIS": "index.ris", "CSL-JSON": "index.csl.json"}
    assert block.details.pre.text == citations.bibtex(BOOK)
    assert "<book>" not in str(block)
