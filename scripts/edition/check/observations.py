"""Checks the argument: theses that name what there is, and observations that can be judged."""

from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import Any

from edition.base.errors import DataError
from edition.check.claims import unfit_for
from edition.data import descriptor, tables
from edition.data.descriptor import ARGUMENT
from edition.judge.registry import all_evidence

OWN = ("kind", "asserted", "rule")
"""What an observation needs that no claim decides, besides evidence."""


def argument_faults(data: Path) -> Iterator[DataError]:
    """The cells of theses and observations that lead nowhere, or that contradict each other."""
    if not {*ARGUMENT} <= {entry["name"] for entry in descriptor.package(data)["resources"]}:
        return
    claims = set(tables.read("claims", data)["id"])
    sources = set(tables.read("sources", data)["key"])
    for line, row in _rows("theses", data):
        for column, known in {"claims": claims, "rival_sources": sources}.items():
            for item in sorted({*tables.items(row[column])} - known):
                file = "claims.csv" if column == "claims" else "sources.csv"
                yield DataError("theses.csv", line, column, item, f"a key that {file} has")
    for line, row in _rows("observations", data):
        for column, wanted in _misfits(row, claims).items():
            if wanted:
                yield DataError("observations.csv", line, column, row[column], str(wanted))


def unseen_observations() -> Iterator[DataError]:
    """Observations that neither a claim nor evidence of their own decides."""
    if not {*ARGUMENT} <= {entry["name"] for entry in descriptor.package()["resources"]}:
        return
    for line, row in _rows("observations"):
        if not row["claim"] and row["id"] not in all_evidence():
            expected = "a claim that decides it, or an evidence function by its id"
            yield DataError("observations.csv", line, "claim", "", expected)


def _misfits(row: dict[Hashable, Any], claims: set[str]) -> dict[str, str | bool]:
    told = row["claim"]
    found: dict[str, str | bool] = {
        "id": not row["id"].startswith(f"{row['thesis']}-") and f"an id such as {row['thesis']}-1",
        "claim": bool(told) and told not in claims and "an id that claims.csv has",
    }
    if told:
        return found | {one: row[one] and "nothing, as a claim decides" for one in OWN}
    found |= {one: not row[one] and "a value, as no claim decides" for one in OWN}
    if not found["asserted"]:
        found["asserted"] = unfit_for(row["rule"], row["asserted"])
    return found


def _rows(name: str, *data: Path) -> Iterator[tuple[int, dict[Hashable, Any]]]:
    """The rows of a table by their line in the file."""
    yield from enumerate(tables.as_written(name, *data).to_dict("records"), start=2)
