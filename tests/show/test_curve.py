from edition.judge.claim import Verdict
from edition.judge.universes import robustness


def test_the_table_orders_the_universes_by_what_is_observed():
    points = specification.table(robustness("AB-06"))
    assert list(points["rank"]) == list(range(144))
    assert points["observed"].is_monotonic_increasing
    assert points["published"].sum() == 1
    published = points[points["published"]].iloc[0]
    assert published["verdict"] == Verdict.CONTRADICTED and published["origin"] == "port"


def test_the_matrix_has_a_row_for_each_value_of_each_choice():
    found = robustness("HO-43")
    drawn = specification.curve(found, "ratio").to_dict()
    names = next(
        rows for rows in drawn["datasets"].values() if rows and set(rows[0]) == {"row", "shown"}
    )
    assert [row["row"] for row in names] == list(range(6))
    assert {"shown": "reckoning: mean of three years", "row": 3} in names


def test_the_bound_is_what_the_claim_needs():
    drawn = specification.curve(robustness("SK-50"), "Years").to_dict()
    bounds = [rows[0]["asserted"] for rows in drawn["datasets"].values() if "asserted" in rows[0]]
    assert bounds == [5.0]
