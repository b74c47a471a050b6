"""What was published of each claim and when, from the log of changes."""

import pandas as pd
import pytest

from edition.base.cache import forget
from edition.data import tables
from edition.data.descriptor import CHANGES
from edition.judge import history

NEXT = {"acceptance": 2, "version": "0.4.0", "day": pd.Timestamp("2021-05-02")}


@pytest.fixture
def logged(monkeypatch):
    """A log with more rows: claim, verdict and observed value before and since, reason."""
    read = tables.read

    def add(*rows):
        names = ["claim", "verdict_before", "observed_before", "verdict", "observed", "reason"]
        more = pd.DataFrame([dict(zip(names, row, strict=True)) | NEXT for row in rows])
        log = read(CHANGES)
        first = log["claim"].isin([row[0] for row in rows]) & (log["claim"] == "RI-07")
        log.loc[first, "verdict"] = "interpretive"
        table = pd.concat([log, more])
        monkeypatch.setattr(tables, "read", lambda name: table if name == CHANGES else read(name))
        forget()

    return add


MOVED = ("RI-03", "contradicted", "57 per cent", "supported", "50 per cent", "Misread.")
CALLED = ("RI-07", "interpretive", "", "opinion", "", "Called otherwise.")
SHIFTED = ("RI-05", "supported", "20 days", "supported", "19 days", "Another day.")
REPEAT = ("AB-01", "disputed", "104 km", "open", "", "Too thin.")
ADDED = ("RI-99", "", "", "open", "", "New.")


def test_what_never_moved_is_unchanged_since_the_first_version():
    assert history.first_version() == "0.3.0"
    assert history.since_first() == []
    assert list(history.unchanged()) == [f"RI-0{number}" for number in range(1, 8)]
    assert not history.histories()["RI-03"].differs


def test_a_verdict_that_moved_is_told_with_its_reason_and_a_name_or_a_figure_is_no_move(logged):
    logged(MOVED, CALLED, SHIFTED, REPEAT, ADDED)
    assert history.since_first() == [
        history.Moved("contradicted", "supported", "Misread.", ("RI-03",)),
        history.Moved("", "open", "New.", ("RI-99",)),
    ]
    assert history.counted(history.since_first())["contradicted", "supported"] == 1
    assert history.unchanged()["RI-07"] == "interpretive"
    assert {"RI-03", "RI-99", "AB-01"}.isdisjoint(history.unchanged())
    found = history.histories()
    (shifted,) = found["RI-05"].later
    assert shifted.told == ("supported, observed 20 days", "supported, observed 19 days")
    assert [found[claim].differs for claim in ("RI-03", "RI-05", "RI-07")] == [True, False, False]
    assert found["RI-03"].later[0].told == ("contradicted", "supported")


def test_a_verdict_that_came_back_did_not_move(logged):
    back = ("RI-03", "supported", "50 per cent", "contradicted", "57 per cent", "Read again.")
    logged(MOVED, back)
    assert history.since_first() == []
    assert len(history.histories()["RI-03"].later) == 2


def test_a_claim_that_was_taken_out_is_told(logged):
    logged(("RI-98", "", "", "open", "", "New."), ("RI-98", "open", "", "", "", "Not a claim."))
    (change,) = history.histories()["RI-98"].later
    assert change.told == ("open", "no longer a claim")
