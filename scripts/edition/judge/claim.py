"""What is judged: claims of a paper, findings of the evidence, and judgements; types alone."""

from dataclasses import dataclass, field
from enum import StrEnum

from edition.data.words import Value

OPINION = frozenset({"causal", "interpretive"})
"""Kinds of claim that data can illustrate but not decide."""

ENOUGH_SOURCES = 2
"""Independent sources that a contradiction needs where none of them is the record itself."""


class Verdict(StrEnum):
    """The five outcomes of a judgement."""

    SUPPORTED = "supported"
    CAVEAT = "supported with a caveat"
    CONTRADICTED = "contradicted"
    NOT_TESTABLE = "not testable with open data"
    INTERPRETIVE = "interpretive"


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
    tolerance: float
    caveat: str
    caveat_sources: tuple[str, ...]
    indicator: str
    duplicate_of: str

    @property
    def original(self) -> str:
        """The id of the claim that it repeats, or else its own."""
        return self.duplicate_of or self.id


@dataclass(frozen=True)
class Finding:
    """What independent evidence shows about one question; it knows nothing of the claim.

    `observed` is a measure, a name, a day or a set of features, None where the evidence is silent.
    `low` and `high` bound the measurement where its uncertainty is known, in `unit`; a date known
    by month or year only has that `precision`.
    `rows` name the rows it rests on (table:key), `sources` their source keys, `origins` the
    independent publishers behind these; `primary` tells whether one of them is the text, the
    record or the statement itself.  `missing` says, where `observed` is None, why, and
    where the answer would be found; `note` is one sentence on how to read the figure.
    `rivals` are what would be found by values for which as much speaks as for those believed.
    """

    observed: Value
    unit: str = ""
    low: float | None = None
    high: float | None = None
    precision: str = "day"
    rows: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    origins: frozenset[str] = field(default_factory=frozenset)
    primary: bool = False
    missing: str = ""
    note: str = ""
    rivals: "tuple[Finding, ...]" = ()

    @property
    def weak(self) -> bool:
        """Whether it rests on one source that is not the record itself."""
        return not self.primary and len(self.origins) < ENOUGH_SOURCES


@dataclass(frozen=True)
class Judgement:
    """A verdict and the reason for it in words."""

    verdict: Verdict
    reason: str
