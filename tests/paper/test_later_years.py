import pandas as pd
import pytest

from edition.base.errors import EditionError
from edition.data import tables
from paper.expectations import MEASURES
from paper.measures import later_years, uncertainty
from paper.measures.later_years import NORTH, OTHERS, SOUTH, around_the_paper, course

PAPER_DAY = "2018-06-18"
LATER = "2026-11-01"


def test_the_course_joins_events_and_meetings_in_order_of_date():
    rows = course(PAPER_DAY, LATER)
    assert rows["date"].is_monotonic_increasing
    assert set(rows["kind"]) == {NORTH, SOUTH, OTHERS}
    assert not rows["label"].duplicated().any()
    labels = list(rows["label"])
    assert "Putin and Moon Jae-in, Moscow" in labels and "Veto of new sanctions" in labels
    met = rows[rows["label"] == "Putin and Kim Jong-un, Pyongyang"].iloc[0]
    assert (met["kind"], met["statement"]) == (NORTH, "Putin and Kim Jong-un meet in Pyongyang.")
    assert rows[rows["label"] == "Putin and Moon Jae-in, Osaka"]["kind"].item() == SOUTH
    found = rows.set_index("label")["precision"]
    assert found["Putin and Moon Jae-in, Singapore"] == "day"
    assert found["Talks on free trade in services open"] == "day"
    assert found["Last step of the gas line on record"] == "month"


def test_the_course_leaves_out_its_first_day_and_has_its_last():
    assert list(course("2018-06-22", "2018-11-14")["label"]) == ["Putin and Moon Jae-in, Singapore"]


def test_trade_with_the_south_is_told_by_the_month_and_when_its_period_has_ended():
    table = later_years.southern_trade(LATER).set_index("year")
    assert list(table.index) == [2014, 2015, 2016, 2017, 2018, 2019, 2021, 2022, 2023, 2024]
    assert table["monthly"][2017] == pytest.approx(19.0 / 12)
    assert table["monthly"][2024] == pytest.approx(6.638 / 7)
    assert table["total"][2023] == pytest.approx(6.638 / (1 - 0.34))
    assert table["ends"][2023] == table["ends"][2024] == pd.Timestamp("2024-07-31")
    assert table["months"][2023] == 7 and "same months of 2023" in table["statement"][2023]
    assert later_years.southern_trade("2018-12-30")["year"].max() == 2017
    assert later_years.southern_trade("2018-12-31")["year"].max() == 2018


def test_the_chinese_multiple_compares_months_and_names_both_sources():
    table = later_years.chinese_multiple(LATER).set_index("year")
    assert list(table.index) == [2016, 2021, 2022, 2024]
    assert table["sources"][2016] == ("usitc_itpde",)
    assert table["sources"][2024] == ("bne_2024trade", "yonhap_20240829")
    assert table["multiple"].tolist() == pytest.approx([5.004, 5.338, 8.912, 21.513], abs=0.001)
    assert list(later_years.chinese_multiple("2021-12-30")["year"]) == [2016]
    assert list(later_years.chinese_multiple("2021-12-31")["year"]) == [2016, 2021]
    assert later_years.chinese_multiple("2024-12-30")["year"].max() == 2022


def test_northern_trade_of_2022_follows_from_the_growth_of_2023():
    table = later_years.northern_trade(LATER).set_index("year")
    assert list(table.index) == [2017, 2018, 2022, 2023, 2024]
    assert table["total"][2022] == pytest.approx(table["total"][2023] / 9)
    assert table["ends"][2022] == table["ends"][2023]
    assert "multiple" in table["statement"][2022]
    assert list(later_years.northern_trade("2018-12-31")["year"]) == [2017, 2018]


def test_the_distance_from_russia_has_no_sign_and_comes_with_full_years():
    found = later_years.gaps_to_russia(LATER).set_index(["korea", "year"])
    table = found["distance"]
    assert found["sources"]["KOR", 2024] == ("unga_ideal_points_2025",) * 2
    assert table["PRK", 2018] == pytest.approx(0.6136)
    assert table["KOR", 2024] == pytest.approx(1.6690)
    assert set(later_years.gaps_to_russia("2024-12-31")["year"]) == {2018}
    assert set(later_years.gaps_to_russia("2025-01-01")["year"]) == {2018, 2024}


