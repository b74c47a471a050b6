"""The built book can be cited: pages, claims and tables, by people and by programs."""

import json
import re
from pathlib import Path

import bibtexparser
import pytest
import rispy
from bs4 import BeautifulSoup

from edition.base.project import DATA
from edition.book import archive, configuration
from edition.book.imprint import imprint
from edition.book.reference_files import FORMATS
from edition.data.bibliography import paper
from edition.judge.ledger import judged_claims

SHAPES = {
    "Chapter": "chapter",
    "Dataset": "dataset",
    "ClaimReview": "claim_review",
    "Claim": "claim",
}
"""The shape of linked data by its type; the cover's has two types."""


@pytest.fixture
def chapters(book: Path, pages: dict[Path, BeautifulSoup]) -> dict[Path, BeautifulSoup]:
    """The pages that Jupyter Book made, without the search."""
    others = {book / "search.html"} | set((book / "claims").iterdir())
    return {path: page for path, page in pages.items() if path not in others}


@pytest.fixture
def claims(book: Path, pages: dict[Path, BeautifulSoup]) -> dict[str, BeautifulSoup]:
    """The pages of the claims, by claim."""
    return {path.stem: page for path, page in pages.items() if path.parent == book / "claims"}


def linked(page: BeautifulSoup) -> list[dict[str, object]]:
    """The linked data of a page."""
    return [json.loads(tag.text) for tag in page.find_all("script", type="application/ld+json")]


def titles(stem: Path) -> set[str]:
    """The titles in the three citation files of a page."""
    bib, ris, csl = (
        stem.with_name(f"{stem.name}.{ending}").read_text(encoding="utf-8")
        for ending in ("bib", "ris", "csl.json")
    )
    (entry,) = bibtexparser.parse_string(bib).entries
    found = {rispy.loads(ris)[0]["title"], json.loads(csl)[0]["title"]}
    return {*found, re.sub(r"[{}\\]", "", entry["title"])}


def test_every_page_says_how_to_cite_it_and_a_button_leads_there(chapters):
    assert len(chapters) > 8
    for path, page in chapters.items():
        block = page.find(id="cite")
        assert block and block.find_parent("article"), path.name
        assert page.select(".article-header-buttons, .header-article a[href='#cite']"), path.name
        assert page.select(".bd-header-article a[href='#cite']"), path.name
        name = page.h1.find(string=True).strip() if path.name != "index.html" else None
        assert name is None or name in block.find(class_="reference").text


def test_the_files_beside_a_page_agree_with_its_tags(chapters):
    for path, page in chapters.items():
        tag = page.find("meta", attrs={"name": "citation_title"})
        assert titles(path.with_suffix("")) == {tag["content"]}


def test_every_claim_but_a_repeat_has_citation_files(book, claims):
    for item in judged_claims():
        stem = book / "claims" / item.claim.id
        if item.claim.duplicate_of:
            assert not stem.with_suffix(".bib").exists()
        else:
            (title,) = titles(stem)
            assert title.startswith(f"Claim {item.claim.id}: ") and title.endswith(")")


def test_linked_data_has_the_shape_that_its_type_asks_for(chapters, claims, faults):
    seen = {}
    for page in [*chapters.values(), *claims.values()]:
        for data in linked(page):
            kind = data["@type"] if isinstance(data["@type"], str) else "edition"
            shape = SHAPES.get(kind, kind)
            assert faults(data, shape) == [], page.title
            seen[shape] = data
    assert set(seen) == {"edition", *SHAPES.values()}
    assert seen["edition"]["isBasedOn"]["name"] == paper().title


def test_the_tables_can_be_downloaded_as_they_are(book, chapters):
    published = {path.name: path.read_bytes() for path in (book / "data").iterdir()}
    tables = {path.name: path.read_bytes() for path in DATA.iterdir()}
    made = {name: render().encode() for name, render in FORMATS.items()}
    whole = {archive.name(): archive.packed(archive.files())}
    assert published == tables | made | whole
    for page, names in [("data.html", tables | whole), ("references.html", FORMATS)]:
        links = {link["href"] for link in chapters[book / page].find_all("a", href=True)}
        assert {f"data/{name}" for name in names} <= links


def test_the_cover_says_which_state_of_the_edition_it_is(chapters, claims, book):
    assert imprint() in chapters[book / "index.html"].find("article").text
    assert all(imprint() in page.find("article").text for page in claims.values())


def test_no_window_names_the_book_twice(chapters):
    for path, page in chapters.items():
        name = configuration.configuration()["title"]
        assert page.title.text.count(name) == 1, path.name
        assert page.select_one(".logo__title").text == name
