"""What is seen of the observations on the theses, and what other data would turn."""

import pytest
from observed import result, set_where

from edition.judge.theses import Result
from paper.measures.days import PUBLISHED, TODAY


def figure(name, value):
    """A quantity with another value."""
    return "quantities", f"quantity == {name!r}", "value", value


def told_by(event, source):
    """An event as another source tells it."""
    return "events", f"event == {event!r}", "source", source


@pytest.mark.parametrize(
    ("observation", "then", "now"),
    [
        ("T1-3", Result.SEEN, Result.SEEN),
        ("T1-4", Result.NOT_SEEN, Result.NOT_SEEN),
        ("T1-5", Result.NOT_SEEN, Result.NOT_SEEN),
        ("T1-10", Result.SEEN, Result.OPEN),
        ("T1-11", Result.SEEN, Result.OPEN),
        ("T1-13", Result.SEEN, Result.SEEN),
        ("T2-1", Result.SEEN, Result.NOT_SEEN),
        ("T2-4", Result.OPEN, Result.NOT_SEEN),
        ("T2-7", Result.OPEN, Result.NOT_SEEN),
        ("T3-2", Result.SEEN, Result.SEEN),
        ("T3-3", Result.SEEN, Result.SEEN),
        ("T3-6", Result.SEEN, Result.NOT_SEEN),
        ("T3-7", Result.SEEN, Result.SEEN),
        ("T3-8", Result.OPEN, Result.OPEN),
    ],
)
def test_what_is_seen_on_both_days(observation, then, now):
    assert (result(observation, PUBLISHED), result(observation, TODAY)) == (then, now)


@pytest.mark.parametrize(
    ("observation", "name", "where", "column", "value", "turned"),
    [
        ("T1-11", "attributes", "source == 'communique_20070720'", "subject", "x", Result.OPEN),
        ("T2-1", "security_council", "resolution == '2397'", "russia", "no", Result.NOT_SEEN),
        ("T3-2", "acts", "act == 'rf_dprk_debt2012'", "sign", "further", Result.OPEN),
        ("T3-2", "acts", "act == 'rf_dprk_readmission2016'", "sign", "neither", Result.OPEN),
        ("T3-7", "security_council", "resolution == '825'", "china", "yes", Result.NOT_SEEN),
        ("T4-5", *figure("korea_share_of_russian_trade_2016", 2.0), Result.NOT_SEEN),
        ("T4-5", *figure("korea_share_of_russian_trade_2016", 2.7), Result.OPEN),
        ("T4-6", *figure("china_russia_trade_2013", 150.0), Result.SEEN),
        ("T5-9", *figure("korea_share_of_russian_trade_2008", 9.0), Result.OPEN),
        ("T5-11", "attributes", "source == 'konkurent_19357'", "aspect", "name", Result.OPEN),
        ("T5-12", *told_by("park_on_russian_part_2015", "dailynk_107416"), Result.OPEN),
        ("T6-4", "agreement_ranks", "country == 'PRK'", "rank", 21, Result.NOT_SEEN),
        ("T6-8", *figure("russia_north_korea_trade_2017", 700.0), Result.SEEN),
        ("T7-5", "events", "event == 'far_east_finance_initiative'", "own_act", "no", Result.OPEN),
        (
            "T8-3",
            "attributes",
            "subject == 'russian_doctrine_2014'",
            "value",
            "no",
            Result.NOT_SEEN,
        ),
        ("T8-5", *told_by("prk_on_libya_2011", "nti_libya2011"), Result.OPEN),
        ("T8-8", *told_by("putin_on_guarantees_2018", "tass_1008141"), Result.OPEN),
    ],
)
def test_other_data_would_turn_it(otherwise, observation, name, where, column, value, turned):
    assert result(observation, PUBLISHED) is not turned
    otherwise(name, set_where(name, where, column, value))
    assert result(observation, PUBLISHED) is turned


@pytest.mark.parametrize("observation", ["T6-8", "T6-9", "T8-3", "T8-7"])
def test_what_holds_of_the_past_is_open_for_the_present(observation):
    assert result(observation) is not Result.OPEN
    assert result(observation, TODAY) is Result.OPEN
