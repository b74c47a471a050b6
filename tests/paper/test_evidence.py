"""What the snapshots cannot say of the evidence: other data, refused choices, notes, charts."""

import pandas as pd
import pytest

from edition.data import tables
from edition.judge import facts
from edition.judge.claim import Verdict
from edition.judge.ledger import judged, judged_claims, with_verdict
from edition.judge.registry import all_evidence
from paper.evidence import cold_war, historical_overview, introduction, turn_east
from paper.measures.days import PUBLISHED


def changed(name, fact, column, value):
    """A table with another value in the rows of a fact."""
    table = tables.read(name)
    of_fact = table.drop(columns=column).eq(fact).any(axis=1)
    table.loc[of_fact, column] = pd.Timestamp(value) if column == "date" else value
    return table


@pytest.mark.parametrize(
    ("claim", "name", "fact", "column", "value", "verdict"),
    [
        ("HO-20", "events", "soviet_attempt_iran", "date", "1944-07-01", Verdict.CAVEAT),
        ("HO-37", "events", "ussr_dprk_treaty_1961", "date", "1962-06-01", Verdict.CONTRADICTED),
        ("HO-66", "acts", "russia_rok_moscow1994", "sign", "further", Verdict.OPEN),
        ("HO-68", "attributes", "russia_nato_1997_1999", "value", "rise", Verdict.OPEN),
        ("SK-50", "events", "last_russian_arms_delivery", "date", "2016-01-01", Verdict.SUPPORTED),
        ("SK-13", "quantities", "korean_loans_total", "value", 2.97, Verdict.SUPPORTED),
        ("CO-09", "quantities", "states_recognising_crimea", "value", 20, Verdict.CONTRADICTED),
        ("NC-14", "security_council", "1695", "russia", "no", Verdict.CONTRADICTED),
    ],
)
def test_other_data_would_turn_the_verdict(otherwise, claim, name, fact, column, value, verdict):
    assert judged(claim).verdict is not verdict
    otherwise(name, changed(name, fact, column, value))
    assert judged(claim).verdict is verdict


@pytest.mark.parametrize(
    ("day", "counted"), [("07-14", "1 launch"), ("07-15", "1 launch"), ("07-16", "0 launches")]
)
def test_a_launch_on_the_day_of_the_resolution_counts_and_one_after_it_does_not(
    otherwise, day, counted
):
    launches = tables.read("missile_launches").query("precision == 'day'").head(1)
    otherwise("missile_launches", launches.assign(date=pd.Timestamp(f"2006-{day}")))
    assert f" has {counted} in " in judged("NC-15").finding.note


def test_notes_tell_the_figures_that_are_worked_out_for_them():
    told = {
        "AB-06": "in print it is 130 km.",
        "HO-16": "rose from 47 per cent of China's in 1929 to 59 per cent in 1938.",
        "HO-43": "0.47 in 1973 and 0.81 in 1975. A second reckoning takes the whole trade of 1974 "
        "as reported in Seoul and the deficit as reported in Washington. It gives between 1.2 and "
        "1.5,",
        "SK-13": "promised, 1.53 billion was never paid out.",
        "SK-30": "growth rates up to July, applied to Korean totals of 2016, give 50.7 per cent.",
    }
    notes = {claim: all_evidence()[claim]().note for claim in told}
    assert {claim: note for claim, note in notes.items() if told[claim] not in note} == {}


def test_the_named_votes_on_crimea_fit_the_totals():
    votes = tables.read("crimea_vote")["vote"].value_counts()
    totals = tables.read("quantities").set_index("quantity")["value"]
    assert all(votes[vote] <= totals[f"crimea_vote_{vote}"] for vote in ("yes", "no", "abstained"))


def test_the_charts_of_distances_and_weights_have_every_combination_once():
    table = introduction.distances()
    assert len(table) == len(introduction.ORIGINS) * len(introduction.TARGETS)
    assert not table.duplicated(["origin", "target"]).any()
    assert table["km"].between(90, 135).all()
    assert list(table) == ["origin", "target", "km", "lon1", "lat1", "lon2", "lat2"]
    weights = historical_overview.weights()
    assert weights.groupby(["year", "measure"])["share"].sum().round(6).eq(100).all()
    assert set(weights["country"]) == {"CHN", "JPN", "RUS", "USA"}


def test_trade_of_the_north_grew_in_the_eighties():
    grown = cold_war.trade_of_the_eighties()
    assert (grown.observed, grown.unit) == (pytest.approx(100 * (4.078 / 2.4 - 1)), "per cent")


def test_the_hope_for_a_pact_is_set_against_each_of_the_first_doubts():
    days = {seen.value for seen in all_evidence()["SK-49"]().observations}
    assert days == {-227, -236}


def test_open_claims_say_where_the_answer_was_sought():
    for claim, place in {"SK-29": "District", "SK-30": "Customs", "CO-04": "A/68/PV.80"}.items():
        found = all_evidence()[claim]()
        assert place in found.missing and "sought" in found.missing and found.status


def test_the_day_of_publication_is_the_one_on_which_the_paper_says_that_it_appeared():
    appeared = str(facts.event("paper_appeared").observed)
    assert appeared == PUBLISHED == turn_east.TEN_YEARS[1]


def test_every_open_claim_has_a_status_and_says_where_the_answer_would_be():
    silent = [
        item.claim.id
        for item in with_verdict(Verdict.OPEN)
        if not (item.finding.status and item.finding.missing)
    ]
    assert silent == []


def test_a_reason_with_a_limit_or_a_number_of_things_says_of_what_its_figure_is():
    tested = [
        item for item in judged_claims() if item.finding and item.finding.observed is not None
    ]
    bare = [
        item.claim.id
        for item in tested
        if item.claim.rule in ("at_least", "at_most") and item.claim.kind != "order"
        if not item.finding.measure
    ]
    assert bare == []
    told = "11 years and 6 months from the last delivery of major arms"
    assert told in judged("SK-50").judgement.reason
