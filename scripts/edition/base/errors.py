"""What the command reports in one line and turns into a non-zero exit code."""

import traceback
from functools import partial
from typing import Any

SHOWN = 60
"""How many characters of a faulty value a message shows."""


class EditionError(Exception):
    """Something a reader or author of the edition can put right; the message says how."""

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows: the message alone, behind the error that it explains, if any."""
        cause = self.__cause__
        return [*(traceback.format_exception(cause) if cause else []), str(self)]


class DataError(EditionError):
    """One fault of a file: where it is, what stands there, and what was expected.

    A place in a notebook is a cell, counted from 1 with those of text, and a line in that cell;
    faults can be sorted by `place`.
    """

    def __init__(
        self,
        file: str,
        row: int | None,
        column: str,
        value: str,
        expected: str,
        *,
        cell: int | None = None,
        line: int | None = None,
    ) -> None:
        self._parts = (file, row, column, value, expected)
        self._inside = (cell, line)
        self.place = (file, cell or 0, line or 0)
        inside = [f"cell {cell}"] if cell else []
        inside += [f"line {line}"] if line else []
        place = [file, *([", ".join(inside)] if inside else [])]
        place += [f"row {row}"] if row else []
        place += [f"column {column}"] if column else []
        shown = f"{value[:SHOWN]!r}: " if value else ""
        super().__init__(" ".join(f"{': '.join(place)}: {shown}expected {expected}".split("\n")))

    def __reduce__(self) -> tuple[Any, ...]:
        """How a process hands the fault to another one."""
        cell, line = self._inside
        return partial(type(self), cell=cell, line=line), self._parts
