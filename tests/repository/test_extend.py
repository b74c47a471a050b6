"""The chapter that shows how to extend the edition does so, in a fresh clone."""

import json
import os
import re
import subprocess
import sys

import nbformat
import pytest

from edition.base.project import BOOK, NOTEBOOKS, PAPER_PACKAGE, ROOT
from edition.data.vocabulary import sections

NUMBER = 1 + max(int(path.name.partition("_")[0]) for path in NOTEBOOKS.glob("[0-9]*_*.ipynb"))
CHAPTER = re.sub(r"\b\d\d_notes", f"{NUMBER:02}_notes", (BOOK / "extend.md").read_text("utf-8"))
STEP = re.compile(
    r"(?:`([\w./]+)`(?:, (new )?cell (\d+)(?: \(`([\w-]+)`\))?)?:\n\n)?```(\w+)\n(.*?)```",
    re.DOTALL,
)
"""A block of the chapter; what stands before it names the file that is to hold it, or its cell."""


QUICK = [
    f"tests/paper/test_{name}.py"
    for name in (
        *("any_choices", "any_notebooks", "any_row_order", "any_verdicts", "argument"),
        *("data_use", "descriptor", "notes", "paper_text"),
    )
]
"""The tests of this paper, of those that an addition can break, that take seconds."""


@pytest.fixture(scope="module")
def clone(tmp_path_factory, tracked):
    """A fresh clone, whose commands use its own code and the packages that are installed."""
    if "NO" in sections():
        pytest.skip("this edition has the section that the chapter adds")
    folder = tmp_path_factory.mktemp("clone") / "edition"
    subprocess.run(["git", "clone", "--quiet", ROOT, folder], check=True, timeout=60)
    programs = folder / ".venv" / "bin"
    programs.mkdir(parents=True)
    for name, call in {"python": "", "edition": "-m edition.cli "}.items():
        program = programs / name
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" {call}"$@"\n', encoding="utf-8")
        program.chmod(0o755)
    return folder


def shell(folder, script):
    environment = {**os.environ, "PYTHONPATH": str(folder / "scripts")}
    environment.pop("EDITION_ROOT", None)
    return subprocess.run(
        ["sh", "-e", "-c", script],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=600,
    )


def put(path, new, cell, tag, language, text):
    """Writes a block of the chapter into a file, or into a cell of a notebook."""
    if not cell:
        path.write_text(text, encoding="utf-8")
        return
    notebook = json.loads(path.read_text(encoding="utf-8"))
    place = int(cell) - 1
    if new:
        kind = {"python": nbformat.v4.new_code_cell, "markdown": nbformat.v4.new_markdown_cell}
        notebook["cells"].insert(place, kind[language](id=f"new-{cell}"))
    if tag:
        notebook["cells"][place]["metadata"]["tags"] = [tag]
    notebook["cells"][place]["source"] = text.rstrip("\n").splitlines(keepends=True)
    written = json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"
    path.write_text(written, encoding="utf-8")


def require_told(text, done):
    """Asserts that a command printed what the chapter says; … stands for anything."""
    parts = [re.escape(part) for part in text.split("…")]
    assert re.fullmatch(".*".join(parts), done.stdout, re.DOTALL), done.stdout


def test_the_chapter_does_what_it_says_in_a_fresh_clone(clone):
    done = None
    for file, new, cell, tag, language, text in STEP.findall(CHAPTER):
        if file:
            put(clone / file, new, cell, tag, language, text)
        elif language == "sh":
            done = shell(clone, text)
            assert done.returncode == 0, done.stdout
        else:
            require_told(text, done)
    python = ".venv/bin/python -m"
    checks = f"""
    {python} ruff check scripts/paper tests/paper
    {python} ruff format --check scripts/paper tests/paper
    {python} pytest {" ".join(QUICK)}
    """
    done = shell(clone, checks)
    assert done.returncode == 0, done.stdout


def test_a_chapter_that_was_added_moves_with_its_choice(clone):
    copy = clone / "_build" / "runs" / f"{NUMBER:02}_notes--printing=Japanese.ipynb"
    shown = copy.read_text(encoding="utf-8")
    assert "Chosen:   This goes by “the Japanese original”" in shown
    assert "came out in Japanese in 2006" in shown


def test_no_command_of_the_chapter_is_hidden_from_the_test():
    steps = STEP.findall(CHAPTER)
    assert CHAPTER.count("```") == 2 * len(steps)
    assert {language for *_, language, _ in steps if language not in ("sh", "text")} == {
        *("python", "bibtex", "markdown")
    }
    assert all(file or language in ("sh", "text") for file, *_, language, _ in steps)


def test_the_coded_claim_that_the_chapter_shows_is_one_of_the_edition():
    (shown,) = re.findall(r"`(coded=\{.*?\})`", CHAPTER)
    modules = (PAPER_PACKAGE / "evidence").glob("*.py")
    assert any(shown in path.read_text(encoding="utf-8") for path in modules)
