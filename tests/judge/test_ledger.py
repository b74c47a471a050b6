import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.base.errors import EditionError
from edition.data import tables
from edition.judge import ledger
from edition.judge.claim import Verdict
from edition.judge.ledger import judged, judged_claims, read_claims, verdict_record

HELD = (Verdict.SUPPORTED, Verdict.CAVEAT)

VERDICTS = {
    "AB-01": Verdict.DISPUTED,
    "RI-01": Verdict.SUPPORTED,
    "RI-02": Verdict.DISPUTED,
    "RI-03": Verdict.CONTRADICTED,
    "RI-04": Verdict.CAVEAT,
    "RI-05": Verdict.SUPPORTED,
    "RI-06": Verdict.OPEN,
    "RI-07": Verdict.OPINION,
}


def test_every_claim_is_judged_in_the_order_of_the_paper():
    found = {item.claim.id: item.verdict for item in judged_claims()}
    assert list(found.items()) == list(VERDICTS.items())
    assert [item.claim.id for item in judged_claims("AB")] == ["AB-01"]
    assert all(judged(claim) == item for claim, item in zip(found, judged_claims(), strict=True))


def test_in_a_sentence_claims_follow_each_other_by_their_number(monkeypatch):
    read = tables.read

    def more(name):
        table = read(name)
        if name == "claims":
            row = table[table["id"] == "RI-02"]
            added = [row.assign(id=f"RI-{number}") for number in (100, 99)]
            table = pd.concat([*added, table]).sort_values("paraphrase", ignore_index=True)
        return table

    monkeypatch.setattr(tables, "read", more)
    assert list(read_claims()) == [*list(VERDICTS)[:4], "RI-99", "RI-100", *list(VERDICTS)[4:]]


def test_the_cells_of_the_ledger_become_the_fields_of_claims():
    claims = read_claims()
    assert (claims["RI-02"].footnote, claims["RI-01"].footnote) == (1, None)
    assert claims["RI-01"].actors == ("ARD", "BRN")
    assert (claims["RI-04"].context_sources, claims["RI-02"].context_sources) == (
        ("survey1999",),
        (),
    )
    assert (claims["AB-01"].original, claims["RI-02"].original) == ("RI-02", "RI-02")


def test_a_repeated_claim_has_finding_and_judgement_of_its_original():
    repeat, original = judged("AB-01"), judged("RI-02")
    assert (repeat.finding, repeat.judgement) == (original.finding, original.judgement)
    assert repeat.claim.id == "AB-01"
    assert judged("AB-01", counted="with_delta").verdict is Verdict.CONTRADICTED


def test_an_unknown_claim_tells_the_nearest_ones():
    with pytest.raises(EditionError, match="no claim 'RI2'; there are: RI-02, "):
        judged("RI2")
    with pytest.raises(EditionError, match="no claim 'x'; there are: AB-01, RI-01, RI-02, …"):
        judged("x")


def test_a_wrong_choice_on_one_claim_lists_the_right_ones():
    with pytest.raises(EditionError, match="RI-07: no choice 'counted'; there are: none"):
        judged("RI-07", counted="main_stream")
    with pytest.raises(EditionError, match="AB-01: no choice 'x'; there are: counted, sources, ma"):
        judged("AB-01", x="y")
    with pytest.raises(EditionError, match="RI-02: margin cannot be 'wild'; choose: as_set, stri"):
        judged("RI-02", margin="wild")


def test_claims_follow_those_choices_that_they_offer():
    chosen = {item.claim.id: item.verdict for item in judged_claims(counted="with_delta")}
    moved = {"AB-01": Verdict.CONTRADICTED, "RI-02": Verdict.CONTRADICTED}
    assert chosen == VERDICTS | moved


def test_what_is_misspelt_is_refused_where_claims_are_judged_together():
    with pytest.raises(EditionError, match="no section 'RX'"):
        judged_claims("RX")
    with pytest.raises(
        EditionError, match="no claim has a choice 'count'; there are: as_of, count"
    ):
        judged_claims(count="with_delta")


