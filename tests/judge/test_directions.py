import pandas as pd
import pytest

from edition.judge import directions
from edition.judge.comparison import Stand
from edition.judge.stated import event, quantity
from edition.judge.weighing import weigh
from edition.judge.witnesses import Nature, witnesses

SURVEY, GAZETTE = witnesses(["survey1999"]), witnesses(["gazette1901"], "no")


def test_a_direction_tells_its_share_of_pairs_and_what_moved_ends_give():
    levels = pd.Series([1.0, 2.0, 3.0, 4.0, 5.0, 4.5], index=range(2000, 2006))
    found = directions.direction(levels, quantity("toll_share"), note="By the gauge.")
    assert (found.observed, found.unit) == ("rise", "")
    assert found.note == (
        "By the gauge. Of all pairs of years 93 per cent show a rise and 7 per cent a fall; it is "
        "the same without 2000 and without 2005."
    )
    turning = pd.Series([9.0, 1.0, 2.0, 3.0, 4.0, 3.5], index=range(2000, 2006))
    assert directions.direction(turning, quantity("toll_share")).note.endswith(
        "a fall; without 2000 there is a rise."
    )
    (one,) = found.observations
    assert (one.value.way, one.grounds) == ("rise", (SURVEY | GAZETTE,))


def test_indicators_however_many_sources_they_have_are_one_research_each():
    charter, tolls = event("toll_treaty"), quantity("river_length")
    read = directions.indicator(directions.change(2, 1, charter, tolls), "tolls")
    ((group,),) = (one.grounds for one in read.observations)
    assert {(who.origin, who.nature) for who in group} == {("tolls", Nature.RESEARCH)}
    assert (read.observed, read.rows) == ("fall", (*charter.rows, *tolls.rows))
    alone = [(one, Stand.FOR) for one in read.observations]
    other = directions.indicator(directions.change(2, 1, charter), "votes")
    assert not weigh(alone).favour.firm
    assert weigh([*alone, *((one, Stand.FOR) for one in other.observations)]).favour.firm


@pytest.mark.parametrize(("after", "way"), [(3, "rise"), (1, "fall")])
def test_two_values_tell_a_change_unless_it_is_no_more_than_usual(after, way):
    assert directions.change(2, after).observed == way
    assert (
        directions.change(2, after, usual=1).observed
        == directions.change(2, 2).observed
        == "no direction"
    )


@pytest.mark.parametrize(
    ("values", "way"), [([1, 2, 4], "rise"), ([4, 2, 1], "fall"), ([1, 2, 2], "no direction")]
)
def test_only_steps_that_all_go_one_way_are_without_a_pause(values, way):
    assert directions.without_pause(pd.Series(values)).observed == way
