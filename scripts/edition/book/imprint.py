"""Which state of the edition this is: its version, the date of its data, its commit."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from edition.base.cache import cached
from edition.base.project import INPUTS, ROOT
from edition.base.text import day_in_words
from edition.data import descriptor

DRAFT = "Draft: verdicts that nobody has accepted"
"""What every page says of a book with such verdicts."""

ADDRESSES = {"EDITION_REPOSITORY_URL": "repository-code", "EDITION_BOOK_URL": "url"}
"""The public addresses: the environment variable that overrides, and the key in CITATION.cff."""

SHORT = 7
"""Digits of a commit; git's own choice would depend on how much of the history is there."""


def imprint(root: Path = ROOT) -> str:
    """One line: version, date of the data, and the commit where the folder is a git checkout."""
    from edition.book.citations import citation_file

    package = descriptor.package()
    day = day_in_words(date.fromisoformat(package["created"][:10]))
    parts = [f"Version {citation_file()['version']}", f"data of {day}", commit(root)]
    return " · ".join(filter(None, parts))


def commit(root: Path = ROOT) -> str:
    """The commit in words, with a word on changes to what the book is made from; empty without."""
    head, changed = _state(root)
    return f"commit {head[:SHORT]}{' with local changes' if changed else ''}" if head else ""


def source_commit(root: Path = ROOT) -> str:
    """The full hash of the commit, under which a repository shows the code; empty without."""
    return _state(root)[0]


@cached
def _state(root: Path) -> tuple[str, bool]:
    """The hash of the commit, and whether what the book is made from differs from it.

    The folder must be a checkout itself: a copy unpacked inside another one has no commit.  Where
    git refuses to read it, as another user's, that is told on standard error with git's remedy.
    """
    if not (root / ".git").exists():
        return "", False
    command = ["git", "status", "--porcelain=v2", "--branch", "--no-renames"]
    command += ["--untracked-files=normal", "--"]
    # What the book is made from, where it lies in the checkout: an installed package does not.
    places = [path.relative_to(ROOT).as_posix() for path in INPUTS if path.is_relative_to(ROOT)]
    # Git's variables, as those of a hook, would send it to another checkout, or have it say more.
    surroundings = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name.startswith(("GIT_CONFIG_", "GIT_TEST_"))
    }
    try:
        status = subprocess.run(
            [*command, *places],
            cwd=root,
            env=surroundings | {"GIT_OPTIONAL_LOCKS": "0"},
            capture_output=True,
            text=True,
        )
    except FileNotFoundError:
        return "", False
    if status.returncode:
        print(f"edition: the book names no commit: {status.stderr.strip()}", file=sys.stderr)
        return "", False
    first, *rest = status.stdout.splitlines()
    head = first.removeprefix("# branch.oid ")
    changed = any(not line.startswith("#") for line in rest)
    return ("", False) if head == "(initial)" else (head, changed)
