"""Money between dollars is told from formulas."""

import pytest

from edition.sphinx_ext.formulas import is_money


@pytest.mark.parametrize(
    "words",
    ["3bn later; a bag costs 5", "5 and 6", "4 (or 6", "1.2 billion, or 7", "5 million to US"],
)
def test_a_number_with_words_is_money(words):
    assert is_money(words)


@pytest.mark.parametrize(
    "tex",
    [
        *["x^2", "5", r"10\%", r"2\pi r", "2ab", r"\text{two words here}", "f(x, y) = 2 x"],
        *[r"a \text{ if } b", "GDP", r"\mathrm{GDP per head}", r"5\ \text{km an hour}"],
    ],
)
def test_a_formula_is_not(tex):
    assert not is_money(tex)
