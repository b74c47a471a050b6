"""What the property tests and the fuzzer hold true of any input.

The fuzzer needs atheris, which is not among the locked packages:

    .venv/bin/python -m pip install atheris
    .venv/bin/python tests/fuzz/inputs.py readers -max_total_time=120
    .venv/bin/python tests/fuzz/inputs.py judge -max_total_time=120

It ends with the input that broke a promise, if it finds one.
"""

import json
import sys
import tempfile
from datetime import date
from pathlib import Path

from edition import bibliography, tables
from edition.claims import OPINION, Claim, Finding, Verdict, judge
from edition.errors import DataError, EditionError
from edition.rules import PRECISION, RULES

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
    tables.descriptor.cache_clear()
    _one_line(lambda: tables.descriptor(folder))
    tables._read.cache_clear()
    tables.descriptor.cache_clear()
    bibliography.entries.cache_clear()
    bibliography.references.cache_clear()


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


def _drawn(data) -> tuple[Claim, Finding | None]:
    text, number = data.ConsumeUnicodeNoSurrogates, data.ConsumeFloat
    observed = [
        None,
        number(),
        data.ConsumeInt(80),
        text(12),
        frozenset(text(6).split(";")),
        date.fromordinal(data.ConsumeIntInRange(1, 3_000_000)),
        data.ConsumeBool(),
    ]
    asserted = [text(12), str(number()), str(data.ConsumeInt(80)), "2006-07", "2006-07-15"]
    finding = Finding(
        observed=data.PickValueInList(observed),
        unit=data.PickValueInList(["", "km", "years"]),
        low=data.PickValueInList([None, number()]),
        high=data.PickValueInList([None, number()]),
        precision=data.PickValueInList(list(PRECISION)),
        origins=frozenset(text(3)),
        primary=data.ConsumeBool(),
    )
    drawn = claim(
        kind=data.PickValueInList(KINDS),
        rule=data.PickValueInList([*RULES, "", "unknown"]),
        asserted=data.PickValueInList(asserted),
        unit=data.PickValueInList(["", "km", "years"]),
        tolerance=number(),
        caveat=text(2),
    )
    return drawn, data.PickValueInList([finding, finding, finding, None])


if __name__ == "__main__":
    import atheris

    target, *rest = sys.argv[1:]
    with tempfile.TemporaryDirectory() as name:
        known = {
            "readers": lambda raw: read_anything(Path(name), HEAD * (raw[:1] < b"\x80") + raw[1:]),
            "judge": lambda raw: judge_anything(*_drawn(atheris.FuzzedDataProvider(raw))),
        }
        atheris.instrument_all()
        atheris.Setup([sys.argv[0], *rest], known[target])
        atheris.Fuzz()
