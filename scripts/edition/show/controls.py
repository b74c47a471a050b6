"""How the choices of a claim are shown: a line for its card, a table, and a reader's controls."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from edition.base.errors import EditionError
from edition.base.text import known, listed, period
from edition.data.words import in_words
from edition.judge.claim import Finding, Verdict
from edition.judge.ledger import Judged
from edition.judge.rules import judge, unit_of_difference
from edition.judge.universes import Robustness, Standing
from edition.judge.verdicts import signed, style

STANDINGS = {Standing.EVERY: "●", Standing.MOST: "◐", Standing.FEW: "○"}
"""The sign of each standing, always shown beside its words."""

STEPS = 20
"""Steps of a slider up to the tolerance, or to what the claim would need; it goes twice as far."""


@dataclass(frozen=True)
class Option:
    """One value of one choice, all else as published: names, defence, what follows."""

    choice: str
    value: str
    defence: str
    observed: str
    verdict: Verdict
    published: bool


def line(robustness: Robustness) -> str:
    """How far the verdict depends on choices, in a sentence or two; empty without a choice."""
    if robustness.standing == Standing.NO_CHOICE:
        return ""
    count = f"{robustness.agreeing} of {len(robustness.universes)} universes"
    words = f"{STANDINGS[robustness.standing]} The verdict {robustness.standing}: {count}."
    turning = [f"{name} ({values})" for name, values in turned_by(robustness)]
    if turning:
        return f"{words} Another choice of {listed(turning, 'or')} turns it by itself."
    together = " Only several other choices together turn it."
    return words if robustness.standing == Standing.EVERY else words + together


def options(robustness: Robustness) -> Iterator[Option]:
    """Every value of every choice with what follows if it alone is changed."""
    published, items = robustness.universes[0].chosen, robustness.items
    for name, choice in robustness.choices.items():
        for value, defence in choice.values.items():
            item = items.get(tuple((dict(published) | {name: value}).values()))
            if item is not None:
                yield Option(
                    choice.label,
                    choice.named(value),
                    defence,
                    observed(item.finding),
                    item.verdict,
                    value == published[name],
                )


def turned_by(robustness: Robustness) -> Iterator[tuple[str, str]]:
    """The choices that by themselves turn the verdict, each with those of its values that do."""
    for name, values in robustness.turning().items():
        choice = robustness.choices[name]
        yield choice.label, listed([choice.named(value) for value in values], "or")


def observed(finding: Finding | None) -> str:
    """What was observed, in words, as exactly as it is known."""
    if finding is None or finding.observed is None:
        return "nothing on open record"
    if not isinstance(finding.observed, date):
        return in_words(finding.observed, finding.unit)
    return period(known(finding.observed, finding.precision))


@dataclass(frozen=True)
class Control:
    """A list or a slider: its label, its values with a note on each, and that which it starts at.

    A slider shows the value itself in place of a note.
    """

    label: str
    values: Sequence[tuple[str, str]]
    start: int = 0
    slider: bool = False


def choices(robustness: Robustness) -> str:
    """Controls for the choices of a claim, as JSON for the script of the pages."""
    offered, items = robustness.choices.values(), robustness.items
    controls = [
        Control(
            choice.label[0].upper() + choice.label[1:],
            [(choice.named(value), defence) for value, defence in choice.values.items()],
        )
        for choice in offered
    ]
    combinations = product(*(choice.values for choice in offered))
    return _json(controls, [_result(items.get(values)) for values in combinations])


def _result(item: Judged | None) -> tuple[str, str]:
    if item is None:
        return "These values do not go together.", style(Verdict.NOT_TESTABLE)
    words = f"Observed: {observed(item.finding)}. Verdict: {signed(item.verdict)}"
    return words, style(item.verdict)


def has_tolerance(item: Judged) -> bool:
    """Whether a number is held against a number within a tolerance that a reader may change."""
    observed = item.finding.observed if item.finding else None
    return item.claim.rule.startswith("within_") and observed is not None


def tolerance(item: Judged) -> str:
    """A slider for the tolerance of a claim, as JSON for the script of the pages.

    EditionError for a claim that has none.
    """
    claim, finding = item.claim, item.finding
    if finding is None or not isinstance(finding.observed, int | float) or not has_tolerance(item):
        raise EditionError(f"{claim.id} has no number to hold against a tolerance")
    gap, unit = abs(finding.observed - float(claim.asserted)), unit_of_difference(claim.unit)
    if claim.rule == "within_percent":
        gap, unit = 100 * gap / (abs(float(claim.asserted)) or 1), "per cent"
    wide = max(claim.tolerance, gap) or 1
    # The fraction first, so that the tolerance and the gap themselves are among the steps.
    steps = sorted({claim.tolerance, *(wide * (step / STEPS) for step in range(2 * STEPS + 1))})
    verdicts = [judge(replace(claim, tolerance=step), finding).verdict for step in steps]
    values = [(_rounded(step, unit), "") for step in steps]
    slider = Control("Try another tolerance:", values, steps.index(claim.tolerance), slider=True)
    return _json([slider], [(signed(verdict), style(verdict)) for verdict in verdicts])


def _rounded(value: float, unit: str) -> str:
    rounded = float(f"{value:.3g}")
    return in_words(rounded, unit) if rounded.is_integer() else f"{rounded:,} {unit}".strip()


def _json(controls: Sequence[Control], results: Sequence[tuple[str, str]]) -> str:
    """Controls, and what follows from each combination of their values, the last changing first.

    What follows is told in words and by the class of its verdict: each only once, as one of
    `results`, to which `outcomes` point by number.
    """
    different = list(dict.fromkeys(results))
    given = {
        "controls": [vars(control) for control in controls],
        "results": different,
        "outcomes": [different.index(result) for result in results],
    }
    return json.dumps(given, ensure_ascii=False, separators=(",", ":"))
