"""Signs that cannot be seen are found, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.check.signs import BLANK, unseen

HIDDEN = (
    "\u200b\u200c\u200d\u200e\u00ad\u2028\u2060\u3164\ufeff\ufe0f"
    "\ue000\ufffc\ufffd\ufdd0\u0378\U000e0041\U0010ffff\0\x1b\x85\t\n"
)


@pytest.mark.parametrize("sign", HIDDEN, ids=ascii)
def test_a_sign_that_cannot_be_seen_is_found_where_it_stands(sign):
    ((place, told),) = unseen(f"ab{sign}c")
    assert (place, told.split()[0]) == (2, f"U+{ord(sign):04X}")
    assert not list(unseen(f"ab{sign}c", but=sign))


@pytest.mark.parametrize("text", ["\U0001f469\u200da", "\u0645\u0645a\u200c\u0645", "\u0915\ufeff"])
def test_what_joins_nothing_is_found(text):
    assert list(unseen(text))


SHAPED = {
    "Persian": "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    "Hindi": "\u0915\u094d\u200d\u0937",
    "joined pictures": "\U0001f469\U0001f3fd\u200d\U0001f680 \U0001f441\ufe0f\u200d\U0001f5e8",
    "a variant": "\u2764\ufe0f 1\ufe0f\u20e3 \u845b\U000e0100",
    "spaces": "no\u00a0break, thin\u2009space, narrow\u202fspace",
}


@pytest.mark.parametrize("text", SHAPED.values(), ids=SHAPED)
def test_what_shapes_the_signs_beside_it_passes(text):
    assert not list(unseen(text))


VISIBLE = st.characters(categories=["L", "N", "P", "S", "Zs"], exclude_characters=BLANK)


@given(st.text(VISIBLE))
def test_letters_digits_signs_and_spaces_pass(text):
    assert not list(unseen(text))
