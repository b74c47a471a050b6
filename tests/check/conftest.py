import shutil

import pytest


@pytest.fixture
def root(tmp_path):
    """A copy of what the checks read, which a test may spoil."""
    from edition.base.project import ROOT  # known when the edition at work has been chosen

    for folder in ("data", "book", "notebooks"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for name in ("CITATION.cff", "_config.yml"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def faults(root):
    """The faults of the copy's data, else of its settings, each in one line."""
    from edition import check
    from edition.base.cache import forget

    def find():
        forget()
        found = check.faults(root / "data", root / "book" / "references.bib")
        return [str(fault) for fault in found or check.settings(root)]

    return find
