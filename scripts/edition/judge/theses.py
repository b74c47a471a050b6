"""The theses of a paper and their rivals: what must be seen if each is right, and what was seen."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from edition.base.cache import cached
from edition.base.errors import EditionError
from edition.data import descriptor, tables
from edition.judge.agreement import Agreement, compare
from edition.judge.choices import confront, offered
from edition.judge.claim import Claim, Verdict
from edition.judge.ledger import Judged, judged, read_claims
from edition.judge.rules import judge

DAY = "as_of"
"""The choice of evidence that looks at another day than that of publication."""


class Power(StrEnum):
    """What an observation can do, by whether the thesis needs it and the rival cannot have it."""

    BOTH = "hoop and smoking gun"
    HOOP = "hoop"
    SMOKING_GUN = "smoking gun"
    STRAW = "straw"


class Result(StrEnum):
    """Whether what was expected is seen."""

    SEEN = "seen"
    NOT_SEEN = "not seen"
    OPEN = "open"


class Standing(StrEnum):
    """The outcomes for a thesis, from best to worst."""

    UP = "holds up"
    IN_PART = "holds in part"
    TIED = "cannot be told from its rival"
    OPEN = "cannot be told"
    FALLS = "does not hold up"


RESULTS = {
    Verdict.SUPPORTED: Result.SEEN,
    Verdict.CAVEAT: Result.SEEN,
    Verdict.CONTRADICTED: Result.NOT_SEEN,
}
"""What is disputed or open stays open, and an opinion shows nothing."""


@dataclass(frozen=True)
class Thesis:
    """What the paper argues, in our words, and the strongest rival in the literature."""

    id: str
    title: str
    thesis: str
    rival: str
    rival_sources: tuple[str, ...]
    claims: tuple[str, ...]
    """The ids of the claims that it is built from."""
    turn: str
    """What would turn the judgement."""


@dataclass(frozen=True)
class Expected:
    """An observation by which a thesis is told from its rival, as it was frozen.

    `test` is the claim that decides, of the ledger or of its own; two coders who saw no result
    said whether it must be seen if the thesis is right, and would surprise if the rival were.
    """

    id: str
    thesis: str
    part: str
    words: str
    outside: bool
    test: Claim
    must: tuple[bool, bool]
    surprise: tuple[bool, bool]

    @property
    def power(self) -> Power:
        """What it can do; where the coders differ on a question, it is a no."""
        powers = {
            (True, True): Power.BOTH,
            (True, False): Power.HOOP,
            (False, True): Power.SMOKING_GUN,
        }
        return powers.get((all(self.must), all(self.surprise)), Power.STRAW)

    @property
    def needed(self) -> bool:
        """Whether the thesis falls without it."""
        return self.power in (Power.HOOP, Power.BOTH)

    @property
    def telling(self) -> bool:
        """Whether the rival cannot have it."""
        return self.power in (Power.SMOKING_GUN, Power.BOTH)


@dataclass(frozen=True)
class Seen:
    """An observation with what the evidence shows."""

    expected: Expected
    item: Judged

    @property
    def result(self) -> Result:
        """Whether it is seen."""
        return RESULTS.get(self.item.verdict, Result.OPEN)


@dataclass(frozen=True)
class Concluded:
    """A thesis with all observations, and where it stands, part by part and as a whole."""

    thesis: Thesis
    seen: tuple[Seen, ...]

    @property
    def parts(self) -> dict[str, Standing]:
        """Where each part stands; a thesis of one piece has one part without a name."""
        names = dict.fromkeys(one.expected.part for one in self.seen if one.expected.part) or {
            "": 0
        }
        return {
            name: stand(one for one in self.seen if one.expected.part in ("", name))
            for name in names
        }

    @property
    def standing(self) -> Standing:
        """Where the whole stands: parts that differ hold in part, if one of them holds up."""
        found = set(self.parts.values())
        if len(found) > 1 and Standing.UP in found:
            return Standing.IN_PART
        return max(found, key=list(Standing).index)


def stand(seen: Iterable[Seen]) -> Standing:
    """Where a thesis stands by its observations; straws never count."""
    given = list(seen)
    needed = {one.result for one in given if one.expected.needed}
    if Result.NOT_SEEN in needed:
        return Standing.FALLS
    if Result.OPEN in needed or not needed:
        return Standing.OPEN
    told = any(one.expected.telling and one.result is Result.SEEN for one in given)
    return Standing.UP if told else Standing.TIED


def conclude(thesis_id: str, as_of: str = "") -> Concluded:
    """A thesis as it stands on the day of publication, or on a later day that is on offer.

    Raises EditionError for an unknown thesis or day.
    """
    if as_of and as_of not in days():
        raise EditionError(f"as_of cannot be {as_of!r}; choose: {', '.join(days())}")
    thesis = find_thesis(thesis_id)
    own = [one for one in expectations().values() if one.thesis == thesis_id]
    return Concluded(thesis, tuple(Seen(one, _tested(one.test, as_of)) for one in own))


def _tested(claim: Claim, as_of: str) -> Judged:
    if claim.id in read_claims():
        return judged(claim.id)
    given = {DAY: as_of} if as_of and DAY in offered(claim) else {}
    tested, finding = confront(claim, given)
    return Judged(claim, finding, judge(tested, finding))


@cached
def theses() -> dict[str, Thesis]:
    """The theses by id; none where the edition has no such table."""
    return {
        row["id"]: Thesis(
            **row | {name: tuple(tables.items(row[name])) for name in ("rival_sources", "claims")}
        )
        for row in _rows("theses")
    }


def find_thesis(thesis_id: str) -> Thesis:
    """A thesis; EditionError, with those that there are, for an id that none has."""
    if thesis_id not in theses():
        raise EditionError(f"no thesis {thesis_id!r}; there are: {', '.join(theses()) or 'none'}")
    return theses()[thesis_id]


@cached
def expectations() -> dict[str, Expected]:
    """All observations by id, as they were frozen."""
    return {row["id"]: _expected(row) for row in _rows("observations")}


def agreement() -> dict[str, Agreement]:
    """How far the two coders agree on what a thesis needs, and on what would surprise its rival."""
    asked = {"needed": "must", "surprising": "surprise"}
    return {
        name: compare([_marks(getattr(one, mark)) for one in expectations().values()])
        for name, mark in asked.items()
    }


def _marks(given: tuple[bool, bool]) -> tuple[str, str]:
    first, second = ("yes" if one else "no" for one in given)
    return first, second


def _expected(row: dict[Any, Any]) -> Expected:
    return Expected(
        row["id"],
        row["thesis"],
        row["part"],
        row["observation"],
        row["origin"] == "outside",
        read_claims()[row["claim"]] if row["claim"] else _claim(row),
        (row["must_first"] == "yes", row["must_second"] == "yes"),
        (row["surprise_first"] == "yes", row["surprise_second"] == "yes"),
    )


def _claim(row: dict[Any, Any]) -> Claim:
    """An observation with evidence of its own, as a claim that the rules can judge."""
    told = {name: row[name] for name in ("id", "kind", "asserted", "unit", "rule")}
    return Claim(
        **told,
        section="",
        paragraph=0,
        sentence=0,
        paraphrase=row["observation"],
        actors=(),
        footnote=None,
        context="",
        context_sources=(),
        indicator="",
        duplicate_of="",
    )


def days() -> list[str]:
    """The days on which theses can be looked at, that of publication first."""
    own = (offered(one.test).get(DAY) for one in expectations().values())
    return sorted({day for choice in own if choice for day in choice.values})


def _rows(name: str) -> list[dict[Any, Any]]:
    there = {entry["name"] for entry in descriptor.package()["resources"]}
    return tables.read(name).to_dict("records") if name in there else []
