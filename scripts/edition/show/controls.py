"""How the choices of a claim are shown: a line for its card, a table, and a reader's controls."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product

from edition.bibliography import short
from edition.choices import ALL
from edition.claims import Finding, Verdict
from edition.countries import NAMES
from edition.labels import READINGS
from edition.universes import Robustness, Standing, Universe
from edition.words import in_words, known, listed, period

SIGNS = {Standing.EVERY: "●", Standing.MOST: "◐", Standing.FEW: "○"}
"""The sign of each standing, always shown beside its words."""

LABELS = {
    "counted": "what counts",
    "name": "what counts",
    "margin": "strictness",
}
"""Names of choices for readers, where they differ from the keyword."""

STATES = NAMES | {"GBR": "Britain", "FRA": "France", "DEU": "Germany"}


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
    turning = [
        f"{label(choice)} ({listed([named(choice, value) for value in values], 'or')})"
        for choice, values in robustness.turning().items()
    ]
    if turning:
        return f"{words} Another choice of {listed(turning, 'or')} turns it by itself."
    together = " Only several other choices together turn it."
    return words if robustness.standing == Standing.EVERY else words + together


def options(robustness: Robustness) -> Iterator[Option]:
    """Every value of every choice with what follows if it alone is changed."""
    published = robustness.universes[0].chosen
    by_choice = {tuple(universe.chosen.values()): universe for universe in robustness.universes}
    for choice, values in robustness.choices.items():
        for value, defence in values.items():
            universe = by_choice.get(tuple((dict(published) | {choice: value}).values()))
            if universe is not None:
                item = universe.item
                yield Option(
                    label(choice),
                    named(choice, value),
                    defence,
                    observed(item.finding),
                    item.verdict,
                    value == published[choice],
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
                [label(choice), [[named(choice, value), why] for value, why in values.items()]]
                for choice, values in robustness.choices.items()
            ],
            "observed": list(seen),
            "verdicts": verdicts,
            "universes": [
                cell(by_choice.get(values)) for values in product(*robustness.choices.values())
            ],
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def label(choice: str) -> str:
    """The name of a choice for readers."""
    return LABELS.get(choice, choice)


def named(choice: str, value: str) -> str:
    """The name of a value for readers; a source that is set aside as `short` has it."""
    if choice != "sources":
        return STATES.get(value) or READINGS.get(value, value)
    return "all" if value == ALL else f"without {short(value)}"


def observed(finding: Finding | None) -> str:
    """What was observed, in words, as exactly as it is known."""
    if finding is None or finding.observed is None:
        return "nothing on open record"
    if not isinstance(finding.observed, date):
        return in_words(finding.observed, finding.unit)
    return period(known(finding.observed, finding.precision))
