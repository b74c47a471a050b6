"""The rules by which evidence becomes a verdict: the same standard for yes and for no."""

from collections.abc import Mapping
from dataclasses import replace

from edition.base.errors import EditionError
from edition.judge import reasons, weighing
from edition.judge.claim import OPINION, Claim, Finding, Judgement, Observation, Verdict
from edition.judge.comparison import Stand, stand
from edition.judge.weighing import Outcome, Part, Role, Side, Weighing, weigh

HELD = (Outcome.HOLDS, Outcome.HOLDS_DISPUTED)

ORDER = {part: place for place, part in enumerate(Part)}
"""The parts of sources, what counts most first."""

VERDICTS = {
    Outcome.HOLDS: Verdict.SUPPORTED,
    Outcome.HOLDS_DISPUTED: Verdict.CAVEAT,
    Outcome.DISPUTED: Verdict.DISPUTED,
    Outcome.FAILS: Verdict.CONTRADICTED,
    Outcome.OPEN: Verdict.OPEN,
}


def judge(claim: Claim, finding: Finding | None) -> Judgement:
    """The verdict on a claim in one reading, from what was observed.

    Raises EditionError where the rule does not fit what was observed.
    """
    if claim.kind in OPINION:
        return Judgement(Verdict.OPINION, reasons.opinion(claim))
    if finding is None:
        raise EditionError(
            f"{claim.id}: a claim of kind {claim.kind} needs an evidence function: one that gives "
            f'a Finding, under @evidence("{claim.id}") in scripts/paper/evidence'
        )
    if not finding.observations:
        return Judgement(Verdict.OPEN, finding.missing)
    weighed = {part: _weighed(claim, part, finding) for part in parts(claim)}
    verdict, caveat = _together(claim, finding, weighed)
    if finding.voices:
        verdict, caveat = _unsampled(verdict, caveat)
    return Judgement(
        verdict, reasons.of(claim, finding, verdict, weighed, caveat), **_sides(weighed)
    )


def parts(claim: Claim) -> list[str]:
    """What a claim asserts, each part for itself: items of a list, or one value."""
    return claim.asserted.split(";") if claim.rule == "contains" else [claim.asserted]


def roles(claim: Claim, finding: Finding) -> dict[str, Role]:
    """How each source of a finding counts for a claim; of several parts, where it counts most."""
    found: dict[str, Role] = {}
    for part in parts(claim):
        for source, role in weighing.roles(_stands(claim, part, finding)).items():
            found[source] = min(found.get(source, role), role, key=lambda one: ORDER[one.part])
    return found


def _weighed(claim: Claim, part: str, finding: Finding) -> Weighing:
    return weigh(_stands(claim, part, finding))


def _stands(claim: Claim, part: str, finding: Finding) -> list[tuple[Observation, Stand]]:
    told = [(seen, stand(claim, part, finding, seen)) for seen in finding.observations]
    return [(seen, said) for seen, said in told if said is not None]


def _together(
    claim: Claim, finding: Finding, weighed: Mapping[str, Weighing]
) -> tuple[Verdict, str]:
    """The outcome of all parts, and its caveat; if half or more hold, the others are one, which
    the reason names where it tells what holds."""
    held = [part for part, found in weighed.items() if found.outcome in HELD]
    rest = {part: found for part, found in weighed.items() if part not in held}
    if not rest:
        against = sorted(
            {
                one
                for found in weighed.values()
                if found.outcome is Outcome.HOLDS_DISPUTED
                for one in found.against.origins
            }
        )
        if not against:
            return Verdict.SUPPORTED, ""
        return Verdict.CAVEAT, reasons.differ(claim, finding, against)
    if len(held) >= len(rest):
        return Verdict.CAVEAT, ""
    outcomes = {found.outcome for found in rest.values()}
    if outcomes == {Outcome.OPEN} and _best_holds(claim, finding, rest):
        return Verdict.CAVEAT, reasons.ACROSS_THE_EDGE
    outcome = outcomes.pop() if len(outcomes) == 1 else _mixed(outcomes)
    return VERDICTS[outcome], ""


def _unsampled(verdict: Verdict, caveat: str) -> tuple[Verdict, str]:
    """What single voices make of a statement on a whole group: a caveat at most, and no denial."""
    if verdict in (Verdict.SUPPORTED, Verdict.CAVEAT):
        return Verdict.CAVEAT, " ".join(filter(None, [caveat, reasons.SINGLE_VOICES]))
    return Verdict.OPEN, ""


def _mixed(outcomes: set[Outcome]) -> Outcome:
    """Of parts that fall out differently: open while one is open, otherwise disputed."""
    return Outcome.OPEN if Outcome.OPEN in outcomes else Outcome.DISPUTED


def _best_holds(claim: Claim, finding: Finding, rest: Mapping[str, Weighing]) -> bool:
    """Whether firm measures reach across the edge, and their best values hold."""
    for part, found in rest.items():
        unclear = [
            seen
            for seen in finding.observations
            if isinstance(seen.value, int | float)
            and stand(claim, part, finding, seen) is Stand.UNCLEAR
        ]
        best = [stand(claim, part, finding, replace(seen, low=None, high=None)) for seen in unclear]
        if not found.unclear.firm or not best or set(best) != {Stand.FOR}:
            return False
    return True


def _sides(weighed: Mapping[str, Weighing]) -> dict[str, tuple[str, ...]]:
    """The origins on each side of any part, and the sides that are firm in all."""

    def origins(sides: list[Side]) -> tuple[str, ...]:
        return tuple(sorted({one for side in sides for one in side.origins}))

    by_side = {
        "favour": [found.favour for found in weighed.values()],
        "against": [found.against for found in weighed.values()],
        "unclear": [found.unclear for found in weighed.values()],
    }
    firm = tuple(name for name, sides in by_side.items() if all(side.firm for side in sides))
    return {name: origins(sides) for name, sides in by_side.items()} | {"firm": firm}
