"""Reads the descriptor of the data package: which tables and layers it has, of what types."""

from pathlib import Path
from typing import Any

from edition.base.cache import cached
from edition.base.errors import EditionError
from edition.base.files import read_json
from edition.base.project import DATA

DESCRIPTOR = "datapackage.json"

TYPES = {"integer": "Int64", "number": "float64", "date": "object", "string": "object"}
"""The types of the descriptor, and those that columns are read as; days then become datetimes."""

NUMERIC = ("integer", "number")
"""The types of columns that have a unit."""

UNKNOWN = "unknown"
"""The day of a release of which nobody knows when it came out."""

CITED = {"events": "event", "quantities": "quantity", "attributes": "subject"}
"""The tables of cited facts, a statement of one source a row, and the column that names the fact.

With `claims`, `sections`, `actors`, `units`, `names`, `sources`, `footnotes`, with `codebook`,
`passages`, `codings` and `readings`, with the two of the published verdicts and that of the replies
to them they are the tables that every edition has; what others there are is known to the code of
the paper alone.
"""

ARGUMENT = ("theses", "observations")
"""The tables of a paper's argument as a whole, which an edition may do without."""

VERDICTS, CHANGES = "verdicts", "verdict_changes"
"""The tables of what is published of each claim, and of how that came to change."""

REPLIES = "replies"
"""The table of replies to the verdicts."""


@cached
def package(data: Path = DATA) -> dict[str, Any]:
    """The data package's descriptor, `datapackage.json`, as a dictionary."""
    found: dict[str, Any] = read_json(data / DESCRIPTOR)
    return found


def resource(name: str, data: Path = DATA) -> dict[str, Any]:
    """The descriptor's entry for one table or map layer; EditionError names the known ones."""
    known = {entry["name"]: entry for entry in package(data)["resources"]}
    if name not in known:
        raise EditionError(f"no table {name!r} in the data package; there are: {', '.join(known)}")
    entry: dict[str, Any] = known[name]
    return entry
