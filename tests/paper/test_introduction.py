import pytest

from edition.data.vocabulary import NAMES
from edition.judge.claim import Verdict
from edition.judge.ledger import judged
from edition.judge.registry import EVIDENCE
from paper.evidence import introduction


def test_from_port_or_centre_the_paper_is_too_short_by_every_reading_of_the_border():
    for origin in ("port", "city_centre"):
        for target in introduction.TARGETS:
            assert judged("AB-06", origin=origin, target=target).verdict is Verdict.CONTRADICTED


@pytest.mark.parametrize("island", ["popov_island", "reyneke_island", "rikord_island"])
def test_from_the_outer_islands_the_figure_would_hold(island):
    assert judged("AB-06", origin=island).verdict is Verdict.SUPPORTED


def test_the_table_of_distances_has_every_combination_once():
    table = introduction.distances()
    assert len(table) == len(introduction.ORIGINS) * len(introduction.TARGETS)
    assert not table.duplicated(["origin", "target"]).any()
    assert table["km"].between(90, 135).all()
    assert list(table) == ["origin", "target", "km", "lon1", "lat1", "lon2", "lat2"]


def test_a_distance_in_print_is_told_beside_the_measured_one():
    note = EVIDENCE["AB-06"]().note
    assert note == "Measured on open maps; in print the distance is 130 km."


def test_agreement_ends_with_the_last_full_year_before_the_day():
    pair = ("RUS", "PRK")
    assert introduction.agreement(pair, "2018-06-18")["year"].max() == 2017
    assert introduction.agreement(pair, "2018-06-18")["pair"].unique() == ["Russia and North Korea"]
    assert introduction.agreement(pair, "2000-01-01")["year"].max() == 1999


def test_agreement_is_that_of_the_two_states_in_either_order():
    for pair in (("RUS", "USA"), ("USA", "RUS")):
        table = introduction.agreement(pair, "2018-06-18").set_index("year")
        assert table["agreement"][1991] == 0.4643
        assert table["pair"][1991] == " and ".join(NAMES[state] for state in pair)
