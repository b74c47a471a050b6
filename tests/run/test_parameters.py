from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.base.errors import EditionError
from edition.base.project import NOTEBOOKS
from edition.judge.ledger import judged
from edition.judge.registry import all_evidence, choice
from edition.run import parameters
from edition.run.execute import NotebookError, Result
from edition.run.parameters import Parameters, defaults, run_copies

RIVER = NOTEBOOKS / "01_river.ipynb"


def plain(default) -> Parameters:
    """The parameters of a notebook that has one, x, which is no choice."""
    return Parameters("small", {"x": default}, {"x": {}}, ("", ""))


def test_a_chapter_takes_the_choices_of_its_claims_and_a_day():
    known = parameters.parameters(RIVER)
    given = {"counted": "with_delta", "as_of": known.days[1]}
    assert known.parse(given) == given


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"cuonted": "with_delta"}, "no parameter 'cuonted'; there are: as_of, counted"),
        ({"counted": "moon"}, "counted cannot be 'moon'; choose: main_stream, with_delta"),
        ({"as_of": "2018-02-30"}, "as_of cannot be '2018-02-30'; choose a day from 2020-06-01 to"),
        ({"as_of": "2020-05-31"}, "as_of cannot be '2020-05-31'; choose a day"),
        ({"as_of": "2999-01-01"}, "as_of cannot be '2999-01-01'; choose a day"),
    ],
)
def test_a_wrong_name_or_value_is_one_line_that_lists_the_right_ones(given, message):
    with pytest.raises(EditionError) as error:
        parameters.parameters(RIVER).parse(given)
    assert str(error.value).startswith(f"01_river: {message}")
    assert "\n" not in str(error.value)


def test_a_chapter_without_a_day_leaves_those_of_the_others_as_they_are(write_notebook, tmp_path):
    path = write_notebook(tmp_path / "one.ipynb", parameters="as_of = '2018-06-18'")
    write_notebook(tmp_path / "two.ipynb", parameters="as_of = '2026-11-01'")
    write_notebook(tmp_path / "bare.ipynb", "1")
    assert parameters.parameters(path).parse({"as_of": "2020-01-01"})
    with pytest.raises(EditionError, match="choose a day from 2018-06-18 to 2026-11-01"):
        parameters.parameters(path).parse({"as_of": "1066-10-14"})


@pytest.fixture
def ambiguous(write_notebook, tmp_path, monkeypatch):
    """Parameters of a chapter in which two claims mean different things by `start`."""
    evidence = all_evidence()
    meetings = choice("start", {"toll_treaty": "As the paper.", "first_meeting": "It began then."})
    changed = replace(evidence["RI-06"], choices={"start": meetings})
    monkeypatch.setitem(evidence, "RI-06", changed)

    def known(default):
        source = f"start = {default!r}\nri05_start = 'toll_treaty'"
        return parameters.parameters(write_notebook(tmp_path / RIVER.name, parameters=source))

    return known


def test_a_choice_that_only_some_claims_of_its_name_offer_is_refused(ambiguous):
    with pytest.raises(EditionError) as error:
        ambiguous("toll_treaty").parse({"start": "toll_agreed"})
    assert "start means several choices, and 'toll_agreed' is none of some of them" in (
        told := str(error.value)
    )
    assert "ri05_start (toll_treaty, toll_agreed); ri06_start (toll_treaty, first_meeting)" in told
    with pytest.raises(EditionError, match="start cannot be 'moon'; choose: toll_treaty, toll_agr"):
        ambiguous("toll_treaty").parse({"start": "moon"})


@pytest.mark.parametrize(
    ("default", "given"),
    [
        ("toll_treaty", {"ri05_start": "toll_agreed"}),
        ("toll_agreed", {"start": "toll_treaty"}),
        ("toll_agreed", {"start": "toll_agreed"}),
    ],
    ids=["of one claim", "of all claims of its name", "published so"],
)
def test_a_choice_that_means_one_thing_is_taken(ambiguous, default, given):
    assert ambiguous(default).parse(given) == given


plain_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(-1e9, 1e9),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(plain_values, plain_values, st.text())
def test_a_value_is_of_the_type_of_the_default(default, value, text):
    known = plain(default)
    if type(value) is type(default) or default is None:
        written = value if isinstance(default, str) else repr(value)
        assert known.parse({"x": written}) == {"x": value}
    try:
        found = known.parse({"x": text})["x"]
    except EditionError as error:
        assert "; choose a value " in str(error)
    else:
        assert default is None or type(found) is type(default)


@pytest.mark.parametrize(
    ("default", "text", "value"),
    [
        (True, "False", False),
        (0.5, "3", 3.0),
        ("1", "3", "3"),
        (None, "None", None),
        (None, "3", 3),
        (None, "two words", "two words"),
    ],
)
def test_a_value_is_written_as_python_writes_it(default, text, value):
    found = plain(default).parse({"x": text})["x"]
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("default", "text"), [(True, "1"), (1, "True"), (1, "1.5"), ([1], "1"), (1, "(")]
)
def test_a_value_of_another_type_is_refused(default, text):
    with pytest.raises(EditionError, match="x cannot be .*; choose a value like"):
        plain(default).parse({"x": text})


