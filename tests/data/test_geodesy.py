from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString

from edition.base.errors import EditionError
from edition.data.geodesy import WGS84, Place, length_km, on_layer, point, shortest

EAST, NORTH = st.floats(-179, 179), st.floats(-80, 80)
NEAR = st.floats(-2, 2)


def at(longitude, latitude):
    return point(longitude, latitude, "places:here", "atlas2001")


def metres(start, end):
    return WGS84.inv(*start, *end)[2]


@settings(max_examples=25)
@given(EAST, NORTH, NEAR, NEAR)
def test_the_distance_of_two_points_is_the_geodesic_there_and_back(east, north, right, up):
    start, end = (east, north), (east + right, north + up)
    there, back = shortest(at(*start), at(*end)), shortest(at(*end), at(*start))
    assert there.km == pytest.approx(metres(start, end) / 1000, abs=1e-4)
    assert back.km == pytest.approx(there.km, abs=1e-4)


@settings(max_examples=25)
@given(st.floats(9, 12), st.floats(49, 52))
def test_no_vertex_of_a_line_is_nearer_than_the_nearest_point(east, north):
    river = on_layer("river", "arden")
    found = shortest(at(east, north), river)
    nearest = min(metres((east, north), vertex) for vertex in river.shape.coords) / 1000
    assert found.km <= nearest + 1e-6
    assert metres(found.start, found.end) / 1000 == pytest.approx(found.km)


def test_a_distance_tells_the_rows_and_sources_it_rests_on():
    found = shortest(Place(LineString([(9, 50), (9, 51)]), "roads:a", "survey1999"), at(10, 50))
    river = on_layer("river", "arden")
    assert (river.row, river.source) == ("river:arden", "atlas2001")
    assert (found.rows, found.sources) == (("roads:a", "places:here"), ("survey1999", "atlas2001"))
    assert shortest(at(9, 50), at(10, 50)).sources == ("atlas2001",)


def test_a_sphere_gives_another_distance_than_the_ellipsoid():
    start, end = at(0, 0), at(0, 1)
    assert shortest(start, end).km == pytest.approx(110.574, abs=0.001)
    assert shortest(start, end, "sphere").km == pytest.approx(111.195, abs=0.001)


def test_the_length_of_a_line_is_that_of_its_parts():
    bends = [(10.0, 50.0), (10.5, 50.4), (11.0, 50.5)]
    parts = sum(metres(*ends) for ends in pairwise(bends))
    assert length_km(on_layer("river", "arden")) == pytest.approx(parts / 1000)


def test_a_feature_that_a_layer_lacks_is_a_clear_error():
    with pytest.raises(EditionError, match="the map layer river has no 'atlantis'"):
        on_layer("river", "atlantis")
