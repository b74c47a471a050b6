"""Shortest geodesics on the WGS84 ellipsoid between places, lines and areas of the map."""

from dataclasses import dataclass
from functools import cache

from pyproj import Geod, Transformer
from shapely import shortest_line, transform
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

from edition.base.cache import cached
from edition.base.errors import EditionError
from edition.data import tables

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


@dataclass(frozen=True)
class Place:
    """A point, a line or an area in degrees, the row that holds it (table:key), and its source."""

    shape: BaseGeometry
    row: str
    source: str


def point(longitude: float, latitude: float, row: str, source: str) -> Place:
    """A place that is a point, in degrees."""
    return Place(Point(longitude, latitude), row, source)


def on_layer(layer: str, feature: str) -> Place:
    """A feature of a map layer; EditionError where the layer has none of this id."""
    known = tables.features(layer)
    if feature not in known:
        raise EditionError(f"the map layer {layer} has no {feature!r}")
    return Place(shape(known[feature]), f"{layer}:{feature}", tables.layer_source(layer))


def shortest(origin: Place, target: Place, earth: str = "ellipsoid") -> Distance:
    """The shortest distance between two places, in km."""
    start, end = _nearest(origin.shape, target.shape)
    _, _, metres = EARTHS[earth].inv(*start, *end)
    sources = tuple(dict.fromkeys([origin.source, target.source]))
    return Distance(metres / 1000, start, end, (origin.row, target.row), sources)


def length_km(line: Place) -> float:
    """The length of a line as drawn, in km."""
    return float(WGS84.geometry_length(line.shape) / 1000)


@cached
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
