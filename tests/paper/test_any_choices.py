"""What the evidence gives under each choice but the published ones, kept as a snapshot.

Renew it on purpose: `.venv/bin/python tests/paper/test_any_choices.py > tests/paper/choices.csv`.
"""

import csv
import sys
from datetime import date
from pathlib import Path

from edition.base.text import known, period
from edition.data.words import in_words
from edition.judge.ledger import judged, read_claims
from edition.judge.registry import IncompatibleError, all_evidence

SNAPSHOT = Path(__file__).parent / "choices.csv"


def departures():
    """Each value that is not the published one: what then is observed, and on which rows.

    Of observations the choice is the day, of which the page of each thesis tells both.
    """
    for claim, evidence in all_evidence().items():
        if claim not in read_claims():
            continue
        for name, choice in evidence.choices.items():
            for value in list(choice.values)[1:]:
                try:
                    item = judged(claim, **{name: value})
                except IncompatibleError:
                    continue
                found = item.finding
                shown = found.observed
                if isinstance(shown, date):
                    shown = period(known(shown, found.precision))
                shown = f"{shown:.5g}" if isinstance(shown, int | float) else in_words(shown)
                on = ";".join(found.rows)
                yield [claim, name, value, str(item.verdict), shown, found.unit, on]


def test_every_other_choice_gives_what_the_snapshot_says():
    with SNAPSHOT.open(encoding="utf-8", newline="") as file:
        assert list(departures()) == list(csv.reader(file))[1:]


def test_every_value_of_a_choice_is_defended_by_a_sentence():
    bad = [
        f"{claim}: {value}: {why}"
        for claim, evidence in all_evidence().items()
        for choice in evidence.choices.values()
        for value, why in choice.values.items()
        if not (len(choice.values) > 1 and why[0].isupper() and why.endswith("."))
    ]
    assert not bad, "\n".join(bad)


if __name__ == "__main__":
    head = ["claim", "choice", "value", "verdict", "observed", "unit", "rows"]
    csv.writer(sys.stdout, lineterminator="\n").writerows([head, *departures()])
