"""What is seen of an observation of a thesis, and tables with another cell."""

import pandas as pd

from edition.data import tables
from edition.judge.theses import Result, conclude


def result(observation: str, day: str = "") -> Result:
    """What is seen of an observation on a day, else on that of publication."""
    seen = conclude(observation.split("-")[0], day).seen
    return next(one.result for one in seen if one.expected.id == observation)


def with_value(name: str, key: str, fact: str, column: str, value: object) -> pd.DataFrame:
    """A table with another value in a column of the rows of a fact."""
    table = tables.read(name)
    table.loc[table[key] == fact, column] = value
    return table


def with_rows(name: str, *more: object) -> pd.DataFrame:
    """A table with more rows."""
    return pd.concat([tables.read(name), pd.DataFrame(more)], ignore_index=True)


def set_where(name: str, where: str, column: str, value: object) -> pd.DataFrame:
    """A table with another value in the rows that a query finds."""
    table = tables.read(name)
    table.loc[table.query(where).index, column] = value
    return table
