"""Checks that the span of years which the coverage of a table names is that of its rows."""

import re
from collections.abc import Iterator
from pathlib import Path

from edition.base.errors import DataError
from edition.data import descriptor, tables
from edition.data.descriptor import DESCRIPTOR

SPAN = re.compile(r"\b(\d{4}) to (?:[\w ]* )?(\d{4})\b")
"""Two years of a coverage, which may have a month or a day: 1993 to March 2024."""


def coverage_faults(data: Path) -> Iterator[DataError]:
    """The spans that are not those of the rows; a table that tells no span or no years has none."""
    for entry in descriptor.package(data)["resources"]:
        found = SPAN.search(entry["coverage"])
        columns = [field["name"] for field in entry.get("schema", {}).get("fields", [])]
        if not found or not {"date", "year"} & {*columns}:
            continue
        table = tables.read(entry["name"], data)
        years = (table["date"].dt.year if "date" in columns else table["year"]).dropna()
        if len(years) and found.groups() != (f"{years.min():.0f}", f"{years.max():.0f}"):
            expected = f"{years.min():.0f} to {years.max():.0f}, the years of its rows"
            yield DataError(DESCRIPTOR, None, f"{entry['name']}.coverage", found[0], expected)
