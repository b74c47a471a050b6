"""The grid of a sweep: its rows of parameters, what each run recorded, and the table of results."""

import ast
import csv
import hashlib
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from edition.base.errors import EditionError
from edition.base.files import write_whole
from edition.run.parameters import parameters

RECORD = "application/papermill.record/text/plain"
"""The type under which `tell` keeps a value in an executed notebook."""


@dataclass(frozen=True)
class Row:
    """A row of the grid, its parameters, and the file for what its run recorded."""

    number: int
    chosen: Mapping[str, Any]
    result: Path

    def outcome(self) -> dict[str, Any] | None:
        """What was recorded: values by name, and the error, if any; None if it has not run."""
        if not self.result.exists():
            return None
        outcome: dict[str, Any] = json.loads(self.result.read_text(encoding="utf-8"))
        return outcome

    def save(self, outcome: Mapping[str, Any]) -> None:
        """Writes what the run recorded."""
        write_whole(self.result, json.dumps({"chosen": self.chosen, **outcome}, indent=1))

    def __str__(self) -> str:
        """The row in a message."""
        told = ", ".join(f"{name} {value}" for name, value in self.chosen.items())
        return f"row {self.number} ({told})"


def read_grid(grid: Path, notebook: Path, folder: Path) -> list[Row]:
    """The rows of a grid; EditionError tells file, row and the right names or values."""
    try:
        with grid.open(encoding="utf-8-sig", newline="") as file:
            header, *lines = list(csv.reader(file)) or [[]]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise EditionError(f"{grid}: cannot be read as CSV: {error}") from error
    if not lines or len(set(header)) < len(header):
        raise EditionError(f"{grid}: expected a line of different parameter names, then rows")
    known, rows = parameters(notebook), []
    for number, cells in enumerate(lines, start=2):
        try:
            if len(cells) != len(header):
                raise EditionError(f"has {len(cells)} cells; the first row names {len(header)}")
            chosen = known.parse(dict(zip(header, cells, strict=True)))
        except EditionError as error:
            raise EditionError(f"{grid.name}: row {number}: {error}") from error
        digest = hashlib.sha256(json.dumps(chosen, sort_keys=True).encode()).hexdigest()
        rows.append(Row(number, chosen, folder / f"{digest[:16]}.json"))
    return rows


def tabulate(
    table: Path,
    rows: list[Row],
    outcomes: list[dict[str, Any]],
    judged: Callable[[Mapping[str, Any]], Mapping[str, str]],
) -> list[str]:
    """Writes row, parameters, error, what is judged and recorded values as CSV, in the order of the
    grid; gives the names of the columns.

    A recorded value that has the name of another column is left out.
    """
    judgements = [judged(row.chosen) for row in rows]
    head = ["row", *rows[0].chosen, "error", *judgements[0]]
    told = [name for found in outcomes for name in found["values"] if name not in head]
    told = list(dict.fromkeys(told))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*head, *told])
    for row, found, verdicts in zip(rows, outcomes, judgements, strict=True):
        values = [found["values"].get(name, "") for name in told]
        error = found["error"].partition("\n")[0]
        writer.writerow([row.number, *row.chosen.values(), error, *verdicts.values(), *values])
    write_whole(table, text.getvalue())
    return [*head, *told]


def recorded(executed: Path) -> dict[str, Any]:
    """The values that an executed notebook hands to its prose, by name."""
    cells = json.loads(executed.read_text(encoding="utf-8"))["cells"]
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    return {
        output["metadata"]["scrapbook"]["name"]: ast.literal_eval("".join(output["data"][RECORD]))
        for output in outputs
        if RECORD in output.get("data", {})
    }
