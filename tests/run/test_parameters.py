from pathlib import Path

import nbformat
import pytest

from edition.base.errors import EditionError
from edition.base.project import NOTEBOOKS
from edition.data.vocabulary import CHAPTERS
from edition.judge.registry import EVIDENCE
from edition.run import parameters
from edition.run.execute import NotebookError
from edition.run.parameters import choices, defaults, run_copies
from edition.run.runner import EXECUTED

PATHS = sorted(NOTEBOOKS.glob("*.ipynb"))
FIRST = NOTEBOOKS / "01_introduction.ipynb"


def small(folder: Path, source: str = "print(word, n)") -> Path:
    """A notebook with two parameters."""
    nb = nbformat.v4.new_notebook()
    nb.metadata["kernelspec"] = {"name": "python3", "display_name": "Python", "language": "python"}
    given = "word = 'one'\nn = 1"
    nb.cells = [
        nbformat.v4.new_code_cell(given, id="a", metadata={"tags": ["parameters"]}),
        nbformat.v4.new_code_cell(source, id="b"),
    ]
    folder.mkdir(exist_ok=True)
    path = folder / "small.ipynb"
    nbformat.write(nb, path)
    return path


def told(path: Path) -> str:
    """Everything that a notebook shows, as text."""
    parts = []
    for cell in nbformat.read(path, 4).cells:
        for output in cell.get("outputs", []):
            parts += [output.get("text", ""), *map(str, output.get("data", {}).values())]
    return "\n".join(parts)


@pytest.mark.parametrize("chapter", sorted(set(CHAPTERS.values())))
def test_each_parameter_of_a_section_is_a_choice_of_one_of_its_claims(chapter):
    offered = [
        (name, next(iter(values)))
        for claim, found in EVIDENCE.items()
        if CHAPTERS[claim[:2]] == chapter
        for name, values in found.choices.items()
    ]
    known = defaults(NOTEBOOKS / f"{chapter}.ipynb")
    assert set(known.items()) - {("as_of", known["as_of"])} <= set(offered)


def test_the_choices_of_a_parameter_are_those_of_the_evidence():
    assert choices(FIRST, "target") == list(EVIDENCE["AB-06"].choices["target"])
    assert choices(FIRST, "counted") == []


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"orign": "port"}, "no parameter 'orign'; there are: as_of, origin, target"),
        ({"origin": "moon"}, "origin cannot be 'moon'; choose: port, city_centre, russky_island"),
        ({"as_of": "2018-02-30"}, "as_of cannot be '2018-02-30'; choose a day from 2018-06-18 to "),
        ({"as_of": "20180618"}, "as_of cannot be '20180618'; choose a day"),
        ({"as_of": "2018-06-17"}, "as_of cannot be '2018-06-17'; choose a day from 2018-06-18"),
        ({"as_of": "2999-01-01"}, "as_of cannot be '2999-01-01'; choose a day from 2018-06-18"),
    ],
)
def test_a_wrong_name_or_value_is_one_line_that_lists_the_right_ones(given, message):
    with pytest.raises(EditionError) as error:
        parameters.parameters(FIRST).parse(given)
    assert str(error.value).startswith(f"01_introduction: {message}")
    assert "\n" not in str(error.value)


def test_a_parameter_that_is_no_choice_takes_values_like_its_default(tmp_path):
    path = small(tmp_path)
    known = parameters.parameters(path)
    assert known.parse({"n": "3", "word": "3"}) == {"n": 3, "word": "3"}
    with pytest.raises(EditionError, match="n cannot be 'x'; choose a value like 1"):
        known.parse({"n": "x"})


def test_a_copy_is_labelled_and_the_notebook_stays_as_it_is(tmp_path):
    path = small(tmp_path / "nb")
    before = path.read_bytes()
    given = {"word": "a/b c"}
    (copy,) = run_copies(["small"], given, notebooks=tmp_path / "nb", runs=tmp_path / "runs")
    assert copy == tmp_path / "runs" / "small--word=a%2Fb%20c.ipynb"
    assert "a/b c 1" in told(copy)
    label = nbformat.read(copy, 4).cells[0].source
    assert label.endswith("not the published chapter:** word is a/b c, not one.")
    assert path.read_bytes() == before
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]


def test_a_copy_that_fails_names_the_cell_of_the_notebook_and_keeps_the_last_one(tmp_path):
    small(tmp_path / "nb")
    where = {"notebooks": tmp_path / "nb", "runs": tmp_path / "runs"}
    (copy,) = run_copies(["small"], {"n": "0"}, **where)
    small(tmp_path / "nb", "1 / n")
    with pytest.raises(NotebookError, match=r"small.ipynb: cell 2 failed: ZeroDivisionError"):
        list(run_copies(["small"], {"n": "0"}, **where))
    assert "one 0" in told(copy)


def test_a_wrong_value_for_one_notebook_runs_none(tmp_path):
    with pytest.raises(EditionError, match="02_historical_overview: no parameter 'origin'"):
        list(run_copies([], {"origin": "port"}, runs=tmp_path / "runs"))
    assert not (tmp_path / "runs").exists()


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_each_notebook_runs_as_of_another_day_with_other_choices(path, tmp_path):
    published = EXECUTED / path.name
    before = path.read_bytes(), published.exists() and published.stat().st_mtime_ns
    known = defaults(path)
    given = {name: choices(path, name)[1] for name in known if name != parameters.DAY}
    given |= {parameters.DAY: "2026-11-01"}
    (copy,) = run_copies([path.stem], given, runs=tmp_path)
    assert before == (path.read_bytes(), published.exists() and published.stat().st_mtime_ns)
    chosen = told(copy).count("Chosen:   Here ")
    assert bool(chosen) is (len(given) > 1)
