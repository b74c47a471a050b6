"""What the property tests and the fuzzer hold true of any claim and finding."""

from dataclasses import fields

from edition.base.errors import EditionError
from edition.judge.claim import OPINION, Claim, Finding, Verdict
from edition.judge.rules import judge

KINDS = ["date", "quantity", "order", "identity", "count", "causal", "interpretive"]


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
    told = {field.name: "" for field in fields(Claim)}
    return Claim(**told | {"id": "AB-01", "kind": "quantity", "tolerance": float("nan")} | values)
