import json
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from edition.base.errors import EditionError
from edition.base.project import NOTEBOOKS, PACKAGE
from edition.data import tables
from edition.run import runner


def notebook(folder: Path, name: str, *cells: str) -> Path:
    """A notebook of code cells."""
    nb = nbformat.v4.new_notebook()
    nb.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    nb.cells = [nbformat.v4.new_code_cell(source, id=f"c{i}") for i, source in enumerate(cells)]
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.ipynb"
    nbformat.write(nb, path)
    return path


def outputs(path: Path) -> str:
    return "".join(
        output.get("text", "")
        for cell in nbformat.read(path, 4).cells
        for output in cell.get("outputs", [])
    )


READS_TESTS = 'from edition import tables\nprint(len(tables.read("nuclear_tests")))'


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """Folders of a notebook that was run once, with what the run recorded."""
    base = tmp_path_factory.mktemp("run")
    notebook(base / "nb", "one", READS_TESTS)
    runner.run(notebooks=base / "nb", executed=base / "out")
    return base


def test_an_executed_notebook_holds_its_outputs_and_the_source_stays_clean(ran):
    assert outputs(ran / "out" / "one.ipynb") == "6\n"
    assert outputs(ran / "nb" / "one.ipynb") == ""


def test_the_tables_that_a_notebook_read_are_recorded(ran):
    assert json.loads((ran / "out" / "one.json").read_text())["reads"] == ["nuclear_tests"]


def test_nothing_changed_means_nothing_is_run(ran):
    before = (ran / "out" / "one.ipynb").stat().st_mtime_ns
    runner.run(notebooks=ran / "nb", executed=ran / "out")
    assert (ran / "out" / "one.ipynb").stat().st_mtime_ns == before


@pytest.mark.parametrize(
    ("table", "changes"), [("nuclear_tests.csv", True), ("missile_launches.csv", False)]
)
def test_the_key_changes_with_a_table_that_was_read_and_with_no_other(
    ran, tmp_path, monkeypatch, table, changes
):
    key = runner.content_key(ran / "nb" / "one.ipynb", ["nuclear_tests"])
    real = Path.read_bytes
    monkeypatch.setattr(
        Path, "read_bytes", lambda path: real(path) + (b"x" if path.name == table else b"")
    )
    assert (runner.content_key(ran / "nb" / "one.ipynb", ["nuclear_tests"]) != key) is changes


