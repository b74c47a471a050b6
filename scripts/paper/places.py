"""The places of this paper: where they lie, and how far they are from each other."""

from edition.evidence import EditionError, cached, geodesy, tables

POINTS = {"port": "vladivostok_port", "city_centre": "vladivostok_centre"}
AREAS = {"nearest_territory": ("land", "PRK"), "river_border": ("border", "river_border")}
"""What stands behind a meaning of a name that is not called like it."""


def place(name: str) -> geodesy.Place:
    """A place of the table of places, or a feature of the layers of land and of the border."""
    known = tables.read("places").set_index("place")
    row = POINTS.get(name, name)
    if row in known.index:
        found = known.loc[[row]]
        east, north = found["longitude"].iloc[0], found["latitude"].iloc[0]
        return geodesy.point(east, north, f"places:{row}", found["source"].iloc[0])
    layer, feature = AREAS.get(name, ("land", name))
    try:
        return geodesy.on_layer(layer, feature)
    except EditionError as error:
        raise EditionError(f"neither places.csv nor a map layer has {name!r}") from error


@cached
def distance(origin: str, target: str, earth: str = "ellipsoid") -> geodesy.Distance:
    """The shortest geodesic between two places."""
    return geodesy.shortest(place(origin), place(target), earth)


def route_km(name: str) -> float:
    """The length of a planned route as drawn, in km: straight between places, hence too short."""
    return geodesy.length_km(geodesy.on_layer("routes", name))
