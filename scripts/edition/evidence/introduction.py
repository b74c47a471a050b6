"""Evidence for the abstract and the introduction."""

import pandas as pd

from edition import tables
from edition.claims import Finding
from edition.countries import NAMES
from edition.evidence.facts import backing, quantity
from edition.evidence.geography import Distance, shortest
from edition.evidence.registry import evidence

ORIGINS = {
    "port": "vladivostok_port",
    "city_centre": "vladivostok_centre",
    "russky_island": "russky_island",
    "popov_island": "popov_island",
    "reyneke_island": "reyneke_island",
    "rikord_island": "rikord_island",
}
"""What "Vladivostok" can mean, with the place or map feature that stands for it."""

TARGETS = {
    "river_border": "river_border",
    "nearest_territory": "PRK",
    "khasan_station": "khasan_station",
    "rail_bridge": "rail_bridge",
}
"""What "the North Korean border" can mean, with the place or map feature that stands for it."""


@evidence("AB-06", origin=list(ORIGINS), target=list(TARGETS))
def vladivostok_to_border(*, origin: str = "port", target: str = "river_border") -> Finding:
    """Geodesic distance on the WGS84 ellipsoid, km, beside the distance a newspaper gives."""
    measured = distance(origin, target)
    published = quantity("vladivostok_border_distance")
    return Finding(
        observed=measured.km,
        unit="km",
        rows=measured.rows + published.rows,
        note=f"Measured on open maps; in print the distance is {published.observed:.0f} km.",
        **backing(measured.sources + published.sources),
    )


def distance(origin: str, target: str) -> Distance:
    """The measured distance between two definitions of city and border."""
    return shortest(ORIGINS[origin], TARGETS[target])


def distances() -> pd.DataFrame:
    """All combinations: columns origin, target, km, and the end points in degrees."""
    measured = [(o, t, distance(o, t)) for o in ORIGINS for t in TARGETS]
    return pd.DataFrame(
        [(o, t, found.km, *found.start, *found.end) for o, t, found in measured],
        columns=["origin", "target", "km", "lon1", "lat1", "lon2", "lat2"],
    )


def agreement(pair: tuple[str, str], as_of: str) -> pd.DataFrame:
    """Agreement of two states in the General Assembly (0 to 1), for the full years before a day.

    Columns year, agreement, votes, pair (in words).  Source: UN General Assembly Voting Data.
    """
    table = tables.read("general_assembly")
    rows = table[
        (table["country_a"] == pair[0])
        & (table["country_b"] == pair[1])
        & (table["year"] < pd.Timestamp(as_of).year)
    ]
    return rows[["year", "agreement", "votes"]].assign(
        pair=" and ".join(NAMES[code] for code in pair)
    )
