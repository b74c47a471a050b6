"""The PDF of the book: what it says, that it can be read by machine, and that it prints sharp."""

import re
from collections import Counter
from typing import Any

import pytest
import yaml
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, PdfObject

from edition.base.project import CITATION_FILE
from edition.book.overview import description
from edition.judge.ledger import judged_claims
from edition.judge.verdicts import SIGNS

RAW_MARKUP = re.compile(r"\{(glue|cite|ref|doc)[:\w]*\}|\{\.\w+\}|\(claim-|:{3,}|<div|glue:text")
ORIGINAL = re.compile(r"\([^()]*[\u0400-\u1fff\u3000-\uffff][^()]*\)")
"""A name in its own script, where a line first uses it."""
OF_THE_SCREEN = re.compile(r"\b(on screen|hover|click|tap (it|on)|slider|pointer|unfold)", re.I)
NAMED_PAGE = re.compile(
    r"(?<!Claims: )(?<!, )([A-Z]{2}-\d+)\. ((?![A-Z]{2}-\d+\. ).)*?\(page (\w+)\)"
)
"""A claim with the page of its line."""


@pytest.fixture(scope="module")
def texts(pdf: PdfReader) -> list[str]:
    """The text of each page."""
    return [plain(page.extract_text()) for page in pdf.pages]


@pytest.fixture(scope="module")
def words(texts: list[str]) -> str:
    """All its text."""
    return " ".join(texts)


@pytest.fixture(scope="session")
def objects(pdf: PdfReader) -> list[DictionaryObject]:
    """Everything in the file that has properties."""
    found = map(pdf.get_object, range(1, pdf.trailer["/Size"]))
    return [one for one in found if isinstance(one, DictionaryObject)]


def plain(text: str) -> str:
    """A text with one space between words, straight quotation marks and one kind of hyphen."""
    return " ".join(text.replace("’", "'").replace("\u00ad", "-").split())


def letters(text: str) -> str:
    """A text without what its lines are broken with."""
    return re.sub(r"\W", "", text)


def headline(chart: dict[str, Any]) -> str:
    """The finding above a chart, in one line."""
    lines = chart["title"]["text"]
    return lines if isinstance(lines, str) else " ".join(lines)


def test_the_book_has_pages_a_title_an_author_and_a_language(pdf: PdfReader) -> None:
    citation = yaml.safe_load(CITATION_FILE.read_text(encoding="utf-8"))
    assert pdf.metadata and pdf.metadata.title == citation["title"]
    assert pdf.metadata.author == citation["authors"][0]["name"]
    assert pdf.root_object["/Lang"] == "en"


def test_every_claim_is_printed_with_its_verdict(words: str) -> None:
    printed = letters(ORIGINAL.sub("", words))
    missing = [
        item.claim.id
        for item in judged_claims()
        if f"{SIGNS[item.verdict]} {item.claim.id}" not in words
        or (
            not item.claim.duplicate_of
            and (
                f"{item.claim.id} {item.verdict}" not in words
                or letters(item.claim.paraphrase) not in printed
            )
        )
    ]
    assert missing == []


def test_the_words_of_the_charts_can_be_searched(words: str, charts: list[dict[str, Any]]) -> None:
    wanted = {plain(headline(chart)) for chart in charts}
    assert wanted
    assert {text for text in wanted if text not in words} == set()


def test_charts_are_drawn_in_lines_that_stay_sharp(objects: list[DictionaryObject]) -> None:
    forms = Counter(str(found.get("/Subtype")) for found in objects)
    assert forms["/Image"] == 0
    assert forms["/Form"] > 0


def test_a_screen_reader_finds_the_structure_of_an_accessible_pdf(pdf: PdfReader) -> None:
    root = pdf.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/K"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.xmp_metadata
    declared = pdf.xmp_metadata.stream.get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in declared


def test_an_archive_finds_a_file_that_needs_nothing_else(pdf: PdfReader) -> None:
    assert pdf.xmp_metadata
    declared = pdf.xmp_metadata.stream.get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in declared
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in declared
    assert pdf.root_object["/OutputIntents"]
    assert not pdf.is_encrypted and not pdf.attachments


def test_every_chart_is_described_for_readers_who_cannot_see_it(
    objects: list[DictionaryObject], charts: list[dict[str, Any]]
) -> None:
    figures = [found for found in objects if found.get("/S") == "/Figure"]
    described = Counter(plain(str(figure.get("/Alt", ""))) for figure in figures)
    assert charts
    wanted = [description(judged_claims()), *(chart["description"] for chart in charts)]
    assert described == Counter(map(plain, wanted))


def test_every_link_within_the_pdf_leads_to_a_page(
    pdf: PdfReader, objects: list[DictionaryObject]
) -> None:
    links = [found for found in objects if found.get("/Subtype") == "/Link"]
    actions = [found["/A"].get_object() for found in links if "/A" in found]
    places = [found["/Dest"] for found in links if "/Dest" in found]
    places += [action["/D"] for action in actions if action["/S"] == "/GoTo"]
    assert {str(action["/S"]) for action in actions} <= {"/URI", "/GoTo"}
    assert len(places) + sum(action["/S"] == "/URI" for action in actions) == len(links)
    assert len(places) > 100
    pages = {page.indirect_reference.idnum for page in pdf.pages if page.indirect_reference}
    assert [place for place in places if page_of(pdf, place) not in pages] == []


def page_of(pdf: PdfReader, place: PdfObject) -> int | None:
    """The object number of the page that a destination names."""
    place = place.get_object()
    if isinstance(place, str):
        found = pdf.named_destinations.get(place)
        return found and found.page.idnum
    return place.raw_get(0).idnum if hasattr(place, "raw_get") else list.__getitem__(place, 0).idnum


def test_a_claim_that_is_told_with_a_page_has_its_line_there(
    pdf: PdfReader, texts: list[str], words: str
) -> None:
    signs = {item.claim.id: SIGNS[item.verdict] for item in judged_claims()}
    told = {found[1]: found[3] for found in NAMED_PAGE.finditer(words)}
    assert len(told) > 8
    assert {
        claim: page
        for claim, page in told.items()
        if f"{signs[claim]} {claim}" not in texts[pdf.page_labels.index(page)]
    } == {}


def test_paper_says_nothing_of_what_a_screen_does(words: str) -> None:
    assert sorted({found.group() for found in OF_THE_SCREEN.finditer(words)}) == []


def test_no_markup_of_the_sources_is_left_in_the_text(words: str) -> None:
    assert sorted({found.group() for found in RAW_MARKUP.finditer(words)}) == []


def test_the_colophon_names_each_face(objects: list[DictionaryObject], words: str) -> None:
    faces = {
        re.split("[+-]", str(one["/FontName"]))[1].replace("NewCM", "NewComputerModern")
        for one in objects
        if "/FontName" in one
    }
    assert len(faces) > 3
    assert {face for face in faces if face not in letters(words)} == set()
