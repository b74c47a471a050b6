from edition.judge.claim import Verdict
from edition.judge.ledger import with_verdict
from paper import contradictions


def test_every_contradicted_claim_has_words_and_is_listed():
    assert {item.claim.id for item in with_verdict(Verdict.CONTRADICTED)} <= {*contradictions.ABOUT}
    assert contradictions.listed("HO") == "a first buffer state and a rank"
    assert contradictions.listed("NC") == "nothing"


def test_one_without_words_goes_by_its_id(monkeypatch):
    monkeypatch.delitem(contradictions.ABOUT, "HO-27")
    assert contradictions.listed("AB", "HO") == "a distance, a first buffer state and HO-27"
