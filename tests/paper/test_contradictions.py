import pytest

from edition.judge.claim import Verdict
from edition.judge.ledger import find_claim, with_verdict
from paper import contradictions

DISTANCE = "how far Vladivostok is from the border"


@pytest.fixture
def contradicted(monkeypatch):
    """Lets these claims be the contradicted ones."""

    def let(*names):
        items = [type("Item", (), {"claim": find_claim(name)}) for name in names]
        monkeypatch.setattr(contradictions.ledger, "with_verdict", lambda _: items)

    return let


def test_every_contradicted_claim_has_words():
    assert {item.claim.id for item in with_verdict(Verdict.CONTRADICTED)} <= {*contradictions.ABOUT}


def test_contradictions_are_listed_by_section(contradicted):
    contradicted("AB-06", "HO-27", "SK-13")
    loan = "a second loan from Seoul"
    assert contradictions.listed() == f"{DISTANCE}, the rank of Shtykov and {loan}"
    assert contradictions.listed("AB", "HO") == f"{DISTANCE} and the rank of Shtykov"
    assert contradictions.listed("NC") == "nothing"


def test_one_without_words_goes_by_its_id(contradicted):
    contradicted("HO-27", "HO-90")
    assert contradictions.listed("HO") == "the rank of Shtykov and HO-90"