def test_the_key_changes_with_the_code_that_notebooks_reach_and_with_no_other():
    reached = {path.relative_to(PACKAGE).as_posix() for path in runner._reachable_code()}
    call = "import sys, nbformat\nfrom pathlib import Path\n"
    call += "for path in Path(sys.argv[1]).glob('*.ipynb'):\n"
    call += "    for cell in nbformat.read(path, 4).cells:\n"
    call += "        lines = cell.source.splitlines() if cell.cell_type == 'code' else []\n"
    call += "        exec('\\n'.join(li for li in lines if li.startswith(('import', 'from'))))\n"
    call += "print(*[m.__file__ for n, m in sys.modules.items() if n.startswith('edition')])"
    command = [sys.executable, "-c", call, str(NOTEBOOKS)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    needed = {Path(file).relative_to(PACKAGE).as_posix() for file in done.stdout.split()}
    assert len(needed) > 20
    assert needed == reached, "else stale outputs stay, or notebooks run for nothing"


def test_a_changed_sentence_needs_no_new_run(ran, tmp_path):
    path = notebook(tmp_path, "text", "1 + 1")
    key = runner.content_key(path, [])
    nb = nbformat.read(path, 4)
    nb.cells.append(nbformat.v4.new_markdown_cell("A sentence.", id="m1"))
    nbformat.write(nb, path)
    assert runner.content_key(path, []) == key


def test_the_key_changes_with_a_cell_but_not_with_its_outputs(ran, tmp_path):
    path = notebook(tmp_path, "cell", "1 + 1")
    key = runner.content_key(path, [])
    nb = nbformat.read(path, 4)
    nb.cells[0].outputs = [nbformat.v4.new_output("stream", text="2")]
    nbformat.write(nb, path)
    assert runner.content_key(path, []) == key
    nb.cells[0].source = "1 + 2"
    nbformat.write(nb, path)
    assert runner.content_key(path, []) != key


def test_a_failure_names_notebook_cell_and_error_and_keeps_the_last_good_run(tmp_path):
    notebook(tmp_path / "nb", "good", "print('fine')")
    notebook(tmp_path / "nb", "bad", "print('first')")
    runner.run(notebooks=tmp_path / "nb", executed=tmp_path / "out")
    notebook(tmp_path / "nb", "bad", "before = 1", "before / 0")
    with pytest.raises(runner.NotebookError) as error:
        runner.run(notebooks=tmp_path / "nb", executed=tmp_path / "out")
    message = str(error.value)
    assert message.startswith("bad.ipynb: cell 2 failed: ZeroDivisionError: division by zero")
    assert "before / 0" in message
    assert "\x1b" not in message
    assert outputs(tmp_path / "out" / "bad.ipynb") == "first\n"
    assert outputs(tmp_path / "out" / "good.ipynb") == "fine\n"


def test_an_error_that_says_all_is_told_in_its_one_line(tmp_path):
    notebook(tmp_path / "nb", "fails", "from edition.ledger import judged\njudged('NC18')")
    with pytest.raises(runner.NotebookError) as error:
        runner.run(notebooks=tmp_path / "nb", executed=tmp_path / "out")
    assert str(error.value).startswith("fails.ipynb: no claim 'NC18'; there are: NC-18")
    assert "\n" not in str(error.value)


def test_a_warning_stops_the_run_instead_of_being_printed_in_the_book(tmp_path):
    notebook(tmp_path / "nb", "warns", "import warnings\nwarnings.warn('old')")
    # In a process of its own, since pytest catches the warnings of this one and of its forks.
    call = "import sys; from pathlib import Path; from edition import runner; "
    call += "runner.run(notebooks=Path(sys.argv[1]), executed=Path(sys.argv[2]))"
    command = [sys.executable, "-c", call, tmp_path / "nb", tmp_path / "out"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert re.search("NotebookError: .*cell c0 wrote a warning: .*old", done.stderr)
    assert not (tmp_path / "out" / "warns.ipynb").exists()


def test_a_kernel_that_dies_is_reported_with_the_notebook(tmp_path):
    notebook(tmp_path / "nb", "dies", "import os\nos._exit(1)")
    with pytest.raises(runner.NotebookError, match="dies.ipynb"):
        runner.run(notebooks=tmp_path / "nb", executed=tmp_path / "out")
    assert not (tmp_path / "out" / "dies.ipynb").exists()


def test_a_kernel_that_does_not_start_is_reported_with_the_notebook(tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise RuntimeError("Kernel died before replying to kernel_info")

    monkeypatch.setattr("papermill.execute_notebook", refuse)
    path = notebook(tmp_path / "nb", "one", "1")
    (tmp_path / "out").mkdir()
    message = runner._execute(path, tmp_path / "out")
    assert message.startswith("one.ipynb: the kernel did not start: Kernel died")


def test_a_notebook_that_never_ends_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(execution, "TIME_LIMIT_S", 2)
    notebook(tmp_path / "nb", "endless", "while True: pass")
    with pytest.raises(runner.NotebookError, match="endless.ipynb"):
        runner.run(notebooks=tmp_path / "nb", executed=tmp_path / "out")


def test_a_wrong_name_lists_the_right_ones():
    with pytest.raises(EditionError, match="no notebook '9'; there are: 01_introduction, 02_"):
        runner.select(["9"])


def test_a_name_that_is_given_twice_is_run_once(ran):
    assert runner.select(["one", "one"], ran / "nb") == [ran / "nb" / "one.ipynb"]
    assert runner.select(iter(["one"]), ran / "nb") == [ran / "nb" / "one.ipynb"]


def test_a_notebook_that_is_changed_while_it_runs_is_run_again(tmp_path):
    late = f"from pathlib import Path\nplace = Path({str(tmp_path / 'nb' / 'late.ipynb')!r})"
    change = "place.write_text(place.read_text().replace('first', 'second'))"
    path = notebook(tmp_path / "nb", "late", late, change, "print('first')")
    runner.run(notebooks=tmp_path / "nb", executed=tmp_path / "out")
    assert not runner._is_fresh(path, tmp_path / "out")
    runner.run(notebooks=tmp_path / "nb", executed=tmp_path / "out")
    assert outputs(tmp_path / "out" / "late.ipynb") == "second\n"


def test_a_broken_file_is_a_clear_error(tmp_path):
    (tmp_path / "broken.ipynb").write_text("{")
    with pytest.raises(EditionError, match="broken.ipynb: expected JSON"):
        runner.content_key(tmp_path / "broken.ipynb", [])


@pytest.mark.parametrize("path", sorted(NOTEBOOKS.glob("*.ipynb")), ids=lambda path: path.stem)
def test_each_notebook_runs_and_is_stored_without_outputs(path, tmp_path):
    for cell in nbformat.read(path, 4).cells:
        assert not cell.get("outputs") and not cell.get("execution_count"), cell["id"]
    (done,) = runner.run([path.stem], executed=tmp_path)
    assert tables.REFERENCES in json.loads((tmp_path / f"{path.stem}.json").read_text())["reads"]
    assert any(cell.get("outputs") for cell in nbformat.read(done, 4).cells)


@pytest.mark.parametrize("path", sorted(NOTEBOOKS.glob("*.ipynb")), ids=lambda path: path.stem)
def test_each_notebook_starts_with_its_parameters(path):
    code = [cell for cell in nbformat.read(path, 4).cells if cell.cell_type == "code"]
    assert "parameters" in code[0].metadata.tags
    assert "as_of" in code[0].source


def test_the_same_notebook_gives_the_same_outputs_again(tmp_path):
    name = "01_introduction"
    first, second = (
        runner.run([name], executed=tmp_path / folder)[0] for folder in ("first", "second")
    )
    assert [cell.get("outputs") for cell in nbformat.read(first, 4).cells] == [
        cell.get("outputs") for cell in nbformat.read(second, 4).cells
    ]
