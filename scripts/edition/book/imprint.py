"""Which state of the edition this is: its version, the date of its data, its commit."""

import subprocess
from datetime import date
from pathlib import Path

from edition.base.files import read_json
from edition.base.project import DATA, INPUTS, ROOT
from edition.base.text import day_in_words
from edition.book.citations import citation_file

SHORT = 7
"""Digits of a commit; git's own choice would depend on how much of the history is there."""


def imprint(root: Path = ROOT) -> str:
    """One line: version, date of the data, and the commit where the folder is a git checkout."""
    package = read_json(DATA / "datapackage.json")
    day = day_in_words(date.fromisoformat(package["created"][:10]))
    parts = [f"Version {citation_file()['version']}", f"data of {day}", commit(root)]
    return " · ".join(filter(None, parts))


def commit(root: Path = ROOT) -> str:
    """The commit in words, with a word on changes to what the book is made from; empty without git.

    The folder must be a checkout itself: a copy unpacked inside another one has no commit.
    """
    if not (root / ".git").exists():
        return ""
    command = ["git", "status", "--porcelain=v2", "--branch", "--no-renames", "--"]
    places = [path.relative_to(ROOT).as_posix() for path in INPUTS]
    try:
        status = subprocess.run([*command, *places], cwd=root, capture_output=True, text=True)
    except FileNotFoundError:
        return ""
    head, *rest = status.stdout.splitlines() or [""]
    if not head.startswith("# branch.oid ") or head.endswith("(initial)"):
        return ""
    changed = any(not line.startswith("#") for line in rest)
    found = f"commit {head.split()[-1][:SHORT]}"
    return f"{found} with local changes" if changed else found
