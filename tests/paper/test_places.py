import pytest

from edition.base.errors import EditionError
from edition.judge import facts
from paper.places import distance, route_km


def test_distances_agree_with_an_independent_computation():
    """Figures of a densified border with points every 25 m, rounded to ten metres."""
    reckoned = {
        ("port", "river_border"): 126.81,
        ("city_centre", "river_border"): 130.63,
        ("port", "khasan_station"): 125.68,
        ("rikord_island", "rail_bridge"): 95.93,
        ("popov_island", "rail_bridge"): 105.81,
    }
    assert {ends: distance(*ends).km for ends in reckoned} == pytest.approx(reckoned, abs=0.02)


def test_an_unknown_place_is_a_clear_error():
    with pytest.raises(EditionError, match=r"neither places\.csv nor a map layer has 'atlantis'"):
        distance("atlantis", "river_border")


def test_a_planned_route_is_shorter_than_the_pipe_that_was_reckoned_with():
    assert route_km("gas_pipeline") == pytest.approx(805.6, abs=0.1)
    assert route_km("gas_pipeline") < facts.figure("gas_pipeline_length")
