"""Replies to verdicts, as the table has them."""

import pandas as pd
import pytest

from edition.data import tables
from edition.data.descriptor import REPLIES
from edition.data.replies import line, replies, reply_record

ROWS = [
    ("RI-03", "Roe", "", "2021-06-01", "Half. ¶ Not more.", "", "", None),
    (
        "RI-03",
        "Jane Doe",
        "Arden",
        "2021-05-02",
        "Half.",
        "https://example.org/r",
        "No.",
        "2021-05-09",
    ),
]


@pytest.fixture
def two(monkeypatch):
    """A table of two replies, the later first."""
    table = tables.read(REPLIES)
    assert table.empty
    rows = pd.DataFrame(ROWS, columns=list(table))
    rows[["date", "answered_on"]] = rows[["date", "answered_on"]].apply(pd.to_datetime)
    monkeypatch.setattr(tables, "read", lambda name: rows.sort_values("date"))


def test_nobody_replied_to_what_nobody_replied_to():
    assert replies("RI-03") == [] and line([]) == ""


def test_replies_are_told_by_who_wrote_them_and_when(two):
    found = replies("RI-03")
    assert line(found[:1]) == "Reply by Jane Doe (Arden), 2 May 2021"
    assert line(found) == "Replies by Jane Doe (Arden), 2 May 2021 and Roe, 1 June 2021"
    assert found[1].paragraphs == ["Half.", "Not more."]
    assert replies("RI-04") == []


def test_a_reply_is_plain_values(two):
    first, second = map(reply_record, replies("RI-03"))
    assert first == {
        "author": "Jane Doe",
        "role": "Arden",
        "date": "2021-05-02",
        "text": "Half.",
        "address": "https://example.org/r",
        "answer": "No.",
        "answered_on": "2021-05-09",
    }
    assert (second["answer"], second["answered_on"]) == ("", None)
