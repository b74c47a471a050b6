"""The repository of the machinery, of which each edition has a copy; needs no edition itself."""

import re
import shutil
from fnmatch import fnmatch
from pathlib import Path

from edition.base.errors import EditionError

PACKAGE = Path(__file__).resolve().parents[1]
REPOSITORY = PACKAGE.parents[1]

OF_A_PAPER = (
    *(".git", ".github/book.png", ".zenodo.json", "CITATION.cff", "README.md", "codemeta.json"),
    *("book/[!_]*", "data/*", "notebooks/*", "scripts/paper/*", "tests/paper/*"),
    *("tests/browser", "tests/built/*", "tests/editions/*", "tests/repository", "tools"),
)
"""What is not copied: what a paper is made of, what looks at this repository, and its history."""

OF_ANY_PAPER = ("tests/editions/small*", "tests/*/conftest.py", "tests/*/test_any_*")
"""What of that is copied all the same."""


def copy_machinery(root: Path, name: str, title: str) -> None:
    """Copies what is no paper's and not ignored by git, and gives the project its new name.

    EditionError where the machinery was installed without its repository.
    """
    if not (REPOSITORY / "Makefile").is_file():
        told = "this machinery is installed without its repository, of which an edition has a copy"
        raise EditionError(f"{told}; call the command in a clone of it")
    ignored = (REPOSITORY / ".gitignore").read_text(encoding="utf-8").split()
    unkept = shutil.ignore_patterns(*(pattern.rstrip("/") for pattern in ignored))

    def left_out(folder: str, names: list[str]) -> set[str]:
        here = Path(folder).relative_to(REPOSITORY)
        return {one for one in names if not copied(here / one)} | set(unkept(folder, names))

    shutil.copytree(REPOSITORY, root, ignore=left_out)
    _name_project(root / "pyproject.toml", name, title)


def copied(path: Path) -> bool:
    """Whether a new edition has what lies at this place of the repository."""
    own, shared = (
        any(fnmatch(path.as_posix(), pattern) for pattern in patterns)
        for patterns in (OF_A_PAPER, OF_ANY_PAPER)
    )
    return shared or not own


def _name_project(settings: Path, name: str, title: str) -> None:
    told = {"name": name, "version": "0.1.0", "description": f"{title}: an executable edition"}
    text = settings.read_text(encoding="utf-8")
    for key, value in told.items():
        text = re.sub(rf'^{key} = ".*"$', f'{key} = "{value}"', text, count=1, flags=re.MULTILINE)
    settings.write_text(text, encoding="utf-8", newline="\n")
