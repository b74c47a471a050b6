"""Acts between states: which count, in which half, and what their balance says."""

import pandas as pd
import pytest

from paper.measures import acts

ROWS = [
    ("pact", "2001-03-01", "month", "RUS", "KOR", "closer", "a"),
    ("pact", "2001-03-05", "day", "RUS", "KOR", "closer", "b"),
    ("talk", "2002-01-01", "day", "KOR", "RUS", "neither", "a"),
    ("row", "2003-01-01", "year", "KOR", "RUS", "further", "a"),
    ("visit", "2009-06-01", "day", "RUS", "KOR", "closer", "a"),
    ("loan", "2010-12-01", "month", "KOR", "RUS", "closer", "b"),
    ("other", "2005-01-01", "day", "RUS", "USA", "closer", "a"),
]


@pytest.fixture(autouse=True)
def _acts(otherwise):
    otherwise("acts", _table(ROWS))


def _table(rows):
    table = pd.DataFrame(
        rows, columns=["act", "date", "precision", "actor", "partner", "sign", "source"]
    )
    return table.assign(date=pd.to_datetime(table["date"]), kind="", statement="", own_act="no")


def test_an_act_counts_once_as_its_most_exact_source_dates_it():
    found = acts.between("RUS", ["KOR"], "2001-03-02", "2010-12-31")
    assert list(found["act"]) == ["pact", "talk", "row", "visit", "loan"]


def test_an_act_that_may_lie_outside_is_left_out():
    assert "row" not in set(acts.between("RUS", ["KOR"], "2003-02-01", "2010-12-31")["act"])
    assert "loan" not in set(acts.between("RUS", ["KOR"], "2001-01-01", "2010-12-15")["act"])


def test_closer_compares_the_halves_of_a_window():
    found = acts.gain("KOR", ["RUS"], "2001-01-01", "2010-12-31")
    assert (found.observed, found.unit) == (2, "acts")


def test_an_act_that_one_report_alone_tells_of_counts_only_perhaps(otherwise):
    rows = [
        (f"act_{number}", f"200{number}-05-01", "day", "RUS", "KOR", "closer", source)
        for number, sources in enumerate([["one"], ["one", "two"], ["deed"]])
        for source in sources
    ]
    otherwise("acts", _table(rows).assign(own_act="yes"))
    natures = {"one": "report", "two": "retelling", "deed": "record"}
    sources = pd.DataFrame(
        {
            "key": list(natures),
            "nature": list(natures.values()),
            "origin": list(natures),
            "rests_on": "",
            "copy": "good",
            "paper": "",
        }
    )
    otherwise("sources", sources)
    found = acts.count("RUS", ["KOR", "USA"], "2000-01-01", "2009-12-31", "closer")
    assert (found.observed, found.low, found.high) == (2, 2, 3)
    assert found.rows == ("acts:act_1", "acts:act_2")
    assert acts.partners("RUS", ["KOR", "USA"], "2000-01-01", "2009-12-31").observed == 1


def test_as_many_visits_every_year_are_no_warming_and_visits_that_begin_are(otherwise):
    years = range(2001, 2011)
    rows = [(f"visit_{y}", f"{y}-05-01", "day", "RUS", "KOR", "closer", "a") for y in years]
    otherwise("acts", _table(rows))
    assert acts.warming("RUS", ["KOR"], "2001-01-01", "2010-12-31").observed == "no direction"
    assert acts.balance("RUS", ["KOR"], "2001-01-01", "2010-12-31").observed == "rise"
    otherwise("acts", _table(rows[5:]))
    assert acts.warming("RUS", ["KOR"], "2001-01-01", "2010-12-31").observed == "rise"
