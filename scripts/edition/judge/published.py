"""The published verdicts: what a person has accepted of each claim, and what has moved since.

They stand in a table beside the log of changes, and `accept` alone writes the two.
"""

import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import astuple, dataclass
from datetime import date
from typing import Any

import pandas as pd

from edition.base.cache import forget
from edition.base.errors import EditionError
from edition.base.files import write_whole
from edition.base.project import DATA
from edition.base.text import known, period
from edition.data import tables
from edition.data.descriptor import CHANGES, VERDICTS, package, resource
from edition.data.words import in_words
from edition.judge.grounds import changed, grounds
from edition.judge.ledger import Judged, judged_claims


@dataclass(frozen=True)
class Outcome:
    """What is published of a claim: its verdict and what was observed, in words; empty: nothing."""

    verdict: str = ""
    observed: str = ""


@dataclass(frozen=True)
class Move:
    """A claim of which something else is published than what is found now.

    `grounds` tell what it rests on that has changed: rows with their sources, its row in the
    ledger, the module of its evidence.
    """

    claim: str
    published: Outcome
    now: Outcome
    grounds: tuple[str, ...]

    @property
    def turned(self) -> bool:
        """Whether the verdict itself moved, and not only what was observed."""
        return self.published.verdict != self.now.verdict

    def __str__(self) -> str:
        """The move in words: AB-01 supported → contradicted, by quantities:length (atlas2001)."""
        before, now = self.published, self.now
        if self.turned:
            told = f"{before.verdict or 'not published'} → {now.verdict or 'no longer a claim'}"
        else:
            observed = f"{before.observed or 'nothing'} → {now.observed or 'nothing'}"
            told = f"stays {now.verdict}, observed {observed}"
        return f"{self.claim} {told}" + (f", by {', '.join(self.grounds)}" if self.grounds else "")


def outcome(item: Judged) -> Outcome:
    """What would be published of a claim as it is judged now."""
    finding = item.finding
    if finding is None or finding.observed is None:
        return Outcome(str(item.verdict))
    if isinstance(finding.observed, date):
        return Outcome(str(item.verdict), period(known(finding.observed, finding.precision)))
    # A cell that starts with a hyphen might be a formula.
    words = re.sub("^-", "\N{MINUS SIGN}", in_words(finding.observed, finding.unit))
    return Outcome(str(item.verdict), words)


def moved() -> list[Move]:
    """The claims whose verdict or observed value is not the published one, in the paper's order.

    Claims that are gone from the ledger come last.
    """
    accepted = {row["claim"]: row for row in tables.read(VERDICTS).to_dict("records")}
    items = {item.claim.id: item for item in judged_claims()}
    found = []
    for claim in [*items, *(claim for claim in accepted if claim not in items)]:
        item, row = items.get(claim), accepted.get(claim)
        before = Outcome(row["verdict"], row["observed"]) if row else Outcome()
        now = outcome(item) if item else Outcome()
        if before != now:
            told = changed(row["grounds"], grounds(item)) if row and item else []
            found.append(Move(claim, before, now, tuple(told)))
    return found


def accept(reason: str, day: date, claims: Collection[str] = ()) -> list[Move]:
    """Publishes the verdicts of now, and logs what moved with the reason; gives what moved.

    Of these claims alone, where any are named.  Raises EditionError where there is no reason, or
    where nothing of it moved.
    """
    if not reason.strip():
        raise EditionError("a verdict is accepted with a reason: --reason 'why it moved'")
    moves = [move for move in moved() if not claims or move.claim in claims]
    if lost := sorted(set(claims) - {move.claim for move in moves}):
        raise EditionError(f"nothing moved of {', '.join(lost)}")
    if not moves:
        raise EditionError("nothing moved: the verdicts are those that are published")
    log = tables.read(CHANGES)
    number = int(log["acceptance"].max()) + 1 if len(log) else 1
    state = [number, day.isoformat(), package()["version"]]
    log["day"] = log["day"].dt.strftime("%Y-%m-%d")
    added = [
        [*state, one.claim, *astuple(one.published), *astuple(one.now), reason.strip()]
        for one in moves
    ]
    _write(CHANGES, [*log.to_numpy().tolist(), *added])
    _write(VERDICTS, _rows({move.claim for move in moves} if claims else None))
    forget()
    return moves


def _rows(chosen: Collection[str] | None) -> Iterator[list[str]]:
    """The table of verdicts as of now; of claims that are not chosen, as it was."""
    before = {row[0]: row for row in tables.read(VERDICTS).to_numpy().tolist()}
    items = {item.claim.id: item for item in judged_claims()}
    for claim in [*items, *(claim for claim in before if claim not in items)]:
        if chosen is not None and claim not in chosen:
            yield from [before[claim]] if claim in before else []
        elif claim in items:
            yield _row(items[claim])


def _row(item: Judged) -> list[str]:
    found = outcome(item)
    told = ";".join(f"{name}={digest}" for name, digest in grounds(item).items())
    return [item.claim.id, found.verdict, found.observed, told]


def _write(name: str, rows: Iterable[list[Any]]) -> None:
    text = io.StringIO()
    head = [field["name"] for field in resource(name)["schema"]["fields"]]
    csv.writer(text, lineterminator="\n").writerows([head, *rows])
    write_whole(DATA / resource(name)["path"], text.getvalue())


def disagreements(verdicts: pd.DataFrame, changes: pd.DataFrame) -> dict[str, str]:
    """The claims whose published verdict is not the last one of the log, and that of the log."""
    last = dict(zip(changes["claim"], changes["verdict"], strict=True))
    stated = dict(zip(verdicts["claim"], verdicts["verdict"], strict=True))
    every = [*stated, *(claim for claim in last if claim not in stated)]
    logged = {claim: last.get(claim, "") for claim in every}
    return {claim: now for claim, now in logged.items() if stated.get(claim, "") != now}
