"""How the choices of a claim are shown: a line for its card, a table, and a reader's controls."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from edition.base.text import known, listed, period
from edition.data.words import in_words
from edition.judge.claim import Finding, Verdict
from edition.judge.ledger import Judged
from edition.judge.sayings import answering
from edition.judge.trend import IN_WORDS, NO_WAY
from edition.judge.universes import Robustness, Standing
from edition.judge.verdicts import signed, style
from edition.judge.witnesses import Nature

STANDINGS = {Standing.EVERY: "●", Standing.MOST: "◐", Standing.FEW: "○"}
"""The sign of each standing, always shown beside its words."""


HOW_STRICTLY = {"as_set": "as it is", "stricter": "more strictly", "looser": "more freely"}
"""How a figure is taken under each value of the choice of strictness."""


@dataclass(frozen=True)
class Option:
    """One value of one choice, all else as published: its name, which says where it is published
    or strained, its defence, what follows."""

    named: str
    defence: str
    observed: str
    verdict: Verdict


def line(robustness: Robustness) -> str:
    """How far the verdict depends on choices, in a sentence or two; empty without a choice."""
    if robustness.standing == Standing.NO_CHOICE:
        return ""
    number, agreeing = len(robustness.counting), robustness.agreeing
    sign = f"{STANDINGS[robustness.standing]} The verdict {robustness.standing}"
    if robustness.standing == Standing.EVERY:
        return f"{sign}, in all {number:,} combinations of choices."
    words = f"{sign}, in {agreeing:,} of {number:,}"
    words += "." if robustness.standing == Standing.MOST else " combinations."
    turning = list(_turns(robustness))
    if not turning:
        return f"{words} Only several other choices together turn it."
    told = "; or ".join(filter(None, ["; ".join(turning[:-1]), turning[-1]]))
    return f"{words} One other choice is enough to turn it: {told.removesuffix('.')}."


def combined(robustness: Robustness) -> str:
    """What the choices are that are combined, and which readings are not, in a sentence each."""
    told, aside = [], []
    for name, choice in robustness.choices.items():
        strained = [value for value in choice.values if (name, value) in robustness.strained]
        counted = [value for value in choice.values if value not in strained]
        if name == "sources":
            told.append(_sources_left_out(robustness))
        elif name == "margin":
            told.append(f"the figure is taken {listed(list(HOW_STRICTLY.values()), 'or')}")
        elif len(counted) > 1:
            told.append(f"{choice.label}: {listed([choice.named(one) for one in counted], 'or')}")
        if strained:
            aside.append(f"{listed([choice.named(one) for one in strained])} ({choice.label})")
    words = f"To choose: {'; '.join(told)}."
    return f"{words} Strained, and not counted: {'; '.join(aside)}." if aside else words


def _sources_left_out(robustness: Robustness) -> str:
    """How many sources may be left out, one at a time, and why others may not."""
    left_out = list(robustness.choices["sources"].values)[1:]
    finding = robustness.universes[0].item.finding
    kept = [who for who in finding.witnesses if who.source not in left_out] if finding else []
    why = {
        "the record itself": any(who.nature is Nature.RECORD for who in kept),
        "one that alone states a fact": any(who.nature is not Nature.RECORD for who in kept),
    }
    never = listed([words for words, holds in why.items() if holds], "or")
    number = "one" if len(left_out) == 1 else f"one of {len(left_out)}"
    return f"all sources count, or {number} is left out{f' (never {never})' if never else ''}"


def _turns(robustness: Robustness) -> Iterator[str]:
    """What by itself turns the verdict: a source left out, a figure taken otherwise, a reading."""
    for name, values in robustness.turning().items():
        choice = robustness.choices[name]
        for value in values:
            if name == "sources":
                yield choice.named(value)
            elif name == "margin":
                yield f"with the figure taken {HOW_STRICTLY[value]}"
            else:
                yield f"by “{choice.named(value)}” ({choice.label})"


def options(robustness: Robustness) -> Iterator[Option]:
    """Every value of every choice with what follows if it alone is changed."""
    published, items = robustness.universes[0].chosen, robustness.items
    for name, choice in robustness.choices.items():
        for value, defence in choice.values.items():
            item = items.get(tuple((dict(published) | {name: value}).values()))
            if item is not None:
                mark = " (published)" if value == published[name] else ""
                named = f"{choice.label}: {value_in_words(robustness, name, value)}{mark}"
                yield Option(named, defence, observed(item.finding), item.verdict)


def value_in_words(robustness: Robustness, name: str, value: str) -> str:
    """A value for readers, who are told if it is strained."""
    strained = (name, value) in robustness.strained
    named = robustness.choices[name].named(value)
    return f"{named} (strained, not counted)" if strained else named


def turned_by(robustness: Robustness) -> Iterator[tuple[str, str]]:
    """The choices that by themselves turn the verdict, each with those of its values that do."""
    for name, values in robustness.turning().items():
        choice = robustness.choices[name]
        yield choice.label, listed([choice.named(value) for value in values], "or")


def observed(finding: Finding | None) -> str:
    """What was observed, in words, as exactly as it is known."""
    if finding is None or finding.observed is None:
        return "nothing on open record"
    value = finding.observed
    if isinstance(value, date):
        return period(known(value, finding.precision))
    if isinstance(value, frozenset):
        return listed(sorted(answering(value))) or "nothing that answers the question"
    if value == NO_WAY:
        return IN_WORDS[NO_WAY]
    return in_words(value, finding.unit)


@dataclass(frozen=True)
class Control:
    """A list: its label, and its values with a note on each, the published one first."""

    label: str
    values: Sequence[tuple[str, str]]


def choices(robustness: Robustness) -> str:
    """Controls for the choices of a claim, as JSON for the script of the pages."""
    offered, items = robustness.choices.values(), robustness.items
    controls = [
        Control(
            choice.label[0].upper() + choice.label[1:],
            [
                (value_in_words(robustness, name, value), why)
                for value, why in choice.values.items()
            ],
        )
        for name, choice in robustness.choices.items()
    ]
    combinations = product(*(choice.values for choice in offered))
    return _json(controls, [_result(items.get(values)) for values in combinations])


def _result(item: Judged | None) -> tuple[str, str]:
    if item is None:
        return "These choices do not go together.", style(Verdict.OPEN)
    words = f"Observed: {observed(item.finding)}. Verdict: {signed(item.verdict)}"
    return words, style(item.verdict)


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
