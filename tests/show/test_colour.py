"""Every colour of a mark stands out from the page, and has a partner on a dark one that does."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition import sphinx_ext
from edition.data import vocabulary
from edition.show import colour
from edition.show.colour import DARK_GROUND, GROUND, contrast, on_dark

STYLES = Path(sphinx_ext.__file__).with_name("static") / "site.css"
LEAST = 3
"""The contrast of marks with the page by the Web Content Accessibility Guidelines 2.2, 1.4.11."""

MARKS = [
    *colour.COLOURS.values(),
    *(colour.ACCENT, colour.PAPER_COLOUR, colour.GREY, colour.NEUTRAL, colour.INK),
]
COLOURS = st.tuples(*[st.integers(0, 255)] * 3).map(
    lambda parts: "#{:02x}{:02x}{:02x}".format(*parts)
)


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_stands_out_from_the_page_in_light_and_dark(mark):
    assert contrast(mark, GROUND) >= LEAST
    assert contrast(on_dark(mark), DARK_GROUND) >= LEAST


def test_so_does_each_actor():
    for actor in filter(None, vocabulary.colours().values()):
        assert contrast(actor, GROUND) >= LEAST
        assert contrast(on_dark(actor), DARK_GROUND) >= LEAST


@pytest.mark.parametrize(
    ("one", "other", "known"),
    [("#ffffff", "#000000", 21), ("#777777", "#ffffff", 4.48), ("#0072b2", "#ffffff", 5.19)],
)
def test_contrast_is_that_of_the_guidelines(one, other, known):
    assert contrast(one, other) == pytest.approx(known, abs=0.01)


@given(COLOURS)
def test_a_colour_stands_out_from_a_dark_page_as_from_a_white_one(one):
    partner = on_dark(one)
    if one not in colour.BY_HAND:
        wanted = min(contrast(one, GROUND), contrast("#ffffff", DARK_GROUND))
        assert contrast(partner, DARK_GROUND) == pytest.approx(wanted, rel=0.08)


def test_the_page_itself_and_verdicts_have_the_partners_that_pages_give_them():
    assert on_dark("#ffffff") == DARK_GROUND
    assert on_dark(colour.PAPER_COLOUR) == "#ff8f8f"


@given(COLOURS)
def test_words_on_a_mark_can_be_read(fill):
    assert contrast(colour.on_fill(fill), fill) >= 3.9


def test_every_colour_of_a_specification_gets_its_partner_as_it_is_written_there():
    spec = {"mark": {"color": "#0072B2", "stroke": "white"}, "x": "#abc", "text": "a #0072b2 b"}
    assert set(colour.partners_in(json.dumps(spec))) == {"#0072B2", "white", "#abc"}
    assert colour.partners_in(json.dumps(spec))["white"] == DARK_GROUND


def test_the_script_of_the_pages_and_the_styles_have_the_same_ground():
    css = STYLES.read_text(encoding="utf-8")
    assert f"--pst-color-background: {DARK_GROUND}" in css
