"""Checks what takes judging: readings that are on offer, and the reasons of open claims."""

from collections.abc import Iterator
from difflib import get_close_matches

from edition.base.errors import DataError
from edition.data import tables
from edition.judge.claim import NO_SOURCE_KNOWN, NOT_YET_TESTED, Verdict
from edition.judge.ledger import judged_claims, read_claims
from edition.judge.registry import all_evidence
from edition.judge.theses import expectations


def judging_faults() -> Iterator[DataError]:
    """Evidence of no claim, marks of readings that none offers, open claims that do not say why.

    Judges every claim; raises EditionError where one cannot be judged, unless it may be that its
    evidence names another.
    """
    if strays := list(_strays()):
        yield from strays
        return
    yield from _readings()
    yield from _open()


def _strays() -> Iterator[DataError]:
    known = [*read_claims(), *expectations()]
    for name, function in all_evidence().items():
        if name not in known:
            near = ", ".join(get_close_matches(name, known))
            expected = f"the id of a claim or of an observation{near and f', such as {near}'}"
            yield DataError(function.location, None, "", name, expected)


def _readings() -> Iterator[DataError]:
    for line, row in enumerate(tables.as_written("readings").to_dict("records"), start=2):
        claim, column = row["claim"], ""
        original = read_claims()[claim].original
        offered = all_evidence()[claim].choices if claim in all_evidence() else {}
        if original != claim:
            column, expected = "claim", f"{original}, which it repeats"
        elif row["choice"] not in offered:
            known = ", ".join(offered) or "none"
            column, expected = "choice", f"a choice that the evidence of {claim} offers: {known}"
        elif row["value"] not in (others := list(offered[row["choice"]].values)[1:]):
            known = ", ".join(others)
            column, expected = "value", f"a value besides the published one: {known}"
        if column:
            yield DataError("readings.csv", line, column, row[column], expected)


def _open() -> Iterator[DataError]:
    for item in judged_claims():
        if item.verdict is not Verdict.OPEN or item.claim.duplicate_of or not item.finding:
            continue
        leans = item.judgement.favour or item.judgement.against
        place = all_evidence()[item.claim.id].location
        if item.finding.status not in (NOT_YET_TESTED, NO_SOURCE_KNOWN) and not leans:
            expected = f"{NOT_YET_TESTED!r} or {NO_SOURCE_KNOWN!r} as the status of this open claim"
            yield DataError(place, None, item.claim.id, item.finding.status, expected)
        elif not item.judgement.reason:
            expected = "what is missing, and where it would be found"
            yield DataError(place, None, item.claim.id, "", expected)
