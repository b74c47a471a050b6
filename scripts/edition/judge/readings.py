"""What other readings of a claim do to its verdict, by the marks of two coders."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from edition.base.cache import cached
from edition.data import tables
from edition.judge.claim import Judgement, Verdict


class Mark(StrEnum):
    """How a coder who sees no result takes an alternative reading."""

    NATURAL = "natural"
    POSSIBLE = "possible"
    STRAINED = "strained"


HOLDS = (Verdict.SUPPORTED, Verdict.CAVEAT)


@cached
def marks() -> dict[tuple[str, str, str], Mark]:
    """The weaker of the two marks of each reading, by claim, choice and value."""
    order = list(Mark)
    return {
        (row["claim"], row["choice"], row["value"]): max(
            (Mark(row["first"]), Mark(row["second"])), key=order.index
        )
        for row in tables.read("readings").to_dict("records")
    }


@dataclass(frozen=True)
class Alternative:
    """Another reading, all else as published: its name for readers, its mark, its verdict, and why
    one may read it so."""

    name: str
    mark: Mark
    verdict: Verdict
    defence: str = ""


def differs(one: Verdict, other: Verdict) -> bool:
    """Whether two verdicts give another answer; a caveat is none."""
    return one is not other and not {one, other} <= set(HOLDS)


def settle(
    published: Judgement, alternatives: Iterable[Alternative]
) -> tuple[Verdict, list[Alternative]]:
    """The verdict after its readings, and those that turn it.

    A natural reading that gives another answer disputes it, a possible one is a caveat, a strained
    one has no effect.  Where either answer is open there is nothing to dispute: it is a caveat.
    """
    turned = [one for one in alternatives if differs(published.verdict, one.verdict)]
    natural = [
        one
        for one in turned
        if one.mark is Mark.NATURAL and Verdict.OPEN not in (one.verdict, published.verdict)
    ]
    if natural:
        return Verdict.DISPUTED, natural
    possible = [one for one in turned if one.mark is not Mark.STRAINED]
    if possible and published.verdict is Verdict.SUPPORTED:
        return Verdict.CAVEAT, possible
    return published.verdict, possible
