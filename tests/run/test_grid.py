import csv
import math
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.base.errors import EditionError
from edition.run.grid import Row, read_grid, tabulate


@pytest.fixture(scope="module")
def notebook(write_notebook, tmp_path_factory):
    """A notebook with a whole number and a decimal one as parameters."""
    folder = tmp_path_factory.mktemp("nb")
    return write_notebook(folder / "small.ipynb", parameters="n = 1\npause = 0.0")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("n,m\n1,2\n", "grid.csv: row 2: small: no parameter 'm'; there are: n, pause"),
        ("n\n1\ntwo\n", "grid.csv: row 3: small: n cannot be 'two'; choose a value like 1"),
        ("n,pause\n1,0\n2\n", "grid.csv: row 3: has 1 cells; the first row names 2"),
        ("n,n\n1,2\n", "expected a line of different parameter names, then rows"),
        ("", "expected a line of different parameter names, then rows"),
        (None, "grid.csv: cannot be read as CSV"),
    ],
)
def test_a_wrong_grid_is_one_line(notebook, tmp_path, text, message):
    path = tmp_path / "grid.csv"
    if text is not None:
        path.write_text(text)
    with pytest.raises(EditionError) as error:
        read_grid(path, notebook, tmp_path)
    assert message in str(error.value) and "\n" not in str(error.value)


@given(st.lists(st.tuples(st.integers(), st.floats(allow_nan=False, allow_infinity=False))))
def test_rows_are_read_as_they_were_written_and_equal_ones_share_a_result(
    notebook, tmp_path_factory, rows
):
    path = tmp_path_factory.mktemp("grid") / "grid.csv"
    rows = [(1, 0.5), *rows]
    with path.open("w", encoding="utf-8-sig", newline="") as file:  # as a spreadsheet saves it
        csv.writer(file).writerows([("n", "pause"), *rows])
    found = read_grid(path, notebook, path.parent)
    assert [tuple(row.chosen.values()) for row in found] == rows
    signed = {(n, pause, math.copysign(1, pause)) for n, pause in rows}
    assert len({row.result for row in found}) == len(signed)


def test_many_may_save_the_result_of_one_row_at_once(tmp_path):
    row = Row(2, {"n": 5}, tmp_path / "row.json")
    assert row.outcome() is None

    def save(value):
        row.save({"error": "", "values": {"square": value}})
        return row.outcome()

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(save, range(400)))
    assert all(one["chosen"] == {"n": 5} and one["error"] == "" for one in found)
    assert [path.name for path in tmp_path.iterdir()] == ["row.json"]


def test_the_table_has_what_any_row_recorded_and_the_first_line_of_an_error(tmp_path):
    rows = [Row(number, {"n": number}, tmp_path / f"{number}.json") for number in (2, 3)]
    outcomes = [
        {"error": "", "values": {"square": 4, "n": "told"}},
        {"error": "three\nwith a trace", "values": {}},
    ]
    told = tabulate(tmp_path / "out.csv", rows, outcomes, lambda chosen: {"v": f"{chosen['n']}!"})
    assert told == ["row", "n", "error", "v", "square"]
    with (tmp_path / "out.csv").open(newline="") as file:
        assert list(csv.reader(file)) == [
            ["row", "n", "error", "v", "square"],
            ["2", "2", "", "2!", "4"],
            ["3", "3", "three", "3!", ""],
        ]
