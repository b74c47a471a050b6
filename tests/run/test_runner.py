import json
import sys
from contextlib import nullcontext

import pytest

from edition.base.errors import EditionError
from edition.base.project import BIBLIOGRAPHY, BOOK, DATA, LOCK, PACKAGE, PAPER_PACKAGE
from edition.run import execute, runner
from edition.run.execute import NotebookError, Result
from edition.run.processes import lock
from edition.run.runner import content_key, select


@pytest.fixture
def run(write_notebook, tmp_path, monkeypatch, no_kernels):
    """Runs two notebooks as `runner.run` does, `one` not where it fails; says which were run."""
    for name in ("one", "two"):
        write_notebook(tmp_path / "nb" / f"{name}.ipynb", f"print({name!r})")

    def call(*names, fails="", meanwhile=lambda: None):
        begun = []

        def fake(notebook, target):
            begun.append(notebook.stem)
            meanwhile()
            if notebook.stem == fails:
                return Result(target, f"{notebook.name}: why")
            target.write_text("done")
            return Result(target)

        monkeypatch.setattr(runner, "execute", fake)
        try:
            done = runner.run(names, tmp_path / "nb", tmp_path / "out")
        except NotebookError as error:
            return sorted(begun), str(error)
        return sorted(begun), [path.stem for path in done]

    return call


def test_only_what_is_named_and_new_is_run_and_all_that_is_named_is_told(run):
    assert run("two") == (["two"], ["two"])
    assert run() == (["one"], ["one", "two"])
    assert run() == ([], ["one", "two"])


def test_a_notebook_that_fails_is_told_and_run_again_and_the_other_is_kept(run, tmp_path):
    assert run(fails="one") == (["one", "two"], "one.ipynb: why")
    assert run() == (["one"], ["one", "two"])
    (tmp_path / "out" / "two.ipynb").unlink()
    assert run() == (["two"], ["one", "two"])


@pytest.mark.parametrize("stopped", [False, True], ids=["and ended", "and was stopped"])
def test_what_changed_while_a_notebook_ran_makes_it_run_again(run, tmp_path, stopped):
    path = tmp_path / "nb" / "one.ipynb"
    text = path.read_text()

    def change():
        path.write_text(text.replace("print", "repr"))
        if stopped:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt) if stopped else nullcontext():
        run("one", meanwhile=change)
    path.write_text(text)
    assert run("one") == (["one"], ["one"])


def test_two_runs_do_not_get_in_each_others_way(run, tmp_path):
    (tmp_path / "out").mkdir()
    with lock(tmp_path / "out" / "lock"), pytest.raises(EditionError, match="another build is und"):
        run()
    assert run("one") == (["one"], ["one"])


def test_a_name_is_chosen_once_and_a_wrong_one_lists_the_right_ones(write_notebook, tmp_path):
    path = write_notebook(tmp_path / "one.ipynb", "1")
    assert select(iter(["one", "one"]), tmp_path) == [path]
    with pytest.raises(EditionError, match="no notebook '9'; there are: one"):
        select(["9"], tmp_path)


def test_only_chapters_in_the_contents_are_known(write_notebook, tmp_path):
    for name in ("01_one", "01_one-Copy1", "02_two", "05_scratch"):
        write_notebook(tmp_path / "notebooks" / f"{name}.ipynb", "1")
    chapters = "".join(f"  - file: notebooks/{name}\n" for name in ("02_two", "01_one", "03_gone"))
    (tmp_path / "book").mkdir()
    text = f"format: jb-book\nroot: index\nchapters:\n{chapters}"
    (tmp_path / "book" / "_toc.yml").write_text(text)
    assert [path.stem for path in select((), tmp_path / "notebooks")] == ["02_two", "01_one"]
    line = r"^book/_toc.yml names no notebook '05_scratch'; there are: 02_two, 01_one$"
    with pytest.raises(EditionError, match=line):
        select(["05_scratch"], tmp_path / "notebooks")


@pytest.mark.parametrize(
    "file",
    [
        DATA / "events.csv",
        DATA / "datapackage.json",
        BIBLIOGRAPHY,
        PAPER_PACKAGE / "evidence.py",
        PACKAGE / "run" / "kernels.py",
        LOCK,
    ],
    ids=lambda path: path.name,
)
def test_the_key_changes_with_each_file_that_may_change_an_output(
    write_notebook, tmp_path, monkeypatch, file
):
    path = write_notebook(tmp_path / "one.ipynb", "1")
    key = content_key(path)
    real = type(path).read_bytes
    monkeypatch.setattr(
        type(path), "read_bytes", lambda path: real(path) + b" " * (path.resolve() == file)
    )
    assert content_key(path) != key


def test_the_key_changes_with_python_and_not_with_a_page(write_notebook, tmp_path, monkeypatch):
    path = write_notebook(tmp_path / "one.ipynb", "1")
    key = content_key(path)
    real = type(path).read_bytes
    monkeypatch.setattr(type(path), "read_bytes", lambda path: real(path) + b" " * (path in pages))
    pages = [BOOK / "index.md"]
    assert content_key(path) == key
    monkeypatch.setattr(sys, "version_info", (*sys.version_info[:2], 99))
    assert content_key(path) != key


@pytest.mark.parametrize(
    ("cell", "change", "changes"),
    [
        (0, {"source": "2 + 2"}, True),
        (0, {"metadata": {"tags": ["hide-input"]}}, True),
        (0, {"outputs": [{"output_type": "stream", "name": "stdout", "text": "2"}]}, False),
        (1, {"source": "Another sentence."}, False),
    ],
    ids=["code", "tag", "output", "text"],
)
def test_the_key_changes_with_what_is_run_alone(write_notebook, tmp_path, cell, change, changes):
    path = write_notebook(tmp_path / "one.ipynb", "1 + 1")
    notebook = json.loads(path.read_text())
    text = {"cell_type": "markdown", "id": "t", "metadata": {}, "source": "A sentence."}
    notebook["cells"].append(text)
    path.write_text(json.dumps(notebook))
    key = content_key(path)
    notebook["cells"][cell] |= change
    path.write_text(json.dumps(notebook))
    assert (content_key(path) != key) is changes


def test_a_kernel_that_does_not_start_is_reported_with_the_notebook(tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise RuntimeError("Kernel died before replying to kernel_info")

    monkeypatch.setattr("papermill.execute_notebook", refuse)
    target = tmp_path / "out.ipynb"
    told = "one.ipynb: the kernel did not start: Kernel died before replying to kernel_info"
    assert execute.execute(tmp_path / "one.ipynb", target).error == told
    assert not target.exists()
