from datetime import date

import pandas as pd
import pytest
from inputs import RECORD, finding, seen, who

from edition.base.errors import EditionError
from edition.data import tables
from edition.judge import facts, registry
from edition.judge.claim import Finding
from edition.judge.comparison import Stand
from edition.judge.weighing import weigh
from edition.judge.witnesses import Nature, witnesses

ANNALS, SURVEY = witnesses(["annals1902"]), witnesses(["survey1999"])
COURIER, GAZETTE, ATLAS = (
    witnesses([key], "no") for key in ("courier1901", "gazette1901", "atlas2001")
)


def test_an_event_has_its_day_as_each_source_knows_it():
    treaty = date(1901, 5, 14)
    assert facts.event("toll_treaty") == Finding(
        treaty,
        rows=("events:toll_treaty",),
        observations=(seen(treaty, ANNALS), seen(treaty, COURIER)),
    )
    closed = facts.event("ford_closed")
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
    assert facts.julian_lag(date(year, 12, 1)) == lag
    assert facts.event("toll_treaty", "julian").observed == date(1901, 5, 1)


def test_a_figure_is_that_of_the_best_witness_and_spans_them_all():
    found = facts.quantity("river_length")
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
    assert facts.quantity("q").observed == 7.0, "research before reports"


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


def test_features_are_those_that_any_source_gives():
    found = facts.features("secret_meetings", "setting")
    assert found.observed == {"the ford", "the inn"}
    assert (found.rows, found.exclusive) == (("attributes:secret_meetings/setting",), False)
    assert found.observations == (seen("the ford", GAZETTE), seen("the inn", COURIER))
    assert facts.features("secret_meetings", "setting", exclusive=True).exclusive
    number = facts.count("secret_meetings", "setting", "places")
    assert (number.observed, number.unit, number.rows) == (2, "places", found.rows)
    assert number.observations == (seen(2, COURIER | GAZETTE),)


def test_an_interval_has_the_range_that_the_precision_of_its_ends_leaves():
    days = facts.interval("toll_agreed", "toll_treaty", "days")
    assert (days.observed, days.low, days.high, days.unit) == (42, 42, 42, "days")
    assert days.rows == ("events:toll_agreed", "events:toll_treaty")
    assert days.observations == (seen(42, ANNALS, ANNALS | COURIER, low=42, high=42),)
    closed = facts.interval("toll_treaty", "ford_closed", "days")
    assert (closed.observed, closed.low, closed.high) == (20, 20, 20), (
        "a month adds nothing to its day"
    )
    assert facts.interval("toll_treaty", "toll_agreed").observed == pytest.approx(-42 / 365.2425)
    with pytest.raises(EditionError, match="two dated findings"):
        facts.between(facts.event("toll_treaty"), facts.quantity("river_length"))


def test_what_is_worked_out_rests_on_all_its_facts_once():
    parts = [facts.quantity("river_length"), facts.quantity("toll_share")]
    assert facts.derived(2.0, "km", *parts, *parts, note="N.", missing="M.", status="S") == Finding(
        2.0,
        "km",
        rows=("quantities:river_length", "quantities:toll_share"),
        observations=(seen(2.0, SURVEY | ATLAS, SURVEY | GAZETTE),),
        note="N.",
        missing="M.",
        status="S",
    )
    assert facts.derived(None, "km", *parts).observations == ()


def test_a_figure_worked_out_has_the_range_that_its_parts_leave():
    length, share = facts.quantity("river_length"), facts.quantity("toll_share")
    found = facts.worked_out(lambda km, part: km * part, "km", length, share)
    assert (found.observed, found.low, found.high) == (104 * 57, 98 * 56, 104 * 57)


def test_several_measures_stand_side_by_side():
    length, share = facts.quantity("river_length"), facts.quantity("toll_share")
    found = facts.together(length, share, note="N.")
    assert (found.observed, found.unit, found.note) == (104, "km", "N.")
    assert found.observations == length.observations + share.observations
    assert found.rows == length.rows + share.rows


def test_a_count_of_facts_is_sure_of_those_that_stand_firm_and_may_be_all():
    firm, told = finding(seen("deed", who(RECORD, "R"))), finding(seen("deed", who(origin="P")))
    found = facts.counted("deeds", firm, told, firm, note="N.")
    assert (found.observed, found.low, found.high, found.unit, found.note) == (
        2,
        2,
        3,
        "deeds",
        "N.",
    )
    assert {who.origin for who in found.witnesses} == {"R"}


