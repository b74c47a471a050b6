"""The choices that claims offer, and what each gives, kept as a snapshot that a person renews.

Renew it on purpose: `.venv/bin/python tests/test_choices.py > tests/choices.csv`.
"""

import csv
import sys
from pathlib import Path

import pytest

from edition.base.errors import EditionError
from edition.base.text import in_words
from edition.judge import facts
from edition.judge.choices import confront, offered
from edition.judge.claim import Verdict
from edition.judge.ledger import judged, read_claims
from edition.judge.registry import EVIDENCE, IncompatibleError

LEDGER = read_claims()
SNAPSHOT = Path(__file__).parent / "choices.csv"


def departures():
    """Each value that is not the published one: what then is observed, and on which rows."""
    for claim, evidence in EVIDENCE.items():
        for choice, values in evidence.choices.items():
            for value in list(values)[1:]:
                try:
                    item = judged(claim, **{choice: value})
                except IncompatibleError:
                    continue
                found = item.finding
                shown = found.observed
                shown = f"{shown:.5g}" if isinstance(shown, int | float) else in_words(shown)
                on = ";".join(found.rows)
                yield [claim, choice, value, str(item.verdict), shown, found.unit, on]


def test_every_other_choice_gives_what_the_snapshot_says():
    with SNAPSHOT.open(encoding="utf-8", newline="") as file:
        assert list(departures()) == list(csv.reader(file))[1:]


def test_opinions_offer_no_choice():
    assert offered(LEDGER["AB-01"]) == {}
    assert confront(LEDGER["AB-01"], {}) == (LEDGER["AB-01"], None)


def test_own_choices_come_first_then_sources_then_the_margin():
    assert list(offered(LEDGER["SK-13"])) == ["counted", "sources", "margin"]


def test_every_value_of_every_choice_is_defended_by_a_sentence():
    for claim in LEDGER.values():
        for choice, values in offered(claim).items():
            assert len(values) > 1, (claim.id, choice)
            assert all(why[0].isupper() and why.endswith(".") for why in values.values())


def test_a_source_that_alone_states_a_fact_cannot_be_set_aside():
    assert "sources" not in offered(LEDGER["SK-31"])


def test_the_record_itself_cannot_be_set_aside():
    for claim in LEDGER.values():
        for source in list(offered(claim).get("sources", {}))[1:]:
            assert not facts.is_record(source)


def test_a_source_set_aside_is_left_out_of_the_finding():
    found = judged("SK-12", sources="kommersant_169715").finding
    assert "kommersant_169715" not in found.sources
    assert found.high == 1.47 < judged("SK-12").finding.high


def test_what_is_left_of_a_contradiction_on_two_sources_leaves_the_claim_open():
    assert judged("HO-48").verdict is Verdict.CONTRADICTED
    without = judged("HO-48", sources="deseret_140085")
    assert without.verdict is Verdict.NOT_TESTABLE


def test_the_margin_makes_the_rule_stricter_or_looser():
    tolerance = LEDGER["SK-12"].tolerance
    assert confront(LEDGER["SK-12"], {"margin": "stricter"})[0].tolerance == tolerance / 2
    assert confront(LEDGER["SK-12"], {"margin": "looser"})[0].tolerance == tolerance * 2
    assert confront(LEDGER["HO-46"], {"margin": "stricter"})[0].asserted == "4"
    assert confront(LEDGER["CO-09"], {"margin": "stricter"})[0].asserted == "9.5"


def test_a_bound_of_nothing_or_one_has_no_margin():
    for claim in LEDGER.values():
        if claim.rule in ("at_least", "at_most") and float(claim.asserted) <= 1:
            assert "margin" not in offered(claim)


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        ({"colour": "red"}, "SK-12: no choice 'colour'; there are: name, sources, margin"),
        ({"margin": "wild"}, "SK-12: margin cannot be 'wild'; choose: as_set, stricter, looser"),
        ({"sources": "nobody"}, "SK-12: sources cannot be 'nobody'; choose: all, "),
    ],
)
def test_a_wrong_choice_lists_the_right_ones(chosen, message):
    with pytest.raises(EditionError, match=message):
        judged("SK-12", **chosen)


def test_no_choice_can_be_made_on_an_opinion():
    with pytest.raises(EditionError, match="AB-01: no choice 'origin'; there are: none"):
        judged("AB-01", origin="port")


if __name__ == "__main__":
    head = ["claim", "choice", "value", "verdict", "observed", "unit", "rows"]
    csv.writer(sys.stdout, lineterminator="\n").writerows([head, *departures()])
