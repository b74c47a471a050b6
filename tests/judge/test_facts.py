from datetime import date

import pytest

from edition.base.errors import EditionError
from edition.data import tables
from edition.judge import facts, registry
from edition.judge.claim import Finding


def test_an_event_has_the_day_of_its_best_source_and_all_sources_behind_it():
    assert facts.event("toll_treaty") == Finding(
        date(1901, 5, 14),
        rows=("events:toll_treaty",),
        sources=("annals1902", "courier1901"),
        origins=frozenset({"Annals of Arden", "Arden Wire"}),
        primary=True,
    )
    closed = facts.event("ford_closed")
    assert (closed.observed, closed.precision) == (date(1901, 6, 1), "month")
    assert not closed.primary and not closed.weak


@pytest.mark.parametrize(("year", "lag"), [(1582, 10), (1699, 10), (1799, 11), (1901, 13)])
def test_a_day_in_the_julian_calendar_comes_earlier(year, lag):
    assert facts.julian_lag(date(year, 12, 1)) == lag
    assert facts.event("toll_treaty", "julian").observed == date(1901, 5, 1)


def test_a_figure_carries_the_spread_of_its_sources():
    found = facts.quantity("river_length")
    assert (found.observed, found.low, found.high, found.unit) == (104, 98, 104, "km")
    assert found.sources == ("survey1999", "atlas2001")


def test_a_plain_figure_is_given_in_the_unit_of_the_text_or_not_at_all():
    assert facts.figure("river_length") == facts.figure("river_length", "km") == 104
    with pytest.raises(EditionError, match="river_length is not stated in miles"):
        facts.figure("river_length", "miles")


def test_a_figure_in_several_units_is_a_clear_error(monkeypatch):
    read = tables.read

    def mixed(name):
        table = read(name)
        return table.assign(unit=["km", "miles", *table["unit"][2:]]) if "unit" in table else table

    monkeypatch.setattr(tables, "read", mixed)
    with pytest.raises(EditionError, match="river_length is stated in several units"):
        facts.quantity("river_length")
    with pytest.raises(EditionError, match="river_length is not stated in km"):
        facts.figure("river_length", "km")


def test_features_are_those_that_any_source_gives():
    found = facts.features("river_trade", "cargo")
    assert found.observed == {"grain", "timber", "salt"}
    assert found.rows == ("attributes:river_trade/cargo",)
    number = facts.count("river_trade", "cargo", "goods")
    assert (number.observed, number.unit, number.rows) == (3, "goods", found.rows)


def test_reports_of_one_agency_are_one_origin_and_weak():
    both = facts.backing(["gazette1901", "courier1901", "gazette1901"])
    assert both["sources"] == ("gazette1901", "courier1901")
    assert Finding(1, **both).weak
    assert not Finding(1, **facts.backing(["gazette1901", "survey1999"])).weak
    assert not Finding(1, **facts.backing(["annals1902"])).weak


def test_an_interval_counts_days_or_years_from_one_event_to_the_other():
    days = facts.interval("toll_agreed", "toll_treaty", "days")
    assert (days.observed, days.unit) == (42, "days")
    assert days.rows == ("events:toll_agreed", "events:toll_treaty")
    assert days.sources == ("annals1902", "courier1901")
    assert facts.interval("toll_treaty", "toll_agreed").observed == pytest.approx(-42 / 365.2425)
    with pytest.raises(EditionError, match="two dated findings"):
        facts.between(facts.event("toll_treaty"), facts.quantity("river_length"))
    with pytest.raises(EditionError, match="two dated findings"):
        facts.between(facts.quantity("river_length"), facts.event("toll_treaty"))


def test_what_is_worked_out_rests_on_all_its_parts_once():
    parts = [facts.quantity("river_length"), facts.quantity("toll_share")]
    assert facts.derived(2.0, "km", *parts, *parts, note="N.", missing="M.") == Finding(
        2.0,
        "km",
        rows=("quantities:river_length", "quantities:toll_share"),
        sources=("survey1999", "atlas2001", "gazette1901"),
        origins=frozenset({"The Survey", "The Atlas", "Arden Wire"}),
        note="N.",
        missing="M.",
    )


def test_a_finding_can_cite_rows_of_any_table():
    levels = tables.read("levels").query("year < 2001")
    found = facts.cite(levels, "levels", "gauge", 1.5, "m", 1.0, 2.0, "N.")
    assert found.rows == ("levels:Ford", "levels:Mouth")
    assert (found.observed, found.unit, found.low, found.high) == (1.5, "m", 1.0, 2.0)
    assert (found.sources, found.note) == (("survey1999",), "N.")


def test_a_claim_that_rests_on_one_fact_needs_no_function_of_its_own(monkeypatch):
    registered = {}
    monkeypatch.setattr(registry, "_registered", registered)
    facts.register(
        events={"ZZ-01": "toll_treaty"},
        quantities={"ZZ-02": "river_length"},
        features={"ZZ-03": ("river_trade", "cargo")},
        intervals={"ZZ-04": ("toll_agreed", "toll_treaty", "days")},
    )
    assert {claim: found() for claim, found in registered.items()} == {
        "ZZ-01": facts.event("toll_treaty"),
        "ZZ-02": facts.quantity("river_length"),
        "ZZ-03": facts.features("river_trade", "cargo"),
        "ZZ-04": facts.interval("toll_agreed", "toll_treaty", "days"),
    }
    assert all(found.claim == claim for claim, found in registered.items())
