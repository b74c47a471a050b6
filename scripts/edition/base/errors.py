"""What the command reports in one line and turns into a non-zero exit code."""

import traceback

SHOWN = 60
"""How many characters of a faulty value a message shows."""


class EditionError(Exception):
    """Something a reader or author of the edition can put right; the message says how."""

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows: the message alone, behind the error that it explains, if any."""
        cause = self.__cause__
        return [*(traceback.format_exception(cause) if cause else []), str(self)]


class DataError(EditionError):
    """One fault of a file: where it is, what stands there, and what was expected."""

    def __init__(self, file: str, row: int | None, column: str, value: str, expected: str) -> None:
        self._parts = (file, row, column, value, expected)
        place = [file]
        place += [f"row {row}"] if row else []
        place += [f"column {column}"] if column else []
        shown = f"{value[:SHOWN]!r}: " if value else ""
        super().__init__(" ".join(f"{': '.join(place)}: {shown}expected {expected}".split("\n")))

    def __reduce__(self) -> tuple[type["DataError"], tuple[str, int | None, str, str, str]]:
        """How a process hands the fault to another one."""
        return type(self), self._parts
