"""Who speaks for a value: the sources by their nature, and by the origin that they share."""

from collections.abc import Iterable
from dataclasses import dataclass
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
    the paper rests on it.
    """

    source: str
    origin: str
    nature: Nature
    cited: bool = False


YES = "yes"
"""What tables say of a source that is the record of the very act that a row states."""

COPIED = "copied"
"""What the table of sources says of a work whose words the paper took over: no witness at all."""


@cached
def known() -> dict[str, Witness]:
    """Every source by its key, as a witness of its own act; none that the paper copied from."""
    table = tables.read("sources").to_dict("records")
    origins = _origins(
        {row["key"]: [row["origin"], *tables.items(row["rests_on"])] for row in table}
    )
    return {
        row["key"]: Witness(
            row["key"], origins[row["key"]], _nature(row["nature"], row["copy"]), bool(row["paper"])
        )
        for row in table
        if row["paper"] != COPIED
    }


def witnesses(sources: Iterable[str], own_act: str = YES) -> frozenset[Witness]:
    """Sources as witnesses; what is not their own act they merely state as a party to it."""
    found = [known()[key] for key in sources if key in known()]
    return frozenset(found if own_act == YES else map(_besides, found))


def _besides(witness: Witness) -> Witness:
    if witness.nature is not Nature.RECORD:
        return witness
    return Witness(witness.source, witness.origin, Nature.PARTY, witness.cited)


def _nature(nature: str, copy: str) -> Nature:
    """A record that was read at a poor copy is worth a report of the time."""
    return Nature.REPORT if (nature, copy) == (Nature.RECORD, "poor") else Nature(nature)


def _origins(ties: dict[str, list[str]]) -> dict[str, str]:
    """The origin that each source shares with all that it rests on, by the first of their names."""
    joined: dict[str, set[str]] = {}
    for key, others in ties.items():
        group = {key}.union(*(joined.get(name, {name}) for name in [key, *others]))
        joined |= dict.fromkeys(group, group)
    return {key: min(joined[key] - ties.keys(), default=min(joined[key])) for key in ties}
