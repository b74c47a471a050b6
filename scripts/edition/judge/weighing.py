"""How evidence for and against is weighed: by independent origins, the same for yes and for no."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from edition.judge.claim import Observation
from edition.judge.comparison import Stand
from edition.judge.witnesses import Nature, Witness, joined

RETELLINGS = "retellings"
"""Encyclopaedias, textbooks and later press: together one origin."""

OF_WEIGHT = {Nature.RESEARCH, Nature.REPORT}
"""Of two origins, one has to be research or a report of the time."""


class Outcome(StrEnum):
    """What the evidence makes of a claim, before its readings are looked at."""

    HOLDS = "holds"
    HOLDS_DISPUTED = "holds, sources differ"
    DISPUTED = "disputed"
    FAILS = "fails"
    OPEN = "open"


@dataclass(frozen=True)
class Side:
    """Who stands on one side: the origins by name, whether they are firm, the best of them."""

    origins: tuple[str, ...] = ()
    firm: bool = False
    natures: frozenset[Nature] = frozenset()

    @property
    def bears(self) -> bool:
        """Whether anyone stands here but parties to the matter, who are named and move nothing."""
        return bool(self.natures - {Nature.PARTY})


@dataclass(frozen=True)
class Weighing:
    """The evidence on a claim by side."""

    favour: Side
    against: Side
    unclear: Side

    @property
    def outcome(self) -> Outcome:
        """The table of outcomes; what a record establishes, reports alone cannot dispute."""
        favour, against = self.favour, self.against
        if favour.firm and against.firm:
            if _outranks(favour, against):
                return Outcome.HOLDS_DISPUTED
            return Outcome.FAILS if _outranks(against, favour) else Outcome.DISPUTED
        if favour.firm:
            return Outcome.HOLDS_DISPUTED if against.bears else Outcome.HOLDS
        return Outcome.FAILS if against.firm else Outcome.OPEN


def weigh(stands: Iterable[tuple[Observation, Stand]]) -> Weighing:
    """Weighs observations with what each says to the claim."""
    told = _without_echoes(_joined(stands))
    if any(_is_record(seen) for seen, _ in told):
        told = [(seen.without(_retellings(seen)), said) for seen, said in told]
    sides = {said: [seen for seen, one in told if one is said] for said in Stand}
    favour, against, unclear = (_alone(sides[said]) for said in Stand)
    # An origin that says both tells nothing; one that says either is not unclear.
    both = {name(who) for who in favour} & {name(who) for who in against}
    torn = {who for who in favour | against if name(who) in both}
    plain = {name(who) for who in (favour | against) - torn}
    unclear = {who for who in unclear if name(who) not in plain} | torn
    return Weighing(
        _side(favour - torn, sides[Stand.FOR]),
        _side(against - torn, sides[Stand.AGAINST]),
        _side(unclear, sides[Stand.UNCLEAR]),
    )


class Part(StrEnum):
    """What a source adds to the count of origins, what counts by itself first."""

    OWN = "own"
    SHARED = "shared"
    RETELLING = "retelling"
    ECHO = "echo"
    BESIDE_RECORD = "beside the record"


@dataclass(frozen=True)
class Role:
    """How a source counts: its nature, its part, the origin as which it is named, and the sources
    with which it is counted once."""

    nature: Nature
    part: Part
    origin: str
    others: tuple[str, ...] = ()


def roles(stands: Iterable[tuple[Observation, Stand]]) -> dict[str, Role]:
    """How each source counts where observations are weighed, by its key."""
    told = _joined(stands)
    everyone = {who for seen, _ in told for group in seen.grounds for who in group}
    recorded = any(_is_record(seen) for seen, _ in _without_echoes(told))
    # Who speaks of its own act and of another's is here what weighs more.
    ordered = sorted(everyone, key=lambda who: list(Nature).index(who.nature), reverse=True)
    return {who.source: _role(who, everyone, recorded) for who in ordered}


def _role(who: Witness, everyone: Iterable[Witness], recorded: bool) -> Role:
    retells = Nature.RETELLING
    same = [one for one in everyone if one.origin == who.origin and one.source != who.source]
    first_hand = tuple(sorted({one.source for one in same if one.nature is not retells}))
    if who.nature is not retells:
        part = Part.SHARED if first_hand else Part.OWN
        return Role(who.nature, part, who.origin, first_hand)
    if first_hand:
        return Role(retells, Part.ECHO, who.origin, first_hand)
    if recorded:
        return Role(retells, Part.BESIDE_RECORD, RETELLINGS)
    heard = {one.origin for one in everyone if one.nature is not retells}
    like = {one.source for one in everyone if one.nature is retells and one.origin not in heard}
    return Role(retells, Part.RETELLING, RETELLINGS, tuple(sorted(like - {who.source})))


def is_firm(witnesses: Iterable[Witness]) -> bool:
    """The record itself, or two origins of which one is research or a report of the time.

    A party to the matter completes no pair, and a work that the paper cites is not firm with
    retellings alone.
    """
    found = [who for who in witnesses if who.nature is not Nature.PARTY]
    if any(who.nature is Nature.RECORD for who in found):
        return True
    origins = {name(who) for who in found}
    of_weight = [
        who
        for who in found
        if who.nature in OF_WEIGHT and not (who.cited and origins <= {name(who), RETELLINGS})
    ]
    return len(origins) > 1 and bool(of_weight)


def name(who: Witness) -> str:
    """The origin for which a witness speaks; retellings are together one."""
    return RETELLINGS if who.nature is Nature.RETELLING else who.origin


def _joined(stands: Iterable[tuple[Observation, Stand]]) -> list[tuple[Observation, Stand]]:
    """The same with the witnesses under the origin that they share on this matter."""
    told = list(stands)
    origins = joined({who for seen, _ in told for group in seen.grounds for who in group})
    return [
        (
            replace(
                seen,
                grounds=tuple(
                    frozenset(replace(who, origin=origins[who]) for who in group)
                    for group in seen.grounds
                ),
            ),
            said,
        )
        for seen, said in told
    ]


def _without_echoes(
    told: list[tuple[Observation, Stand]],
) -> list[tuple[Observation, Stand]]:
    """The same without retellings of what somebody tells at first hand."""
    everyone = {who for seen, _ in told for group in seen.grounds for who in group}
    heard = {who.origin for who in everyone if who.nature is not Nature.RETELLING}
    echoes = {who for who in everyone if who.nature is Nature.RETELLING and who.origin in heard}
    return [(seen.without(echoes), said) for seen, said in told]


def _side(alone: set[Witness], seen: list[Observation]) -> Side:
    chains = [one.grounds for one in seen if len(one.grounds) > 1]
    everyone = alone.union(*(group for chain in chains for group in chain))
    return Side(
        origins=tuple(sorted({name(who) for who in everyone})),
        firm=is_firm(alone) or any(all(map(is_firm, chain)) for chain in chains),
        natures=frozenset(who.nature for who in everyone),
    )


def _alone(seen: list[Observation]) -> set[Witness]:
    """Those who state a value themselves; what is worked out from several facts has no such one."""
    return {who for one in seen if len(one.grounds) == 1 for who in one.grounds[0]}


def _is_record(seen: Observation) -> bool:
    """Whether all that a value rests on is on record."""
    return bool(seen.grounds) and all(
        any(who.nature is Nature.RECORD for who in group) for group in seen.grounds
    )


def _retellings(seen: Observation) -> set[Witness]:
    return {who for group in seen.grounds for who in group if who.nature is Nature.RETELLING}


def _outranks(one: Side, other: Side) -> bool:
    return Nature.RECORD in one.natures and not other.natures & {Nature.RECORD, Nature.RESEARCH}
