"""Holds the tables against the descriptor's constraints and keys, with frictionless."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from edition.base.errors import DataError
from edition.data import tables
from edition.data.tables import DESCRIPTOR


def constraints(data: Path) -> Iterator[DataError]:
    """The cells and keys that the descriptor forbids, one a row."""
    from frictionless import FrictionlessException, Package, system

    try:
        with system.use_context(trusted=True):
            report = Package(str(data / DESCRIPTOR)).validate()
    except FrictionlessException as error:
        faults = error.reasons or [error.error]
        yield from (_of_package(fault.message) for fault in faults)
        return
    yield from (_of_package(fault.message) for fault in report.errors)
    for task in report.tasks:
        rows = set()
        for fault in task.errors:
            found: dict[str, Any] = fault.to_dict()
            row = found.get("rowNumber")
            if row in rows:
                continue
            rows |= {row} - {None}
            yield DataError(
                file=Path(task.place or "").name,
                row=row,
                column=found.get("fieldName") or ", ".join(found.get("fieldNames") or []),
                value=str(found.get("cell") or ""),
                expected=_expectation(data, task.name, found),
            )


def _of_package(message: str) -> DataError:
    return DataError(DESCRIPTOR, None, "", "", f"a data package: {message}")


def _expectation(data: Path, table: str, error: dict[str, Any]) -> str:
    match error["type"]:
        case "constraint-error":
            field = _field(data, table, error["fieldName"])
            rules = ", ".join(f"{name} {value}" for name, value in field["constraints"].items())
            return f"a value with {rules}"
        case "foreign-key":
            return f"a value that the table it refers to has ({error['note']})"
        case "primary-key" | "unique-error":
            return f"a key that no other row has ({error['note']})"
    return f"what the descriptor says ({error['message']})"


def _field(data: Path, table: str, name: str) -> dict[str, Any]:
    fields = tables.resource(table, data)["schema"]["fields"]
    return next(field for field in fields if field["name"] == name)
