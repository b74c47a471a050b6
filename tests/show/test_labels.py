"""Labels never hide each other, and numbers are written alike everywhere."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.show import labels

PLACES = st.floats(-500, 1500)
LABELS = st.lists(st.tuples(PLACES, st.floats(1, 60)), min_size=1, max_size=20)
NEARLY = 1e-6


@given(LABELS)
def test_labels_never_overlap_and_keep_their_order(given_labels):
    wanted, sizes = zip(*given_labels, strict=True)
    found = labels.spread(wanted, sizes, 0, 1000)
    order = sorted(range(len(wanted)), key=lambda one: (wanted[one], one))
    for one, other in pairwise(order):
        assert found[other] - found[one] >= (sizes[one] + sizes[other]) / 2 - NEARLY


@given(LABELS)
def test_labels_stay_within_their_chart_where_there_is_room(given_labels):
    wanted, sizes = zip(*given_labels, strict=True)
    found = labels.spread(wanted, sizes, 0, sum(sizes) + 10)
    for middle, size in zip(found, sizes, strict=True):
        assert middle - size / 2 >= -NEARLY and middle + size / 2 <= sum(sizes) + 10 + NEARLY


@given(st.lists(st.floats(1, 60), min_size=1, max_size=12), st.floats(0, 20))
def test_labels_that_have_room_stay_where_they_are_wanted(sizes, gap):
    wanted, end = [], 0.0
    for size in sizes:
        wanted.append(end + size / 2)
        end += size + gap
    assert labels.spread(wanted, sizes, 0, end) == pytest.approx(wanted)


def test_labels_that_collide_share_the_way():
    assert labels.spread([50, 50], [10, 10], 0, 100) == [45, 55]
    assert labels.spread([50, 52, 90], [10, 10, 10], 0, 100) == [46, 56, 90]
    assert labels.spread([99, 99], [10, 10], 0, 100) == [85, 95]


@given(st.text(st.characters(codec="ascii", exclude_characters="\n"), max_size=80))
def test_a_broken_name_loses_no_letter_but_the_spaces_where_it_breaks(name):
    assert " ".join(labels.broken(name)) == name


def test_a_name_breaks_at_the_first_space_after_fourteen_letters():
    assert labels.broken("Soviet Union and its successors") == [
        "Soviet Union and",
        "its successors",
    ]


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ([1, 2500, -3], ["1", "2,500", "−3"]),
        ([0.5, -0.25], ["0.50", "−0.25"]),
        ([12.34, 60.01], ["12.3", "60.0"]),
        ([1234.5, 0.5], ["1,234", "0"]),
        ([2, math.nan], ["2", ""]),
    ],
)
def test_numbers_are_written_as_exactly_as_they_can_be_told_apart(values, shown):
    form = labels.number_format(values)
    assert [labels.written(value, form) for value in values] == shown


@given(st.floats(-1e6, 1e6), st.floats(0, 1e6))
def test_an_axis_ends_at_round_numbers_around_its_values(low, wide):
    high = low + round(wide, 3)
    start, end = labels.ticks(low, high)
    room = 1e-9 * max(abs(low), abs(high), 1)
    assert start < end
    assert start <= low + room and high <= end + room


@given(st.floats(1e-6, 1e6), st.floats(1e-6, 1e6))
def test_an_axis_by_powers_of_ten_has_at_least_one(one, other):
    start, end = labels.decades(min(one, other), max(one, other))
    assert start * 9.999 < end and start <= one * (1 + 1e-9) and other <= end * (1 + 1e-9)
