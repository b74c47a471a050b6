"""The choices of a claim: those of its evidence, one source set aside, and how strict the rule.

A chapter makes choices for all its claims at once, and each claim follows those that it offers.
"""

from collections.abc import Mapping
from dataclasses import replace

from edition.base.cache import cached
from edition.base.errors import EditionError
from edition.data.bibliography import short
from edition.judge import cited
from edition.judge.claim import Claim, Finding
from edition.judge.comparison import margin
from edition.judge.readings import Mark, marks
from edition.judge.registry import Choice, Choices, all_evidence, choice
from edition.judge.statements import statements
from edition.judge.witnesses import Nature

ALL = "all"
"""The value of the choice of sources that sets none aside."""

TOGETHER = "All sources that were read count together."
WITHOUT = "A reader may hold that this source errs, or only repeats another."

MARGINS = choice(
    "strictness",
    {
        "as_set": "The margin that follows from the digits that are printed.",
        "stricter": "Half of it: a reader may take the words exactly.",
        "looser": "Twice as much: a reader may take them as a round figure.",
    },
)
"""How strictly a number is taken; where the paper gives a vague word, what number it needs."""

NATURAL_BOUND = 1
"""A bound up to this is not set for a vague word: it says more than nothing, or at least one."""


@cached
def offered(claim: Claim) -> Choices:
    """All choices of a claim by name, the published value of each first; none for an opinion."""
    if claim.id not in all_evidence():
        return {}
    choices = dict(all_evidence()[claim.id].choices)
    if apart := _replaceable(claim):
        without = {key: (f"without {short(key)}", WITHOUT) for key in apart}
        choices["sources"] = choice("sources", {ALL: TOGETHER, **without})
    if _has_margin(claim):
        choices["margin"] = MARGINS
    return choices


def confront(claim: Claim, chosen: Mapping[str, str]) -> tuple[Claim, Finding | None]:
    """The claim as it is to be judged under choices on offer, and what is then observed."""
    if claim.id not in all_evidence():
        return claim, None
    own = {name: value for name, value in chosen.items() if name not in ("sources", "margin")}
    finding = _found(claim.id, chosen.get("sources", ALL), *own.items())
    return _with_margin(claim, chosen.get("margin", "as_set")), finding


def departures(claim: Claim, choices: Mapping[str, str]) -> dict[str, str]:
    """Those of a chapter's choices that the evidence of a claim offers and that are not published.

    A choice goes by its name, or by claim and name where other claims mean something else by it:
    end, ab07_end.  Raises EditionError for a name or a value that no claim offers.
    """
    for name, value in choices.items():
        _require_known(name, value)
    tested = claim.original
    own = all_evidence()[tested].choices if tested in all_evidence() else {}
    chosen = {
        name: choices.get(qualified(tested, name), choices.get(name, choice.published))
        for name, choice in own.items()
    }
    return {
        name: value
        for name, value in chosen.items()
        if value in own[name].values and value != own[name].published
    }


def in_words(claim: Claim, chosen: Mapping[str, str]) -> list[str]:
    """How a claim is judged otherwise: by “the accord” and not by “the visit” (end)."""
    told = []
    for name, value in chosen.items():
        choice = all_evidence()[claim.original].choices[name]
        usual, other = choice.named(choice.published), choice.named(value)
        strained = marks().get((claim.original, name, value)) is Mark.STRAINED
        strain = ", a reading that the coders found strained" if strained else ""
        told.append(f"by “{other}” and not by “{usual}” ({choice.label}{strain})")
    return told


def qualified(claim_id: str, name: str) -> str:
    """A choice of one claim alone, as a parameter of its chapter: ab07_end."""
    return f"{claim_id.replace('-', '').lower()}_{name}"


def offers(name: str) -> dict[str, Choice]:
    """The choices that go by a name, qualified or not, by the claim that offers each."""
    return {
        claim: choice
        for claim, found in all_evidence().items()
        for own, choice in found.choices.items()
        if name in (own, qualified(claim, own))
    }


def _require_known(name: str, value: str) -> None:
    found = offers(name)
    if not found:
        known = sorted({own for one in all_evidence().values() for own in one.choices})
        raise EditionError(f"no claim has a choice {name!r}; there are: {', '.join(known)}")
    values = dict.fromkeys(one for choice in found.values() for one in choice.values)
    if value not in values:
        raise EditionError(f"{name} cannot be {value!r}; choose: {', '.join(values)}")


@cached
def _found(claim_id: str, aside: str = ALL, *own: tuple[str, str]) -> Finding:
    """What a claim's evidence shows, once for all margins."""
    with cited.set_aside("" if aside == ALL else aside):
        try:
            return all_evidence()[claim_id](**dict(own))
        except cited.SilentError:
            silent = f"Without {short(aside)} no source that was read states it."
            return Finding(observed=None, missing=silent)


def _replaceable(claim: Claim) -> list[str]:
    """The sources of a claim that are not the record itself, and that others can stand in for."""
    finding = _found(claim.id)
    if finding.observed is None:
        return []
    stated = [{said.source for said in statements([row])} for row in finding.rows]
    alone = {next(iter(keys)) for keys in stated if len(keys) == 1}
    replaceable = set().union(*stated) - alone
    records = {who.source for who in finding.witnesses if who.nature is Nature.RECORD}
    return [key for key in finding.sources if key in replaceable - records]


def _has_margin(claim: Claim) -> bool:
    if _found(claim.id).observed is None:
        return False
    if claim.rule == "amount":
        return margin(claim.asserted, claim.kind) > 0
    return claim.rule in ("at_least", "at_most") and float(claim.asserted) > NATURAL_BOUND


def _with_margin(claim: Claim, strictness: str) -> Claim:
    factor = {"as_set": 1.0, "stricter": 0.5, "looser": 2.0}[strictness]
    if factor == 1:
        return claim
    if claim.rule == "amount":
        return replace(claim, strictness=factor)
    bound = float(claim.asserted) * (1 / factor if claim.rule == "at_least" else factor)
    return replace(claim, asserted=f"{bound:g}")