@pytest.mark.parametrize(
    ("default", "text"),
    [((1, 2), "(3, 4)"), ([1], "[(1, 2)]"), ({"a": 1}, "{1: 2}"), (None, "{1}"), (0.5, "1e999")],
)
def test_a_value_that_would_reach_the_notebook_as_another_is_refused(default, text):
    with pytest.raises(EditionError, match="choose a value made of text, finite numbers, True"):
        plain(default).parse({"x": text})


def test_defaults_may_have_annotations_and_comments(write_notebook, tmp_path):
    source = (
        '# each\na: int = 5\nb: str | None = None  # none\nc = "x=1 # y"\nd: float\ne = [1,\n 2]'
        "\nf = g = 0"
    )
    path = write_notebook(tmp_path / "small.ipynb", parameters=source)
    assert defaults(path) == {"a": 5, "b": None, "c": "x=1 # y", "e": [1, 2], "f": 0, "g": 0}


@pytest.mark.parametrize(
    "source", ["n = 2 * limit", "n = ", "n = print()", "n, m = 1, 2", "n.m = 1"]
)
def test_a_default_that_is_no_plain_value_is_named(write_notebook, tmp_path, source):
    path = write_notebook(tmp_path / "small.ipynb", parameters=source)
    with pytest.raises(NotebookError, match="small.ipynb: its parameters cannot be read as plain"):
        defaults(path)


def test_a_copy_has_its_choices_in_its_name_and_its_label(
    write_notebook, tmp_path, monkeypatch, no_kernels
):
    runs = []
    monkeypatch.setattr(parameters, "execute", lambda *a: runs.append(a) or Result(a[1]))
    path = write_notebook(tmp_path / "small.ipynb", parameters="word = 'one'\nn = 1")
    (copy,) = run_copies([], {"word": "a/b c"}, notebooks=tmp_path, runs=tmp_path / "runs")
    assert copy == tmp_path / "runs" / "small--word=a%2Fb%20c.ipynb"
    ((ran, target, chosen, label),) = runs
    assert (ran.name, target, chosen) == (path.name, copy, {"word": "a/b c"})
    assert label == (
        "**A copy with other choices, not the published chapter:** word is a/b c, not one.\n\n"
        "No verdict moved."
    )


def test_a_copy_of_any_value_has_a_name_of_its_own(
    write_notebook, tmp_path, monkeypatch, no_kernels
):
    monkeypatch.setattr(parameters, "execute", lambda *a: a[1].touch() or Result(a[1]))
    write_notebook(tmp_path / "small.ipynb", parameters="word = 'one'")
    for word in ("ü" * 300, "ü" * 300 + "x"):
        list(run_copies([], {"word": word}, notebooks=tmp_path, runs=tmp_path / "runs"))
    assert len(list((tmp_path / "runs").iterdir())) == 2


def test_a_copy_that_fails_is_an_error(write_notebook, tmp_path, monkeypatch, no_kernels):
    monkeypatch.setattr(parameters, "execute", lambda *a: Result(a[1], "small.ipynb: why"))
    write_notebook(tmp_path / "small.ipynb", parameters="n = 1")
    with pytest.raises(NotebookError, match="small.ipynb: why"):
        list(run_copies(["small"], {"n": "0"}, notebooks=tmp_path, runs=tmp_path / "runs"))


def test_a_wrong_value_for_one_notebook_runs_none(write_notebook, tmp_path):
    write_notebook(tmp_path / "a.ipynb", parameters="n = 1")
    write_notebook(tmp_path / "b.ipynb", parameters="m = 1")
    with pytest.raises(EditionError, match="b: no parameter 'n'; there are: m"):
        list(run_copies([], {"n": "2"}, notebooks=tmp_path, runs=tmp_path / "runs"))
    assert not (tmp_path / "runs").exists()


def test_parameters_are_listed_with_their_values_and_what_defends_each():
    told = parameters.described(["01_river"]).splitlines()
    assert told[0] == "01_river:" and told[1].startswith("  as_of: the day on which")
    offered = all_evidence()["RI-02"].choices["counted"]
    assert told[2].startswith(f"  counted: {offered.label}, of RI-02")
    for value, defence in offered.values.items():
        assert any(line.lstrip().startswith(value) and line.endswith(defence) for line in told)


def test_the_label_of_a_copy_says_in_words_what_was_chosen_and_what_moved(
    tmp_path, monkeypatch, no_kernels
):
    labels = []
    monkeypatch.setattr(parameters, "execute", lambda *a: labels.append(a[3]) or Result(a[1]))
    chosen = {"counted": "with_delta", "as_of": "2020-06-01"}
    list(run_copies(["01_river"], chosen, runs=tmp_path))
    told, moved = labels[0].split("Verdicts that moved:")
    assert "what counts (RI-02) is “with the delta”, not “main stream”" in told
    assert "the day is 1 June 2020, as published." in told
    assert "- RI-02 disputed → contradicted, by “with the delta”" in moved
    assert judged("RI-02").claim.paraphrase in moved and "_" not in labels[0]
