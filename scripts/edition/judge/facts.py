"""What evidence calls: findings from cited facts and tables, and what is worked out from them."""

from collections.abc import Mapping
from functools import partial

from edition.judge import stated
from edition.judge.cited import days_in_words as days_in_words
from edition.judge.cited import rows as rows
from edition.judge.cited import standing as standing
from edition.judge.cited import when as when
from edition.judge.codings import answer as answer
from edition.judge.combined import DAYS_PER_YEAR as DAYS_PER_YEAR
from edition.judge.combined import between as between
from edition.judge.combined import counted as counted
from edition.judge.combined import derived as derived
from edition.judge.combined import listed as listed
from edition.judge.combined import read_as as read_as
from edition.judge.combined import together as together
from edition.judge.combined import worked_out as worked_out
from edition.judge.directions import change as change
from edition.judge.directions import direction as direction
from edition.judge.directions import indicator as indicator
from edition.judge.directions import without_pause as without_pause
from edition.judge.registry import evidence
from edition.judge.stated import cite as cite
from edition.judge.stated import computed as computed
from edition.judge.stated import count as count
from edition.judge.stated import event as event
from edition.judge.stated import features as features
from edition.judge.stated import figure as figure
from edition.judge.stated import interval as interval
from edition.judge.stated import quantity as quantity


def register(
    *,
    events: Mapping[str, str] | None = None,
    quantities: Mapping[str, str] | None = None,
    features: Mapping[str, tuple[str, str]] | None = None,
    intervals: Mapping[str, tuple[str, str, str]] | None = None,
    coded: Mapping[str, tuple[str, str]] | None = None,
) -> None:
    """Makes cited facts the evidence of claims that rest on one fact each, by claim id.

    `events` and `quantities` name the fact, `features` give subject and aspect, `intervals`
    start, end and unit, `coded` question and case.
    """
    for claim, name in (events or {}).items():
        evidence(claim)(partial(event, name))
    for claim, name in (quantities or {}).items():
        evidence(claim)(partial(quantity, name))
    for claim, (subject, aspect) in (features or {}).items():
        evidence(claim)(partial(stated.features, subject, aspect))
    for claim, (start, end, unit) in (intervals or {}).items():
        evidence(claim)(partial(interval, start, end, unit))
    for claim, (question, case) in (coded or {}).items():
        evidence(claim)(partial(answer, question, case))
