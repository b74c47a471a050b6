"""Who speaks for a value: the sources by their nature, and by the origin that they share."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from edition.base.cache import cached
from edition.data import tables


class Nature(StrEnum):
    """What a source is to what it says."""

    RECORD = "record"
    RESEARCH = "research"
    REPORT = "report"
    PARTY = "party"
    RETELLING = "retelling"


@dataclass(frozen=True)
class Witness:
    """A source that speaks for a value.

    It is a record only of its own act, read at a copy that can be trusted.  `cited` tells that
    the paper rests on it, `names` those of the source, of who speaks and of all it rests on.
    """

    source: str
    origin: str
    nature: Nature
    cited: bool = False
    names: frozenset[str] = frozenset()


YES = "yes"
"""What tables say of a source that is the record of the very act that a row states."""

COPIED = "copied"
"""What the table of sources says of a work whose words the paper took over: no witness at all."""


@cached
def known() -> dict[str, Witness]:
    """Every source by its key, as a witness of its own act; none that the paper copied from."""
    return {
        row["key"]: Witness(
            row["key"],
            row["origin"],
            _nature(row["nature"], row["copy"]),
            bool(row["paper"]),
            frozenset([row["key"], row["origin"], *tables.items(row["rests_on"])]),
        )
        for row in tables.read("sources").to_dict("records")
        if row["paper"] != COPIED
    }


def witnesses(sources: Iterable[str], own_act: str = YES) -> frozenset[Witness]:
    """Sources as witnesses; what is not their own act they merely state as a party to it."""
    found = [known()[key] for key in sources if key in known()]
    return frozenset(found if own_act == YES else map(_besides, found))


def _besides(witness: Witness) -> Witness:
    if witness.nature is not Nature.RECORD:
        return witness
    return replace(witness, nature=Nature.PARTY)


def _nature(nature: str, copy: str) -> Nature:
    """A record that was read at a poor copy is worth a report of the time."""
    return Nature.REPORT if (nature, copy) == (Nature.RECORD, "poor") else Nature(nature)


def joined(given: Iterable[Witness]) -> dict[Witness, str]:
    """Each of some witnesses with its origin: one for all who share a name, step by step.

    Only those who speak on the same matter are joined: that two agencies once printed the same
    document does not make them one on everything else.
    """
    left, origins = sorted(given, key=lambda who: who.source), dict[Witness, str]()
    while left:
        group, names = [], set(left[0].names | {left[0].origin})
        while more := [who for who in left if names & (who.names | {who.origin})]:
            group += more
            names.update(*(who.names for who in more))
            left = [who for who in left if who not in more]
        origins |= dict.fromkeys(group, _shared(group))
    return origins


def _shared(group: list[Witness]) -> str:
    """The name for readers that most of a group share; of one alone, its origin."""
    if len(group) == 1:
        return group[0].origin
    keys = {who.source for who in group}
    times = Counter(name for who in group for name in (who.names | {who.origin}) - keys)
    return min(times, key=lambda name: (-times[name], name in known(), name))
