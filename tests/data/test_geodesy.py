import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.base.errors import EditionError
from edition.data import tables
from edition.data.geodesy import WGS84, shortest
from edition.judge import facts


def test_the_distance_of_two_points_is_the_geodesic():
    places = tables.read("places").set_index("place")
    port, station = places.loc["vladivostok_port"], places.loc["khasan_station"]
    _, _, metres = WGS84.inv(
        port["longitude"], port["latitude"], station["longitude"], station["latitude"]
    )
    assert shortest("vladivostok_port", "khasan_station").km == pytest.approx(metres / 1000)


@pytest.mark.parametrize(
    ("origin", "target", "km"),
    [
        ("vladivostok_port", "river_border", 126.81),
        ("vladivostok_centre", "river_border", 130.63),
        ("vladivostok_port", "khasan_station", 125.68),
        ("rikord_island", "rail_bridge", 95.93),
        ("popov_island", "rail_bridge", 105.81),
    ],
)
def test_distances_agree_with_an_independent_computation(origin, target, km):
    """Figures of a densified border with points every 25 m, rounded to ten metres."""
    assert shortest(origin, target).km == pytest.approx(km, abs=0.02)


@given(st.sampled_from(range(28)))
def test_no_vertex_of_the_border_is_nearer_than_the_nearest_point(index):
    found = shortest("vladivostok_port", "river_border")
    vertex = tables.features("border")["river_border"]["coordinates"][index]
    _, _, metres = WGS84.inv(*found.start, *vertex)
    assert metres / 1000 >= found.km - 0.001


def test_the_way_back_is_as_long():
    there = shortest("russky_island", "river_border")
    back = shortest("river_border", "russky_island")
    assert there.km == pytest.approx(back.km, abs=0.01)


def test_an_unknown_place_is_a_clear_error():
    with pytest.raises(EditionError, match="neither places.csv nor a map layer has 'atlantis'"):
        shortest("atlantis", "river_border")


def test_a_planned_route_is_shorter_than_the_pipe_that_was_reckoned_with():
    assert geography.route_km("gas_pipeline") == pytest.approx(805.6, abs=0.1)
    assert geography.route_km("gas_pipeline") < facts.figure("gas_pipeline_length")
