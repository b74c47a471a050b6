"""The ledger: every claim of the paper, with its finding and its verdict."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

import pandas as pd

from edition.base.cache import cached
from edition.base.errors import EditionError
from edition.base.text import known
from edition.data import tables
from edition.data.vocabulary import section
from edition.judge.choices import confront, offered
from edition.judge.claim import OPINION as OPINION
from edition.judge.claim import Claim, Finding, Judgement, Verdict
from edition.judge.registry import Choice, all_evidence, require_offered
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
    ledger = tables.read("claims")
    return {
        row["id"]: Claim(
            **{
                **{str(name): row[name] for name in ledger.columns if name != "source"},
                "actors": tuple(tables.items(row["actors"])),
                "caveat_sources": tuple(tables.items(row["caveat_sources"])),
                "footnote": None if row["footnote"] != row["footnote"] else int(row["footnote"]),
            }
        )
        for row in ledger.astype({"footnote": "float64"}).to_dict("records")
    }


def judged(claim_id: str, **choices: str) -> Judged:
    """One judged claim, under some of the choices that `choices.offered` lists.

    Raises EditionError for an unknown claim, with the nearest ones, or choice, with the right ones.
    """
    ledger = read_claims()
    if claim_id not in ledger:
        near = get_close_matches(claim_id, ledger, cutoff=0.5) or [*list(ledger)[:3], "…"]
        raise EditionError(f"no claim {claim_id!r}; there are: {', '.join(near)}")
    claim = ledger[claim_id]
    if choices:
        require_offered(claim_id, offered(ledger[claim.duplicate_of or claim_id]), choices)
    return _judge(claim, ledger, choices)


def judged_claims(section: str | None = None, **choices: str) -> list[Judged]:
    """The judged claims of one section, or of all, in the order of the paper.

    Each follows those of the choices that its evidence offers.
    """
    ledger = read_claims()
    claims = [one for one in ledger.values() if section is None or one.section == section]
    chosen = [(claim, departures(claim, choices)) for claim in claims]
    return [_judge(claim, ledger, own) if own else _published(claim.id) for claim, own in chosen]


@cached
def _published(claim_id: str) -> Judged:
    ledger = read_claims()
    return _judge(ledger[claim_id], ledger, {})


def departures(claim: Claim, choices: Mapping[str, str]) -> dict[str, str]:
    """Those of a chapter's choices that the evidence of a claim offers, without its defaults.

    A choice goes by its name, or by claim and name where other claims mean something else by it:
    end, sk40_end.  Raises EditionError for a name or a value that no claim offers.
    """
    for name, value in choices.items():
        _require_known(name, value)
    tested = claim.duplicate_of or claim.id
    own = all_evidence()[tested].choices if tested in all_evidence() else {}
    chosen = {
        name: choices.get(qualified(tested, name), choices.get(name, choice.published))
        for name, choice in own.items()
    }
    return {
        name: value
        for name, value in chosen.items()
        if value in own[name].values and value != own[name].published
    }


def qualified(claim_id: str, name: str) -> str:
    """A choice of one claim alone, as a parameter of its chapter: sk40_end."""
    return f"{claim_id.replace('-', '').lower()}_{name}"


def offers(name: str) -> dict[str, Choice]:
    """The choices that go by a name, qualified or not, by the claim that offers each."""
    return {
        claim: choice
        for claim, found in all_evidence().items()
        for own, choice in found.choices.items()
        if name in (own, qualified(claim, own))
    }


def _require_known(name: str, value: str) -> None:
    found = offers(name)
    if not found:
        known = sorted({own for one in all_evidence().values() for own in one.choices})
        raise EditionError(f"no claim has a choice {name!r}; there are: {', '.join(known)}")
    values = dict.fromkeys(one for choice in found.values() for one in choice.values)
    if value not in values:
        raise EditionError(f"{name} cannot be {value!r}; choose: {', '.join(values)}")


def _judge(claim: Claim, ledger: dict[str, Claim], chosen: dict[str, str]) -> Judged:
    original = ledger[claim.duplicate_of] if claim.duplicate_of else claim
    tested, finding = confront(original, chosen)
    return Judged(claim, finding, judge(tested, finding))


def verdict_record(item: Judged) -> dict[str, Any]:
    """A judged claim as plain values: id, section, paragraph, sentence, kind, paraphrase, actors,
    verdict, reason, caveat, caveat_sources, asserted, observed, unit, low, high, sources, rows,
    duplicate_of."""
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
        "caveat": claim.caveat,
        "caveat_sources": list(claim.caveat_sources),
        "asserted": claim.asserted or None,
        "observed": _plain(finding),
        "unit": finding.unit or claim.unit or None,
        "low": finding.low,
        "high": finding.high,
        "sources": list(finding.sources),
        "rows": list(finding.rows),
        "duplicate_of": claim.duplicate_of or None,
    }


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


def with_verdict(*verdicts: Verdict) -> list[Judged]:
    """The distinct claims with one of these verdicts, in the order of the paper."""
    return [item for item in distinct() if item.verdict in verdicts]


def confirmed(number: int) -> list[Judged]:
    """The claims that hold without a caveat on the most independent sources."""
    held = with_verdict(Verdict.SUPPORTED)
    ranked = sorted(held, key=lambda item: -len(item.finding.origins) if item.finding else 0)
    return ranked[:number]


def scores() -> pd.DataFrame:
    """One row a distinct claim: section, kind, verdict, sources (independent), all in words."""
    return pd.DataFrame(
        {
            "claim": item.claim.id,
            "section": section(item.claim.section).title,
            "kind": item.claim.kind,
            "verdict": str(item.verdict),
            "sources": len(item.finding.origins) if item.finding else 0,
        }
        for item in distinct()
    )
