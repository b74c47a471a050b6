"""Map layers as charts want them."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from edition.data import tables
from edition.data.geodesy import WGS84


def outlines(layer: str, names: Sequence[str]) -> alt.Data:
    """Shapes of a map layer, wound as Vega wants them: outer rings clockwise."""
    from shapely import orient_polygons
    from shapely.geometry import mapping, shape

    shapes = tables.features(layer)
    return alt.Data(  # type: ignore[no-untyped-call]
        values=[
            _feature(mapping(orient_polygons(shape(shapes[name]), exterior_cw=True)))
            for name in names
        ]
    )


def circle(centre: tuple[float, float], km: float) -> alt.Data:
    """All points at a distance from a centre (degrees), as a line on the ellipsoid."""
    points = [WGS84.fwd(*centre, azimuth, km * 1000)[:2] for azimuth in range(0, 361, 4)]
    return alt.Data(values=[line(points)])  # type: ignore[no-untyped-call]


def line(points: Sequence[tuple[float, float]]) -> dict[str, Any]:
    """A line through points in degrees, as a GeoJSON feature."""
    rounded = [[round(longitude, 4), round(latitude, 4)] for longitude, latitude in points]
    return _feature({"type": "LineString", "coordinates": rounded})


def frame(longitude: tuple[float, float], latitude: tuple[float, float]) -> dict[str, Any]:
    """The window of a map in degrees, for a projection's `fit`."""
    corners = [[x, y] for x in longitude for y in latitude]
    return _feature({"type": "MultiPoint", "coordinates": corners})


def _feature(geometry: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "properties": {}, "geometry": dict(geometry)}
