import pandas as pd

from edition.judge import facts
from edition.judge.cited import days_in_words, statements
from edition.judge.ledger import judged_claims


def test_a_fact_is_given_as_each_source_states_it():
    found = {said.source: said for said in statements(["events:russo_korean_treaty_signed"])}
    assert found["weber_despatch1884"].value == "7 July 1884"
    assert found["weber_editor_note"].value == "8 July 1884"


def test_only_the_aspect_in_question_is_stated():
    values = {said.value for said in statements(["attributes:losyukov_2003/office"])}
    assert values == {"deputy foreign minister"}


def test_a_day_known_by_its_month_is_given_by_its_month():
    assert {said.value for said in statements(["events:kotra_accord"])} == {"September 2017"}


def test_days_are_told_no_more_exactly_than_each_is_known():
    names = ("russo_korean_treaty_signed", "kotra_accord", "soviet_client_mongolia")
    rows = [facts.statements("events", "event", name).head(1) for name in names]
    assert days_in_words(pd.concat(rows)) == ["7 July 1884", "September 2017", "1924"]


def test_rows_of_other_tables_are_no_statements():
    assert statements(["maddison:CHN"]) == []


def test_the_statements_of_a_finding_come_from_its_own_sources():
    for item in judged_claims():
        if item.finding:
            for said in statements(item.finding.rows):
                assert said.source in item.finding.sources
