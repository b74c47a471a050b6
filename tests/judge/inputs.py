"""Claims, witnesses and observations of no paper, and what must hold true of any of them."""

from dataclasses import fields

from edition.base.errors import EditionError
from edition.judge.claim import OPINION, Claim, Finding, Observation, Verdict
from edition.judge.rules import judge
from edition.judge.witnesses import Nature, Witness

KINDS = ["date", "quantity", "order", "identity", "count", "causal", "interpretive"]

RECORD, RESEARCH, REPORT, PARTY, RETELLING = Nature


def judge_anything(claim: Claim, finding: Finding | None) -> None:
    """Any claim and finding give a judgement that keeps the rules of evidence, or one error."""
    try:
        judgement = judge(claim, finding)
    except EditionError as error:
        assert len(str(error).splitlines()) == 1, str(error)
        return
    if claim.kind in OPINION:
        assert judgement.verdict is Verdict.OPINION
    elif finding is None or not finding.observations:
        assert judgement.verdict is Verdict.OPEN
    elif judgement.verdict is Verdict.CONTRADICTED:
        assert "against" in judgement.firm or claim.rule == "contains"
    elif judgement.verdict is Verdict.SUPPORTED:
        assert judgement.favour and not judgement.against


def claim(**values) -> Claim:
    """A claim with these values and nothing else of interest."""
    told = {field.name: "" for field in fields(Claim)} | {"strictness": 1.0}
    return Claim(**told | {"id": "AB-01", "kind": "quantity"} | values)


def who(nature=REPORT, origin="A", **more) -> Witness:
    """A witness; its key is that of its origin and nature."""
    return Witness(f"{origin}_{nature}", origin, nature, **more)


def seen(value, *groups, **more) -> Observation:
    """A value with the witnesses of each fact that it rests on, one or a group a fact."""
    found = [[group] if isinstance(group, Witness) else group for group in groups]
    return Observation(value, tuple(frozenset(group) for group in found), **more)


def finding(*observations, **more) -> Finding:
    """What was observed; the first value is the one that is shown."""
    value = observations[0].value if observations else None
    shown = frozenset(one.value for one in observations) if isinstance(value, str) else value
    return Finding(**{"observed": shown, "observations": observations} | more)
