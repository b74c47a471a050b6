"""What is judged: claims of a paper, findings of the evidence, and judgements; types alone."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from edition.data.words import Value
from edition.judge.trend import Trend
from edition.judge.witnesses import Witness, joined

OPINION = frozenset({"causal", "interpretive"})
"""Kinds of claim that data can illustrate but not decide."""


NOT_YET_TESTED = "not yet tested"
"""Where the answer stands is known and could be read."""

NO_SOURCE_KNOWN = "no source known"
"""It was searched for, and no place is known where the answer would stand."""


class Verdict(StrEnum):
    """The six outcomes of a judgement."""

    SUPPORTED = "supported"
    CAVEAT = "supported with a caveat"
    DISPUTED = "disputed"
    CONTRADICTED = "contradicted"
    OPEN = "open"
    OPINION = "opinion"


@dataclass(frozen=True)
class Claim:
    """One statement of the paper in our words, with its address and the rule that tests it."""

    id: str
    section: str
    paragraph: int
    sentence: int
    kind: str
    paraphrase: str
    actors: tuple[str, ...]
    footnote: int | None
    asserted: str
    unit: str
    rule: str
    context: str
    context_sources: tuple[str, ...]
    indicator: str
    duplicate_of: str
    strictness: float = 1.0
    """Which share of its margin is allowed, where a reader takes the paper more or less exactly."""

    @property
    def original(self) -> str:
        """The id of the claim that it repeats, or else its own."""
        return self.duplicate_of or self.id


Reading = Value | Trend
"""A measure, a day, an item or code, or the direction of a series."""


@dataclass(frozen=True)
class Observation:
    """One value that sources give, or that is worked out from several facts.

    `low` and `high` bound a measure, `precision` is that of a day; `grounds` are the witnesses of
    each fact that it rests on, one group a fact.
    """

    value: Reading
    grounds: tuple[frozenset[Witness], ...] = ()
    low: float | None = None
    high: float | None = None
    precision: str = "day"

    def without(self, witnesses: Collection[Witness]) -> "Observation":
        """The same value without some of its witnesses."""
        return replace(self, grounds=tuple(group.difference(witnesses) for group in self.grounds))


@dataclass(frozen=True)
class Finding:
    """What independent evidence shows about one question; it knows nothing of the claim.

    `observations` are what speaks for or against whoever asserts something, in `unit`; `observed`
    is the value that is shown, None where the evidence is silent, and `low` and `high` span all.
    `rows` name the rows it rests on (table:key).  `exclusive` tells that one answer rules the
    others out; `denying` then names the codes that do, all where it is None.  `coded` tells that
    passages were coded, `voices` that they are single voices of a group without a survey of it.
    `missing` says, where the evidence is silent or thin, why, and where the answer would be
    found, and `status` whether it could be read there; `note` is one sentence on how to read the
    figure, and `measure` says, in words that follow it, of what it is: from the one to the other.
    """

    observed: Value
    unit: str = ""
    low: float | None = None
    high: float | None = None
    precision: str = "day"
    rows: tuple[str, ...] = ()
    observations: tuple[Observation, ...] = ()
    exclusive: bool = False
    denying: frozenset[str] | None = None
    coded: bool = False
    voices: bool = False
    missing: str = ""
    status: str = ""
    note: str = ""
    measure: str = ""

    @property
    def sources(self) -> tuple[str, ...]:
        """The keys of all sources behind it, in the order of the alphabet."""
        return tuple(sorted({who.source for who in self.witnesses}))

    @property
    def witnesses(self) -> frozenset[Witness]:
        """All who speak for any of its values."""
        groups = [group for seen in self.observations for group in seen.grounds]
        return frozenset().union(*groups)

    @property
    def worked_out(self) -> bool:
        """Whether no source states any of its values, as each is worked out from several facts."""
        return bool(self.observations) and all(len(one.grounds) > 1 for one in self.observations)

    @property
    def origins(self) -> frozenset[str]:
        """The independent origins behind it."""
        return frozenset(joined(self.witnesses).values())

    def denies(self, value: str) -> bool:
        """Whether a value rules out what it is not; on a list only a code that says so does."""
        if self.denying is None:
            return self.exclusive
        return value in self.denying and not value.startswith("not ")


@dataclass(frozen=True)
class Judgement:
    """A verdict, the reason for it in words, and who stands on which side.

    `favour`, `against` and `unclear` name origins; `firm` names those of the three that are firm.
    """

    verdict: Verdict
    reason: str
    favour: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    firm: tuple[str, ...] = ()
