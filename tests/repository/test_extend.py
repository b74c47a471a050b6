"""The chapter that shows how to extend the edition does so, in a fresh clone."""

import os
import re
import subprocess
import sys

import pytest

from edition.base.project import BOOK, ROOT

CHAPTER = (BOOK / "extend.md").read_text(encoding="utf-8")
STEP = re.compile(r"(?:`([\w./]+)`:\n\n)?```(\w+)\n(.*?)```", re.DOTALL)
"""A block of the chapter; with the name of a file before it, what the file is to hold."""


@pytest.fixture(scope="module")
def clone(tmp_path_factory, tracked):
    """A fresh clone, whose commands use its own code and the packages that are installed."""
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


def test_the_chapter_does_what_it_says_in_a_fresh_clone(clone):
    ran = []
    for file, language, text in STEP.findall(CHAPTER):
        if file:
            assert (clone / file).exists(), file
            (clone / file).write_text(text, encoding="utf-8")
        elif language == "sh":
            ran.append(shell(clone, text))
        else:
            done = ran[-1]
            if "…" in text:
                parts = map(re.escape, text.replace("…", "").splitlines())
                assert re.search(".*".join(parts), done.stdout, re.DOTALL), done.stdout
            else:
                assert done.stdout == text
            assert (done.returncode != 0) == ("failed" in text), done.stdout
    assert len(ran) == 12
    python = ".venv/bin/python -m"
    checks = f"""
    {python} ruff check scripts/paper tests/paper
    {python} ruff format --check scripts/paper tests/paper
    {python} pytest tests/paper/test_any_verdicts.py tests/paper/test_any_notebooks.py
    """
    done = shell(clone, checks)
    assert done.returncode == 0, done.stdout


def test_no_command_of_the_chapter_is_hidden_from_the_test():
    blocks = [language for _, language, _ in STEP.findall(CHAPTER)]
    assert CHAPTER.count("```") == 2 * len(blocks)
    assert set(blocks) == {"sh", "text", "python"}
