"""Adds a claim: its row and, where it can be tested, an evidence function to fill."""

import ast
from pathlib import Path

from edition.base.errors import EditionError
from edition.base.project import ROOT
from edition.check.claims import FIGURES, unfit_for, unfit_rule, unfit_unit
from edition.judge.comparison import RULES
from edition.new.answers import require_fit
from edition.new.changes import CLAIMS, SECTIONS, Changes, fill
from edition.new.questions import Answers, testable

DOOR, NEEDED = "edition.evidence", {"NOT_YET_TESTED", "Finding", "evidence"}
"""What a new function takes, and from where."""

WIDEST = 100
"""Characters of a line of code."""

FIGURE = "What is observed, in which unit, and from which table, as `facts.quantity` gives it."
OBSERVED = {
    **dict.fromkeys(FIGURES, FIGURE),
    "period": "Which day is observed, and from which table, as `facts.event` gives it.",
    "contains": "What is observed, and from which table, as `facts.features` gives it.",
    "trend": "Which direction is observed, and from which table, as `facts.direction` gives it.",
}
"""What a new function is to find out, by the rule of its claim."""

LISTED = {"actors": ("actors", "code"), "unit": ("units", "unit")}
"""The answers that need a row in another table: the table and its column."""


def validate(name: str, answers: Answers, root: Path = ROOT) -> None:
    """EditionError for an answer that the ledger cannot take."""
    changes, value = Changes(root), answers[name]
    if name == "source":
        changes.require_source(value)
        return
    if name == "rule" and value not in RULES:
        meanings = [f"\n  {rule}: {compare.__doc__}" for rule, compare in RULES.items()]
        raise EditionError(f"rule cannot be {value!r}; choose:{''.join(meanings)}")
    require_fit(value, changes.fields("claims")[name])
    if expected := _unfit(name, answers):
        raise EditionError(f"{name} cannot be {value!r}: expected {expected}")
    if name in LISTED:
        _require_listed(name, value, changes)
    known = [row["id"] for row in changes.rows(CLAIMS)]
    if name == "id":
        _section(changes, value)
        if value in known:
            raise EditionError(f"{value} is in {CLAIMS} already; nothing was written")
    if name == "duplicate_of" and value not in known:
        raise EditionError(f"duplicate_of: no claim {value!r} in {CLAIMS}")


def write(answers: Answers, root: Path = ROOT) -> list[str]:
    """A row of the ledger; for a testable claim also an evidence function to fill.

    Gives the paths of the files that were written.
    """
    changes = Changes(root)
    section = _section(changes, answers["id"])
    columns = list(changes.fields("claims"))
    rows = changes.rows(CLAIMS)
    row = {name: answers.get(name) or "" for name in columns}
    row |= {"section": section["code"], "source": answers["source"] or changes.paper()}
    rows.insert(_position(rows, row), row)
    changes.edit_rows(CLAIMS, columns, rows)
    if testable(answers):
        _add_evidence(changes, answers, section)
    return changes.write()


def _unfit(name: str, answers: Answers) -> str:
    """What an answer ought to be beside those before it; empty where it can be."""
    rule, value = answers["rule"] or "", answers[name]
    match name:
        case "rule":
            return unfit_rule(value, answers["kind"])
        case "asserted":
            return unfit_for(rule, value)
        case "unit":
            return unfit_unit(rule, value)
    return ""


def _require_listed(name: str, value: str, changes: Changes) -> None:
    """EditionError where a code or a unit has no row in its table."""
    table, column = LISTED[name]
    known = [row[column] for row in changes.rows(f"data/{table}.csv")]
    for item in value.split(";"):
        if item not in known:
            there = ", ".join(known) or "none yet"
            told = f"data/{table}.csv has {there}; for a new one add a row there"
            raise EditionError(f"{name} cannot be {item!r}: {told}")


def _section(changes: Changes, claim_id: str) -> dict[str, str]:
    """The row of a claim's section."""
    code = claim_id.partition("-")[0]
    sections = {row["code"]: row for row in changes.rows(SECTIONS)}
    if code not in sections:
        known = ", ".join(sections) or "none"
        told = f"there are: {known}; add it first: edition new section {code}"
        raise EditionError(f"id cannot be {claim_id!r}: no section {code} in {SECTIONS}; {told}")
    return sections[code]


def _position(rows: list[dict[str, str]], row: dict[str, str]) -> int:
    """Where a claim belongs in the order of the paper."""
    address = (int(row["paragraph"]), int(row["sentence"]))
    before = [
        position
        for position, other in enumerate(rows, start=1)
        if other["section"] == row["section"]
        and (int(other["paragraph"]), int(other["sentence"])) <= address
    ]
    same = [position for position, other in enumerate(rows) if other["section"] == row["section"]]
    return max(before) if before else min(same, default=len(rows))


def _add_evidence(changes: Changes, answers: Answers, section: dict[str, str]) -> None:
    """A function at the end of the section's module."""
    claim_id = answers["id"]
    name = claim_id.lower().replace("-", "_")
    path = _module(changes.root, section)
    if (changes.root / path).exists():
        module = changes.text(path)
    else:
        module = fill("evidence_module.txt", title=section["title"])
    try:
        module = importing(module)
    except SyntaxError as error:
        told = f"{path}: line {error.lineno}: {error.msg}; mend it, then add the claim"
        raise EditionError(told) from error
    stub = fill("evidence.txt", id=claim_id, name=name, observed=OBSERVED[answers["rule"]])
    changes.edit(path, module + stub)
    package = "scripts/paper/__init__.py"
    if not (changes.root / package).exists():
        changes.create(package, '"""What is the paper\'s alone."""\n')


def _module(root: Path, section: dict[str, str]) -> str:
    """Where the evidence of a section goes: the module that bears the name of its chapter, else
    that which has most of the section's evidence.

    Where the evidence is no folder but one module, it goes there.
    """
    folder = root / "scripts" / "paper" / "evidence"
    if not folder.is_dir():
        return "scripts/paper/evidence.py"
    named = folder / f"{section['chapter'].partition('_')[2]}.py"
    code = f'"{section["code"]}-'
    found = {path: path.read_text(encoding="utf-8").count(code) for path in folder.glob("[!_]*.py")}
    most = max(sorted(found), key=lambda path: found[path], default=named)
    path = named if named.exists() or not found.get(most) else most
    return path.relative_to(root).as_posix()


def importing(module: str) -> str:
    """A module that imports what a new function takes, beside what it imports already."""
    body = ast.parse(module).body
    own = next(
        (one for one in body if isinstance(one, ast.ImportFrom) and one.module == DOOR), None
    )
    names = {ast.unparse(one) for one in own.names} if own else set()
    if names >= NEEDED:
        return module
    # As ruff sorts them: constants, classes, functions.
    listed = sorted(names | NEEDED, key=lambda name: (not name.isupper(), name.islower(), name))
    line = f"from {DOOR} import {', '.join(listed)}"
    if len(line) > WIDEST:
        line = f"from {DOOR} import (\n    " + ",\n    ".join(listed) + ",\n)"
    lines = module.splitlines()
    if own:
        return "\n".join([*lines[: own.lineno - 1], line, *lines[own.end_lineno :]]) + "\n"
    opening = body[0].end_lineno if ast.get_docstring(ast.parse(module)) else 0
    return "\n".join([*lines[:opening], "", line, *lines[opening:]]).lstrip("\n") + "\n"
