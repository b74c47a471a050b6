import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edition.base.cache import forget
from edition.base.errors import EditionError
from edition.data import tables
from edition.judge import cited, facts
from edition.judge.cited import Rival, SilentError, Statement, days_in_words, rivals, statements

KINDS = {"a": "news", "b": "news", "c": "news", "d": "news", "e": "official", "f": "official"}
KINDS |= {"a2": "news"}
"""Sources of the tests by class; `a2` has the origin of `a`."""


@pytest.fixture
def stating(monkeypatch):
    """Puts statements on one event, figure and feature, by source, in the place of the tables."""
    read = tables.read

    def put(events=(), quantities=(), features=()):
        sources = pd.DataFrame(
            [(key, kind, key[0], "") for key, kind in KINDS.items()],
            columns=["key", "class", "origin", "read"],
        )
        days = [
            ("e", pd.Timestamp(f"{day}-01-01"[:10]), {4: "year", 7: "month", 10: "day"}[len(day)])
            for _, day in events
        ]
        told = {
            "sources": sources,
            "events": pd.DataFrame(days, columns=["event", "date", "precision"]).assign(
                statement="S.", source=[source for source, _ in events]
            ),
            "quantities": pd.DataFrame(
                [("q", value, "km", "S.", source) for source, value in quantities],
                columns=["quantity", "value", "unit", "statement", "source"],
            ),
            "attributes": pd.DataFrame(
                [("s", "a", value, "S.", source) for source, value in features],
                columns=["subject", "aspect", "value", "statement", "source"],
            ),
        }
        monkeypatch.setattr(
            tables, "read", lambda name: told[name].copy() if name in told else read(name)
        )
        forget()

    return put


def test_the_better_class_of_source_comes_first():
    assert list(cited.rows("events", "event", "ford_closed")["source"]) == [
        "survey1999",
        "gazette1901",
    ]
    assert cited.CLASSES[0] == "primary" and cited.CLASSES[-1] == "amateur"


@pytest.mark.parametrize(
    ("stated", "believed", "others"),
    [
        ({"a": 7.0}, 7, []),
        ({"a": 7.0, "b": 6.0, "c": 7.0}, 7, []),
        ({"a": 7.0, "a2": 7.0, "b": 6.0}, 6, [7]),
        ({"e": 7.0, "a": 6.0, "b": 6.0}, 7, []),
        ({"e": 7.0, "f": 6.0, "a": 7.0}, 7, []),
        ({"e": 7.0, "f": 6.0, "a": 5.0}, 6, [7]),
        ({"a": 9.0, "b": 5.0, "c": 8.0}, 8, [5, 9]),
        ({"a": 7.0, "b": 6.0, "c": 5.0, "d": 4.0}, 5, [4, 6, 7]),
        ({"a": 11.0, "b": 11.0, "c": 10.96}, 10.96, []),
        ({"a": 11.0, "b": 10.94, "c": 10.96}, 10.94, [10.96]),
        ({"a": 2e-7, "b": 1.5e-7, "c": 1.5e-7}, 1.5e-7, []),
    ],
    ids=[
        "one source",
        "the value of most",
        "two sources of one origin are one",
        "a better class against two of another",
        "a tie that another class decides",
        "a tie that no class decides: the lower",
        "the middle of three",
        "the lower of the two in the middle",
        "a rounded number does not differ",
        "nor does it decide",
        "numbers however small",
    ],
)
def test_of_differing_figures_one_is_believed_and_its_equals_are_its_rivals(
    stating, stated, believed, others
):
    stating(quantities=list(stated.items()))
    found = facts.quantity("q")
    assert found.observed == facts.figure("q", "km") == believed
    assert (found.low, found.high) == (min(stated.values()), max(stated.values()))
    assert rivals(found.rows) == [Rival("quantities", "q", value) for value in others]
    for rival in rivals(found.rows):
        with cited.believing(rival):
            assert facts.figure("q") == rival.value
            assert facts.quantity("q").sources[0] in {
                key for key, value in stated.items() if value == rival.value
            }


@pytest.mark.parametrize(
    ("stated", "believed", "others"),
    [
        ({"a": "1910-08-29", "b": "1910-08-22"}, "1910-08-22", ["1910-08-29"]),
        ({"a": "1986-07", "b": "1986-07-28"}, "1986-07-28", []),
        ({"e": "1896", "f": "1896-06", "a": "1896-10"}, "1896-06", []),
        ({"e": "2000-06", "f": "2000-07-19", "a": "2000-07-19"}, "2000-07-19", []),
        ({"e": "2000-06", "f": "2000-07-19", "a": "2000"}, "2000-06", ["2000-07-19"]),
    ],
)
def test_a_day_does_not_differ_from_its_month_and_stands_before_it(
    stating, stated, believed, others
):
    stating(events=list(stated.items()))
    found = facts.event("e")
    assert str(found.observed) == f"{believed}-01-01"[:10]
    assert found.precision == {4: "year", 7: "month", 10: "day"}[len(believed)]
    assert rivals(found.rows) == [Rival("events", "e", value) for value in others]


def test_features_have_no_rivals_since_all_of_them_count(stating):
    stating(features=[("a", "salt"), ("b", "grain")])
    found = facts.features("s", "a")
    assert (found.observed, found.sources) == ({"salt", "grain"}, ("b", "a"))
    assert rivals(found.rows) == []


SOURCE = st.sampled_from(list(KINDS))
STATED = {
    "events": st.sampled_from(["1901", "1901-05", "1901-05-14", "1901-05-15", "1902-01-01"]),
    "quantities": st.sampled_from([1.0, 2.0, 2.4, 2.41, 3.0]),
    "features": st.sampled_from(["salt", "grain", "timber", "wool"]),
}


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_the_order_of_rows_means_nothing(stating, data):
    drawn = {
        name: data.draw(st.lists(st.tuples(SOURCE, values), min_size=1, unique_by=key))
        for name, values in STATED.items()
        for key in [(lambda row: row) if name == "features" else (lambda row: row[0])]
    }
    told = []
    for order in (drawn, {name: data.draw(st.permutations(drawn[name])) for name in drawn}):
        stating(**order)
        found = facts.event("e"), facts.quantity("q"), facts.features("s", "a")
        names = [row for one in found for row in one.rows]
        told.append((found, facts.figure("q"), rivals(names), statements(names)))
    assert told[0] == told[1]


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


def test_a_fact_is_given_as_each_source_states_it_the_believed_one_first():
    assert statements(["events:ford_closed", "quantities:toll_share"]) == [
        Statement("survey1999", "June 1901", "The ford is closed in June."),
        Statement("gazette1901", "3 June 1901", "The ford has been closed today."),
        Statement("survey1999", "57 per cent", "Its share came to 57 per cent."),
        Statement("gazette1901", "56 per cent", "Brenna paid 56 per cent."),
    ]


def test_only_the_aspect_in_question_is_stated():
    assert [said.value for said in statements(["attributes:river_trade/cargo"])] == [
        "salt",
        "timber",
        "grain",
    ]
    assert statements(["levels:Ford"]) == [], "a table of figures states no fact"


def test_days_are_told_no_more_exactly_than_each_is_known():
    days = pd.to_datetime(["1884-07-07", "2017-09-01", "1924-01-01"])
    events = pd.DataFrame({"date": days, "precision": ["day", "month", "year"]})
    assert days_in_words(events) == ["7 July 1884", "September 2017", "1924"]
