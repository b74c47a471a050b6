"""The pages of the PDF as they are laid out: margins, headings, size of letters, repeated heads."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from pypdf import PageObject, PdfReader, Transformation
from pypdf.generic import ContentStream

MM = 72 / 25.4
SIDE, HEAD, FOOT = 20 * MM, 12 * MM, 10 * MM
"""The narrowest white on the sides, above the running head and below the page number."""
OVERHANG = 5.5
"""By how many points punctuation may stand out of a line, or the space behind its last word."""
BODY_FOOT = 22 * MM
NEAR, A_LINE = 110.0, 20
"""Points below a heading, and the letters that must stand there: a line, or the next heading."""
MOST_PAGES = 90
"""A reader's edition: the evidence row by row is in the HTML edition and the archive."""
SMALLEST = 6.5
"""Points: letters below this are a strain to read on paper."""


@dataclass(frozen=True)
class Run:
    """Letters in a row: where they start and end, their baseline and their size, in points."""

    left: float
    right: float
    y: float
    size: float
    codes: int


def widths(font: Any) -> dict[int, float]:
    """The widths of a composite font's glyphs, in thousandths of its size."""
    found: dict[int, float] = {}
    listed = list(font["/DescendantFonts"][0].get_object().get("/W", []))
    while listed:
        first, second = int(listed.pop(0)), listed.pop(0).get_object()
        if isinstance(second, list):
            found |= {first + place: float(width) for place, width in enumerate(second)}
        else:
            found |= dict.fromkeys(range(first, int(second) + 1), float(listed.pop(0)))
    return found


def runs(page: PageObject) -> Iterator[Run]:
    """What is written on the page itself; pictures are drawn elsewhere and placed whole."""
    fonts = {name: font.get_object() for name, font in page["/Resources"].get("/Font", {}).items()}
    composite = {name: widths(font) for name, font in fonts.items() if "/DescendantFonts" in font}
    matrix, kept, text = Transformation(), [], Transformation()
    name, size = "", 0.0
    for operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
        if operator == b"q":
            kept.append(matrix)
        elif operator == b"Q":
            matrix = kept.pop()
        elif operator == b"cm":
            matrix = Transformation(tuple(map(float, operands))).transform(matrix)
        elif operator == b"Tf":
            name, size = operands[0], float(operands[1])
        elif operator == b"Tm":
            text = Transformation(tuple(map(float, operands)))
        elif operator in (b"TJ", b"Tj") and name in composite:
            shown = operands[0] if operator == b"TJ" else operands
            length, codes = 0.0, 0
            for part in shown:
                if isinstance(part, int | float):
                    length -= float(part)
                    continue
                raw = part.original_bytes if isinstance(part, str) else bytes(part)
                glyphs = [int.from_bytes(raw[at : at + 2]) for at in range(0, len(raw), 2)]
                length += sum(composite[name].get(glyph, 1000.0) for glyph in glyphs)
                codes += len(glyphs)
            whole = text.transform(matrix)
            left, y = whole.apply_on((0.0, 0.0))
            right, _ = whole.apply_on((length / 1000 * size, 0.0))
            across, up = whole.apply_on((0.0, size))
            yield Run(left, right, y, math.hypot(across - left, up - y), codes)


@pytest.fixture(scope="session")
def pages(pdf: PdfReader) -> list[list[Run]]:
    """The runs of letters on each page."""
    return [list(runs(page)) for page in pdf.pages]


def test_the_book_has_a_length_that_can_be_read(pdf: PdfReader) -> None:
    assert 40 < len(pdf.pages) <= MOST_PAGES


def test_no_page_but_the_last_is_half_empty(pages: list[list[Run]]) -> None:
    ends = [min(run.y for run in page if run.y > BODY_FOOT) for page in pages]
    middle = 297 * MM / 2
    assert [number for number, end in enumerate(ends[:-1], start=1) if end > middle] == []


def test_nothing_is_written_into_the_margins(pdf: PdfReader, pages: list[list[Run]]) -> None:
    box = pdf.pages[0].mediabox
    width, height = float(box.width), float(box.height)
    assert sum(len(page) for page in pages) > 10_000
    outside = [
        (number, run)
        for number, page in enumerate(pages)
        for run in page
        if run.left < SIDE - OVERHANG
        or run.right > width - SIDE + OVERHANG
        or not FOOT < run.y < height - HEAD
    ]
    assert outside == []


def test_every_heading_is_followed_by_what_it_announces(
    pdf: PdfReader, pages: list[list[Run]], bookmarks: list[Any]
) -> None:
    assert len(bookmarks) > 50
    alone = []
    for mark in bookmarks:
        page = pages[pdf.get_destination_page_number(mark)]
        top = max(run.y for run in page if run.y <= float(mark.top))
        letters = sum(run.codes for run in page if run.y > BODY_FOOT and 5 < top - run.y < NEAR)
        if letters < A_LINE:
            alone.append(mark.title)
    assert alone == []


def test_letters_are_large_enough_in_charts_too(pages: list[list[Run]]) -> None:
    sizes = {round(run.size, 1) for page in pages for run in page}
    assert min(sizes) >= SMALLEST
