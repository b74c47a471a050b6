"""The spelling of Typst source."""

import io

import pypdf
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_book import squeezed

from edition.typst import markup


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("300", "225pt"),
        ("50%", "50%"),
        ("8.5 cm", "8.5cm"),
        ("1furlong", None),
    ],
)
def test_lengths(given: str, expected: str | None) -> None:
    assert markup.length(given) == expected


SHORT = st.text("a#%/", max_size=3)


@given(st.lists(st.tuples(SHORT, SHORT), unique=True))
def test_labels_are_distinct(places: list[tuple[str, str]]) -> None:
    assert len({markup.label(*place) for place in places}) == len(places)


LETTERS = st.characters(
    min_codepoint=0x20,
    max_codepoint=0x17E,
    # Soft hyphens vanish, and these few have no glyph or come back as two letters.
    exclude_characters="\u00ad\u0132\u0133\u013f\u0140\u0149",
    exclude_categories=["Cc"],
)
OTHER_SCRIPTS = st.sampled_from("αβγδεζηθλμπσφψωΔΩбвгджзиклмнБГДЯ–—“”„…•€×−≤≥")
HOSTILE = st.sampled_from("#*_$`@<>\\[](){}~=-+/'\"") | st.sampled_from(
    ["//", "/*", "*/", "--", "---", "...", "#let x", '#import "x"', '";', "\\u{41}", "http://x.y"]
)
TEXTS = st.lists(LETTERS | OTHER_SCRIPTS | HOSTILE, min_size=1, max_size=60).map("".join)


@settings(max_examples=10)
@given(st.lists(TEXTS, min_size=5, max_size=20), st.sampled_from([markup.text, markup.code]))
def test_any_text_stays_text(texts: list[str], spell) -> None:  # type: ignore[no-untyped-def]
    paragraphs = "\n\n".join(map(spell, texts))
    source = f'#set document(title: "t", date: none)\n#let may-break = box()\n{paragraphs}'
    made = pypdf.PdfReader(io.BytesIO(typst.compile(source.encode(), ignore_system_fonts=True)))
    printed = "".join(page.extract_text() for page in made.pages)
    assert squeezed(printed) == squeezed("".join(texts))
