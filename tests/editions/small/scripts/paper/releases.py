"""How the table of the invented paper is taken from its release."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd


def _levels(file: Path) -> pd.DataFrame:
    """A file of the columns of the table."""
    return pd.read_csv(file, parse_dates=["checked"])


EXTRACT: dict[str, Callable[..., pd.DataFrame]] = {"levels": _levels}
"""How the rows of a table are taken from the files that its descriptor lists as upstream."""
