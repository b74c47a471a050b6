from datetime import date

import pandas as pd
import pytest
from inputs import seen

from edition.base.errors import EditionError
from edition.data import tables
from edition.judge import combined, stated
from edition.judge.claim import Finding
from edition.judge.witnesses import witnesses

ANNALS, SURVEY = witnesses(["annals1902"]), witnesses(["survey1999"])
COURIER, GAZETTE = witnesses(["courier1901"], "no"), witnesses(["gazette1901"], "no")
ATLAS = witnesses(["atlas2001"], "no")


def test_an_event_has_its_day_as_each_source_knows_it():
    treaty = date(1901, 5, 14)
    assert stated.event("toll_treaty") == Finding(
        treaty,
        rows=("events:toll_treaty",),
        observations=(seen(treaty, ANNALS), seen(treaty, COURIER)),
    )
    closed = stated.event("ford_closed")
    assert (closed.observed, closed.precision) == (date(1901, 6, 1), "month"), (
        "as the record has it"
    )
    assert [one.precision for one in closed.observations] == ["month", "day"]
    assert (closed.sources, closed.origins) == (
        ("gazette1901", "survey1999"),
        {"The Gazette", "The Survey"},
    )


@pytest.mark.parametrize(("year", "lag"), [(1582, 10), (1699, 10), (1799, 11), (1901, 13)])
def test_a_day_in_the_julian_calendar_comes_earlier(year, lag):
    assert stated.julian_lag(date(year, 12, 1)) == lag
    assert stated.event("toll_treaty", "julian").observed == date(1901, 5, 1)


def test_a_figure_is_that_of_the_best_witness_and_spans_them_all():
    found = stated.quantity("river_length")
    assert (found.observed, found.low, found.high, found.unit) == (104, 98, 104, "km")
    assert found.observations == (seen(104.0, SURVEY), seen(98.0, ATLAS))


def test_of_equal_witnesses_that_differ_the_middle_is_shown(monkeypatch):
    read = tables.read

    def three(name):
        if name != "quantities":
            return read(name)
        sources = ["courier1901", "gazette1901", "doe2020"]
        row = {"quantity": "q", "unit": "km", "statement": ".", "own_act": "no"}
        return pd.DataFrame(
            [row | {"value": float(9 - n), "source": key} for n, key in enumerate(sources)]
        )

    monkeypatch.setattr(tables, "read", three)
    assert stated.quantity("q").observed == 7.0, "research before reports"


def test_a_plain_figure_is_given_in_the_unit_of_the_text_or_not_at_all():
    assert stated.figure("river_length") == stated.figure("river_length", "km") == 104
    with pytest.raises(EditionError, match="river_length is not stated in miles"):
        stated.figure("river_length", "miles")


def test_a_figure_in_several_units_is_a_clear_error(monkeypatch):
    read = tables.read

    def mixed(name):
        table = read(name)
        return table.assign(unit=["km", "miles", *table["unit"][2:]]) if "unit" in table else table

    monkeypatch.setattr(tables, "read", mixed)
    with pytest.raises(EditionError, match="river_length is stated in several units"):
        stated.quantity("river_length")


def test_features_are_those_that_any_source_gives():
    found = stated.features("secret_meetings", "setting")
    assert found.observed == {"the ford", "the inn"}
    assert (found.rows, found.exclusive) == (("attributes:secret_meetings/setting",), False)
    assert found.observations == (seen("the ford", GAZETTE), seen("the inn", COURIER))
    assert stated.features("secret_meetings", "setting", exclusive=True).exclusive
    number = stated.count("secret_meetings", "setting", "places")
    assert (number.observed, number.unit, number.rows) == (2, "places", found.rows)
    assert number.observations == (seen(2, COURIER | GAZETTE),)


def test_an_interval_has_the_range_that_the_precision_of_its_ends_leaves():
    days = stated.interval("toll_agreed", "toll_treaty", "days")
    assert (days.observed, days.low, days.high, days.unit) == (42, 42, 42, "days")
    assert days.rows == ("events:toll_agreed", "events:toll_treaty")
    assert days.observations == (seen(42, ANNALS, ANNALS | COURIER, low=42, high=42),)
    closed = stated.interval("toll_treaty", "ford_closed", "days")
    assert (closed.observed, closed.low, closed.high) == (20, 20, 20), (
        "a month adds nothing to its day"
    )
    assert stated.interval("toll_treaty", "toll_agreed").observed == pytest.approx(-42 / 365.2425)
    with pytest.raises(EditionError, match="two dated findings"):
        combined.between(stated.event("toll_treaty"), stated.quantity("river_length"))


def test_a_finding_can_cite_rows_of_any_table():
    levels = tables.read("levels").query("year < 2001")
    found = stated.cite(levels, "levels", "gauge", 1.5, "m", 1.0, 2.0, "N.")
    assert found.rows == ("levels:Ford", "levels:Mouth")
    assert (found.observed, found.unit, found.note) == (1.5, "m", "N.")
    assert found.observations == (seen(1.5, SURVEY, low=1.0, high=2.0),)
    year = stated.cite(levels, "levels", "gauge", date(2000, 1, 1), precision="year")
    assert year.precision == year.observations[0].precision == "year"


def test_a_figure_of_whole_tables_rests_on_all_their_sources_together():
    found = stated.computed(7.0, "m", ["survey1999", "survey1999", "atlas2001"], ["levels"], "N.")
    (one,) = found.observations
    assert one.grounds == (witnesses(["survey1999", "atlas2001"]),)
    assert (found.observed, found.unit, found.rows, found.note) == (7, "m", ("levels",), "N.")
