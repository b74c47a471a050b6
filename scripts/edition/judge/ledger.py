"""The ledger: every claim of the paper, with its finding and its verdict."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from functools import partial
from typing import Any

import pandas as pd

from edition.base.cache import cached
from edition.base.errors import EditionError
from edition.base.text import known
from edition.data import tables, vocabulary
from edition.data.replies import replies, reply_record
from edition.judge import reasons
from edition.judge.choices import confront, departures, offered
from edition.judge.claim import NO_SOURCE_KNOWN as NO_SOURCE_KNOWN
from edition.judge.claim import NOT_YET_TESTED as NOT_YET_TESTED
from edition.judge.claim import Claim, Finding, Judgement, Verdict
from edition.judge.comparison import margin as margin
from edition.judge.readings import Alternative, marks, settle
from edition.judge.registry import require_offered
from edition.judge.rules import judge


@dataclass(frozen=True)
class Judged:
    """A claim, what the evidence shows, and the judgement; a repeated claim has its original's."""

    claim: Claim
    finding: Finding | None
    judgement: Judgement

    @property
    def verdict(self) -> Verdict:
        """The verdict alone."""
        return self.judgement.verdict


@cached
def read_claims() -> dict[str, Claim]:
    """The ledger, by claim id, in the order of the paper."""
    ledger = tables.read("claims").astype({"footnote": "float64"})
    sections = list(vocabulary.sections())
    return {
        row["id"]: Claim(
            **{str(name): row[name] for name in ledger.columns if name != "source"}
            | {
                "actors": tuple(tables.items(row["actors"])),
                "context_sources": tuple(tables.items(row["context_sources"])),
                "footnote": None if row["footnote"] != row["footnote"] else int(row["footnote"]),
            }
        )
        for row in sorted(ledger.to_dict("records"), key=partial(_place, sections))
    }


def _place(sections: list[str], row: Mapping[Hashable, Any]) -> tuple[Any, ...]:
    """Where a claim stands in the paper; in a sentence claims follow each other by their number."""
    section = sections.index(vocabulary.section(row["section"]).code)
    return section, row["paragraph"], row["sentence"], len(row["id"]), row["id"]


def find_claim(claim_id: str) -> Claim:
    """A claim of the ledger; EditionError, with the nearest ones, where there is none."""
    ledger = read_claims()
    if claim_id not in ledger:
        near = get_close_matches(claim_id, ledger, cutoff=0.5) or [*list(ledger)[:3], "…"]
        raise EditionError(f"no claim {claim_id!r}; there are: {', '.join(near)}")
    return ledger[claim_id]


def in_our_words(claim: Claim) -> str:
    """What a claim says; one that repeats another says what the other does."""
    return (find_claim(claim.duplicate_of) if claim.duplicate_of else claim).paraphrase


def judged(claim_id: str, **choices: str) -> Judged:
    """One judged claim, under some of the choices that `choices.offered` lists.

    Raises EditionError for an unknown claim, or for a choice, with the right ones.
    """
    claim = find_claim(claim_id)
    if not choices:
        return _as_published(claim_id)
    require_offered(claim_id, offered(find_claim(claim.original)), choices)
    return _judge(claim, choices)


def named(claim_id: str, name: str, value: str) -> str:
    """A value of a choice of a claim in words for readers."""
    return offered(find_claim(claim_id))[name].named(value)


def judged_claims(section: str | None = None, **choices: str) -> list[Judged]:
    """The judged claims of one section, or of all, in the order of the paper.

    Each follows those of the choices that its evidence offers.  EditionError for a section that is
    not there, or for a name or value of a choice that no claim offers.
    """
    if section is not None:
        vocabulary.section(section)
    claims = [one for one in read_claims().values() if section in (None, one.section)]
    chosen = [(claim, departures(claim, choices)) for claim in claims]
    return [_judge(claim, own) if own else _as_published(claim.id) for claim, own in chosen]


@cached
def _as_published(claim_id: str) -> Judged:
    claim = find_claim(claim_id)
    item = _judge(claim, {})
    others = [
        Alternative(
            choice.named(value), mark, _judge(claim, {name: value}).verdict, choice.values[value]
        )
        for name, choice in offered(find_claim(claim.original)).items()
        for value in choice.values
        if (mark := marks().get((claim.original, name, value)))
    ]
    verdict, turning = settle(item.judgement, others)
    read = [(one.name, one.verdict, one.defence) for one in turning]
    reason = reasons.read_otherwise(item.judgement.reason, read)
    return replace(item, judgement=replace(item.judgement, verdict=verdict, reason=reason))


def _judge(claim: Claim, chosen: dict[str, str]) -> Judged:
    tested, finding = confront(find_claim(claim.original), chosen)
    return Judged(claim, finding, judge(tested, finding))


