"""What would turn the observations on the broker, on the fundamental aim and on the balance."""

import pandas as pd
import pytest
from observed import result

from edition.data import tables
from edition.judge.theses import Result, conclude
from paper.evidence.talks_and_balance import AGREEMENTS, MEETINGS, PUBLISHED, TODAY


def with_rows(name, *more):
    """A table with more rows."""
    return pd.concat([tables.read(name), pd.DataFrame(more)], ignore_index=True)


def set_where(name, where, column, value):
    """A table with another value in the rows that a query finds."""
    table = tables.read(name)
    table.loc[table.query(where).index, column] = value
    return table


@pytest.mark.parametrize(
    ("observation", "then", "now"),
    [
        ("T1-3", Result.SEEN, Result.SEEN),
        ("T1-4", Result.NOT_SEEN, Result.NOT_SEEN),
        ("T1-5", Result.NOT_SEEN, Result.NOT_SEEN),
        ("T1-10", Result.SEEN, Result.OPEN),
        ("T1-11", Result.SEEN, Result.OPEN),
        ("T1-13", Result.SEEN, Result.SEEN),
        ("T2-1", Result.SEEN, Result.NOT_SEEN),
        ("T2-4", Result.OPEN, Result.NOT_SEEN),
        ("T2-7", Result.OPEN, Result.NOT_SEEN),
        ("T3-2", Result.SEEN, Result.SEEN),
        ("T3-3", Result.SEEN, Result.SEEN),
        ("T3-6", Result.SEEN, Result.NOT_SEEN),
        ("T3-7", Result.SEEN, Result.SEEN),
        ("T3-8", Result.OPEN, Result.OPEN),
    ],
)
def test_what_is_seen_on_both_days(observation, then, now):
    assert (result(observation, PUBLISHED), result(observation, TODAY)) == (then, now)


@pytest.mark.parametrize(
    ("observation", "name", "where", "column", "value", "turned"),
    [
        ("T2-1", "security_council", "resolution == '2397'", "russia", "no", Result.NOT_SEEN),
        ("T3-7", "security_council", "resolution == '825'", "china", "yes", Result.NOT_SEEN),
        ("T1-11", "attributes", "source == 'communique_20070720'", "subject", "x", Result.OPEN),
        ("T3-2", "acts", "act == 'rf_dprk_readmission2016'", "sign", "neither", Result.OPEN),
        ("T3-2", "acts", "act == 'rf_dprk_debt2012'", "sign", "further", Result.OPEN),
    ],
)
def test_other_data_would_turn_it(otherwise, observation, name, where, column, value, turned):
    assert result(observation, PUBLISHED) is not turned
    otherwise(name, set_where(name, where, column, value))
    assert result(observation, PUBLISHED) is turned


@pytest.mark.parametrize(
    ("observation", "things", "aspect"),
    [("T1-4", MEETINGS, "arranged_or_hosted_by"), ("T1-5", list(AGREEMENTS), "convened_by")],
)
def test_a_russian_part_in_one_of_them_would_be_seen(otherwise, observation, things, aspect):
    row = tables.read("attributes").query("subject == @things[0] and aspect == @aspect").iloc[0]
    otherwise("attributes", with_rows("attributes", row.to_dict() | {"value": "Russia"}))
    assert result(observation, PUBLISHED) is Result.SEEN


def test_an_agreement_of_later_counts_only_today(otherwise):
    where = "subject == 'pyongyang_declaration_2018'"
    otherwise("attributes", set_where("attributes", where, "value", "Russia"))
    assert result("T1-5", PUBLISHED) is Result.NOT_SEEN
    assert result("T1-5", TODAY) is Result.SEEN


def test_a_second_meeting_of_the_envoys_that_stands_would_be_seen(otherwise):
    row = tables.read("events").query("event == 'yun_in_moscow_april_2017'").iloc[0].to_dict()
    otherwise("events", with_rows("events", row | {"source": "tass_965249"}))
    assert result("T3-8") is Result.SEEN


@pytest.mark.parametrize(
    ("event", "code"),
    [("treaty_2024_in_force", "both"), ("russia_lists_seoul_unfriendly", "one")],
)
def test_an_earlier_day_of_pact_or_list_would_turn_the_balance(otherwise, event, code):
    moved = ["russia_lists_seoul_unfriendly", event]
    otherwise(
        "events",
        set_where("events", "event in @moved".replace("@moved", str(moved)), "date", "2018-01-01"),
    )
    found = {one.expected.id: one for one in conclude("T3", PUBLISHED).seen}["T3-6"]
    assert found.result is Result.NOT_SEEN
    assert found.item.finding.observed == frozenset({code})
