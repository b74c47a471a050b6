"""What code printed, as a terminal would leave it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.sphinx_ext.printed import as_left


@pytest.mark.parametrize(
    ("printed", "left"),
    [
        ("\x1b[31mred\x1b[0m and \x1b[1;38;5;12mbold\x1b[m", "red and bold"),
        ("\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\rstep 1\rstep 2\rdone  ", "done"),
        ("\rstep 10\rstep 9", "step 90"),
        ("working 10\rdone       \nnext", "done\nnext"),
        ("abc\b\bX", "aXc"),
        ("bell\x07 null\x00 delete\x7f", "bell null delete"),
        ("lines\r\nof Windows\r\n", "lines\nof Windows\n"),
        ("a\tb  \n  c", "a\tb  \n  c"),
    ],
)
def test_colours_and_control_signs_leave_the_text(printed, left):
    assert as_left(printed) == left


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_text_stays_as_it_is(text):
    assert as_left(text) == text


@given(st.text(st.characters(codec="latin-1")))
def test_nothing_is_left_that_moves_or_cannot_be_seen(text):
    assert not set(as_left(text)) & {*map(chr, range(9)), "\r", "\x1b", "\x7f"}
