import pandas as pd
import pytest

from edition.data import tables
from paper.measures import votes


def test_slope_is_that_of_least_squares():
    straight = pd.Series([1.0, 3.0, 5.0], index=[2000, 2001, 2002])
    assert votes.slope_of(straight) == pytest.approx(2)
    bent = pd.Series([0.0, 1.0, 0.0, 3.0], index=[2000, 2001, 2002, 2003])
    assert votes.slope_of(bent) == pytest.approx(0.8)


def test_agreement_of_two_states_is_the_same_in_either_order():
    assert votes.agreement("RUS", "USA")["agreement"][1991] == 0.4643
    assert votes.agreement("RUS", "USA").equals(votes.agreement("USA", "RUS"))


def test_agreement_before_a_day_ends_with_the_last_full_year():
    table = votes.agreement_before(("RUS", "PRK"), "2018-06-18")
    assert (table["year"].max(), set(table["pair"])) == (2017, {"Russia and North Korea"})
    assert votes.agreement_before(("RUS", "PRK"), "2000-01-01")["year"].max() == 1999


def test_the_partner_is_the_other_state_whichever_stands_first(otherwise):
    table = tables.read("general_assembly").head(3)
    states = {"country_a": ["PRK", "CHN", "USA"], "country_b": ["RUS", "PRK", "RUS"]}
    otherwise("general_assembly", table.assign(**states))
    assert list(votes.agreement_with("PRK")["partner"]) == ["RUS", "CHN"]


def test_a_finding_from_ideal_points_tells_their_scale_and_has_no_unit():
    found = votes.resting(-3.0, "points", "RUS", ["USA"], (2008, 2017), "ideal_points")
    assert (found.observed, found.unit) == (-3.0, "")
    assert found.rows == ("ideal_points:RUS", "ideal_points:USA")
    assert found.note.startswith("In hundredths of the scale of ideal points")


def test_a_group_agrees_as_its_members_do_on_average():
    alone, group = (
        votes.agreement_with_groups("RUS", {"x": who}) for who in (["GBR"], ["GBR", "FRA"])
    )
    assert list(group) == ["year", "name", "value"]
    britain, france = (votes.agreement("RUS", one)["agreement"][2008] for one in ("GBR", "FRA"))
    assert alone.query("year == 2008")["value"].item() == britain
    assert group.query("year == 2008")["value"].item() == pytest.approx((britain + france) / 2)


def test_the_lead_of_one_partner_is_the_gap_between_both_lines():
    lead = votes.lead("PRK", "CHN", "RUS", 2017)
    rows = votes.side_by_side("PRK", "CHN", "RUS", 2017)
    assert lead.index.max() == rows["year"].max() == 2017
    china = rows[rows["name"] == "China"].set_index("year")
    assert (china["high"] - china["low"]).loc[lead.index].tolist() == pytest.approx(lead.tolist())
    russia = rows[rows["name"] == "Russia"]
    assert (russia["low"] == russia["high"]).all()
