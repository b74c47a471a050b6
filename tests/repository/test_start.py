"""The chapter that shows how to start an edition does so, and nothing there is of this paper."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from edition.base.project import BOOK, ROOT

CHAPTER = (BOOK / "start.md").read_text(encoding="utf-8")
STEP = re.compile(r"(?:`([\w./]+)`:\n\n)?```(\w+)\n(.*?)```", re.DOTALL)
"""A block of the chapter; with the name of a file before it, what the file is to hold."""

OF_THIS_PAPER = re.compile(
    r"koslov|\bkorea\b|\brussia\b|vladivostok|pyongyang|\b(HO|IN|NC|SK|CO)-\d\d", re.IGNORECASE
)
"""What would show that another edition still knows the paper of this one."""


def install(folder: Path) -> None:
    """Puts the packages of this environment where `make` installs those of a folder."""
    programs = folder / ".venv" / "bin"
    programs.mkdir(parents=True)
    for name, call in {"python": "", "edition": "-m edition.cli "}.items():
        program = programs / name
        start = f'export PYTHONPATH="{folder}/scripts"\nexec "{sys.executable}" {call}"$@"\n'
        program.write_text(f"#!/bin/sh\n{start}", encoding="utf-8")
        program.chmod(0o755)
    stamps = re.findall(r"touch (\.venv/\S+)", shell(folder, "make -n book").stdout)
    for stamp in stamps:
        (folder / stamp).touch()


def shell(folder: Path, script: str) -> subprocess.CompletedProcess[str]:
    """Runs a block of commands as a reader would type it in a folder."""
    foreign = ("MAKE", "MFLAGS", "EDITION_", "PYTHONPATH", "GIT_")
    done = subprocess.run(
        ["sh", "-e", "-c", script],
        cwd=folder,
        env={name: value for name, value in os.environ.items() if not name.startswith(foreign)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=600,
    )
    assert done.returncode == 0, done.stdout
    return done


@pytest.fixture(scope="module")
def steps() -> list[tuple[str, str, str]]:
    """The file, the language and the text of each block of the chapter."""
    return STEP.findall(CHAPTER)


@pytest.fixture(scope="module")
def started(tmp_path_factory, tracked, steps) -> tuple[Path, Path]:
    """A fresh clone, and the edition that the first command of the chapter starts beside it."""
    clone = tmp_path_factory.mktemp("work") / "clone"
    subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True, timeout=60)
    install(clone)
    assert shell(clone, steps[0][2]).stdout == steps[1][2]
    folder = clone.parent / "truman"
    install(folder)
    return clone, folder


def test_nothing_of_this_paper_is_in_another_edition(started):
    _, folder = started
    texts = [path for path in folder.rglob("*") if path.is_file() and ".venv" not in path.parts]
    found = {}
    for path in texts:
        try:
            words = OF_THIS_PAPER.findall(path.read_text(encoding="utf-8"))
        except UnicodeDecodeError:
            continue
        if words or OF_THIS_PAPER.search(path.name):
            found[str(path.relative_to(folder))] = words
    assert len(texts) > 300 and found == {}


def test_the_chapter_leads_to_a_book_with_its_claims_judged(started, steps):
    folder, ran = started[0], []
    for file, language, text in steps[2:]:
        if file:
            assert (folder / file).exists(), file
            (folder / file).write_text(text, encoding="utf-8")
        elif language == "sh":
            ran.append(shell(folder, text))
            folder = started[1]
        else:
            parts = map(re.escape, text.replace("…", "").splitlines())
            assert re.search(".*".join(parts), ran[-1].stdout, re.DOTALL), ran[-1].stdout
    for claim in ("AD-01", "AD-02"):
        page = folder / "_build" / "html" / "claims" / f"{claim}.html"
        found = BeautifulSoup(page.read_bytes(), "html.parser")
        assert found.find(class_="verdict").text.strip().endswith("supported")
    assert "supported (2)" in (folder / "_build" / "html" / "index.html").read_text("utf-8")
    told = shell(folder, ".venv/bin/edition verdicts --format json").stdout
    assert [row["verdict"] for row in json.loads(told)["verdicts"]] == ["supported"] * 2


def test_the_edition_of_the_chapter_passes_its_own_checks(started):
    checks = """
    .venv/bin/python -m ruff check
    .venv/bin/python -m ruff format --check
    .venv/bin/python -m mypy
    .venv/bin/edition check
    .venv/bin/python -m pytest -n 0 tests/paper tests/built
    """
    shell(started[1], checks)


def test_the_first_verdict_takes_nine_commands_and_edits_and_none_is_hidden_from_the_test(steps):
    first = STEP.findall(CHAPTER.partition("## A figure")[0])
    acts = [file or text for file, language, text in first if file or language == "sh"]
    assert len(acts) == 9 and "make book" in acts[-1] and first == steps[: len(first)]
    assert CHAPTER.count("```") == 2 * len(steps)
    assert {language for _, language, _ in steps} == {"sh", "text", "python"}
