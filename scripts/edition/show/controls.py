"""How the choices of a claim are shown: a line for its card, a table, and a reader's controls."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product

from edition.base.text import known, listed, period
from edition.data.words import in_words
from edition.judge.claim import Finding, Verdict
from edition.judge.universes import Robustness, Standing, Universe

SIGNS = {Standing.EVERY: "●", Standing.MOST: "◐", Standing.FEW: "○"}
"""The sign of each standing, always shown beside its words."""


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
    words = f"{SIGNS[robustness.standing]} The verdict {robustness.standing}: {count}."
    turning = [turned_by(robustness, name, "({})") for name in robustness.turning()]
    if turning:
        return f"{words} Another choice of {listed(turning, 'or')} turns it by itself."
    together = " Only several other choices together turn it."
    return words if robustness.standing == Standing.EVERY else words + together


def options(robustness: Robustness) -> Iterator[Option]:
    """Every value of every choice with what follows if it alone is changed."""
    published = robustness.universes[0].chosen
    by_choice = {tuple(universe.chosen.values()): universe for universe in robustness.universes}
    for name, choice in robustness.choices.items():
        for value, defence in choice.values.items():
            universe = by_choice.get(tuple((dict(published) | {name: value}).values()))
            if universe is not None:
                item = universe.item
                yield Option(
                    choice.label,
                    choice.named(value),
                    defence,
                    observed(item.finding),
                    item.verdict,
                    value == published[name],
                )


def data(robustness: Robustness) -> str:
    """The universes as JSON: choices with names, values and defences, and for every combination in
    their order what is observed and the verdict, null where the values do not go together."""
    by_choice = {tuple(universe.chosen.values()): universe for universe in robustness.universes}
    verdicts = [str(verdict) for verdict in Verdict]
    known = dict.fromkeys(observed(one.item.finding) for one in robustness.universes)
    seen = {words: place for place, words in enumerate(known)}

    def cell(universe: Universe | None) -> list[int] | None:
        if universe is None:
            return None
        item = universe.item
        return [seen[observed(item.finding)], verdicts.index(item.verdict)]

    return json.dumps(
        {
            "choices": [
                [choice.label, [[choice.named(value), why] for value, why in choice.values.items()]]
                for choice in robustness.choices.values()
            ],
            "observed": list(seen),
            "verdicts": verdicts,
            "universes": [
                cell(by_choice.get(values))
                for values in product(*(one.values for one in robustness.choices.values()))
            ],
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def turned_by(robustness: Robustness, name: str, form: str = ": {}") -> str:
    """A choice with those of its values that alone turn the verdict: what counts (paid out)."""
    choice = robustness.choices[name]
    values = listed([choice.named(value) for value in robustness.turning()[name]], "or")
    joint = " " if form.startswith("(") else ""
    return f"{choice.label}{joint}{form.format(values)}"


def observed(finding: Finding | None) -> str:
    """What was observed, in words, as exactly as it is known."""
    if finding is None or finding.observed is None:
        return "nothing on open record"
    if not isinstance(finding.observed, date):
        return in_words(finding.observed, finding.unit)
    return period(known(finding.observed, finding.precision))
