import pandas as pd
import pytest

from edition.base.cache import forget
from edition.base.errors import EditionError
from edition.data import tables
from edition.judge import cited
from edition.judge.cited import SilentError, days_in_words
from edition.judge.statements import Statement, statements


def test_the_best_witness_comes_first_in_whatever_order_the_file_is(monkeypatch):
    def sources():
        return list(cited.rows("events", "event", "ford_closed")["source"])

    assert sources() == ["survey1999", "gazette1901"]
    read = tables.read
    monkeypatch.setattr(tables, "read", lambda name: read(name)[::-1])
    forget()
    assert sources() == ["survey1999", "gazette1901"]


def test_of_like_witnesses_the_one_who_knows_the_day_comes_first(monkeypatch):
    read = tables.read

    def with_the_year_alone(name):
        table = read(name)
        survey = table[table["source"] == "survey1999"] if name == "events" else table[:0]
        coarse = survey.assign(date=pd.Timestamp(1900, 1, 1), precision="year")
        return pd.concat([coarse, table]) if len(survey) else table

    monkeypatch.setattr(tables, "read", with_the_year_alone)
    forget()
    best = cited.rows("events", "event", "ford_closed").query("source == 'survey1999'")
    assert list(best["precision"])[-1] == "year"
    assert best["precision"].iloc[0] != "year"


def test_rows_that_a_notebook_changes_stay_as_they_are_for_the_others():
    changed = cited.rows("quantities", "quantity", "river_length")
    changed["value"] = 0.0
    assert list(cited.rows("quantities", "quantity", "river_length")["value"]) == [104, 98]


def test_a_source_set_aside_states_nothing_within_the_block():
    with cited.set_aside("survey1999"):
        left = cited.rows("events", "event", "ford_closed")
        with pytest.raises(SilentError, match="^Only survey1999 states river_length_w"):
            cited.rows("quantities", "quantity", "river_length_with_delta")
    assert list(left["source"]) == ["gazette1901"]
    assert len(cited.rows("events", "event", "ford_closed")) == 2


def test_what_no_table_has_is_a_clear_error():
    with pytest.raises(EditionError, match="events.csv: no row for never") as error:
        cited.rows("events", "event", "never")
    assert not isinstance(error.value, SilentError), "a slip of the author is no silence of sources"


def test_a_fact_is_given_as_each_source_states_it_the_best_first():
    assert statements(["events:ford_closed", "quantities:toll_share"]) == [
        Statement("survey1999", "June 1901", "The ford is closed in June."),
        Statement("gazette1901", "3 June 1901", "The ford has been closed today. (page 1)"),
        Statement("survey1999", "57 per cent", "Its share came to 57 per cent. (table 2)", "1999"),
        Statement("gazette1901", "56 per cent", "Brenna paid 56 per cent. (page 4)", "1901"),
    ]


def test_only_the_aspect_in_question_is_stated():
    assert [said.value for said in statements(["attributes:secret_meetings/setting"])] == [
        "the ford",
        "the inn",
    ]
    assert statements(["levels:Ford"]) == [], "a table of figures states no fact"


def test_days_are_told_no_more_exactly_than_each_is_known():
    days = pd.to_datetime(["1884-07-07", "2017-09-01", "1924-01-01"])
    events = pd.DataFrame({"date": days, "precision": ["day", "month", "year"]})
    assert days_in_words(events) == ["7 July 1884", "September 2017", "1924"]
