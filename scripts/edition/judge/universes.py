"""How far a verdict depends on choices: the claim judged in every universe.

A universe is one combination of choices, and that is what readers see it called.  Two verdicts
agree where they give the same answer: a caveat belongs to the claim and does not turn it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from typing import Any

from edition.base.cache import cached
from edition.judge.agreement import ENOUGH as ENOUGH
from edition.judge.agreement import STANDS as STANDS
from edition.judge.agreement import agreement as agreement
from edition.judge.choices import confront, offered
from edition.judge.claim import Claim, Verdict
from edition.judge.ledger import Judged, find_claim, judged, read_claims
from edition.judge.readings import Mark as Mark
from edition.judge.readings import differs
from edition.judge.readings import marks as marks
from edition.judge.registry import Choices, IncompatibleError
from edition.judge.rules import judge


class Standing(StrEnum):
    """How far the verdict of a claim depends on choices."""

    EVERY = "holds whatever is chosen"
    MOST = "holds in most combinations of choices"
    FEW = "holds for some choices only"
    NO_CHOICE = "no choice to make"


@dataclass(frozen=True)
class Universe:
    """One combination of choices, and the claim as it is judged there.

    It is `strained` if a value in it is a reading that the coders found so.
    """

    chosen: Mapping[str, str]
    item: Judged
    strained: bool = False


@dataclass(frozen=True)
class Robustness:
    """A claim in all its universes, the published one first, with its published verdict.

    That looks at readings too; a universe is one reading, and is held against the first.  What is
    strained is shown and does not count.
    """

    claim: Claim
    verdict: Verdict
    choices: Choices
    universes: tuple[Universe, ...]

    @property
    def strained(self) -> frozenset[tuple[str, str]]:
        """The readings that the coders found strained, by choice and value."""
        return frozenset(
            (name, value)
            for name, choice in self.choices.items()
            for value in choice.values
            if marks().get((self.claim.id, name, value)) is Mark.STRAINED
        )

    @property
    def counting(self) -> tuple[Universe, ...]:
        """The universes that no strained reading makes."""
        return tuple(one for one in self.universes if not one.strained)

    @property
    def agreeing(self) -> int:
        """The number of universes that count and give the published answer."""
        return sum(self.agrees(universe) for universe in self.counting)

    @property
    def share(self) -> float:
        """The share of universes that count and give the published answer, 0 to 1."""
        return self.agreeing / len(self.counting)

    @property
    def standing(self) -> Standing:
        """How far the verdict depends on the choices."""
        if len(self.counting) == 1:
            return Standing.NO_CHOICE
        if self.share == 1:
            return Standing.EVERY
        return Standing.MOST if self.share > 1 / 2 else Standing.FEW

    @property
    def items(self) -> dict[tuple[str, ...], Judged]:
        """The claim as it is judged, by the values of its choices in their order."""
        return {tuple(one.chosen.values()): one.item for one in self.universes}

    def agrees(self, universe: Universe) -> bool:
        """Whether a universe gives the published answer."""
        return not differs(universe.item.verdict, self.universes[0].item.verdict)

    def turning(self) -> dict[str, list[str]]:
        """The values that alone, all else as published, turn the answer; by choice."""
        published = self.universes[0].chosen
        found: dict[str, list[str]] = {}
        for universe in self.counting:
            changed = [name for name in published if universe.chosen[name] != published[name]]
            if len(changed) == 1 and not self.agrees(universe):
                found.setdefault(changed[0], []).append(universe.chosen[changed[0]])
        return found


@cached
def robustness(claim_id: str) -> Robustness:
    """A claim in every universe; a repeated claim has its original's."""
    tested = find_claim(find_claim(claim_id).original)
    choices = offered(tested)
    published = judged(tested.id).verdict
    return Robustness(tested, published, choices, tuple(_universes(tested, choices)))


def all_claims() -> list[Robustness]:
    """Every distinct claim that has evidence, in all its universes, in the order of the paper."""
    claims = read_claims().values()
    return [robustness(claim.id) for claim in claims if claim.rule and not claim.duplicate_of]


def robustness_record(found: Robustness) -> dict[str, Any]:
    """A claim's robustness as plain values: id, verdict, universes (their number), share that
    agrees, standing, turned_by (values by choice)."""
    return {
        "id": found.claim.id,
        "verdict": str(found.verdict),
        "universes": len(found.counting),
        "share": found.share,
        "standing": str(found.standing),
        "turned_by": found.turning(),
    }


def _universes(claim: Claim, choices: Choices) -> Iterator[Universe]:
    for values in product(*(choice.values for choice in choices.values())):
        chosen = dict(zip(choices, values, strict=True))
        try:
            tested, finding = confront(claim, chosen)
        except IncompatibleError:
            continue
        read = (marks().get((claim.id, name, value)) for name, value in chosen.items())
        item = Judged(claim, finding, judge(tested, finding))
        yield Universe(chosen, item, Mark.STRAINED in read)
