"""What is told of a verdict that moved, and who relies on it."""

import shutil

import nbformat
import pytest

from edition.base.errors import EditionError
from edition.base.project import DATA
from edition.check.moves import acceptance_faults, require_accepted, told
from edition.judge.published import Move, Outcome

TURNED = Move("RI-03", Outcome("supported"), Outcome("contradicted"), ("quantities:toll (post)",))
SAME = Move("RI-02", Outcome("supported", "9 km"), Outcome("supported", "8 km"), ())


@pytest.fixture
def root(tmp_path):
    """An edition of a page and a notebook that speak of claims in every way."""
    page = (
        "# Toll\n\nIt was paid ([RI-03](#claim-ri-03)).\n"
        "And RI-02, not `RI-03`.\n\n```\nRI-03\n```\n"
        "\n{glue:text}`/notebooks/01_a.ipynb::outcome_ri_03` and RI-030.\n"
        "\nOf {glue:text}`year:.0f` and `code`: {claim:verdict}`RI-03`.\n"
    )
    (tmp_path / "book" / "more").mkdir(parents=True)
    (tmp_path / "book" / "more" / "index.md").write_text(page, encoding="utf-8")
    cells = [
        nbformat.v4.new_markdown_cell("Of RI-03.\nAnd RI-03."),
        nbformat.v4.new_code_cell('charts.show(a, title="x", claims=("RI-03",))'),
        nbformat.v4.new_code_cell('half = ledger.judged("RI-03")\nhalf = judged("RI-03")'),
        nbformat.v4.new_code_cell('cards("RI-03")\nboards.choices("RI-03")'),
        nbformat.v4.new_code_cell("not Python RI-03"),
    ]
    (tmp_path / "notebooks").mkdir()
    nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / "notebooks" / "01_a.ipynb")
    return tmp_path


def test_a_line_tells_what_moved_by_what_and_who_relies_on_it(root):
    assert told([TURNED, SAME], root) == [
        "RI-03 supported → contradicted, by quantities:toll (post)"
        "; sentences that rely on it: more/index.md:3, more/index.md:10, more/index.md:12, "
        "01_a.ipynb cell 1; charts: 01_a.ipynb cell 2; values: 01_a.ipynb cell 3",
        "RI-02 stays supported, observed 9 km → 8 km; sentences that rely on it: more/index.md:4",
    ]


def test_only_a_verdict_that_turned_has_to_be_accepted():
    require_accepted([SAME])
    with pytest.raises(EditionError, match="^RI-03 supported → contradicted, by .*\n.*accept"):
        require_accepted([SAME, TURNED])


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("\nRI-03,contradicted,", "\nRI-03,supported,", "row 5: column verdict: 'supported'"),
        (
            "\nRI-07,",
            "\nRI-99,",
            "row 9: column verdict: 'opinion': expected no verdict",
        ),
    ],
)
def test_a_verdict_that_was_typed_by_hand_is_a_fault(tmp_path, old, new, fault):
    data = shutil.copytree(DATA, tmp_path / "data")
    table = data / "verdicts.csv"
    table.write_text(table.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    found = [str(one) for one in acceptance_faults(data)]
    assert found and found[0].startswith(f"verdicts.csv: {fault}"), found
    assert "`edition accept` alone writes the two" in found[0]
    assert not list(acceptance_faults(DATA))
