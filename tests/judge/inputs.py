"""What the property tests and the fuzzer hold true of any input."""

import json
from pathlib import Path

from edition.base.errors import DataError, EditionError
from edition.data import bibliography, tables
from edition.judge.claim import OPINION, Claim, Finding, Verdict
from edition.judge.rules import judge

FIELDS = [{"name": kind, "type": kind} for kind in ("string", "integer", "number", "date")]
PACKAGE = {
    "resources": [
        {"name": "small", "path": "small.csv", "schema": {"fields": FIELDS}},
        {"name": "layer", "path": "layer.geojson"},
    ]
}
HEAD = b"string,integer,number,date\n"
KINDS = ["date", "quantity", "order", "identity", "count", "causal", "interpretive"]


def read_anything(folder: Path, raw: bytes) -> None:
    """Any bytes as table, layer, descriptor or bibliography are read or end in one line."""
    (folder / "datapackage.json").write_text(json.dumps(PACKAGE))
    (folder / "small.csv").write_bytes(raw)
    (folder / "layer.geojson").write_bytes(raw)
    (folder / "any.bib").write_bytes(raw)
    _one_line(lambda: tables.read("small", folder))
    _one_line(lambda: tables.features("layer", folder))
    _one_line(lambda: bibliography.references(folder / "any.bib"))
    (folder / "datapackage.json").write_bytes(raw)
    forget()
    _one_line(lambda: tables.descriptor(folder))
    forget()


def _one_line(read) -> None:
    try:
        read()
    except DataError as error:
        assert len(str(error).splitlines()) == 1, str(error)


def judge_anything(claim: Claim, finding: Finding | None) -> None:
    """Any claim and finding give a judgement that keeps the rules of evidence, or one error."""
    try:
        judgement = judge(claim, finding)
    except EditionError as error:
        assert len(str(error).splitlines()) == 1, str(error)
        return
    if claim.kind in OPINION:
        assert judgement.verdict is Verdict.INTERPRETIVE
    elif finding is None or finding.observed is None:
        assert judgement.verdict is Verdict.NOT_TESTABLE
    elif judgement.verdict is Verdict.CONTRADICTED:
        assert not finding.weak
    elif claim.caveat:
        assert judgement.verdict is not Verdict.SUPPORTED


def claim(**values) -> Claim:
    """A claim with these values and nothing else of interest."""
    given = {"kind": "quantity", "rule": "", "asserted": "", "unit": "", "caveat": ""} | values
    return Claim(
        id="AB-01",
        section="AB",
        paragraph=1,
        sentence=1,
        paraphrase="",
        actors=(),
        footnote=None,
        caveat_sources=(),
        indicator="",
        duplicate_of="",
        tolerance=given.pop("tolerance", float("nan")),
        **given,
    )
