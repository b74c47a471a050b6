import pandas as pd

from edition.data import tables
from edition.judge.claim import Verdict
from edition.judge.ledger import judged, judged_claims
from edition.judge.registry import EVIDENCE
from paper.evidence import conclusion


def test_north_korea_voted_against_and_recognised_later():
    found = EVIDENCE["CO-04"]()
    assert "North Korea" in found.observed
    assert "voted no" in found.note
    assert "crimea_vote:PRK" in found.rows


def test_the_named_votes_fit_the_totals():
    votes = tables.read("crimea_vote")["vote"].value_counts()
    totals = tables.read("quantities").set_index("quantity")["value"]
    for vote in ("yes", "no", "abstained"):
        assert votes[vote] <= totals[f"crimea_vote_{vote}"]
    assert totals["crimea_vote_yes"] == 100
    assert totals["crimea_vote_no"] == 11


def test_few_states_accepted_the_annexation_on_any_count():
    found = EVIDENCE["CO-09"]()
    assert (found.low, found.high) == (6, 10)
    assert judged("CO-09").verdict is Verdict.CAVEAT


def test_twenty_states_would_be_more_than_very_few(monkeypatch):
    real = tables.read

    def with_twenty(name, *more):
        table = real(name, *more)
        if name == "quantities":
            table.loc[table["quantity"] == "states_accepting_crimea", "value"] = 20
        return table

    monkeypatch.setattr(tables, "read", with_twenty)
    assert judged("CO-09").verdict is Verdict.CONTRADICTED


def test_both_aims_are_on_record():
    assert {"denuclearisation", "security guarantees"} <= EVIDENCE["CO-10"]().observed


def test_north_korea_has_two_partners_in_the_votes():
    table = conclusion.agreement_with_north_korea()
    assert set(table["partner"]) == {"RUS", "CHN"}
    assert not table.duplicated(["year", "partner"]).any()


def test_the_partner_is_the_other_state_whichever_stands_first(monkeypatch):
    table = tables.read("general_assembly").head(2)
    table = table.assign(country_a=["PRK", "CHN"], country_b=["RUS", "PRK"])
    monkeypatch.setattr(tables, "read", lambda name: table)
    assert list(conclusion.agreement_with_north_korea()["partner"]) == ["RUS", "CHN"]


def test_north_korea_rose_among_those_who_vote_with_russia():
    ranks = tables.read("agreement_ranks").query("country == 'PRK'").set_index("start")["rank"]
    assert isinstance(ranks, pd.Series)
    assert (ranks[2008], ranks[2014]) == (131, 4)


def test_opinions_of_the_conclusion_get_no_verdict():
    opinions = [j for j in judged_claims("CO") if j.claim.kind in ("causal", "interpretive")]
    assert opinions
    assert all(j.verdict is Verdict.INTERPRETIVE for j in opinions)
