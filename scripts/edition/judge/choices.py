"""The choices of a claim: those of its evidence, one source set aside, and how strict the rule."""

from collections.abc import Mapping
from dataclasses import replace

from edition.base.cache import cached
from edition.data.bibliography import short
from edition.data.tables import CITED
from edition.judge import cited
from edition.judge.claim import Claim, Finding
from edition.judge.registry import Choice, Choices, all_evidence, choice

ALL = "all"
"""The value of the choice of sources that sets none aside."""

WITHOUT = "A reader may hold that this source errs, or only repeats another."

MARGINS = choice(
    "strictness",
    {
        "as_set": "The margin that the ledger states for this claim.",
        "stricter": "Half of it: a reader may take the paper's words exactly.",
        "looser": "Twice as much: a reader may take them as a round figure.",
    },
)
"""How strictly a number is taken; where the paper gives a vague word, what number it needs."""

NATURAL_BOUND = 1
"""A bound up to this is not set for a vague word: it says more than nothing, or at least one."""


def offered(claim: Claim) -> Choices:
    """All choices of a claim by name, the default value of each first; none for an opinion."""
    if claim.id not in all_evidence():
        return {}
    choices = dict(all_evidence()[claim.id].choices)
    if apart := _replaceable(claim):
        choices["sources"] = _all_or_without(apart)
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


@cached
def _found(claim_id: str, aside: str = ALL, *own: tuple[str, str]) -> Finding:
    """What a claim's evidence shows, once for all margins."""
    with cited.set_aside("" if aside == ALL else aside):
        try:
            return all_evidence()[claim_id](**dict(own))
        except cited.SilentError as error:
            return Finding(observed=None, missing=str(error))


def _all_or_without(apart: list[str]) -> Choice:
    described = {key: (f"without {short(key)}", WITHOUT) for key in apart}
    return choice("sources", {ALL: "All sources that were read count together.", **described})


def _replaceable(claim: Claim) -> list[str]:
    """The sources of a claim that are not the record itself, and that others can stand in for."""
    finding = _found(claim.id)
    if finding.observed is None:
        return []
    stated = [_stating(row) for row in finding.rows if row.partition(":")[0] in CITED]
    alone = {next(iter(keys)) for keys in stated if len(keys) == 1}
    replaceable = set().union(*stated) - alone
    return [
        key for key in finding.sources if key in replaceable and not cited.sources()[key].is_record
    ]


def _stating(row: str) -> set[str]:
    """The sources that state a fact, named as a row of a finding (table:key)."""
    name, _, key = row.partition(":")
    column = "feature" if name == "attributes" else CITED[name]
    return set(cited.rows(name, column, key)["source"])


def _has_margin(claim: Claim) -> bool:
    if _found(claim.id).observed is None:
        return False
    if claim.rule.startswith("within_"):
        return claim.tolerance > 0
    return claim.rule in ("at_least", "at_most") and float(claim.asserted) > NATURAL_BOUND


def _with_margin(claim: Claim, margin: str) -> Claim:
    factor = {"as_set": 1.0, "stricter": 0.5, "looser": 2.0}[margin]
    if factor == 1:
        return claim
    if claim.rule.startswith("within_"):
        return replace(claim, tolerance=claim.tolerance * factor)
    bound = float(claim.asserted) * (1 / factor if claim.rule == "at_least" else factor)
    return replace(claim, asserted=f"{bound:g}")
