import csv

import nbformat
import pytest

from edition.base.errors import EditionError
from edition.run.grid import Row, read_grid, tabulate


@pytest.fixture
def notebook(tmp_path):
    """A notebook with a whole number and a decimal one as parameters."""
    nb = nbformat.v4.new_notebook()
    tags = {"tags": ["parameters"]}
    nb.cells = [nbformat.v4.new_code_cell("n = 1\npause = 0.0", id="a", metadata=tags)]
    path = tmp_path / "small.ipynb"
    nbformat.write(nb, path)
    return path


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("n,m\n1,2\n", "grid.csv: row 2: small: no parameter 'm'; there are: n, pause"),
        ("n\n1\ntwo\n", "grid.csv: row 3: small: n cannot be 'two'; choose a value like 1"),
        ("n,pause\n1,0\n2\n", "grid.csv: row 3: has 1 cells; the first row names 2"),
        ("n,n\n1,2\n", "expected a line of different parameter names, then rows"),
        ("n\n", "expected a line of different parameter names, then rows"),
        ("", "expected a line of different parameter names, then rows"),
    ],
)
def test_a_wrong_grid_is_one_line(notebook, tmp_path, text, message):
    path = tmp_path / "grid.csv"
    path.write_text(text)
    with pytest.raises(EditionError) as error:
        read_grid(path, notebook, tmp_path)
    assert message in str(error.value) and "\n" not in str(error.value)


def test_a_missing_grid_is_named(notebook, tmp_path):
    with pytest.raises(EditionError, match="nowhere.csv: cannot be read as CSV"):
        read_grid(tmp_path / "nowhere.csv", notebook, tmp_path)


def test_a_grid_of_a_spreadsheet_with_a_mark_at_its_start_is_read(notebook, tmp_path):
    path = tmp_path / "grid.csv"
    path.write_bytes(b"\xef\xbb\xbfn,pause\r\n5,0.5\r\n")
    (row,) = read_grid(path, notebook, tmp_path)
    assert row.chosen == {"n": 5, "pause": 0.5}


def test_equal_rows_share_a_result_and_others_do_not(notebook, tmp_path):
    path = tmp_path / "grid.csv"
    path.write_text("n,pause\n5,0.5\n5,.50\n6,0.5\n")
    first, second, third = (row.result for row in read_grid(path, notebook, tmp_path))
    assert first == second != third


def test_a_row_has_no_outcome_until_one_is_kept(tmp_path):
    row = Row(2, {"n": 5}, tmp_path / "row.json")
    assert row.outcome() is None
    row.keep({"error": "", "values": {"square": 25}})
    assert row.outcome() == {"chosen": {"n": 5}, "error": "", "values": {"square": 25}}


def test_the_table_has_what_any_row_recorded_and_the_first_line_of_an_error(tmp_path):
    rows = [Row(number, {"n": number}, tmp_path / f"{number}.json") for number in (2, 3)]
    outcomes = [
        {"error": "", "values": {"square": 4, "n": "told"}},
        {"error": "three\nwith a trace", "values": {}},
    ]
    tabulate(tmp_path / "out.csv", rows, outcomes)
    with (tmp_path / "out.csv").open(newline="") as file:
        assert list(csv.reader(file)) == [
            ["row", "n", "error", "square"],
            ["2", "2", "", "4"],
            ["3", "3", "three", ""],
        ]
