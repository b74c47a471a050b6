"""The claims of the first page follow a rule, whatever the verdicts are."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from edition.base.cache import forget
from edition.judge import foremost, ledger
from edition.judge.claim import Verdict
from edition.judge.foremost import leaning, stated
from edition.judge.ledger import judged, read_claims


@pytest.fixture
def ledger_of(monkeypatch):
    """The ledger with some of the fields of its claims changed."""

    def change(**changes):
        claims = {
            name: replace(claim, **changes.get(name.replace("-", ""), {}))
            for name, claim in read_claims().items()
        }
        for module in (foremost, ledger):
            monkeypatch.setattr(module, "read_claims", lambda: claims)
        forget()

    return change


def chosen():
    return [item.claim.id for item in foremost.foremost()]


def test_what_does_not_stand_comes_first_and_a_natural_reading_that_turns_it_bars_it():
    assert judged("RI-02").verdict is Verdict.DISPUTED  # by a natural reading
    assert chosen() == ["RI-03", "RI-01", "RI-04", "RI-05"]


def test_an_opinion_is_counted_in_the_sentence_and_after_it_and_once(ledger_of):
    assert leaning(judged("RI-04")) == []
    ledger_of(RI07={"paragraph": 2, "sentence": 2})
    assert leaning(judged("RI-04")) == leaning(judged("RI-05")) == ["RI-07"]
    assert leaning(judged("RI-06")) == []
    assert chosen() == ["RI-03", "RI-04", "RI-05", "RI-01"]


def test_of_two_with_as_many_opinions_the_one_that_more_sentences_state_comes_first(ledger_of):
    assert [claim.id for claim in stated(judged("RI-02"))] == ["AB-01", "RI-02"]
    ledger_of(AB01={"duplicate_of": "RI-05"})
    assert chosen() == ["RI-03", "RI-05", "RI-01", "RI-04"]


def test_so_many_are_chosen_and_no_more(monkeypatch):
    monkeypatch.setattr(foremost, "NUMBER", 2)
    assert chosen() == ["RI-03", "RI-01"]


def test_no_more_are_tried_out_than_are_needed(monkeypatch):
    tried = []
    monkeypatch.setattr(foremost, "NUMBER", 2)
    monkeypatch.setattr(foremost, "_steady", lambda item: tried.append(item) or True)
    assert len(foremost.foremost()) == len(tried) == 2


def test_only_opinions_that_serve_a_thesis_count_where_any_does(monkeypatch):
    leaned = {name: leaning(judged(name)) for name in read_claims()}
    monkeypatch.setattr(foremost, "opinions", lambda: {"RI-01": SimpleNamespace(thesis="T1")})
    assert not any(leaning(judged(name)) for name in leaned)
    monkeypatch.setattr(foremost, "opinions", dict)
    assert {name: leaning(judged(name)) for name in read_claims()} == leaned


def test_of_one_sentence_only_the_first_claim_is_chosen(ledger_of):
    ledger_of(RI05={"paragraph": 2, "sentence": 1})
    assert len({"RI-04", "RI-05"} & set(chosen())) == 1
