"""Every program under tools/ starts, which no other test sees, as none runs them."""

import os
import subprocess
import sys

import pytest

from edition.base.project import ROOT

PROGRAMS = [
    path
    for path in sorted((ROOT / "tools").rglob("*.py"))
    if '__name__ == "__main__"' in path.read_text("utf-8")
]

UNLOCKED = """
import sys
from unittest.mock import MagicMock

for name in ("atheris", "libcst", "libcst.metadata", "mutmut.mutation.mutators"):
    sys.modules[name] = MagicMock()
"""
"""Stands in for the packages that some programs need and the locks do not have."""


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_a_program_starts_and_says_how_it_is_used(program, tmp_path):
    (tmp_path / "sitecustomize.py").write_text(UNLOCKED, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, program, "--help"],
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT / "scripts")])},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("usage:")
