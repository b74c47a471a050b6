"""README, contribution guide, issue forms and hooks name what there is."""

import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
import yaml

from edition.base.project import ROOT
from edition.cli import _parser
from edition.data import descriptor

GUIDES = ("README.md", "CONTRIBUTING.md", ".github/PULL_REQUEST_TEMPLATE.md")
MADE = {"_build/html", "_build/lab", "_build/runs", "_build/release"}
"""Folders that a guide names and a command makes."""

FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]


def read(form: Path):
    return yaml.safe_load(form.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_an_issue_form_is_one_that_github_accepts(path):
    form = read(path)
    needed = {"name", "description", "body"}
    assert needed <= set(form) <= needed | {"title", "labels"}
    assert len(form["description"]) <= 200
    for field in form["body"]:
        attributes = field["attributes"]
        kind = {"options"} if field["type"] == "dropdown" else {"placeholder"}
        assert field["type"] in ("input", "textarea", "dropdown")
        assert set(field) <= {"type", "id", "attributes", "validations"}
        assert field.get("validations", {"required": True}) == {"required": True}
        assert {"label"} <= set(attributes) <= {"label", "description"} | kind
        options = attributes.get("options", [])
        assert all(type(option) is str for option in options)
        assert len(set(options)) == len(options) and bool(options) == ("options" in kind)
    names = [field["id"] for field in form["body"]]
    labels = [field["attributes"]["label"] for field in form["body"]]
    assert len(set(names)) == len(set(labels)) == len(names)
    assert all(re.fullmatch("[a-z]+", name) for name in names)


def test_the_natures_of_source_are_those_of_the_table():
    (form,) = [read(path) for path in FORMS if "source" in path.stem]
    (asked,) = [field for field in form["body"] if field["id"] == "nature"]
    fields = {field["name"]: field for field in descriptor.resource("sources")["schema"]["fields"]}
    assert asked["attributes"]["options"] == fields["nature"]["constraints"]["enum"]


@pytest.mark.parametrize("hook", HOOKS[0]["hooks"], ids=lambda hook: hook["id"])
def test_each_hook_calls_an_installed_program_with_what_there_is(hook, tracked):
    assert HOOKS[0]["repo"] == "local" and len(HOOKS) == 1
    assert {"id", "name", "entry", "language"} <= set(hook) and hook["language"] == "system"
    program, *words = hook["entry"].split()
    assert program.startswith(".venv/bin/")
    assert (Path(sys.executable).parent / Path(program).name).exists()
    if program.endswith("edition"):
        _parser().parse_args(words)
    if words[-1:] and "/" in words[-1]:
        assert (ROOT / words[-1]).exists()
    pattern = re.compile(hook.get("files", r"\.py$"))
    assert any(pattern.search(name) for name in tracked)


@cache
def targets() -> set[str]:
    """The targets of make."""
    environment = {name: value for name, value in os.environ.items() if "MAKE" not in name}
    done = subprocess.run(
        ["make", "help"], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    return set(re.findall(r"^make (\w+) ", done.stdout, re.MULTILINE))


@pytest.mark.parametrize("guide", GUIDES)
def test_the_files_and_commands_that_are_named_exist(guide):
    text = (ROOT / guide).read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w./-]+(?:/|\.\w+))`", text)) - MADE
    named |= set(re.findall(r"\]\((?!http)([^)]+)\)", text))
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []
    assert set(re.findall(r"(?:`|^)make (\w+)", text, re.MULTILINE)) <= targets()
