"""Tells which verdicts are not the published ones, what moved them, and what relies on them."""

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path

from edition.base.errors import DataError, EditionError
from edition.base.project import ROOT
from edition.check.passages import code, naming, paragraphs
from edition.data import tables
from edition.data.descriptor import CHANGES, VERDICTS
from edition.judge import published
from edition.judge.published import Move

REMEDY = (
    "accept what moved with `edition accept --reason '…'`, or build a draft with "
    "`edition book --draft`"
)

KINDS = SENTENCES, CHARTS, VALUES = "sentences that rely on it", "charts", "values"

OF_THEMSELVES = {"cards", "choices", "curve", "box"}
"""Functions that show a claim with its verdict, whatever that is."""


def acceptance_faults(data: Path) -> Iterator[DataError]:
    """Published verdicts that the log of changes does not have: typed by hand, or lost."""
    stated = tables.read(VERDICTS, data)
    rows = dict(zip(stated["claim"], range(2, len(stated) + 2), strict=True))
    shown = dict(zip(stated["claim"], stated["verdict"], strict=True))
    for claim, last in published.disagreements(stated, tables.read(CHANGES, data)).items():
        logged = f"{last or 'no verdict'} on {claim}, which {CHANGES}.csv has last"
        expected = f"{logged}; `edition accept` alone writes the two"
        verdict = shown.get(claim, "")
        yield DataError(f"{VERDICTS}.csv", rows.get(claim), "verdict", verdict, expected)


def told(moves: Sequence[Move], root: Path = ROOT) -> list[str]:
    """A line a move: published, now, what moved it, and what relies on it."""
    relying = reliance({move.claim for move in moves}, root) if moves else {}
    return ["; ".join([str(move), *relying.get(move.claim, [])]) for move in moves]


def require_accepted(moves: Sequence[Move]) -> None:
    """Raises EditionError, with a line a move and the remedy, where a verdict itself moved."""
    if turned := [move for move in moves if move.turned]:
        raise EditionError("\n".join([*told(turned), REMEDY]))


def reliance(claims: set[str], root: Path = ROOT) -> dict[str, list[str]]:
    """The sentences, charts and values that name each of these claims, by kind, in words."""
    # Keys of dictionaries, so that each place is told once and in its order.
    found: dict[str, dict[str, dict[str, None]]] = {
        claim: {kind: {} for kind in KINDS} for claim in claims
    }
    names = naming(claims)
    for place, text in paragraphs(root):
        for number, line in text:
            for claim in names(line):
                found[claim][SENTENCES][place.line(number)] = None
    for place, tree in code(root):
        for kind, claim in _mentions(tree):
            if claim in claims:
                found[claim][kind][place.line(0)] = None
    return {
        claim: [f"{kind}: {', '.join(places)}" for kind, places in kinds.items() if places]
        for claim, kinds in found.items()
    }


def _mentions(tree: ast.AST, kind: str = VALUES) -> Iterator[tuple[str, str]]:
    """The texts in code that may be ids of claims, and whether a chart or a value needs them."""
    if isinstance(tree, ast.Constant) and isinstance(tree.value, str):
        yield kind, tree.value
    if isinstance(tree, ast.Call) and _name(tree.func) in OF_THEMSELVES:
        return
    for child in ast.iter_child_nodes(tree):
        charted = isinstance(child, ast.keyword) and child.arg == "claims"
        yield from _mentions(child, CHARTS if charted else kind)


def _name(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""
