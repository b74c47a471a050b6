"""Refuses sentences that state the outcome of a claim in words that stay when the verdict moves.

They are held to what an author ordinarily writes: a claim that is named or linked in the paragraph,
or called the claim, with a verdict or its everyday word.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from edition.base.errors import DataError
from edition.base.project import ROOT
from edition.check.passages import Place, code, naming, paragraphs
from edition.judge.ledger import read_claims
from edition.judge.verdicts import LOOKS

COMPUTED = "…"
"""Stands for a value that is put in when the notebook runs."""

COUNTED = re.compile(rf"{COMPUTED}(?:(?: per cent)? of [^.;:]*)? *$")
"""What stands before an outcome that is counted: …, … of the claims, … per cent of the claims."""

GLUE = re.compile(r"\{glue:\w+\}`[^`]*`")
HIDDEN = re.compile(r"\{[\w:.-]+\}`[^`]*`|`[^`]*`|\]\([^)]*\)")
"""Other roles, code, and the targets of links, of which a reader is told nothing."""

VERDICTS = "|".join(re.escape(verdict) for verdict in sorted(LOOKS, key=len, reverse=True))
EVERYDAY = (
    "confirmed|refuted|disproved|disproven|disputed|undisputed|upheld|rejected|proven|proved|open|"
    "untestable|not testable|right|wrong|correct|incorrect|true|untrue|false|sound"
)
IS = r"(?:is|are|was|were|be|stays?|remains?|proves?|proved|turns? out(?: to be)?|left)"
SAID = (
    rf"\b{IS}(?: not| never| thus| so| also| therefore)?(?: \w+ly)? (?:{VERDICTS}|{EVERYDAY})\b"
    r"|\b(?:holds?|held)(?= *(?:[.,;:!?)]|$)| true\b| good\b| up\b| with\b| for\b| to within\b)"
    r"|\b(?:do|does|did|would|can|could)(?: not|n't|n’t) hold\b"
    r"|\b(?:is|are|was|were)(?: not)? borne out\b|\b(?:bears?|bore) (?:[\w-]+ ){1,3}out\b"
    r"|\b(?:fails|failed)(?= *(?:[.,;:!?)]|$))"
)
STATED = re.compile(SAID, re.IGNORECASE)
"""A verdict as a sentence states it, in the words of the edition or in others."""

STATED_OF_A_CLAIM = re.compile(
    r"^(?!(?:Where|If|When|Whenever|Unless|Whether)\b).*?"
    r"\b(?:the|this|that|its|both|these|those)(?: \w+)?"
    rf" (?:claims?|statements?|assertions?|sums?|dates|figures|facts)\b(?: \w+){{0,6}}? ({SAID})",
    re.IGNORECASE,
)
"""The same of a claim that is not named: the claim, the first statement, the sums of the paper.

A sentence that begins with a condition gives a rule for any claim.
"""

REMEDY = (
    "no outcome in fixed words: write a text for each with tell_outcome and glue it, or put the "
    "verdict in with {claim:verdict}`AB-01`"
)


def outcome_faults(root: Path = ROOT) -> Iterator[DataError]:
    """The sentences of pages and notebooks, and the texts of charts, that state an outcome."""
    names = naming(read_claims())
    for place, paragraph in paragraphs(root):
        about = any(names(line) for _, line in paragraph)
        for number, line in paragraph:
            if found := _stated(HIDDEN.sub("·", GLUE.sub(COMPUTED, line)), about):
                yield _fault(place, number, found)
    for place, tree in code(root):
        for number, text, charted in _shown(tree):
            if found := _stated(text, about=charted or bool(names(text))):
                yield _fault(place, number, found)


def _stated(text: str, about: bool) -> str:
    """The words of a text that state an outcome, empty for none; `about`: it names a claim.

    A computed count or share of claims that hold follows the outcome by itself.
    """
    for found in (STATED if about else STATED_OF_A_CLAIM).finditer(text):
        words = found[found.re.groups]  # the only group, or else all
        if not COUNTED.search(text[: found.end() - len(words)]):
            return words
    return ""


def _shown(node: ast.AST, charted: bool = False) -> Iterator[tuple[int, str, bool]]:
    """The texts in code with their lines, and whether a chart shows them that bears on claims.

    A sign stands for what is put into them.  What explains code to its readers is left out, and so
    are texts of which the outcome chooses one.
    """
    match node:
        case ast.Constant(value=str(text)):
            yield node.lineno, text, charted
        case ast.JoinedStr():
            parts = [
                one.value if isinstance(one, ast.Constant) else COMPUTED for one in node.values
            ]
            yield node.lineno, "".join(map(str, parts)), charted
        case (
            ast.Expr(value=ast.Constant())
            | ast.Call(func=ast.Name(id="tell_outcome" | "tell_standing"))
        ):
            return
        case ast.Call(keywords=given):
            bears = charted or any(one.arg == "claims" for one in given)
            for child in ast.iter_child_nodes(node):
                of_chart = isinstance(child, ast.keyword) and child.arg in ("title", "description")
                yield from _shown(child, charted or (bears and of_chart))
        case _:
            for child in ast.iter_child_nodes(node):
                yield from _shown(child, charted)


def _fault(place: Place, number: int, found: str) -> DataError:
    return DataError(place.inside(number), None, "", found, REMEDY)
