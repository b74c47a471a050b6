"""An observation is decided by a claim or by evidence of its own."""

from edition.check.observations import unseen_observations
from edition.data import tables


def test_an_observation_that_nothing_decides_is_told(monkeypatch):
    assert list(unseen_observations()) == []
    read = tables.as_written
    monkeypatch.setattr(tables, "as_written", lambda name: read(name).replace({"T1-3": "T1-9"}))
    (fault,) = unseen_observations()
    assert str(fault) == (
        "observations.csv: row 4: column claim: expected a claim that decides it, "
        "or an evidence function by its id"
    )
