"""What would turn the observations on the balance among all parties."""

import pytest
from observed import result, set_where, with_rows

from edition.data import tables
from edition.judge.theses import Result, conclude
from paper.measures.days import PUBLISHED


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
