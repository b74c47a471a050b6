"""Shortest geodesics on the WGS84 ellipsoid between places, lines and areas of the map."""

from dataclasses import dataclass
from functools import cache

from pyproj import Geod, Transformer
from shapely import shortest_line, transform
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

from edition import tables
from edition.errors import EditionError

Degrees = tuple[float, float]
"""Longitude and latitude of a point."""

WGS84 = Geod(ellps="WGS84")
EARTHS = {"ellipsoid": WGS84, "sphere": Geod(a=6_371_008.8, b=6_371_008.8)}
"""Figures of the earth: the ellipsoid, and a sphere of its mean radius in metres."""


@dataclass(frozen=True)
class Distance:
    """The shortest geodesic between two shapes: length in km, end points in degrees, sources."""

    km: float
    start: Degrees
    end: Degrees
    rows: tuple[str, ...]
    sources: tuple[str, ...]


def shortest(origin: str, target: str, earth: str = "ellipsoid") -> Distance:
    """The shortest distance between two named places or map features, in km."""
    start, end, rows, sources = _shortest(origin, target)
    _, _, metres = EARTHS[earth].inv(*start, *end)
    return Distance(metres / 1000, start, end, rows, sources)


@tables.kept
def _shortest(
    origin: str, target: str
) -> tuple[Degrees, Degrees, tuple[str, ...], tuple[str, ...]]:
    """The nearest points of two places or map features, the rows that hold these, and sources."""
    start_shape, start_row, start_source = _shape(origin)
    end_shape, end_row, end_source = _shape(target)
    start, end = _nearest(start_shape, end_shape)
    return start, end, (start_row, end_row), tuple(dict.fromkeys([start_source, end_source]))


def route_km(name: str) -> float:
    """The length of a planned route as drawn, in km: straight between places, hence too short."""
    return float(WGS84.geometry_length(shape(tables.features("routes")[name])) / 1000)


def _nearest(start: BaseGeometry, end: BaseGeometry) -> tuple[Degrees, Degrees]:
    """The nearest points, found on a plane centred on the start, where distances are true."""
    to_plane = _plane(start.centroid.y, start.centroid.x).transform
    flat = [transform(one, to_plane, interleaved=False) for one in (start, end)]
    (x1, y1), (x2, y2) = shortest_line(*flat).coords
    (first, last), (south, north) = to_plane([x1, x2], [y1, y2], direction="INVERSE")
    return (first, south), (last, north)


@cache
def _plane(latitude: float, longitude: float) -> Transformer:
    centred = f"+proj=aeqd +lat_0={latitude} +lon_0={longitude} +ellps=WGS84"
    return Transformer.from_crs("EPSG:4326", centred, always_xy=True)


def _shape(name: str) -> tuple[BaseGeometry, str, str]:
    places = tables.read("places").set_index("place")
    if name in places.index:
        place = places.loc[name]
        point = Point(place["longitude"], place["latitude"])
        return point, f"places:{name}", str(place["source"])
    for layer in ("land", "border"):
        features = tables.features(layer)
        if name in features:
            return shape(features[name]), f"{layer}:{name}", tables.layer_source(layer)
    raise EditionError(f"neither places.csv nor a map layer has {name!r}")
