"""The rules by which an asserted value is held against an observed one, and the verdict."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from edition.base.errors import EditionError
from edition.base.text import known, listed, period
from edition.data.words import Value, in_words
from edition.judge.claim import OPINION, Claim, Finding, Judgement, Verdict


@dataclass(frozen=True)
class Comparison:
    """Whether the values agree, why in words, and a caveat if they agree only just."""

    holds: bool
    words: str
    caveat: str = ""


def judge(claim: Claim, finding: Finding | None) -> Judgement:
    """The verdict on a claim, by its rule, from what was observed.

    Silence is never a contradiction, and a contradiction needs two independent sources or the
    record itself.  Where a rival of what is observed would turn the outcome, there is neither.
    Raises EditionError where the rule does not fit what was observed.
    """
    if claim.kind in OPINION:
        return Judgement(Verdict.INTERPRETIVE, _opinion(claim))
    if finding is None:
        raise EditionError(f"{claim.id}: a claim of kind {claim.kind} needs an evidence function")
    if finding.observed is None:
        return Judgement(Verdict.NOT_TESTABLE, finding.missing)
    comparison = compare(claim, finding)
    for rival in finding.rivals:
        other = compare(claim, rival)
        if other.holds != comparison.holds:
            told = "As much speaks for another value, by which it is the other way round:"
            return Judgement(Verdict.NOT_TESTABLE, f"{comparison.words} {told} {other.words}")
    if comparison.holds:
        verdict = Verdict.CAVEAT if claim.caveat or comparison.caveat else Verdict.SUPPORTED
        return Judgement(verdict, " ".join(filter(None, [comparison.words, comparison.caveat])))
    if finding.weak:
        return Judgement(
            Verdict.NOT_TESTABLE,
            f"{comparison.words} That would contradict the claim, but it rests on "
            "one source, and a contradiction needs two independent ones.",
        )
    return Judgement(Verdict.CONTRADICTED, comparison.words)


def _opinion(claim: Claim) -> str:
    kind = "A cause" if claim.kind == "causal" else "An opinion, motive or forecast"
    shown = f" Indicator: {claim.indicator}." if claim.indicator else ""
    return f"{kind}, which data can illustrate but not decide.{shown}"


def compare(claim: Claim, finding: Finding) -> Comparison:
    """Applies the claim's rule; EditionError where the rule or the unit does not fit."""
    if claim.rule not in RULES:
        raise EditionError(
            f"{claim.id}: unknown rule {claim.rule!r}; there are: {', '.join(RULES)}"
        )
    if finding.unit and finding.unit != claim.unit:
        raise EditionError(
            f"{claim.id}: asserted in {claim.unit or 'no unit'}, observed in {finding.unit}"
        )
    try:
        return RULES[claim.rule](claim, finding)
    except (TypeError, ValueError, AttributeError) as error:
        raise EditionError(
            f"{claim.id}: rule {claim.rule} cannot compare {claim.asserted!r} "
            f"with {finding.observed!r}: {error}"
        ) from error


def _within_percent(claim: Claim, finding: Finding) -> Comparison:
    """The two differ by no more than the tolerance, in per cent of the asserted value."""
    margin = abs(float(claim.asserted)) * claim.tolerance / 100
    return _within(claim, finding, margin, f"{claim.tolerance:g} per cent")


def _within_units(claim: Claim, finding: Finding) -> Comparison:
    """The two differ by no more than the tolerance, in the unit of the claim."""
    tolerance = in_words(claim.tolerance, unit_of_difference(claim.unit))
    return _within(claim, finding, claim.tolerance, tolerance)


def _within(claim: Claim, finding: Finding, margin: float, tolerance: str) -> Comparison:
    asserted, observed = float(claim.asserted), _number(finding.observed)
    low = observed if finding.low is None else finding.low
    high = observed if finding.high is None else finding.high
    holds = _reaches(asserted, margin, observed, observed)
    just = not holds and _reaches(asserted, margin, low, high)
    apart = abs(observed - asserted)
    distance = f"a difference of {in_words(apart, unit_of_difference(claim.unit))}"
    if asserted and claim.unit != "per cent":
        distance += f" ({100 * apart / abs(asserted):.1f} per cent)"
    words = (
        f"The paper says {in_words(asserted, claim.unit)}, the evidence "
        f"{in_words(observed, finding.unit)}: {distance}, "
        f"{'within' if holds else 'beyond'} the tolerance of {tolerance}."
    )
    caveat = "The paper's figure lies within the uncertainty of the evidence." if just else ""
    return Comparison(holds or just, words, caveat)


