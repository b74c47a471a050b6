"""What is told once every claim has been judged."""

import re
from dataclasses import replace

import pytest

from edition.base.errors import EditionError
from edition.check import judging, judging_faults
from edition.data import tables
from edition.judge import readings, registry
from edition.judge.claim import Verdict
from edition.judge.ledger import judged, judged_claims


def marked(monkeypatch, **cells):
    """The faults where the second row of the table of readings has other cells."""
    rows = tables.as_written("readings").assign(**cells).iloc[1:]
    monkeypatch.setattr(tables, "as_written", lambda name: rows)
    return [str(fault) for fault in judging_faults()]


def test_an_edition_in_order_has_no_fault():
    assert list(judging_faults()) == []


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"claim": "AB-01"}, "column claim: 'AB-01': expected RI-02, which it repeats"),
        ({"choice": "begin"}, "column choice: 'begin': .* of RI-05 offers: start, reckoned"),
        ({"claim": "RI-07"}, "column choice: 'start': .* of RI-07 offers: none"),
        ({"choice": "sources"}, "column choice: 'sources': expected a choice that the evidence"),
        ({"value": "toll_agred"}, "column value: 'toll_agred': expected a value .*: toll_agreed"),
        ({"value": "toll_treaty"}, "column value: 'toll_treaty': .*besides the published one"),
    ],
)
def test_a_mark_of_a_reading_that_is_not_on_offer_is_told(monkeypatch, cells, told):
    (fault,) = marked(monkeypatch, **cells)
    assert re.match(f"readings.csv: row 2: {told}", fault), fault


def test_evidence_of_no_claim_is_told_with_what_may_be_meant(monkeypatch):
    stray = replace(registry.all_evidence()["RI-06"], claim="RI-6")
    monkeypatch.setitem(registry._registered, "RI-6", stray)
    (fault,) = judging_faults()
    place = r"scripts/paper/evidence.py#L\d+"
    assert re.match(rf"{place}: 'RI-6': expected the id of a claim or of an .* RI-06", str(fault))


@pytest.mark.parametrize(
    ("status", "missing", "told"),
    [
        ("", "It is not there.", "'not yet tested' or 'no source known' as the status"),
        ("untested", "It is not there.", "'untested': expected 'not yet tested' or"),
        ("no source known", "", "expected what is missing, and where it would be"),
        ("no source known", "It is not there.", None),
    ],
)
def test_an_open_claim_says_why(monkeypatch, status, missing, told):
    item = judged("RI-06")
    finding = replace(item.finding, status=status, missing=missing)
    item = replace(item, finding=finding, judgement=replace(item.judgement, reason=finding.missing))
    monkeypatch.setattr(judging, "judged_claims", lambda: [item])
    found = [str(fault) for fault in judging_faults()]
    assert len(found) == (told is not None)
    place = r"scripts/paper/evidence.py#L\d+: column RI-06: "
    assert not told or re.match(f"{place}.*{told}", found[0])


@pytest.mark.parametrize("side", ["favour", "against"])
def test_an_open_claim_whose_evidence_leans_needs_no_status(monkeypatch, side):
    item = judged("RI-06")
    leaning = replace(item.judgement, **{side: ("The Gazette",)}, reason="Too weak.")
    item = replace(item, finding=replace(item.finding, status=""), judgement=leaning)
    monkeypatch.setattr(judging, "judged_claims", lambda: [item])
    assert list(judging_faults()) == []


def test_a_reading_that_nobody_has_marked_is_harmless():
    assert ("RI-05", "reckoned", "backwards") not in readings.marks()
    assert judged("RI-05", reckoned="backwards").verdict is Verdict.CONTRADICTED
    assert judged("RI-05").verdict is Verdict.SUPPORTED


def test_a_claim_that_cannot_be_judged_stops_the_check(monkeypatch):
    def fail():
        raise EditionError("RI-01: unknown rule")

    monkeypatch.setattr(judging, "judged_claims", fail)
    with pytest.raises(EditionError, match="RI-01"):
        list(judging_faults())
    assert judged_claims()