def test_what_was_not_read_is_a_gap_in_the_spans_of_time():
    spans = later_years.read_spans(LATER).groupby("name", sort=False)
    found = {
        name: [(f"{row.start:%Y-%m-%d}", f"{row.end:%Y-%m-%d}") for row in part.itertuples()]
        for name, part in spans
    }
    assert found["Acts of Russia with the North"] == [("2014-01-01", "2018-06-18")]
    assert found["Acts of Russia with the South"] == [("2014-01-01", "2018-12-31")]
    assert found["Trade with the South"] == [
        ("2014-01-01", "2019-12-31"),
        ("2021-01-01", "2023-07-31"),
        ("2024-01-01", "2024-07-31"),
    ]
    assert found["Meetings with the South"] == [("2014-01-01", "2020-09-30")]
    assert found["Meetings with the North"] == [("2014-01-01", "2025-09-29")]
    assert found["Trade with China"][1:] == [
        ("2021-01-01", "2022-12-31"),
        ("2024-01-01", "2024-12-31"),
    ]
    assert found["Closeness by votes in the Assembly"][-1] == ("2024-01-01", "2024-12-31")
    assert next(iter(found)) == "Acts of Russia with the South"


def test_spans_end_with_the_day_and_months_are_counted_from_the_paper():
    spans = later_years.read_spans("2020-06-30")
    assert spans["end"].max() == pd.Timestamp("2020-06-30")
    assert later_years.months_read(spans, "2020-06-30").to_dict() == {
        "Acts of Russia with the South": 6,
        "Acts of Russia with the North": 0,
        "Acts of Russia with China, Japan, the West": 0,
        "Votes in the Security Council": 24,
        "Meetings with the South": 24,
        "Meetings with the North": 24,
        "Missiles launched": 24,
        "Closeness by votes in the Assembly": 18,
        "Trade with the South": 18,
        "Trade with the North": 6,
        "Trade with China": 0,
    }


def test_lists_are_read_up_to_what_their_tables_say():
    assert tables.read("missile_launches")["date"].max() <= later_years.LAUNCHES_READ_UNTIL
    assert tables.read("security_council")["date"].max() <= later_years.VOTES_READ_UNTIL
    assert tables.read("ideal_points")["year"].max() == later_years.SCALE_UNTIL.year


def test_as_long_a_time_before_the_paper_is_compared_and_none_in_the_first_year():
    days = pd.Series(pd.to_datetime(["2017-06-18", "2017-06-19", "2018-06-18", "2018-06-19"]))
    assert around_the_paper(days, "2019-06-17") is None
    assert around_the_paper(days, "2019-06-18") == (2, 1)
    assert around_the_paper(days, "2019-06-19") == (3, 1)
    assert around_the_paper(pd.Series([pd.Timestamp("2019-06-18")]), "2019-06-18") == (0, 1)


def test_figures_in_another_unit_are_refused(otherwise):
    otherwise("quantities", tables.read("quantities").assign(unit="roubles"))
    for measure in (
        MEASURES["chinese_investment"],
        later_years.chinese_multiple,
        later_years.gaps_to_russia,
        later_years.northern_trade,
        later_years.southern_trade,
        lambda _: uncertainty.quotation_errors(),
        lambda _: uncertainty.revisions(),
    ):
        with pytest.raises(EditionError, match="is not stated in"):
            measure(LATER)


def test_trade_with_the_south_by_whole_years_has_each_year_once_and_no_part_of_one():
    table = later_years.southern_years(LATER)
    assert list(table["year"]) == [*range(2008, 2020), 2021, 2022]
    assert table.set_index("year")["total"][2017] == pytest.approx(19.0)
    assert table["source"].notna().all()
