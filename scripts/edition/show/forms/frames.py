"""What a form is given: its frame, in the columns that it needs, and what it tells of a row."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from edition.base.errors import EditionError
from edition.show.labels import number_format, written

Tips = Sequence[str]
Colours = Mapping[str, str]
Domain = tuple[float, float]


def rows_of(frame: pd.DataFrame, *needed: str) -> Any:
    """A copy of a frame with rows counted anew; EditionError for a column that a form lacks."""
    if missing := [name for name in needed if name not in frame]:
        there = ", ".join(map(str, frame))
        told = f"the frame of this form has no column {missing[0]!r}; it has: {there}"
        raise EditionError(told)
    rows = frame.reset_index(drop=True)
    for name in rows.select_dtypes(["object", "string"]):  # in which a gap is no number
        rows[name] = rows[name].astype(object).where(rows[name].notna(), None)
    return rows


def labelled(rows: pd.DataFrame, log: bool = False) -> Any:
    """Rows with their values as labels; by powers of ten each as exact as it is itself."""
    if "label" in rows:
        return rows
    form = number_format(rows["value"])
    forms = [",.4g" if log and abs(value) < 1000 else form for value in rows["value"]]
    return rows.assign(label=list(map(written, rows["value"], forms)))


def name_tips(rows: pd.DataFrame) -> list[Any]:
    """What a tooltip says first: the name, and the kind where there is one."""
    return ["name:N", *(["kind:N"] if "kind" in rows else [])]


def range_tips(rows: pd.DataFrame) -> list[Any]:
    """What a tooltip says of how far a value is known."""
    return [
        alt.Tooltip(f"{end}:Q", format=number_format(rows[end]))
        for end in ("low", "high")
        if end in rows
    ]
