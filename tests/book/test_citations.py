"""Citations come from CITATION.cff alone, and foreign libraries read them as they are meant."""

import re
from dataclasses import replace
from datetime import date

import bibtexparser
import rispy
from bibtexparser import middlewares
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.book import citations
from edition.book.citations import Author, Work

CITATION = {
    "title": "A book & its {parts}",
    "authors": [{"name": "The team and its friends"}],
    "date-released": "2026-11-24",
    "version": "1.2.0",
}
BOOK = citations.whole_work(CITATION)
LIGATURE = re.compile(r"--|''|,,|<<|>>|[?!]`|``|^[\s]|\s$")
"""What TeX sets as another sign, as everybody who reads BibTeX knows."""


def words(but: str = "") -> st.SearchStrategy[str]:
    """Texts of one line of printable signs."""
    letters = st.characters(
        exclude_categories=["C", "Zl", "Zp", "Zs", "M"],
        include_characters=" ",
        exclude_characters=but,
    )
    texts = st.text(letters, min_size=1, max_size=60).map(lambda text: " ".join(text.split()))
    return texts.filter(lambda text: text and not LIGATURE.search(text))


def works(but: str = "") -> st.SearchStrategy[Work]:
    """Works by a group or by people, whole or in part."""
    # A comma parts a person's names in every format.
    name = words(but + ",")
    return st.builds(
        Work,
        key=st.just("key-2026"),
        title=words(but),
        authors=st.lists(st.builds(Author, name, st.just("") | name), min_size=1, max_size=3).map(
            tuple
        ),
        day=st.dates(date(1900, 1, 1), date(2100, 1, 1)),
        version=st.just("1.2.0"),
        book=st.just("") | words(but),
        url=st.sampled_from(["", "https://example.org/b/claims/RI-43.html"]),
        doi=st.sampled_from(["", "10.1234/a_b.c"]),
    )


def read_bibtex(text: str) -> dict[str, str]:
    """The fields of the one entry, as bibtexparser reads them."""
    library = bibtexparser.parse_string(
        text,
        append_middleware=[
            middlewares.SeparateCoAuthors(),
            middlewares.SplitNameParts(),
            middlewares.LatexDecodingMiddleware(),
        ],
    )
    assert not library.failed_blocks
    (entry,) = library.entries
    return {field.key: field.value for field in entry.fields} | {"type": entry.entry_type}


@settings(max_examples=100)
@given(works(but="{}^`"))  # signs that the decoder of bibtexparser does not know
def test_bibtexparser_reads_back_what_was_written(work):
    found = read_bibtex(citations.bibtex(work))
    assert found["title"] == work.title
    assert found.get("booktitle", "") == work.book
    assert found["year"] == str(work.day.year)
    assert (found.get("doi", ""), found.get("url", "")) == (work.doi, work.url)
    assert len(found["author"]) == len(work.authors)
    assert found["type"] == ("incollection" if work.book else "book")


@settings(max_examples=100)
@given(works())
def test_rispy_reads_back_what_was_written(work):
    (found,) = rispy.loads(citations.ris(work))
    assert found["type_of_reference"] == ("CHAP" if work.book else "BOOK")
    assert found["title"] == work.title
    assert found.get("secondary_title", "") == work.book
    assert found["authors"] == [str(author) for author in work.authors]
    assert found["year"] == str(work.day.year)
    assert (found.get("doi", ""), found.get("urls", [""])) == (work.doi, [work.url])


def test_the_reference_names_authors_year_title_whole_version_and_address():
    whole = citations.whole_work(CITATION | {"doi": "10.1234/x"}, "https://example.org/b/")
    claim = citations.part(
        whole, "RI-43", "Claim RI-43: It was so (supported)", "claims/RI-43.html"
    )
    assert citations.reference(claim) == (
        "The team and its friends (2026). Claim RI-43: It was so (supported). "
        "In: A book & its {parts}, version 1.2.0. https://doi.org/10.1234/x "
        "https://example.org/b/claims/RI-43.html"
    )
    assert (whole.url, claim.key) == ("https://example.org/b/", f"{whole.key}-ri-43")
    assert citations.reference(BOOK) == (
        "The team and its friends (2026). A book & its {parts}. Version 1.2.0."
    )
    for _, render in citations.FORMATS.values():
        assert "doi" not in render(BOOK).lower() and "http" not in render(BOOK)


def test_people_are_cited_by_family_name():
    people = [{"family-names": "Kim", "given-names": "Ada"}, {"name": "The team"}]
    work = citations.whole_work(CITATION | {"authors": people})
    assert citations.reference(work).startswith("Kim, Ada and The team (2026).")
    assert 'author = "{Kim}, {Ada} and {The team}"' in citations.bibtex(work)


def test_capitals_and_special_signs_survive_and_addresses_stay_as_they_are():
    title = 'The North: 50% of {x} & "y_z" #1 ~ ^ \\ $ «北» `a`'
    work = replace(BOOK, title=title, url="https://example.org/a_b?c=%20&d~", doi="10.1234/a_b")
    text = citations.bibtex(work)
    assert "title = {{The North: 50\\% of \\textbraceleft{}x\\textbraceright{} \\& " in text
    for sign in ("\\#1", "\\textasciitilde{}", "\\textasciicircum{}", "\\$", "\\textasciigrave{}"):
        assert sign in text
    assert 'url = "https://example.org/a_b?c=%20&d~"' in text and 'doi = "10.1234/a_b"' in text


def test_a_text_with_line_breaks_stays_in_one_field():
    work = citations.part(BOOK, "x", "one\nTY  - HACK\n\u2028two", "x.html")
    (found,) = rispy.loads(citations.ris(work))
    assert found["title"] == "one TY - HACK two"
