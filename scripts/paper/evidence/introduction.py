"""Evidence for the abstract and the introduction."""

import pandas as pd

from edition.evidence import Finding, Values, evidence, facts
from paper.places import distance

ORIGINS: Values = {
    "port": "The paper speaks of the port.",
    "city_centre": "Distances between cities are measured from centre to centre.",
    "russky_island": ("Russky Island", "The largest island within the limits of the city."),
    "popov_island": ("Popov Island", "An inhabited island within the limits of the city."),
    "reyneke_island": ("Reyneke Island", "An island within the limits of the city."),
    "rikord_island": (
        "Rikord Island",
        "The island within the limits of the city that lies nearest to Korea.",
    ),
}
"""What "Vladivostok" can mean."""

TARGETS: Values = {
    "river_border": ("border in the river", "The border of the two states is the river."),
    "nearest_territory": (
        "nearest Korean ground",
        "The nearest land of North Korea, wherever it lies.",
    ),
    "khasan_station": (
        "Khasan station",
        "The last Russian station, where a traveller reaches the border.",
    ),
    "rail_bridge": ("railway bridge", "The bridge is the only crossing by land."),
}
"""What "the North Korean border" can mean."""


@evidence("AB-06", origin=ORIGINS, target=TARGETS)
def vladivostok_to_border(*, origin: str = "port", target: str = "river_border") -> Finding:
    """Geodesic distance in km on the WGS84 ellipsoid, beside a newspaper's."""
    measured, published = distance(origin, target), facts.quantity("vladivostok_border_distance")
    nearest = distance("port", "nearest_territory").km
    return facts.together(
        facts.computed(measured.km, "km", measured.sources, measured.rows),
        published,
        note=f"The distance is measured on open maps; in print it is {published.observed:.0f} km. "
        f"The nearest ground of North Korea lies {nearest:.0f} km from the port. The one digit "
        "that the paper prints would leave room for half as much again; the limit of a tenth "
        "decides.",
    )


def distances() -> pd.DataFrame:
    """All combinations: columns origin, target, km, and the end points in degrees."""
    measured = [(o, t, distance(o, t)) for o in ORIGINS for t in TARGETS]
    return pd.DataFrame(
        [(o, t, found.km, *found.start, *found.end) for o, t, found in measured],
        columns=["origin", "target", "km", "lon1", "lat1", "lon2", "lat2"],
    )