def test_a_record_is_plain_json_with_all_that_was_judged():
    records = json.loads(json.dumps([verdict_record(item) for item in judged_claims()]))
    plain = {row["id"]: row for row in records}
    assert plain["RI-02"] == {
        "id": "RI-02",
        "section": "RI",
        "paragraph": 1,
        "sentence": 2,
        "kind": "quantity",
        "paraphrase": "The Arden is 100 km long.",
        "actors": ["ARD"],
        "verdict": "disputed",
        "reason": judged("RI-02").judgement.reason,
        "basis": "measured",
        "for": ["The Survey"],
        "against": [],
        "unclear": [],
        "firm": ["for"],
        "status": None,
        "context": "",
        "context_sources": [],
        "asserted": "100",
        "observed": 104,
        "unit": "km",
        "low": 98,
        "high": 104,
        "sources": ["atlas2001", "survey1999"],
        "rows": ["quantities:river_length"],
        "duplicate_of": None,
        "replies": [],
    }
    assert plain["RI-01"]["observed"] == "1901-05-14"
    assert plain["RI-04"]["observed"] == ["grain", "not timber", "timber"]
    assert plain["RI-04"]["context_sources"] == ["survey1999"]
    assert (plain["RI-04"]["basis"], plain["RI-04"]["against"]) == ("coded", ["Arden Wire"])
    assert (plain["RI-06"]["basis"], plain["RI-06"]["status"]) == (None, "not yet tested")
    assert (plain["RI-06"]["observed"], plain["RI-06"]["unit"]) == (None, "meetings")
    assert (plain["RI-07"]["asserted"], plain["RI-07"]["unit"]) == (None, None)
    assert (plain["RI-01"]["unit"], plain["AB-01"]["duplicate_of"]) == (None, "RI-02")


def test_what_the_ledger_comes_to_counts_no_claim_twice():
    assert [item.claim.id for item in ledger.distinct()] == list(VERDICTS)[1:]
    held = ledger.with_verdict(Verdict.SUPPORTED, Verdict.CAVEAT)
    assert [item.claim.id for item in held] == ["RI-01", "RI-04", "RI-05"]
    scores = ledger.scores().set_index("claim")
    assert list(scores) == ["section", "kind", "verdict", "basis", "sources"]
    assert list(scores.loc["RI-03"]) == ["The river", "quantity", "contradicted", "measured", 2]
    assert list(scores.loc["RI-07"]) == ["The river", "interpretive", "opinion", "", 0]
    assert set(ledger.DECIDED) == {Verdict.SUPPORTED, Verdict.CAVEAT, Verdict.CONTRADICTED}


def test_what_rests_on_the_most_sources_is_confirmed_first():
    assert [item.claim.id for item in ledger.confirmed(2)] == ["RI-05", "RI-01"]


def test_claims_that_hold_are_counted_with_those_that_have_a_caveat():
    assert ledger.held("RI-01", "RI-02", "RI-03", "RI-04", "RI-06", "RI-07") == 2
    assert ledger.held() == 0


def test_the_score_is_a_range_by_claim_and_by_sentence():
    claims, sentences = ledger.by_claim(), ledger.by_sentence()
    assert claims == ledger.Score(held=3, failed=1, unsettled=2)
    assert (claims.tested, claims.share, claims.low, claims.high) == (6, 75, 50, 100 * 5 / 6)
    # RI-02 and RI-03 stand in one sentence, and AB-01 repeats RI-02 in one of its own.
    assert sentences == ledger.Score(held=3, failed=1, unsettled=2)


@given(st.lists(st.lists(st.sampled_from(Verdict), min_size=1)))
def test_a_sentence_holds_if_all_that_is_tested_in_it_does(sentences):
    found = ledger.score(sentences)
    tested = [[one for one in verdicts if one is not Verdict.OPINION] for verdicts in sentences]
    assert found.tested == sum(map(bool, tested))
    held = [one for one in tested if one and all(each in HELD for each in one)]
    assert found.held == len(held)
    assert found.failed == sum(Verdict.CONTRADICTED in one for one in tested)
    if found.held + found.failed:
        assert found.low <= found.share <= found.high
