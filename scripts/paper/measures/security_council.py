"""Votes of the Security Council on the North's programmes."""

import pandas as pd

from edition.evidence import facts


def votes(first: str, last: str) -> pd.DataFrame:
    """The votes of the Security Council on North Korea's programmes between two days."""
    council = facts.standing("security_council")
    return council[council["date"].between(pd.Timestamp(first), pd.Timestamp(last))]
