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
from edition.check.passages import Place, code, paragraphs
from edition.judge.ledger import read_claims
from edition.judge.verdicts import LOOKS, anchor

ROLE = re.compile(r"\{[\w:.-]+\}`[^`]*`|`[^`]*`|\]\([^)]*\)")
"""What is computed, code, or the target of a link."""

VERDICTS = "|".join(re.escape(verdict) for verdict in sorted(LOOKS, key=len, reverse=True))
EVERYDAY = (
    "confirmed|refuted|disproved|disproven|disputed|undisputed|upheld|rejected|proven|proved|open|"
    "untestable|not testable|right|wrong|correct|incorrect|true|untrue|false|sound"
)
IS = r"(?:is|are|was|were|be|stays?|remains?|proves?|proved|turns? out(?: to be)?|left)"
STATED = re.compile(
    rf"\b{IS}(?: not| never| thus| so| also| therefore)?(?: \w+ly)? (?:{VERDICTS}|{EVERYDAY})\b"
    r"|\b(?:holds?|held)(?= *(?:[.,;:!?)]|$)| true\b| good\b| up\b| with\b| for\b| to within\b)"
    r"|\b(?:do|does|did|would|can|could)(?: not|n't|n’t) hold\b"
    r"|\b(?:is|are|was|were)(?: not)? (?:borne|bears?|bore) out\b"
    r"|\b(?:fails|failed)(?= *(?:[.,;:!?)]|$))",
    re.IGNORECASE,
)
"""A verdict as a sentence states it, in the words of the edition or in others."""

CALLED = re.compile(
    r"\b(?:the|this|that|its|both|these|those)(?: \w+)?"
    r" (?:claims?|statements?|assertions?|sums?|dates|figures|facts)\b(?: \w+){0,6}? ",
    re.IGNORECASE,
)
"""A claim that is not named: the claim, the first statement, the sums of the paper."""

REMEDY = (
    "no outcome in fixed words: write a text for each with tell_outcome, and glue it, or the verdict"
    " by {claim:verdict}`AB-01`"
)


def outcome_faults(root: Path = ROOT) -> Iterator[DataError]:
    """The sentences of pages and notebooks, and the texts of charts, that state an outcome."""
    named = re.compile(
        "|".join(rf"\b(?:{claim}|{anchor(claim)})\b" for claim in read_claims()) or "$^"
    )
    for place, text in paragraphs(root):
        about = any(named.search(line) for _, line in text)
        for number, line in text:
            if found := _stated(ROLE.sub("…", line), about):
                yield _fault(place, number, found)
    for place, tree in code(root):
        for number, text in _charted(tree):
            if found := STATED.search(text):
                yield _fault(place, number, found[0])


def _stated(line: str, about: bool) -> str:
    """The words of a line that state an outcome; `about`: its paragraph names a claim."""
    if about and (found := STATED.search(line)):
        return found[0]
    for called in CALLED.finditer(line):
        if found := STATED.match(line, called.end()):
            return called[0] + found[0]
    return ""


def _charted(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The texts of the charts that bear on claims."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and any(given.arg == "claims" for given in node.keywords):
            for given in node.keywords:
                if given.arg in ("title", "description"):
                    for part in ast.walk(given.value):
                        if isinstance(part, ast.Constant) and isinstance(part.value, str):
                            yield part.lineno, part.value


def _fault(place: Place, number: int, found: str) -> DataError:
    return DataError(place.where, number, "", found, REMEDY)