def test_what_codes_mean_to_a_claim_is_said_in_its_words_and_the_witnesses_stay():
    coded = finding(*(seen(code, who(RECORD, "R")) for code in ("barge", "none", "cannot tell")))
    found = facts.read_as(coded, {"barge": "boat", "none": "not boat"})
    assert [one.value for one in found.observations] == ["boat", "not boat", "cannot tell"]
    assert found.observed == {"boat", "not boat"}
    assert found.witnesses == coded.witnesses


def test_a_direction_tells_its_share_of_pairs_and_what_moved_ends_give():
    levels = pd.Series([1.0, 2.0, 3.0, 4.0, 5.0, 4.5], index=range(2000, 2006))
    found = facts.direction(levels, facts.quantity("toll_share"), note="By the gauge.")
    assert (found.observed, found.unit) == ("rise", "")
    assert found.note == (
        "By the gauge. Of all pairs of years 93 per cent show a rise and 7 per cent a fall; it is "
        "the same without 2000 and without 2005."
    )
    turning = pd.Series([9.0, 1.0, 2.0, 3.0, 4.0, 3.5], index=range(2000, 2006))
    assert facts.direction(turning, facts.quantity("toll_share")).note.endswith(
        "a fall; without 2000 there is a rise."
    )
    (one,) = found.observations
    assert (one.value.way, one.grounds) == ("rise", (SURVEY | GAZETTE,))


def test_indicators_however_many_sources_they_have_are_one_research_each():
    charter, tolls = facts.event("toll_treaty"), facts.quantity("river_length")
    read = facts.indicator(facts.change(2, 1, charter, tolls), "tolls")
    ((group,),) = (one.grounds for one in read.observations)
    assert {(who.origin, who.nature) for who in group} == {("tolls", Nature.RESEARCH)}
    assert (read.observed, read.rows) == ("fall", (*charter.rows, *tolls.rows))
    alone = [(one, Stand.FOR) for one in read.observations]
    other = facts.indicator(facts.change(2, 1, charter), "votes")
    assert not weigh(alone).favour.firm
    assert weigh([*alone, *((one, Stand.FOR) for one in other.observations)]).favour.firm


@pytest.mark.parametrize(("after", "way"), [(3, "rise"), (1, "fall")])
def test_two_values_tell_a_change_unless_it_is_no_more_than_usual(after, way):
    assert facts.change(2, after).observed == way
    assert facts.change(2, after, usual=1).observed == facts.change(2, 2).observed == "no direction"


def test_a_finding_can_cite_rows_of_any_table():
    levels = tables.read("levels").query("year < 2001")
    found = facts.cite(levels, "levels", "gauge", 1.5, "m", 1.0, 2.0, "N.")
    assert found.rows == ("levels:Ford", "levels:Mouth")
    assert (found.observed, found.unit, found.note) == (1.5, "m", "N.")
    assert found.observations == (seen(1.5, SURVEY, low=1.0, high=2.0),)
    year = facts.cite(levels, "levels", "gauge", date(2000, 1, 1), precision="year")
    assert year.precision == year.observations[0].precision == "year"


def test_a_claim_that_rests_on_one_fact_needs_no_function_of_its_own(monkeypatch):
    registered = {}
    monkeypatch.setattr(registry, "_registered", registered)
    facts.register(
        events={"ZZ-01": "toll_treaty"},
        quantities={"ZZ-02": "river_length"},
        features={"ZZ-03": ("secret_meetings", "setting")},
        intervals={"ZZ-04": ("toll_agreed", "toll_treaty", "days")},
        coded={"ZZ-05": ("river_cargo", "the Arden")},
    )
    assert {claim: found() for claim, found in registered.items()} == {
        "ZZ-01": facts.event("toll_treaty"),
        "ZZ-02": facts.quantity("river_length"),
        "ZZ-03": facts.features("secret_meetings", "setting"),
        "ZZ-04": facts.interval("toll_agreed", "toll_treaty", "days"),
        "ZZ-05": facts.answer("river_cargo", "the Arden"),
    }
    assert all(found.claim == claim for claim, found in registered.items())
