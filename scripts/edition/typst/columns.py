"""Shares the width of a table among its columns."""

from collections.abc import Iterable

SHORT = 22
"""Characters of a cell that stands on one line."""


def column_widths(columns: int, cells: Iterable[tuple[int, str]]) -> list[str]:
    """A width for each column: short words get what they need, long texts share the rest."""
    lengths: list[list[int]] = [[] for _ in range(columns)]
    for column, words in cells:
        if column < columns:
            lengths[column].append(len(words))
    long = [max(each, default=0) > SHORT for each in lengths]
    return [
        f"{max(1, round(sum(each) ** 0.5))}fr" if is_long else "auto"
        for each, is_long in zip(lengths, long, strict=True)
    ]
