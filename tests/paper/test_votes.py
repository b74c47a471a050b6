import pandas as pd
import pytest

from paper.measures.votes import agreement, from_votes, resting, slope_of


def test_slope_is_that_of_least_squares():
    straight = pd.Series([1.0, 3.0, 5.0], index=[2000, 2001, 2002])
    assert slope_of(straight) == pytest.approx(2)
    bent = pd.Series([0.0, 1.0, 0.0, 3.0], index=[2000, 2001, 2002, 2003])
    assert slope_of(bent) == pytest.approx(0.8)


def test_the_order_of_two_states_does_not_matter():
    assert agreement("RUS", "USA").equals(agreement("USA", "RUS"))


def test_a_finding_from_votes_names_the_pairs_and_the_data_set():
    both = pd.concat([agreement("RUS", "GBR"), agreement("RUS", "FRA")])
    found = from_votes(0.5, "points", both)
    assert found.rows == ("general_assembly:RUS-GBR", "general_assembly:RUS-FRA")
    assert found.sources == ("unga_voting_data",)


def test_a_finding_from_ideal_points_tells_their_scale_and_has_no_unit():
    found = resting(-3.0, "points", "RUS", ["USA"], (2008, 2017), "ideal_points")
    assert (found.observed, found.unit) == (-3.0, "")
    assert found.rows == ("ideal_points:RUS", "ideal_points:USA")
    assert found.note.startswith("In hundredths of the scale of ideal points")
