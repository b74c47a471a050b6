"""Map layers as charts want them."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

import altair as alt
import pandas as pd

from edition.data import tables
from edition.data.geodesy import WGS84
from edition.show.colour import GREY, INK
from edition.show.forms import words

LAND = "#e3e3e0"
"""A ground for lines and places, and no mark itself."""

PLACED = {"longitude": "lon:Q", "latitude": "lat:Q"}


def drawn(
    layers: Sequence[Any],
    *,
    longitude: tuple[float, float],
    latitude: tuple[float, float],
    height: int = 410,
) -> alt.LayerChart:
    """A map of layers in a window of degrees."""
    window = frame(longitude, latitude)
    projected = alt.layer(*layers).project(type="mercator", fit=window)
    return cast(alt.LayerChart, projected.properties(width=620, height=height))


def land(data: alt.Data) -> alt.Chart:
    """Land, or what else is a ground, with its outlines."""
    shape = alt.Chart(data).mark_geoshape(clip=True, fill=LAND, stroke=GREY, strokeWidth=0.7)
    return cast(alt.Chart, shape)


def way(data: alt.Data, colour: str, *, wide: float = 2.5, dashed: bool = False) -> alt.Chart:
    """A line over land: a border, a route, a circle."""
    dash: Any = {"strokeDash": [5, 4]} if dashed else {}
    shape = alt.Chart(data).mark_geoshape(
        clip=True, filled=False, stroke=colour, strokeWidth=wide, **dash
    )
    return cast(alt.Chart, shape)


def places(table: pd.DataFrame, *, colour: str = INK, tips: Sequence[str] = ()) -> alt.LayerChart:
    """Places as dots with their names; columns name, lon, lat, and side: right, left or none."""
    rows = table.reset_index(drop=True)
    base = alt.Chart(rows).encode(**PLACED)
    layers: list[Any] = [
        base.mark_circle(size=70, color=colour, opacity=1).encode(tooltip=["name:N", *tips])
    ]
    sides = rows["side"] if "side" in rows else pd.Series("right", rows.index)
    for side, align, dx in (("right", "left", 8), ("left", "right", -8)):
        if len(part := rows[sides == side]):
            named = alt.Chart(part).encode(text="name:N", **PLACED)
            layers += words(named, align=align, dx=dx, bold=True)
    return cast(alt.LayerChart, alt.layer(*layers))


def names(table: pd.DataFrame, *, dy: float = 0) -> alt.LayerChart:
    """Names without dots; columns name, lon, lat and colour."""
    named = alt.Chart(table.reset_index(drop=True)).encode(text="name:N", **PLACED)
    colour = alt.Color("colour:N", scale=None)
    return cast(alt.LayerChart, alt.layer(*words(named, dy=dy, bold=True, color=colour)))


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