def verdict_record(item: Judged) -> dict[str, Any]:
    """A judged claim as plain values: id, section, paragraph, sentence, kind, paraphrase, actors,
    verdict, reason, basis (measured or coded), for, against, unclear (origins), firm (which of
    these three are), status of an open claim, context, context_sources, asserted, observed, unit,
    low, high, sources, rows, duplicate_of, replies (to the original of a claim that repeats it)."""
    claim, finding = item.claim, item.finding or Finding(observed=None)
    return {
        "id": claim.id,
        "section": claim.section,
        "paragraph": claim.paragraph,
        "sentence": claim.sentence,
        "kind": claim.kind,
        "paraphrase": claim.paraphrase,
        "actors": list(claim.actors),
        "verdict": str(item.verdict),
        "reason": item.judgement.reason,
        "basis": _basis(finding),
        "for": list(item.judgement.favour),
        "against": list(item.judgement.against),
        "unclear": list(item.judgement.unclear),
        "firm": ["for" if side == "favour" else side for side in item.judgement.firm],
        "status": finding.status if item.verdict is Verdict.OPEN else None,
        "context": claim.context,
        "context_sources": list(claim.context_sources),
        "asserted": claim.asserted or None,
        "observed": _plain(finding),
        "unit": finding.unit or claim.unit or None,
        "low": finding.low,
        "high": finding.high,
        "sources": list(finding.sources),
        "rows": list(finding.rows),
        "duplicate_of": claim.duplicate_of or None,
        "replies": [reply_record(one) for one in replies(claim.original)],
    }


def _basis(finding: Finding) -> str | None:
    if not finding.observations:
        return None
    return "coded" if finding.coded else "measured"


def _plain(finding: Finding) -> float | str | list[str] | None:
    value = finding.observed
    if isinstance(value, date):
        return known(value, finding.precision)
    return sorted(value) if isinstance(value, frozenset) else value


DECIDED = (Verdict.SUPPORTED, Verdict.CAVEAT, Verdict.CONTRADICTED)
"""Verdicts that say whether a claim holds."""


def distinct() -> list[Judged]:
    """Every claim once, without those that repeat another."""
    return [item for item in judged_claims() if not item.claim.duplicate_of]


@cached
def resting() -> dict[str, list[str]]:
    """The ids of the distinct claims whose evidence has a source, by the key of the source."""
    found: dict[str, list[str]] = {}
    for item in distinct():
        for key in item.finding.sources if item.finding else ():
            found.setdefault(key, []).append(item.claim.id)
    return found


def with_verdict(*verdicts: Verdict) -> list[Judged]:
    """The distinct claims with one of these verdicts, in the order of the paper."""
    return [item for item in distinct() if item.verdict in verdicts]


def held(*claim_ids: str) -> int:
    """How many of these claims hold, with a caveat or without."""
    return sum(judged(one).verdict in (Verdict.SUPPORTED, Verdict.CAVEAT) for one in claim_ids)


def confirmed(number: int) -> list[Judged]:
    """The claims that hold without a caveat on the most independent sources."""
    held = with_verdict(Verdict.SUPPORTED)
    ranked = sorted(held, key=lambda item: -len(item.finding.origins) if item.finding else 0)
    return ranked[:number]


def scores() -> pd.DataFrame:
    """One row a distinct claim: section, kind, verdict, basis (measured or coded; empty where the
    evidence is silent), sources (independent)."""
    return pd.DataFrame(
        {
            "claim": item.claim.id,
            "section": vocabulary.section(item.claim.section).title,
            "kind": item.claim.kind,
            "verdict": str(item.verdict),
            "basis": (_basis(item.finding) if item.finding else None) or "",
            "sources": len(item.finding.origins) if item.finding else 0,
        }
        for item in distinct()
    )


@dataclass(frozen=True)
class Score:
    """How many claims hold, how many fail, and how many are open or disputed."""

    held: int
    failed: int
    unsettled: int

    @property
    def tested(self) -> int:
        """All that could have come out either way."""
        return self.held + self.failed + self.unsettled

    @property
    def share(self) -> float:
        """Per cent of those with a firm verdict that hold."""
        return 100 * self.held / (self.held + self.failed)

    @property
    def low(self) -> float:
        """Per cent that would hold if all that is open or disputed fell against the paper."""
        return 100 * self.held / self.tested

    @property
    def high(self) -> float:
        """Per cent that would hold if all that is open or disputed fell for the paper."""
        return 100 * (self.held + self.unsettled) / self.tested


def by_claim() -> Score:
    """The score of the distinct claims, opinions left out."""
    return score([item.verdict] for item in distinct())


def by_sentence() -> Score:
    """The score of the paper's sentences: one holds if all its tested claims do."""
    found: dict[tuple[str, int, int], list[Verdict]] = {}
    for item in judged_claims():
        claim = item.claim
        place = claim.section, claim.paragraph, claim.sentence
        found.setdefault(place, []).append(item.verdict)
    return score(found.values())


def score(sentences: Iterable[list[Verdict]]) -> Score:
    """The score of groups of verdicts: one that fails fails the group, opinions do not count."""
    tested = [set(one) - {Verdict.OPINION} for one in sentences]
    failed = [one for one in tested if Verdict.CONTRADICTED in one]
    unsettled = [one for one in tested if one not in failed and one - {*DECIDED}]
    return Score(
        len([one for one in tested if one]) - len(failed) - len(unsettled),
        len(failed),
        len(unsettled),
    )
