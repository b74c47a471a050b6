"""Chooses the edition that the tests work on: the small one for the machinery, else this one."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

TESTS = Path(__file__).parent
SMALL = TESTS / "editions" / "small"

WHOLE = ("paper", "built", "browser", "repository")
"""Folders of tests that look at this repository itself; all others test the machinery alone."""

# A busy machine is no fault of the code: timings are for benchmarks.
settings.register_profile("edition", deadline=None)
settings.load_profile("edition")

# The conftest of such a folder imports the edition before pytest is configured.
os.environ["EDITION_ROOT"] = str(TESTS.parent)


def pytest_configure(config: pytest.Config) -> None:
    """Sets EDITION_ROOT before any test imports the edition: a process works on one."""
    asked = [Path(argument.partition("::")[0]).resolve() for argument in config.args]
    whole = {any(path.is_relative_to(TESTS / name) for name in WHOLE) for path in asked}
    if len(whole) > 1 or TESTS in asked or TESTS.parent in asked:
        told = "tests of the machinery and of this repository run apart: make units, make test"
        raise pytest.UsageError(told)
    if whole == {False}:
        os.environ["EDITION_ROOT"] = str(SMALL)


@pytest.fixture(autouse=True)
def forgetting(request: pytest.FixtureRequest) -> None:
    """Lets a test that changes tables start without what was worked out from the old ones."""
    if "monkeypatch" in request.fixturenames:
        from edition.base.cache import forget

        request.addfinalizer(forget)
        forget()


@pytest.fixture(scope="session")
def write_notebook() -> Callable[..., Path]:
    """Writes a notebook of code cells, of which the first may have parameters; gives its path."""
    import nbformat

    def write(path: Path, *sources: str, parameters: str = "") -> Path:
        cells = [nbformat.v4.new_code_cell(source, id=f"c{i}") for i, source in enumerate(sources)]
        if parameters:
            tags = {"tags": ["parameters"]}
            cells.insert(0, nbformat.v4.new_code_cell(parameters, id="p", metadata=tags))
        kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
        path.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)
        return path

    return write


@pytest.fixture(scope="session")
def book() -> Path:
    """The folder of the built book of this repository."""
    from edition.book import build

    build.build_book()
    return build.output()[0].parent


@pytest.fixture(scope="session")
def tracked() -> list[str]:
    """The files of this repository that git keeps; a release, which has no history, skips."""
    if not (TESTS.parent / ".git").exists():
        pytest.skip("this is no git checkout, but a release of one")
    command = ["git", "ls-files", "-z"]
    done = subprocess.run(command, cwd=TESTS.parent, capture_output=True, text=True, check=True)
    return done.stdout.split("\0")[:-1]


@pytest.fixture(scope="session")
def faults() -> Callable[[dict[str, Any], str], list[str]]:
    """What is wrong with linked data, by the name of the shape that it ought to have."""
    from jsonschema import Draft202012Validator

    shapes = json.loads((TESTS / "shapes.json").read_text(encoding="utf-8"))

    def find(data: dict[str, Any], shape: str) -> list[str]:
        validator = Draft202012Validator({**shapes, "$ref": f"#/$defs/{shape}"})
        return [error.message for error in validator.iter_errors(data)]

    return find
