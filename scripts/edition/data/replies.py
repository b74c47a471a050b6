"""Replies to verdicts, by the author of the paper or by anyone, as they were sent."""

import datetime
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from edition.base.cache import cached
from edition.base.text import day_in_words, listed
from edition.data import tables
from edition.data.descriptor import REPLIES

PARAGRAPH = "¶"
"""Stands in a cell where a paragraph of a reply ends."""

ANCHOR = "replies"
"""The anchor of the replies on the page of their claim."""


@dataclass(frozen=True)
class Reply:
    """A reply to the verdict on a claim, and what the edition answered, with its day."""

    author: str
    role: str
    date: datetime.date
    text: str
    address: str
    answer: str
    answered_on: datetime.date | None

    @property
    def signed(self) -> str:
        """Who wrote it and when: Jane Doe (University of Arden), 3 May 2021."""
        role = f" ({self.role})" if self.role else ""
        return f"{self.author}{role}, {day_in_words(self.date)}"

    @property
    def paragraphs(self) -> list[str]:
        """Its words."""
        return [part.strip() for part in self.text.split(PARAGRAPH) if part.strip()]


def replies(claim_id: str) -> list[Reply]:
    """The replies to the verdict on a claim that repeats none, the oldest first."""
    return _by_claim().get(claim_id, [])


@cached
def _by_claim() -> dict[str, list[Reply]]:
    found: dict[str, list[Reply]] = {}
    for row in tables.read(REPLIES).to_dict("records"):
        found.setdefault(row["claim"], []).append(_reply(row))
    return found


def _reply(row: Mapping[Hashable, Any]) -> Reply:
    words = {name: row[name] for name in ("author", "role", "text", "address", "answer")}
    answered = row["answered_on"]
    return Reply(
        date=row["date"].date(),
        answered_on=None if pd.isna(answered) else answered.date(),
        **words,
    )


def line(found: list[Reply]) -> str:
    """Who replied and when, in one line; empty for nobody."""
    who = listed([reply.signed for reply in found])
    return f"{'Reply' if len(found) == 1 else 'Replies'} by {who}" if found else ""


def reply_record(reply: Reply) -> dict[str, str | None]:
    """A reply as plain values: author, role, date, text, address, answer, answered_on."""
    answered = reply.answered_on
    return vars(reply) | {
        "date": reply.date.isoformat(),
        "answered_on": answered.isoformat() if answered else None,
    }
