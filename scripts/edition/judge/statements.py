"""What each source states, behind the rows of a finding, for readers."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from edition.data.descriptor import CITED
from edition.data.vocabulary import paper_key
from edition.data.words import in_words
from edition.judge import cited, codings


@dataclass(frozen=True)
class Statement:
    """One source's statement: its key, the value, day or code that it gives, what it says, and of
    a number the year that it is of."""

    source: str
    value: str
    words: str
    year: str = ""


def statements(names: Iterable[str]) -> list[Statement]:
    """The statements behind the rows of a finding (table:key): cited facts and coded passages.

    The paper's own sentence, which is coded among the passages, is no evidence.
    """
    found: list[Statement] = []
    for name in names:
        table, _, key = name.partition(":")
        if table in CITED:
            column = "feature" if table == "attributes" else CITED[table]
            found += [_fact(table, row) for _, row in cited.rows(table, column, key).iterrows()]
        elif table == codings.PASSAGES:
            stated = codings.passages(*key.split("/", 1))
            found += [_passage(row) for row in stated if row["source"] != paper_key()]
    return found


def _fact(table: str, row: "pd.Series[Any]") -> Statement:
    words = _placed(row["statement"], row["locator"])
    if table == "events":
        return Statement(row["source"], cited.when(row), words)
    if table == "quantities":
        value = in_words(float(row["value"]), row["unit"])
        return Statement(row["source"], value, words, str(row["date"])[:4])
    return Statement(row["source"], str(row["value"]), words)


def _passage(row: Mapping[Hashable, Any]) -> Statement:
    code = "; ".join(codings.settled()[row["number"]])
    term = f"“{row['term']}”: " if row["term"] else ""
    return Statement(row["source"], code, _placed(term + row["statement"], row["locator"]))


def _placed(words: str, locator: str) -> str:
    return f"{words} ({locator})" if locator else words
