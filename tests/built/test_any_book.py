"""The built book of any edition: its claims, its chapters in the PDF, and links that lead on."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup
from pypdf import PdfReader
from sphinx_external_toc.parsing import parse_toc_yaml

from edition.base.project import BOOK
from edition.judge.ledger import judged_claims
from edition.judge.verdicts import anchor

Pages = dict[Path, BeautifulSoup]


def targets(page: BeautifulSoup) -> set[str]:
    """The places of a page that a link can point to."""
    return {str(tag[name]) for name in ("id", "name") for tag in page.find_all(attrs={name: True})}


def dead_links(path: Path, page: BeautifulSoup, places: dict[Path, set[str]]) -> Iterator[str]:
    """The links of a page that lead to no file, or to no place in a page."""
    for link in page.find_all("a", href=True):
        parts = urlsplit(link["href"])
        if parts.scheme or parts.netloc:
            continue
        file = (path.parent / unquote(parts.path)).resolve() if parts.path else path
        fragment = unquote(parts.fragment)
        is_place = not fragment or file not in places or fragment in places[file]
        if not (file.is_file() and is_place):
            yield link["href"]


def plain(text: str) -> str:
    """A text with one space between words, straight quotation marks and one kind of hyphen."""
    return " ".join(text.replace("’", "'").replace("\u00ad", "-").split())


def test_every_claim_has_one_place_in_the_book(pages: Pages) -> None:
    found = [
        tag["id"] for page in pages.values() for tag in page.find_all(id=re.compile("^claim-"))
    ]
    assert sorted(found) == sorted(anchor(item.claim.id) for item in judged_claims())


def test_every_claim_has_a_page_with_its_verdict(book: Path, pages: Pages) -> None:
    found = {path.stem: page for path, page in pages.items() if path.parent == book / "claims"}
    assert set(found) == {item.claim.id for item in judged_claims()}
    for item in judged_claims():
        assert str(item.verdict) in found[item.claim.id].find(class_="verdict").text


def test_every_link_within_the_book_leads_somewhere(pages: Pages) -> None:
    assert sum(len(page.find_all("a", href=True)) for page in pages.values()) > 20
    places = {path: targets(page) for path, page in pages.items()}
    dead = {path.name: set(dead_links(path, page, places)) for path, page in pages.items()}
    assert {name: links for name, links in dead.items() if links} == {}


def test_every_chapter_can_be_found_by_its_heading_and_its_bookmark(
    pdf: PdfReader, bookmarks: list[Any], book: Path, pages: Pages
) -> None:
    headings = [pages[book / f"{name}.html"].h1 for name in parse_toc_yaml(BOOK / "_toc.yml")]
    chapters = [one for one in headings if not one.find_parent(class_="screen-only")]
    assert len(chapters) > 4
    marks = {plain(mark.title): mark for mark in bookmarks}
    numbers = []
    for name in [plain(heading.find(string=True)) for heading in chapters]:
        assert name in marks
        number = pdf.get_destination_page_number(marks[name])
        assert name in plain(pdf.pages[number].extract_text())
        numbers.append(number)
    assert numbers == sorted(numbers)


def test_no_figure_stands_on_a_page_before_its_section(
    pdf: PdfReader, bookmarks: list[Any], book: Path, pages: Pages
) -> None:
    texts = [letters(page.extract_text()) for page in pdf.pages]
    marks = [(letters(mark.title), pdf.get_destination_page_number(mark)) for mark in bookmarks]
    early = []
    for name in parse_toc_yaml(BOOK / "_toc.yml"):
        section = 0
        for part in pages[book / f"{name}.html"].find_all(["h1", "h2", "h3", "figcaption"]):
            words = letters(part.get_text())
            if part.name == "figcaption":
                shown = next(n for n, text in enumerate(texts) if n > 1 and words[:60] in text)
                early += [part.get_text()] if shown < section else []
            elif found := [n for n, (title, _) in enumerate(marks) if title == words]:
                marks = marks[found[0] :]
                section = marks[0][1]
    assert early == []


def letters(text: str) -> str:
    """A text without what its lines are broken with."""
    return re.sub(r"\W", "", text)
