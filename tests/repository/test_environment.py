"""Two locks for everyone: make, pip, conda and Binder install the same versions."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from edition.base.project import ROOT

SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text())
PROJECT, TESTS = SETTINGS["project"], SETTINGS["dependency-groups"]["test"]
LOCK, TESTS_LOCK = "requirements.txt", "requirements-dev.txt"


def locked(name: str) -> list[tuple[Requirement, int]]:
    """Every requirement of a lock with the number of its hashes."""
    entries = (ROOT / name).read_text().replace("\\\n", " ").splitlines()
    return [
        (Requirement(entry.split("--hash")[0]), entry.count("--hash=sha256:"))
        for entry in entries
        if entry.strip() and not entry.startswith("#")
    ]


def pins(name: str) -> dict[str, Requirement]:
    """The requirements of a lock that hold for every Python, by name."""
    return {canonicalize_name(r.name): r for r, _ in locked(name) if r.marker is None}


def make(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run make as from a shell, whatever make the tests themselves run under."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(
        ["make", *arguments], cwd=cwd, env=environment, capture_output=True, text=True, timeout=60
    )


@pytest.mark.parametrize("name", [LOCK, TESTS_LOCK])
def test_a_lock_pins_every_package_with_hashes(name):
    for requirement, hashes in locked(name):
        assert re.fullmatch(r"==[^*]+", str(requirement.specifier)), requirement
        assert hashes and not requirement.url, requirement


@pytest.mark.parametrize(
    ("name", "direct"),
    [
        # The package itself is built without isolation, by the setuptools of the lock.
        (LOCK, [*PROJECT["dependencies"], "setuptools>=77"]),
        (TESTS_LOCK, [*TESTS, *PROJECT["optional-dependencies"]["cluster"]]),
    ],
    ids=[LOCK, TESTS_LOCK],
)
def test_a_lock_holds_every_direct_dependency(name, direct):
    known = pins(name)
    for wanted in map(Requirement, direct):
        pin = known.get(canonicalize_name(wanted.name))
        assert pin, f"{wanted} is not in {name} for every Python: make lock"
        (version,) = (clause.version for clause in pin.specifier)
        assert wanted.specifier.contains(version, prereleases=True), f"{pin} is not {wanted}"


def test_what_both_locks_hold_is_of_one_version():
    build, tests = pins(LOCK), pins(TESTS_LOCK)
    both = set(build) & set(tests)
    assert {name: tests[name].specifier for name in both} == {
        name: build[name].specifier for name in both
    }
    assert {"mypy", "pytest", "selenium", "distributed"} & set(build) == set(), (
        "Binder installs what only the tests need"
    )


def test_conda_and_binder_install_what_building_needs_and_no_more():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text())
    assert environment["channels"] == ["conda-forge", "nodefaults"]
    python, pip, packages = environment["dependencies"]
    assert Requirement(f"python{PROJECT['requires-python']}").specifier.contains(
        python.removeprefix("python=")
    )
    assert (pip, packages) == ("pip>=24", {"pip": ["-r requirements.txt"]})
    assert "pip install --no-deps --no-build-isolation -e .\n" in (ROOT / "postBuild").read_text()
    assert os.access(ROOT / "postBuild", os.X_OK)


def test_binder_accepts_the_repository():
    command = [sys.executable, "-m", "repo2docker", "--no-build", "--debug", ROOT]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    dockerfile = done.stdout + done.stderr
    assert done.returncode == 0, dockerfile[-3000:]
    # The lock has to be in the image before conda reads the environment that names it.
    copied = dockerfile.index("src/ ${REPO_DIR}/")
    assert re.search(r'env update .*--file "environment.yml"', dockerfile[copied:])
    assert "./postBuild" in dockerfile


def test_make_help_names_targets_that_exist():
    listed = re.findall(r"^make (\w+) +\S", make("help").stdout, re.MULTILINE)
    assert {"book", "test", "units", "check", "links", "serve", "lab", "lock", "clean"} == {
        *listed
    } - {"help"}
    done = make("--dry-run", *listed)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def checkout(tmp_path):
    """What make reads, in a folder of its own with a space in its name."""
    root = tmp_path / "the edition"
    root.mkdir()
    for name in ("Makefile", "pyproject.toml", LOCK, TESTS_LOCK):
        shutil.copy(ROOT / name, root)
    return root


def test_make_names_the_pythons_it_can_use(checkout):
    result = make("book", "PYTHON=no-such-python", cwd=checkout)
    assert result.returncode == 2
    complaint, _ = result.stderr.splitlines()  # the other line is make's own
    assert re.match(r"No usable Python [\d., or]+ among: no-such-python\.", complaint)
    for minor in range(11, 20):
        usable = Requirement(f"python{PROJECT['requires-python']}").specifier.contains(f"3.{minor}")
        assert usable == (f"3.{minor}" in complaint.partition(" among")[0])
    assert not (checkout / ".venv").exists()


def installs(root: Path, target: str) -> int:
    """How many of the two locks make would install for a target."""
    result = make("--dry-run", target, cwd=root)
    assert result.returncode == 0, result.stderr
    return sum(f"--require-hashes -r {name}" in result.stdout for name in (LOCK, TESTS_LOCK))


def test_make_installs_what_a_target_needs_and_again_only_when_it_must(checkout):
    assert (installs(checkout, "book"), installs(checkout, "check")) == (1, 2)
    python = checkout / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    assert installs(checkout, "book"), "an installation that was interrupted"
    for stamp in re.findall(r"touch (\.venv/\S+)", make("-n", "check", cwd=checkout).stdout):
        (checkout / stamp).touch()
    assert installs(checkout, "check") == 0
    moved = checkout.rename(checkout.with_name("moved"))
    assert installs(moved, "check") == 2, "a folder that was moved"
    moved.rename(checkout)
    with (checkout / TESTS_LOCK).open("a") as lock:
        lock.write("# changed\n")
    assert (installs(checkout, "book"), installs(checkout, "check")) == (0, 1)
    with (checkout / LOCK).open("a") as lock:
        lock.write("# changed\n")
    assert installs(checkout, "check") == 2, "a lock that was changed"
    shutil.copy(ROOT / LOCK, checkout)
    shutil.copy(ROOT / TESTS_LOCK, checkout)
    python.unlink()
    assert installs(checkout, "book"), "an interpreter that is gone"


def test_the_lock_of_node_names_no_registry():
    lock = ROOT / "tests" / "repository" / "package-lock.json"
    packages = json.loads(lock.read_text())["packages"]
    for path, package in packages.items():
        assert "resolved" not in package, path
        assert not path or package["integrity"].startswith("sha512-"), path


def test_the_citation_is_that_of_this_version():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text())
    assert (citation["version"], citation["license"]) == (PROJECT["version"], PROJECT["license"])
    package = json.loads((ROOT / "data" / "datapackage.json").read_text())
    assert package["version"] == citation["version"]
    assert package["created"].startswith(str(citation["date-released"]))
