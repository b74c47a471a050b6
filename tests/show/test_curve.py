from itertools import pairwise

import pytest

from edition.book import pictures
from edition.book.figures import Figure
from edition.judge.universes import all_claims, robustness
from edition.show import charts
from edition.show.curve import _rows, curve, turners, universe_table


def test_the_table_orders_the_universes_that_observe_a_number():
    points = universe_table(robustness("RI-02"))
    assert list(points["rank"]) == list(range(12))
    assert points["observed"].is_monotonic_increasing
    (published,) = points[points["published"]].to_dict("records")
    assert (published["verdict"], published["observed"]) == ("supported", 104)
    assert (published["what counts"], published["strictness"]) == ("main stream", "as set")


def rows_of(spec, *names):
    """The rows of the data of a curve that have these columns and no others."""
    return [rows for rows in spec["datasets"].values() if {*rows[0]} == {*names}]


def test_the_curve_has_the_papers_figure_and_names_the_published_universe():
    spec = curve(robustness("RI-02"), "km").to_dict()
    assert [{"asserted": 100.0, "shown": "the paper: 100"}] in spec["datasets"].values()
    (published,) = [
        rows for rows in spec["datasets"].values() if rows[0].get("shown") == "published"
    ]
    assert len(published) == 1 and published[0]["observed"] == 104


def test_the_matrix_shows_the_choices_that_turn_something_and_no_others():
    found = robustness("RI-02")
    turning = turners(found)
    shown = {row.choice for row in _rows(found)}
    assert shown == {*turning} and turning
    for name in found.choices.keys() - shown:
        others = [
            [value for key, value in one.chosen.items() if key != name] for one in found.universes
        ]
        for one, rest in zip(found.universes, others, strict=True):
            same = [two for two, more in zip(found.universes, others, strict=True) if more == rest]
            assert {found.agrees(two) for two in same} == {found.agrees(one)}


def test_every_universe_has_one_tick_by_each_choice_shown():
    found = robustness("RI-02")
    (ticks,) = rows_of(curve(found, "km").to_dict(), "rank", "verdict", "start", "end")
    assert len(ticks) == len(universe_table(found)) * len(turners(found))


def test_names_and_bands_lie_on_their_rows_and_none_on_another():
    rows = [*_rows(robustness("RI-02"))]
    for row, other in pairwise(rows):
        assert other.top == row.top + row.height
        assert row.height >= 15 * (row.shown.count("\n") + 1)


def test_a_curve_can_be_drawn():
    charts.enable()
    look = {"title": {"text": ["One"]}, "description": "A."}
    spec = curve(robustness("RI-02"), "km").properties(**look).to_dict()
    meta = {"usermeta": {"sources": [], "claims": []}}
    figure = Figure("1.1", charts._bundle(spec | meta)[0][charts.MIME])
    assert pictures.faults_of(pictures._draw(figure.untitled())) == []
    assert [head for head in figure.tables()[0].heads() if head.startswith("_")] == []


def test_where_nothing_turns_the_answer_all_choices_are_shown():
    steady = [one for one in all_claims() if one.choices and not turners(one)]
    if not steady:
        pytest.skip("each choice of the small edition turns something")
    for found in steady:
        assert {row.choice for row in _rows(found)} == {*found.choices}
