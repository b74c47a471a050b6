from edition.judge.universes import robustness
from edition.show.curve import curve, universe_table


def test_the_table_orders_the_universes_that_observe_a_number():
    points = universe_table(robustness("RI-02"))
    assert list(points["rank"]) == list(range(12))
    assert points["observed"].is_monotonic_increasing
    (published,) = points[points["published"]].to_dict("records")
    assert (published["verdict"], published["observed"]) == ("supported", 104)
    assert (published["what counts"], published["strictness"]) == ("main stream", "as set")


def test_the_curve_has_the_bound_and_a_row_for_each_value_of_each_choice():
    rows = [rows for rows in curve(robustness("RI-02"), "km").to_dict()["datasets"].values()]
    assert [{"asserted": 100.0, "shown": "the paper"}] in rows
    names = next(part for part in rows if set(part[0]) == {"row", "shown"})
    assert [row["row"] for row in names] == list(range(7))
    assert names[1] == {"row": 1, "shown": "what counts: with the delta"}
    ticks = next(part for part in rows if set(part[0]) == {"rank", "verdict", "row", "shown"})
    assert len(ticks) == 12 * 3, "each universe has one value of each choice"
