"""The choices of a claim: those of its evidence, one source set aside, and how strict the rule."""

from collections.abc import Mapping
from dataclasses import replace

from edition import tables
from edition.claims import Claim, Finding
from edition.evidence import EVIDENCE, facts
from edition.evidence.registry import Choices
from edition.statements import CITED

ALL = "all"
SOURCES = {ALL: "All sources that were read count together."}
WITHOUT = "A reader may hold that this source errs, or only repeats another."

MARGINS = {
    "as_set": "The margin that the ledger states for this claim.",
    "stricter": "Half of it: a reader may take the paper's words exactly.",
    "looser": "Twice as much: a reader may take them as a round figure.",
}
"""How strictly a number is taken; where the paper gives a vague word, what number it needs."""

NATURAL_BOUND = 1
"""A bound up to this is not set for a vague word: it says more than nothing, or at least one."""


def offered(claim: Claim) -> Choices:
    """All choices of a claim by name, the default value of each first; none for an opinion."""
    if claim.id not in EVIDENCE:
        return {}
    choices = dict(EVIDENCE[claim.id].choices)
    if apart := _sources(claim):
        choices["sources"] = SOURCES | dict.fromkeys(apart, WITHOUT)
    if _has_margin(claim):
        choices["margin"] = MARGINS
    return choices


def confront(claim: Claim, chosen: Mapping[str, str]) -> tuple[Claim, Finding | None]:
    """The claim as it is to be judged under choices on offer, and what is then observed."""
    if claim.id not in EVIDENCE:
        return claim, None
    own = {name: value for name, value in chosen.items() if name not in ("sources", "margin")}
    finding = _found(claim.id, chosen.get("sources", ALL), *own.items())
    return _with_margin(claim, chosen.get("margin", "as_set")), finding


@tables.kept
def _found(claim_id: str, aside: str = ALL, *own: tuple[str, str]) -> Finding:
    """What a claim's evidence shows, once for all margins."""
    with facts.set_aside("" if aside == ALL else aside):
        try:
            return EVIDENCE[claim_id](**dict(own))
        except facts.SilentError as error:
            return Finding(observed=None, missing=str(error))


def _sources(claim: Claim) -> list[str]:
    """The sources of a claim that are not the record itself, and that others can stand in for."""
    finding = _found(claim.id)
    if finding.observed is None:
        return []
    stated = [_stating(row) for row in finding.rows if row.partition(":")[0] in CITED]
    alone = {next(iter(keys)) for keys in stated if len(keys) == 1}
    replaceable = set().union(*stated) - alone
    return [key for key in finding.sources if key in replaceable and not facts.is_record(key)]


def _stating(row: str) -> set[str]:
    """The sources that state a fact, named as a row of a finding (table:key)."""
    name, _, key = row.partition(":")
    column = "feature" if name == "attributes" else CITED[name]
    return set(facts.statements(name, column, key)["source"])


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
