"""Why a claim is judged as it is, in words for its card."""

from datetime import date

from edition.base.text import known, listed, period
from edition.data.words import in_words
from edition.judge.claim import Claim, Finding, Observation, Verdict
from edition.judge.comparison import margin
from edition.judge.trend import NO_WAY, Trend

FRACTIONS = {"1/3": "a third", "1/2": "half", "2/3": "two thirds"}

ACROSS_THE_EDGE = (
    "The best figure bears it out, and its range reaches beyond what the claim allows."
)


def opinion(claim: Claim) -> str:
    """Why a cause or an opinion gets no verdict, and what bears on it."""
    kind = "A cause" if claim.kind == "causal" else "An opinion, motive or forecast"
    shown = f" Indicator: {claim.indicator}." if claim.indicator else ""
    return f"{kind}, which data can illustrate but not decide.{shown}"


def of(claim: Claim, finding: Finding, verdict: Verdict, caveat: str) -> str:
    """What the paper says, what the evidence gives, and what keeps the verdict from more."""
    told = [_compared(claim, finding, verdict)]
    if verdict is Verdict.DISPUTED:
        told.append("Good evidence stands on both sides.")
    elif verdict is Verdict.OPEN:
        told += ["The evidence that could be read is too weak to decide.", finding.missing]
    return " ".join(filter(None, [*told, caveat]))


def differ(origins: list[str]) -> str:
    """A caveat that names who says otherwise."""
    return f"Sources differ; against it: {listed(origins)}."


def without(items: list[str]) -> str:
    """A caveat that names the parts that the evidence does not bear out."""
    return f"The evidence does not bear out {listed(items)}."


def read_otherwise(reason: str, readings: list[str]) -> str:
    """A reason with the readings that give another answer."""
    if not readings:
        return reason
    return f"{reason} Read otherwise ({listed(readings, 'or')}) the answer is another."


def _compared(claim: Claim, finding: Finding, verdict: Verdict) -> str:
    if claim.rule == "contains":
        return _items(claim, finding, verdict)
    if claim.rule == "period":
        asserted = " to ".join(period(end) for end in claim.asserted.split("/"))
        return f"The paper dates it to {asserted}; the evidence gives {_day(finding)}."
    if claim.rule == "trend":
        return _direction(claim, finding)
    if claim.kind == "order" and claim.rule != "amount":
        return _order(claim, finding)
    return _figures(claim, finding)


def _items(claim: Claim, finding: Finding, verdict: Verdict) -> str:
    given = finding.observed if isinstance(finding.observed, frozenset) else frozenset()
    asserted = claim.asserted.split(";")
    more = sorted(given.difference(asserted, (f"not {item}" for item in asserted)))
    if verdict is Verdict.CONTRADICTED and more:
        return f"The paper has {listed(asserted)}; the evidence gives {listed(more)}."
    if set(asserted) <= given:
        also = f", and also {listed(more)}" if more else ""
        return f"The evidence gives {listed(asserted)}{also}."
    shown = in_words(given) if given else "none of it"
    return f"The paper has {listed(asserted)}; the evidence gives {shown}."


def _day(finding: Finding) -> str:
    if isinstance(finding.observed, date):
        return period(known(finding.observed, finding.precision))
    return in_words(finding.observed)


def _direction(claim: Claim, finding: Finding) -> str:
    """The direction of the one series there is, or of each by the origins that it rests on."""
    if len(finding.observations) > 1:
        told = [f"{listed(_origins(seen))}: {_named(seen)}" for seen in finding.observations]
        return f"The statement is of a {claim.asserted}; {'; '.join(told)}."
    (seen,) = finding.observations
    if not isinstance(seen.value, Trend):
        return f"The statement is of a {claim.asserted}; a source tells of {_named(seen)}."
    share, way = max((seen.value.rising, "rise"), (seen.value.falling, "fall"))
    return (
        f"The statement is of a {claim.asserted}; of all pairs of years {100 * share:.0f} per cent "
        f"{way}, which makes {_named(seen)}."
    )


def _named(seen: Observation) -> str:
    way = seen.value.way if isinstance(seen.value, Trend) else str(seen.value)
    return way if way == NO_WAY else f"a {way}"


def _origins(seen: Observation) -> list[str]:
    return sorted({who.origin for group in seen.grounds for who in group})


def _order(claim: Claim, finding: Finding) -> str:
    observed = finding.observed
    if not isinstance(observed, int | float):
        return f"The evidence gives {in_words(observed)}."
    held, bound = float(observed), float(claim.asserted)
    agrees = held <= bound if claim.rule == "at_most" else held >= bound
    way = "as the paper has it" if agrees else "the other way round"
    return f"The order is {way}, with {in_words(abs(observed), finding.unit)} between."


def _figures(claim: Claim, finding: Finding) -> str:
    asserted = FRACTIONS.get(claim.asserted) or in_words(float(claim.asserted), claim.unit)
    shown = in_words(finding.observed, finding.unit)
    if claim.rule == "amount":
        if claim.asserted in FRACTIONS:
            return f"The paper says {asserted}, the evidence {shown}."
        allowed = float(margin(claim.asserted, claim.kind))
        room = in_words(allowed, unit_of_difference(claim.unit))
        exact = f"; the paper's figure is taken as good to {room}" if allowed else ""
        return f"The paper says {asserted}, the evidence {shown}{exact}."
    bound = "at least" if claim.rule == "at_least" else "at most"
    return f"The statement is taken as {bound} {asserted}; the evidence gives {shown}."


def unit_of_difference(unit: str) -> str:
    """The unit of a difference between two values."""
    return "percentage points" if unit == "per cent" else unit
