"""Adds a claim: its row and, where it can be tested, a function and a test to fill."""

import csv
import io
import re
from pathlib import Path

from edition.base.errors import EditionError
from edition.base.project import ROOT
from edition.check.references import unfit_for
from edition.new.changes import Changes, fill
from edition.new.questions import Answers, require_fit, testable


def validate(name: str, answers: Answers, root: Path = ROOT) -> None:
    """EditionError for an answer that the ledger cannot take."""
    changes, value = Changes(root), answers[name]
    if name == "source":
        changes.require_source(value)
        return
    columns = {field["name"]: field for field in changes.resource("claims")["schema"]["fields"]}
    require_fit(value, columns[name])
    known = [row["id"] for row in changes.rows("data/claims.csv")]
    if name == "id" and value in known:
        raise EditionError(f"{value} is in data/claims.csv already; nothing was written")
    if name == "asserted" and answers["rule"] and (expected := unfit_for(answers["rule"], value)):
        raise EditionError(f"asserted cannot be {value!r}: expected {expected}")
    if name == "duplicate_of" and value not in known:
        raise EditionError(f"duplicate_of: no claim {value!r} in data/claims.csv")


def write(answers: Answers, root: Path = ROOT) -> list[str]:
    """A row of the ledger; for a testable claim also an evidence function and a test to fill.

    Gives the paths of the files that were written.
    """
    changes = Changes(root)
    rows = changes.rows("data/claims.csv")
    row = {name: answers.get(name) or "" for name in rows[0]}
    row["section"] = answers["id"].partition("-")[0]
    row["source"] = answers["source"] or changes.resource("claims")["sources"][0]["key"]
    rows.insert(_place(rows, row), row)
    changes.edit("data/claims.csv", _csv(rows))
    if testable(answers):
        _evidence(changes, answers["id"], row["section"])
    return changes.write()


def _place(rows: list[dict[str, str]], row: dict[str, str]) -> int:
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


def _evidence(changes: Changes, claim_id: str, section: str) -> None:
    module = _module(changes, section)
    name = claim_id.lower().replace("-", "_")
    path = f"scripts/edition/evidence/{module}.py"
    imports = (
        "from edition.claims import Finding\nfrom edition.errors import EditionError\n"
        "from edition.evidence.registry import evidence\n"
    )
    changes.add_code(path, imports, fill("new_evidence.txt", id=claim_id, name=name, path=path))
    code = fill("new_claim_test.txt", id=claim_id, name=name)
    imports = "from edition.ledger import judged\n"
    changes.add_code(f"tests/evidence/test_{module}.py", imports, code)


def _module(changes: Changes, section: str) -> str:
    """The module with the evidence of a section: the one whose name its notebook's ends with, the
    longest if there are several."""
    chapters = re.findall(r'"([A-Z]{2})": "(\w+)"', changes.text("scripts/edition/paths.py"))
    modules = (changes.root / "scripts" / "edition" / "evidence").glob("*.py")
    notebook = dict(chapters)[section]
    return max((path.stem for path in modules if notebook.endswith(f"_{path.stem}")), key=len)


def _csv(rows: list[dict[str, str]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