def unit_of_difference(unit: str) -> str:
    """The unit of a difference between two values."""
    return "percentage points" if unit == "per cent" else unit


def _reaches(asserted: float, margin: float, low: float, high: float) -> bool:
    # The edge itself is within, whatever is lost where a decimal fraction becomes a float.
    return max(low - asserted, asserted - high) <= margin * (1 + 1e-9)


def _same_period(claim: Claim, finding: Finding) -> Comparison:
    """What is observed falls into the asserted year or month, or on the asserted day."""
    if isinstance(finding.observed, date):
        day = known(finding.observed, finding.precision)
        # A day that the paper gives and a source knows by its month only do not disagree.
        holds = day.startswith(claim.asserted) or claim.asserted.startswith(day)
        shown = period(day)
    elif isinstance(finding.observed, str):
        if re.match(r"\d{4}-\d{2}", finding.observed):
            raise TypeError("a day is observed as a date, not as a text")
        holds, shown = False, finding.observed
    else:
        raise TypeError("the rule needs a day, or what happened instead")
    words = f"The paper dates it to {period(claim.asserted)}; the evidence gives {shown}."
    return Comparison(holds, words)


def _at_least(claim: Claim, finding: Finding) -> Comparison:
    """What is observed is the asserted number or more."""
    observed, limit = _number(finding.observed), float(claim.asserted)
    return _limit(claim, finding, observed >= limit, "needs at least", "rise")


def _at_most(claim: Claim, finding: Finding) -> Comparison:
    """What is observed is the asserted number or less."""
    observed, limit = _number(finding.observed), float(claim.asserted)
    return _limit(claim, finding, observed <= limit, "allows at most", "fall")


def _limit(claim: Claim, finding: Finding, holds: bool, needs: str, way: str) -> Comparison:
    """What a limit comes to in words: an order of events, a rise or fall, or a number."""
    observed = _number(finding.observed)
    size = in_words(abs(observed), finding.unit)
    if claim.kind == "order":
        order = "as the paper has it" if holds else "the other way round"
        return Comparison(holds, f"The order is {order}, with {size} between.")
    if claim.kind == "trend" and not float(claim.asserted):
        found = f"a {'rise' if observed > 0 else 'fall'} of {size}" if observed else "no change"
        return Comparison(holds, f"The statement needs a {way}; the evidence gives {found}.")
    asserted, shown = in_words(float(claim.asserted), claim.unit), in_words(observed, finding.unit)
    return Comparison(holds, f"The statement {needs} {asserted}; the evidence gives {shown}.")


def _contains(claim: Claim, finding: Finding) -> Comparison:
    """All that is asserted is among what is observed."""
    if not isinstance(finding.observed, frozenset):
        raise TypeError("the rule needs a set")
    asserted = claim.asserted.split(";")
    absent = [item for item in asserted if item not in finding.observed]
    more = sorted(finding.observed.difference(asserted))
    if absent:
        part = f", without {listed(absent)}" if len(absent) < len(asserted) else ""
        shown = in_words(finding.observed)
        words = f"The statement needs {listed(asserted)}; the evidence gives {shown}{part}."
    else:
        words = f"The evidence agrees: {listed(asserted)}"
        words += f"; it also gives {listed(more)}." if more else "."
    return Comparison(not absent, words)


RULES: dict[str, Callable[[Claim, Finding], Comparison]] = {
    "within_percent": _within_percent,
    "within_units": _within_units,
    "same_period": _same_period,
    "at_least": _at_least,
    "at_most": _at_most,
    "contains": _contains,
}
"""How an asserted and an observed value are compared, by the name used in the ledger."""


def _number(value: Value) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise TypeError("the rule needs a finite number")
    return float(value)
