"""TeX that is drawn, and TeX that nothing could draw as its author meant it."""

import pytest

from edition.base.errors import EditionError
from edition.book.formulas import mathml, plain


@pytest.mark.parametrize(
    "tex",
    [
        r"x^2",
        r"5\,\text{km}",
        r"\begin{cases} a & x > 0 \\ b & \text{else} \end{cases}",
        r"\begin{array}{cc} a & b \end{array}",
        r"\{ a \mid \operatorname{Var}(b) \}",
    ],
)
def test_what_is_known_stays_as_it_is(tex):
    assert plain(tex) == tex


@pytest.mark.parametrize("name", ["align", "align*", "aligned", "eqnarray", "split"])
def test_lines_that_are_aligned_are_drawn_so_without_numbers_of_their_own(name):
    drawn = mathml(rf"\begin{{{name}}} a &= b \nonumber \\ c &= d \end{{{name}}}", "block")
    assert drawn == mathml(r"a &= b \\ c &= d", "block")
    assert drawn.count("<mtr>") == 2 and "(1)" not in drawn


def test_other_environments_of_amsmath_are_drawn():
    assert plain(r"\begin{equation} a \end{equation}") == "a"
    assert mathml(r"\begin{gather*} a \\ b \end{gather*}", "block").count("<mtr>") == 2
    assert plain(r"\begin{alignat}{2}a &= b\end{alignat}") == plain("a &= b")


@pytest.mark.parametrize(
    ("tex", "told"),
    [
        (r"\alhpa + 1", r"\\alhpa is not known"),
        (r"\ce{H2O}", r"\\ce is not known"),
        (r"\unit{km}", r"\\unit is not known"),
        (r"\begin{tikzpicture} a \end{tikzpicture}", "no environment tikzpicture"),
        (r"\frac{a", "not closed"),
        (r"\begin{cases} a", "not closed"),
        (r"\begin{cases} a \end{array}", "not closed"),
        (r"a \tag{7}", r"not from \\tag"),
        (r"x_a_b", "DoubleSubscripts"),
    ],
)
def test_what_would_be_drawn_wrongly_is_refused(tex, told):
    with pytest.raises(EditionError, match=told):
        plain(tex)
