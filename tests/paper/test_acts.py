"""Acts between states: what the table is complete for, which acts count, what follows from them."""

import pandas as pd
import pytest

from edition.data import tables
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

WINDOW = ("2001-01-01", "2010-12-31")

MIRRORED = {"closer": "further", "further": "closer", "neither": "neither"}

WAYS = {"rise": "fall", "fall": "rise", "no direction": "no direction"}


@pytest.fixture
def made_up(otherwise):
    """Other acts than those of the paper, and one list of them that is complete."""
    otherwise("acts", _table(ROWS))
    otherwise("acts_coverage", _coverage("1991-01-01"))


def _table(rows):
    table = pd.DataFrame(
        rows, columns=["act", "date", "precision", "actor", "partner", "sign", "source"]
    )
    return table.assign(date=pd.to_datetime(table["date"]), kind="", statement="", own_act="no")


def _coverage(first, extent="complete", last="2010-12-31"):
    row = {"one": "KOR", "other": "RUS", "work": "list", "extent": extent, "source": "a"}
    return pd.DataFrame([row | {"first": pd.Timestamp(first), "last": pd.Timestamp(last)}])


def _each_year(sign, years):
    return [(f"{sign}_{y}", f"{y}-05-01", "day", "RUS", "KOR", sign, "a") for y in years]


@pytest.mark.usefixtures("made_up")
def test_an_act_counts_once_as_its_most_exact_source_dates_it():
    found = acts.between("RUS", ["KOR"], "2001-03-02", "2010-12-31")
    assert list(found["act"]) == ["pact", "talk", "row", "visit", "loan"]


@pytest.mark.usefixtures("made_up")
def test_an_act_that_may_lie_outside_is_left_out():
    assert "row" not in set(acts.between("RUS", ["KOR"], "2003-02-01", "2010-12-31")["act"])
    assert "loan" not in set(acts.between("RUS", ["KOR"], "2001-01-01", "2010-12-15")["act"])


@pytest.mark.usefixtures("made_up")
def test_a_count_is_net_and_what_one_report_alone_tells_makes_its_range(otherwise):
    told = [("sure", ["one", "two"], "closer"), ("deed", ["deed"], "closer")]
    told += [("rumour", ["one"], "closer"), ("row", ["two"], "further")]
    rows = [
        (act, f"200{number}-05-01", "day", "RUS", "KOR", sign, source)
        for number, (act, sources, sign) in enumerate(told)
        for source in sources
    ]
    otherwise("acts", _table(rows).assign(own_act="yes"))
    natures = {"one": "report", "two": "retelling", "deed": "record"}
    keys = pd.DataFrame({"key": list(natures), "nature": list(natures.values())})
    keys = keys.assign(origin=keys["key"], rests_on="", copy="good", paper="")
    otherwise("sources", keys)
    closer = acts.more("RUS", ["KOR", "USA"], "2000-01-01", "2009-12-31", "closer")
    further = acts.more("RUS", ["KOR", "USA"], "2000-01-01", "2009-12-31", "further")
    assert (closer.observed, closer.low, closer.high) == (2, 1, 3)
    assert (further.observed, further.low, further.high) == (-2, -3, -1)
    assert acts.partners("RUS", ["KOR", "USA"], "2000-01-01", "2009-12-31").observed == 1


@pytest.mark.usefixtures("made_up")
@pytest.mark.parametrize(
    ("before", "during", "way"),
    [
        (range(1991, 2001), range(2001, 2011), "no direction"),
        (range(1991, 1996), range(2001, 2011), "rise"),
        (range(1991, 2001), range(2001, 2003), "fall"),
    ],
)
def test_routine_is_no_warming_and_the_mirror_of_acts_mirrors_the_result(
    otherwise, before, during, way
):
    for sign in ("closer", "further"):
        otherwise("acts", _table(_each_year(sign, [*before, *during])))
        (found,) = acts.course("RUS", ["KOR"], *WINDOW)
        assert found.observed == (way if sign == "closer" else WAYS[way])


@pytest.mark.usefixtures("made_up")
def test_only_acts_of_a_work_that_is_complete_for_the_window_and_before_count(otherwise):
    rows = [*_each_year("closer", range(1991, 2001)), *_each_year("further", range(2001, 2011))]
    otherwise("acts", _table(rows))
    for covered in (
        _coverage("1997-01-01"),
        _coverage("1991-01-01", extent="part"),
        _coverage("1991-01-01", last="2010-06-30"),
    ):
        otherwise("acts_coverage", covered)
        assert acts.course("RUS", ["KOR"], *WINDOW) == []
        assert acts.change("RUS", ["KOR"], *WINDOW) == []
    otherwise("acts_coverage", _coverage("1995-06-30"))
    (found,) = acts.change("RUS", ["KOR"], *WINDOW)
    assert found.observed == "fall"
    otherwise("acts", _table([(*row[:-1], "b") for row in rows]))
    assert acts.course("RUS", ["KOR"], *WINDOW) == []


@pytest.mark.parametrize(
    ("others", "window"),
    [(["USA"], ("2008-06-18", "2018-06-18")), (["USA", "NATO"], ("1995-01-01", "1999-12-31"))],
)
def test_the_published_acts_mirrored_give_the_mirrored_result(otherwise, others, window):
    (as_it_is,) = acts.course("RUS", others, *window)
    (change,) = acts.change("RUS", others, *window)
    count = acts.more("RUS", others, *window, "closer")
    table = tables.read("acts")
    otherwise("acts", table.assign(sign=table["sign"].map(MIRRORED)))
    (turned,) = acts.course("RUS", others, *window)
    assert turned.observed == WAYS[as_it_is.observed]
    assert acts.change("RUS", others, *window)[0].observed == WAYS[change.observed]
    assert acts.more("RUS", others, *window, "further").observed == count.observed


def test_one_act_has_one_name_one_pair_one_kind_and_one_sign():
    table = tables.read("acts")
    pair = [frozenset(ends) for ends in zip(table["actor"], table["partner"], strict=True)]
    table = table.assign(pair=pair)
    for column in ("pair", "kind", "sign"):
        assert table.groupby("act")[column].nunique().max() == 1, column
    exact = table.query("precision == 'day'").drop_duplicates("act")
    same = exact[exact.duplicated(["pair", "date", "kind", "actor"], keep=False)]
    assert set(same["act"]) == set()


def test_acts_lie_in_the_years_of_the_rule_and_their_pairs_are_covered():
    table, works = tables.read("acts"), tables.read("acts_coverage")
    assert table["date"].dt.year.between(1988, 2018).all()
    spans = {}
    for work in works.to_dict("records"):
        spans.setdefault(frozenset([work["one"], work["other"]]), []).append(work)
    for row in table.query("precision == 'day'").to_dict("records"):
        found = spans.get(frozenset([row["actor"], row["partner"]]), [])
        assert any(work["first"] <= row["date"] <= work["last"] for work in found), row["act"]


def test_a_work_that_was_read_names_its_source_and_one_that_was_not_has_none():
    works = tables.read("acts_coverage")
    read = works["extent"] != "unread"
    own = works["work"] != "Sources read for a claim"
    assert (works["source"][read & own] != "").all()
    assert (works["source"][~read] == "").all()
    assert set(works["source"][works["extent"] == "complete"]) <= set(tables.read("acts")["source"])
