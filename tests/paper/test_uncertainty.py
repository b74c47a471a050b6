import pytest

from edition.data import tables
from paper.measures import uncertainty


def test_spreads_name_every_figure_on_which_sources_differ():
    stated = tables.read("quantities").groupby("quantity")["value"].nunique()
    found = uncertainty.spreads()
    assert len(found) == (stated > 1).sum()
    assert (found["high"] - found["low"]).round(6).is_monotonic_decreasing
    loan = found.set_index("quantity").loc["korean_loan_1991"]
    assert (loan["low"], loan["value"]) == (pytest.approx(100 * 1.45 / 1.47), 100)
    assert loan["high"] == pytest.approx(100 * 1.8 / 1.47)
    assert (loan["name"], loan["label"]) == ("Seoul's loan of 1991", "1.45 to 1.8 billion USD")
    rows = tables.read("quantities").query("quantity == 'korean_loan_1991'")
    assert set(loan["sources"]) == set(rows["source"])
    debt = found.set_index("quantity").loc["debt_total"]
    assert (debt["low"], debt["high"]) == pytest.approx((100 * 10.94 / 10.96, 100 * 11 / 10.96))


def test_differences_beyond_rounding_have_a_name_in_words():
    found = uncertainty.spreads().set_index("quantity")
    wide = found[found["wide"]]
    assert (wide["high"] - wide["low"] > uncertainty.WIDE).all()
    assert set(wide.index) == set(uncertainty.SAID)
    assert wide["name"].is_unique
    assert found["name"]["debt_total"] == "debt total"
    assert wide["label"]["trade_change_2016"] == "−16.2 or −16.6 per cent"
    assert wide["label"]["sakhalin_share_ceded"] == "40 to 46.05 per cent"


def test_buyers_and_sellers_are_set_side_by_side():
    flow = uncertainty.mirror().set_index("flow").loc["Russia to South Korea"]
    assert flow["gap"] == pytest.approx(100 * (8640.612 / 10027.147 - 1))
    assert (flow["seller"], flow["buyer"]) == pytest.approx((10.027147, 8.640612), rel=1e-9)
    assert flow["source"] == "un_comtrade2016"


def test_revisions_compare_two_editions_of_one_year():
    russia = uncertainty.revisions().set_index("state").loc["Russia"]
    assert (russia["before"], russia["after"]) == (0.1349, -0.0356)
    assert russia["source"] == "unga_ideal_points_2025"


def test_the_rate_of_wrong_quotations_stands_between_its_bounds():
    found = uncertainty.quotation_errors()
    rate, low, high = found["value"]
    assert low < rate < high and set(found["source"]) == {"jergas2015"}


def test_what_is_known_and_what_is_missing_make_up_each_table():
    found = uncertainty.imprecise().set_index("what")
    events, launches, notes = map(tables.read, ("events", "missile_launches", "footnotes"))
    known = {
        "Events dated to the day": events["precision"] == "day",
        "Launches dated to the day": launches["precision"] == "day",
        "Launches of a known type": launches["type"] != "unknown",
        "Claims whose note could be read": notes["says"] != "not read",
    }
    for what, rows in known.items():
        assert (found["known"][what], found["missing"][what]) == (rows.sum(), (~rows).sum())
    assert (found["missing"] > 0).all()
