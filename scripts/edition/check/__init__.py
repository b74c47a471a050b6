"""Checks what the book is made from: tables, bibliography, settings, pages and notebooks.

One line a fault: where it is, what stands there, and what was expected.
"""

import os
from collections.abc import Sequence
from pathlib import Path

from edition.base import contents
from edition.base.errors import DataError, EditionError
from edition.base.files import hash_of
from edition.base.project import BIBLIOGRAPHY, BUILD, DATA, LOCK, PACKAGE
from edition.check.addresses import address_faults
from edition.check.bytes import unfit_bytes
from edition.check.cells import unfit_cells
from edition.check.claims import ledger_faults
from edition.check.codings import coding_faults
from edition.check.coverage import coverage_faults
from edition.check.glyphs import unprintable
from edition.check.judging import judging_faults
from edition.check.layers import unfit_shapes
from edition.check.moves import acceptance_faults
from edition.check.names import name_faults
from edition.check.observations import argument_faults, unseen_observations
from edition.check.opinions import opinion_faults, untold_opinions
from edition.check.outcomes import outcome_faults
from edition.check.package import descriptor_faults
from edition.check.references import bibliography_faults, reference_faults, uncited
from edition.check.replies import reply_faults
from edition.check.settings import settings, strays
from edition.check.texts import text_faults
from edition.data import descriptor

__all__ = [
    "everything",
    "faults",
    "judging_faults",
    "outcome_faults",
    "require_none",
    "settings",
    "strays",
    "text_faults",
    "uncited",
    "validate",
]

STAMP = BUILD / "check.stamp"
"""The hash of the data that passed the check last."""

MOST_TOLD = 20
"""How many faults are told at once."""


def faults(data: Path = DATA, bibliography: Path = BIBLIOGRAPHY) -> list[DataError]:
    """All faults of the tables and the bibliography; an empty list where there are none.

    What is wrong with the descriptor, then with bytes, with cells and shapes, and with the
    bibliography keeps what rests on it from being checked.
    """
    try:
        described = descriptor.package(data)
        if found := descriptor_faults(described):
            return found
        entries = described["resources"]
        if found := [fault for entry in entries for fault in unfit_bytes(data / entry["path"])]:
            return found
        layers = [entry for entry in entries if "schema" not in entry]
        found = unfit_cells([entry for entry in entries if "schema" in entry], data)
        found += [fault for entry in layers for fault in unfit_shapes(entry, data)]
        if found := found or bibliography_faults(bibliography):
            return found
        files = [*(data / entry["path"] for entry in entries), bibliography]
        meant = (
            reference_faults(data, bibliography),
            coverage_faults(data),
            address_faults(data, bibliography),
            name_faults(data, bibliography),
            ledger_faults(data),
            coding_faults(data),
            argument_faults(data),
            opinion_faults(data),
            acceptance_faults(data),
            reply_faults(data),
            unprintable(files),
        )
        return [fault for faults in meant for fault in faults]
    except DataError as fault:
        return [fault]


def everything() -> list[DataError]:
    """All faults of what the book is made from: data, else settings, else texts and judging."""
    return faults() or settings() or [*strays(), *_said()]


def require_none(faults: Sequence[DataError]) -> None:
    """Raises EditionError with the first faults, one a line, where there are any."""
    lines = [str(fault) for fault in faults[:MOST_TOLD]]
    if len(faults) > MOST_TOLD:
        lines.append(f"and {len(faults) - MOST_TOLD} more faults")
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


def validate_book() -> None:
    """Raises EditionError unless the data are in order, and all else that the book is made from."""
    validate()
    require_none(settings() or _said())


def _said() -> list[DataError]:
    """The faults of what pages and notebooks say, and of what verdicts do."""
    said = (
        text_faults(),
        unprintable(contents.files()),
        outcome_faults(),
        unseen_observations(),
        untold_opinions(),
        judging_faults(),
    )
    return [fault for faults in said for fault in faults]
