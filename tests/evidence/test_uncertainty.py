import pytest

from edition import tables
from edition.evidence import uncertainty


def test_spreads_name_every_figure_on_which_sources_differ():
    stated = tables.read("quantities").groupby("quantity")["value"].nunique()
    found = uncertainty.spreads()
    assert len(found) == (stated > 1).sum()
    loan = found.set_index("quantity").loc["korean loan 1991"]
    assert loan["high"] == pytest.approx(100 * 1.8 / 1.47) and loan["values"] == "1.47, 1.8"


def test_buyers_and_sellers_are_set_side_by_side():
    flow = uncertainty.mirror().set_index("flow").loc["Russia to South Korea"]
    assert flow["gap"] == pytest.approx(100 * (8640.612 / 10027.147 - 1))


def test_revisions_compare_two_editions_of_one_year():
    russia = uncertainty.revisions().set_index("state").loc["Russia"]
    assert (russia["before"], russia["after"]) == (0.1349, -0.0356)
    assert russia["source"] == "unga_ideal_points_2025"


def test_the_rate_of_wrong_quotations_stands_between_its_bounds():
    found = uncertainty.quotation_errors()
    rate, low, high = found["value"]
    assert low < rate < high and set(found["source"]) == {"jergas2015"}


def test_yields_are_intervals_where_an_error_is_stated():
    tests = uncertainty.yields()
    assert tests["low"].isna().sum() == 1
    last = tests.iloc[-1]
    assert (last["low"], last["high"]) == pytest.approx((60.8, 158.0))


def test_what_is_missing_and_what_is_known_make_up_the_table():
    found = uncertainty.imprecise().set_index("what")
    notes = found.loc["Notes of the paper that could be read"]
    assert notes["known"] + notes["missing"] == len(tables.read("footnotes"))
    assert (found["missing"] > 0).all()
