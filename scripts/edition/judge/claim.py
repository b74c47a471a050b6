"""Claims of the paper, findings of the evidence, and the judgement that confronts the two."""

from dataclasses import dataclass, field
from enum import StrEnum

from edition import tables
from edition.errors import EditionError
from edition.rules import compare
from edition.words import Value

Observed = Value
"""What the evidence shows: a measure, a name, a day, a set of features; None where it is silent."""

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


@dataclass(frozen=True)
class Finding:
    """What independent evidence shows about one question; it knows nothing of the claim.

    `low` and `high` bound the measurement where its uncertainty is known, in `unit`; a date known
    by month or year only has that `precision`.
    `rows` name the rows it rests on (table:key), `sources` their source keys, `origins` the
    independent publishers behind these; `primary` tells whether one of them is the text, the
    record or the statement itself.  `missing` says, where `observed` is None, why, and
    where the answer would be found; `note` is one sentence on how to read the figure.
    """

    observed: Observed
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

    @property
    def weak(self) -> bool:
        """Whether it rests on one source that is not the record itself."""
        return not self.primary and len(self.origins) < ENOUGH_SOURCES


@dataclass(frozen=True)
class Judgement:
    """A verdict and the reason for it in words."""

    verdict: Verdict
    reason: str


@tables.kept
def read_claims() -> dict[str, Claim]:
    """The ledger, by claim id, in the order of the paper."""
    ledger = tables.read("claims")
    return {
        row["id"]: Claim(
            **{
                **{str(name): row[name] for name in ledger.columns if name != "source"},
                "actors": tuple(tables.source_keys(row["actors"])),
                "caveat_sources": tuple(tables.source_keys(row["caveat_sources"])),
                "footnote": None if row["footnote"] != row["footnote"] else int(row["footnote"]),
            }
        )
        for row in ledger.astype({"footnote": "float64"}).to_dict("records")
    }


def judge(claim: Claim, finding: Finding | None) -> Judgement:
    """The verdict on a claim, by its rule, from what was observed.

    Silence is never a contradiction, and a contradiction needs two independent sources or the
    record itself.
    Raises EditionError where the rule does not fit what was observed.
    """
    if claim.kind in OPINION:
        return Judgement(Verdict.INTERPRETIVE, _opinion(claim))
    if finding is None:
        raise EditionError(f"{claim.id}: a claim of kind {claim.kind} needs an evidence function")
    if finding.observed is None:
        return Judgement(Verdict.NOT_TESTABLE, finding.missing)
    comparison = compare(claim, finding)
    if comparison.holds:
        verdict = Verdict.CAVEAT if claim.caveat or comparison.caveat else Verdict.SUPPORTED
        return Judgement(verdict, " ".join(filter(None, [comparison.words, comparison.caveat])))
    if finding.weak:
        return Judgement(
            Verdict.NOT_TESTABLE,
            f"{comparison.words} That would contradict the claim, but it rests on "
            "one source, and a contradiction needs two independent ones.",
        )
    return Judgement(Verdict.CONTRADICTED, comparison.words)


def _opinion(claim: Claim) -> str:
    kind = "A cause" if claim.kind == "causal" else "An opinion, motive or forecast"
    shown = f" Indicator: {claim.indicator}." if claim.indicator else ""
    return f"{kind}, which data can illustrate but not decide.{shown}"
