"""The published verdicts of the edition."""

from edition.check.moves import told
from edition.judge import published


def test_verdicts_and_what_is_observed_are_those_that_were_accepted():
    assert told(published.moved()) == []
