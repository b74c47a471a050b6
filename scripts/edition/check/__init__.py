"""Checks what the book is made from: tables, bibliography, settings.

One line a fault: where it is, what stands there, and what was expected.
"""

import os
from collections.abc import Sequence
from pathlib import Path

from edition.base.errors import DataError, EditionError
from edition.base.files import hash_of
from edition.base.project import BIBLIOGRAPHY, BUILD, DATA, LOCK, PACKAGE
from edition.check.constraints import constraints
from edition.check.contents import cells, description, file, layer, package
from edition.check.references import bibliography_faults, ledger, sources
from edition.check.settings import settings, unwritten
from edition.data import tables

__all__ = ["faults", "require_none", "settings", "unwritten", "validate"]

STAMP = BUILD / "check.stamp"
"""The hash of the data that passed the check last."""

SHOWN = 20
"""How many faults are told at once."""


def faults(data: Path = DATA, bibliography: Path = BIBLIOGRAPHY) -> list[DataError]:
    """All faults of the tables and the bibliography; an empty list where there are none.

    The faults of bytes, types and cells come first: while there are any, constraints, keys and
    references are not checked.
    """
    try:
        descriptor = tables.descriptor(data)
        entries = descriptor["resources"]
        found = list(package(descriptor))
        found += [fault for entry in entries for fault in description(entry)]
        found = found or [fault for entry in entries for fault in file(data / entry["path"])]
        found = found or [
            fault
            for entry in entries
            for fault in (cells if "schema" in entry else layer)(data, entry)
        ]
        found = found or list(bibliography_faults(bibliography)) or list(constraints(data))
        return found or [*sources(data, bibliography), *ledger(data)]
    except DataError as fault:
        return [fault]


def require_none(faults: Sequence[DataError]) -> None:
    """Raises EditionError with the first faults, one a line, where there are any."""
    lines = [str(fault) for fault in faults[:SHOWN]]
    if len(faults) > SHOWN:
        lines.append(f"and {len(faults) - SHOWN} more faults")
    if lines:
        raise EditionError("\n".join(lines))


def validate() -> None:
    """Raises EditionError unless the data are in order, or have passed the same check before."""
    state = hash_of(DATA, BIBLIOGRAPHY, PACKAGE, LOCK)
    if STAMP.exists() and STAMP.read_text(encoding="utf-8") == state:
        return
    require_none(faults())
    if os.access(BUILD, os.W_OK):
        STAMP.write_text(state, encoding="utf-8")
