"""Makes the TeX of a formula fit for what draws it, on screen as on paper, and finds what is not.

latex2mathml passes over what it does not know; a reader would see its name, or nothing.
"""

import re

from edition.base.errors import EditionError

ALIGNED = ("align", "align*", "aligned", "alignat", "alignat*", "alignedat", "eqnarray", "split")
CENTRED = ("gather", "gather*", "gathered", "multline", "multline*")
PLAIN = ("equation", "equation*", "math", "displaymath")
DRAWN = (
    "matrix",
    "pmatrix",
    "bmatrix",
    "Bmatrix",
    "vmatrix",
    "Vmatrix",
    "smallmatrix",
    "cases",
    "array",
)
ENVIRONMENTS = {
    **dict.fromkeys(ALIGNED, "align*"),
    **dict.fromkeys(CENTRED, "matrix"),
    **dict.fromkeys(PLAIN, ""),
    **{name: name for name in DRAWN},
}
"""The environments of amsmath, and how each is written for latex2mathml; numbers are Sphinx's."""

UNREAD = re.compile(r">\s*(\\[A-Za-z]+|[&{}#])\s*<")
"""What latex2mathml hands on as it stands, since it does not know it."""


def plain(tex: str) -> str:
    """TeX without what is done around the formula, or said otherwise to draw it.

    Raises EditionError for what cannot be drawn.
    """
    from latex2mathml.converter import convert

    opened, closed = (re.findall(rf"\\{word}\s*\{{(.*?)\}}", tex) for word in ("begin", "end"))
    if unknown := [name for name in opened if name not in ENVIRONMENTS]:
        raise EditionError(f"no environment {unknown[0]} can be drawn")
    bare = re.sub(r"\\[{}\\]", "", tex)
    if sorted(opened) != sorted(closed) or bare.count("{") != bare.count("}"):
        raise EditionError("what is opened is not closed, or the other way round")
    tex = re.sub(r"\\(nonumber|notag)(?![A-Za-z])", "", tex)
    tex = re.sub(r"\\begin\s*\{(alignat\*?|alignedat)\}\s*\{\d+\}", r"\\begin{\1}", tex)
    tex = re.sub(r"\\(begin|end)\s*\{(.*?)\}", _environment, tex).strip()
    if r"\begin" not in tex and re.search(r"\\\\|(?<!\\)&", tex):
        tex = rf"\begin{{align*}}{tex}\end{{align*}}"
    try:
        drawn = convert(tex)
    except Exception as error:  # latex2mathml has no error that all of its own share
        raise EditionError(f"{type(error).__name__.removesuffix('Error')}") from error
    if unread := UNREAD.search(drawn):
        raise EditionError(f"{unread[1]} is not known")
    if r"\tag" in tex:
        raise EditionError(r"a number comes from a name, $$ … $$ (name), and not from \tag")
    return tex


def _environment(found: re.Match[str]) -> str:
    name = ENVIRONMENTS[found[2]]
    return rf"\{found[1]}{{{name}}}" if name else ""


def mathml(tex: str, display: str) -> str:
    """A formula as MathML, `inline` or as a `block`; EditionError for what cannot be drawn."""
    from latex2mathml.converter import convert

    return convert(plain(tex), display=display)
