"""Checks the map layers: each feature is a shape on the globe."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from edition.base.errors import DataError
from edition.data import tables


def unfit_shapes(entry: dict[str, Any], data: Path) -> Iterator[DataError]:
    """The features of a map layer, described by its entry, that are no shapes on the globe."""
    from shapely.errors import ShapelyError
    from shapely.geometry import shape

    try:
        shapes = tables.features(entry["name"], data)
    except DataError as fault:
        yield fault
        return
    for feature, geometry in shapes.items():
        expected = "a valid shape in degrees WGS84"
        try:
            west, south, east, north = (drawn := shape(geometry)).bounds
            inside = -180 <= west <= east <= 180 and -90 <= south <= north <= 90
            valid = inside and drawn.is_valid
        except (AttributeError, KeyError, TypeError, ValueError, ShapelyError) as error:
            valid, expected = False, f"{expected} ({' '.join(str(error).split())})"
        if not valid:
            yield DataError(entry["path"], None, str(feature), "", expected)
