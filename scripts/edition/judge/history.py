"""What was published of each claim and when, from the log of changes.

The first acceptance of the log is the first version that was published, and everything else is
held against it.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from edition.base.cache import cached
from edition.data import tables
from edition.data.descriptor import CHANGES
from edition.judge.claim import Verdict
from edition.judge.ledger import read_claims

FORMER = {"interpretive": Verdict.OPINION, "not testable with open data": Verdict.OPEN}
"""What verdicts were called in versions before, and the name that each has now."""


@dataclass(frozen=True)
class Change:
    """A change of what is published of a claim: verdict and observed value, before and since.

    `verdict_before` is empty where the claim was new, `verdict` where it was taken out.
    """

    claim: str
    day: date
    version: str
    verdict_before: str
    observed_before: str
    verdict: str
    observed: str
    reason: str

    @property
    def turned(self) -> bool:
        """Whether the verdict itself moved, and not only what was observed."""
        return self.verdict_before != self.verdict

    @property
    def told(self) -> tuple[str, str]:
        """What stood before and since, in words; what was observed only where that alone moved."""
        if self.turned:
            return self.verdict_before or "not yet a claim", self.verdict or "no longer a claim"
        before, since = self.observed_before or "nothing", self.observed or "nothing"
        return f"{self.verdict_before}, observed {before}", f"{self.verdict}, observed {since}"


@dataclass(frozen=True)
class History:
    """What was published of a claim: at first, and each change since, the oldest first."""

    first: Change
    later: tuple[Change, ...]

    @property
    def verdict(self) -> str:
        """The verdict that is published now; empty where the claim was taken out."""
        return (self.later or (self.first,))[-1].verdict

    @property
    def differs(self) -> bool:
        """Whether the verdict is another now than at first, and not only its name."""
        return self.verdict != renamed(self.first.verdict)

    @property
    def reasons(self) -> str:
        """Why the verdict moved, each reason once."""
        return " ".join(dict.fromkeys(one.reason for one in self.later if one.turned))


def renamed(verdict: str) -> str:
    """A verdict of any version by the name that it has now, where it still has one."""
    return str(FORMER.get(verdict, verdict))


@cached
def histories() -> dict[str, History]:
    """The history of each claim of the log, in the paper's order; claims that are gone last."""
    found: dict[str, list[Change]] = {}
    for row in _rows():
        found.setdefault(row["claim"], []).append(_change(row))
    order = [*(claim for claim in read_claims() if claim in found), *found]
    return {claim: History(found[claim][0], tuple(found[claim][1:])) for claim in order}


def first_version() -> str:
    """The version that was published first; empty where nothing was."""
    return next((str(row["version"]) for row in _rows()), "")


@dataclass(frozen=True)
class Moved:
    """Claims that went from one verdict to another for the same reasons."""

    before: str
    now: str
    reasons: str
    claims: tuple[str, ...]


def since_first() -> list[Moved]:
    """What the first version says otherwise than is published now, by old and new verdict.

    Claims that repeat another are left out; those that came later have no verdict before.
    """
    first = first_version()
    originals = {claim.id: claim.original for claim in read_claims().values()}
    groups: dict[tuple[str, str, str], list[str]] = {}
    for claim, found in histories().items():
        before = found.first.verdict if found.first.version == first else ""
        if renamed(before) != found.verdict and originals.get(claim, claim) == claim:
            reasons = found.reasons or found.first.reason
            groups.setdefault((before, found.verdict, reasons), []).append(claim)
    return [Moved(*key, tuple(claims)) for key, claims in groups.items()]


def unchanged() -> dict[str, str]:
    """The claims that the first version has with the verdict of now, and what it was called then.

    Without those that repeat another.
    """
    moved = {claim for group in since_first() for claim in group.claims}
    originals = [one.id for one in read_claims().values() if not one.duplicate_of]
    found = histories()
    return {
        claim: found[claim].first.verdict
        for claim in originals
        if claim in found and claim not in moved
    }


def counted(groups: Iterable[Moved]) -> dict[tuple[str, str], int]:
    """How many claims went from one verdict to another, the most first."""
    counts: dict[tuple[str, str], int] = {}
    for group in groups:
        pair = group.before, group.now
        counts[pair] = counts.get(pair, 0) + len(group.claims)
    return dict(sorted(counts.items(), key=lambda item: -item[1]))


def _rows() -> list[Mapping[Hashable, Any]]:
    """The rows of the log, the oldest acceptance first."""
    return list(tables.read(CHANGES).to_dict("records"))


def _change(row: Mapping[Hashable, Any]) -> Change:
    words = {name: row[name] for name in Change.__dataclass_fields__ if name != "day"}
    return Change(day=row["day"].date(), **words)
