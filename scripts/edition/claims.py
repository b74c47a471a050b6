"""Claims of the paper, findings of the evidence, and the judgement that confronts the two."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from edition import tables
from edition.errors import EditionError

Observed = float | int | str | date | frozenset[str] | None
"""What the evidence shows: a measure, a name, a day, a set of features; None where it is silent."""

OPINION = frozenset({"causal", "interpretive"})
"""Kinds of claim that data can illustrate but not decide."""

ENOUGH_SOURCES = 2
"""Independent sources that a contradiction needs where none of them is the record itself."""


COUNTED = {"days": "day", "launches": "launch", "years": "year"}
"""Units that have a singular."""


class Verdict(StrEnum):
    """The five outcomes of a judgement."""

    SUPPORTED = "supported"
    CAVEAT = "supported with a caveat"
    CONTRADICTED = "contradicted"
    NOT_TESTABLE = "not testable with open data"
    INTERPRETIVE = "interpretive"


@dataclass(frozen=True)
class Claim:
    """One statement of the paper in our words, with its address and the rule that tests it."""

    id: str
    section: str
    paragraph: int
    sentence: int
    kind: str
    paraphrase: str
    actors: tuple[str, ...]
    footnote: int | None
    asserted: str
    unit: str
    rule: str
    tolerance: float
    caveat: str
    indicator: str
    duplicate_of: str


@dataclass(frozen=True)
class Finding:
    """What independent evidence shows about one question; it knows nothing of the claim.

    `low` and `high` bound the measurement where its uncertainty is known, in `unit`.
    `rows` name the rows it rests on (table:key), `sources` their source keys, `origins` the
    independent publishers behind these; `primary` tells whether one of them is the text, the
    record or the statement itself.  `missing` says, where `observed` is None, why, and
    where the answer would be found; `note` is one sentence on how to read the figure.
    """

    observed: Observed
    unit: str = ""
    low: float | None = None
    high: float | None = None
    rows: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    origins: frozenset[str] = field(default_factory=frozenset)
    primary: bool = False
    missing: str = ""
    note: str = ""

    @property
    def weak(self) -> bool:
        """Whether it rests on one source that is not the record itself."""
        return not self.primary and len(self.origins) < ENOUGH_SOURCES


@dataclass(frozen=True)
class Judgement:
    """A verdict and the reason for it in words."""

    verdict: Verdict
    reason: str


def read_claims() -> dict[str, Claim]:
    """The ledger, by claim id, in the order of the paper."""
    ledger = tables.read("claims")
    return {
        row["id"]: Claim(
            **{
                **{str(name): row[name] for name in ledger.columns if name != "source"},
                "actors": tuple(tables.source_keys(row["actors"])),
                "footnote": None if row["footnote"] != row["footnote"] else int(row["footnote"]),
            }
        )
        for row in ledger.astype({"footnote": "float64"}).to_dict("records")
    }


def judge(claim: Claim, finding: Finding | None) -> Judgement:
    """The verdict on a claim, by its rule, from what was observed.

    Silence is never a contradiction, and a contradiction needs two independent sources or the
    record itself.
    Raises EditionError where the rule does not fit what was observed.
    """
    if claim.kind in OPINION:
        return Judgement(Verdict.INTERPRETIVE, _opinion(claim))
    if finding is None:
        raise EditionError(f"{claim.id}: a claim of kind {claim.kind} needs an evidence function")
    if finding.observed is None:
        return Judgement(Verdict.NOT_TESTABLE, finding.missing)
    comparison = _compare(claim, finding)
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


def in_words(value: Observed, unit: str = "") -> str:
    """A value with its unit as a reader would write it: 126.8 km, 15 July 2006, gas and rail."""
    if value is None:
        return "nothing"
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    if isinstance(value, frozenset):
        return listed(sorted(value))
    if isinstance(value, str):
        return value
    number = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.{_decimals(value)}f}"
    singular = COUNTED.get(unit, unit) if value == 1 else unit
    return f"{number} {singular}".strip()


def listed(items: list[str]) -> str:
    """Items as an English list: a, b and c."""
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


@dataclass(frozen=True)
class _Comparison:
    holds: bool
    words: str
    caveat: str = ""


def _opinion(claim: Claim) -> str:
    kind = "A cause" if claim.kind == "causal" else "An opinion, motive or forecast"
    shown = f" Indicator: {claim.indicator}." if claim.indicator else ""
    return f"{kind}, which data can illustrate but not decide.{shown}"


def _compare(claim: Claim, finding: Finding) -> _Comparison:
    if claim.rule not in RULES:
        raise EditionError(f"{claim.id}: unknown rule {claim.rule!r}; there are: {', '.join(RULES)}")
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


def _within_percent(claim: Claim, finding: Finding) -> _Comparison:
    asserted = float(claim.asserted)
    return _within(claim, finding, abs(asserted) * claim.tolerance / 100, f"{claim.tolerance:g} per cent")


def _within_units(claim: Claim, finding: Finding) -> _Comparison:
    return _within(claim, finding, claim.tolerance, f"{claim.tolerance:g} {claim.unit}")


def _within(claim: Claim, finding: Finding, margin: float, tolerance: str) -> _Comparison:
    asserted, observed = float(claim.asserted), _number(finding.observed)
    low = observed if finding.low is None else finding.low
    high = observed if finding.high is None else finding.high
    holds = _reaches(asserted, margin, observed, observed)
    just = not holds and _reaches(asserted, margin, low, high)
    distance = f"a difference of {in_words(abs(observed - asserted), claim.unit)}"
    if asserted:
        distance += f" ({100 * abs(observed - asserted) / abs(asserted):.1f} per cent)"
    words = (
        f"The paper says {in_words(asserted, claim.unit)}, the evidence "
        f"{in_words(observed, finding.unit)}: {distance}, "
        f"{'within' if holds else 'beyond'} the tolerance of {tolerance}."
    )
    caveat = "The paper's figure lies within the uncertainty of the evidence." if just else ""
    return _Comparison(holds or just, words, caveat)


def _reaches(asserted: float, margin: float, low: float, high: float) -> bool:
    gap = max(low - asserted, asserted - high, 0.0)
    return gap <= margin or math.isclose(gap, margin, rel_tol=1e-9)


def _same_period(claim: Claim, finding: Finding) -> _Comparison:
    if not isinstance(finding.observed, date | str):
        raise TypeError("the rule needs a day, or what happened instead")
    day = finding.observed.isoformat() if isinstance(finding.observed, date) else ""
    holds = day.startswith(claim.asserted)
    words = (
        f"The paper dates it to {_period(claim.asserted)}; "
        f"the evidence gives {in_words(finding.observed)}."
    )
    return _Comparison(holds, words)


def _period(iso: str) -> str:
    parts = iso.split("-")
    if len(parts) == 1:
        return iso
    day = date.fromisoformat(iso if len(parts) == 3 else f"{iso}-01")
    return in_words(day) if len(parts) == 3 else f"{day:%B %Y}"


def _at_least(claim: Claim, finding: Finding) -> _Comparison:
    observed = _number(finding.observed)
    words = (
        f"The statement needs at least {in_words(float(claim.asserted), claim.unit)}; "
        f"the evidence gives {in_words(observed, finding.unit)}."
    )
    return _Comparison(observed >= float(claim.asserted), words)


def _equals(claim: Claim, finding: Finding) -> _Comparison:
    words = f"The paper says {claim.asserted}; the evidence says {in_words(finding.observed)}."
    return _Comparison(finding.observed == claim.asserted, words)


def _contains(claim: Claim, finding: Finding) -> _Comparison:
    if not isinstance(finding.observed, frozenset):
        raise TypeError("the rule needs a set")
    asserted = claim.asserted.split(";")
    absent = [item for item in asserted if item not in finding.observed]
    words = (
        f"The paper names {listed(asserted)}; the evidence names {in_words(finding.observed)}"
        f"{', without ' + listed(absent) if absent else ''}."
    )
    return _Comparison(not absent, words)


RULES: dict[str, Callable[[Claim, Finding], _Comparison]] = {
    "within_percent": _within_percent,
    "within_units": _within_units,
    "same_period": _same_period,
    "at_least": _at_least,
    "equals": _equals,
    "contains": _contains,
}
"""How an asserted and an observed value are compared, by the name used in the ledger."""


def _number(value: Observed) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise TypeError("the rule needs a finite number")
    return float(value)


def _decimals(value: float) -> int:
    return 1 if abs(value) >= 20 else 2
