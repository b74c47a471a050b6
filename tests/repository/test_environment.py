"""One lock for everyone: make, pip, conda and Binder install the same versions."""

import datetime
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

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
LOCK = (ROOT / "requirements.txt").read_text()
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def locked() -> list[tuple[Requirement, int]]:
    """Every requirement of the lock with the number of its hashes."""
    entries = LOCK.replace("\\\n", " ").splitlines()
    return [
        (Requirement(entry.split("--hash")[0]), len(HASH.findall(entry)))
        for entry in entries
        if entry.strip() and not entry.startswith("#")
    ]


def make(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run make as from a shell, whatever make the tests themselves run under."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(
        ["make", *arguments], cwd=cwd, env=environment, capture_output=True, text=True, timeout=60
    )


def test_lock_pins_every_package_with_hashes():
    for requirement, hashes in locked():
        assert re.fullmatch(r"==[^*]+", str(requirement.specifier)), requirement
        assert hashes, requirement
    assert "://" not in LOCK


def test_lock_holds_every_direct_dependency():
    pins = {canonicalize_name(r.name): r for r, _ in locked() if r.marker is None}
    optional = PROJECT["optional-dependencies"].values()
    direct = [*PROJECT["dependencies"], *(name for group in optional for name in group)]
    # The package itself is built without isolation, by the setuptools of the lock.
    for wanted in map(Requirement, [*direct, "setuptools>=77"]):
        pin = pins.get(canonicalize_name(wanted.name))
        assert pin, f"{wanted} is not in the lock for every Python: make lock"
        (version,) = (clause.version for clause in pin.specifier)
        assert wanted.specifier.contains(version, prereleases=True), f"{pin} is not {wanted}"


def test_conda_installs_the_lock():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text())
    assert environment["channels"] == ["conda-forge", "nodefaults"]
    python, pip, packages = environment["dependencies"]
    name, version = python.split("=")
    assert name == "python"
    assert Requirement(f"python{PROJECT['requires-python']}").specifier.contains(version)
    assert (pip, packages) == ("pip>=24", {"pip": ["-r requirements.txt"]})


def test_binder_accepts_the_repository():
    result = subprocess.run(
        [sys.executable, "-m", "repo2docker", "--no-build", "--debug", ROOT],
        capture_output=True,
        text=True,
        timeout=60,
    )
    dockerfile = result.stdout + result.stderr
    assert result.returncode == 0, dockerfile[-3000:]
    assert re.search(r'env update .*--file "environment.yml"', dockerfile)
    # The lock has to be in the image before conda reads the environment that names it.
    assert dockerfile.index("src/ ${REPO_DIR}/") < dockerfile.index("env update")
    assert "./postBuild" in dockerfile
    assert os.access(ROOT / "postBuild", os.X_OK)


def test_make_help_names_targets_that_exist():
    listed = re.findall(r"^make (\w+) +\S", make("help").stdout, re.MULTILINE)
    assert {"book", "test", "check", "serve", "lab", "lock", "clean"} <= set(listed)
    for target in listed:
        assert make("--dry-run", target).returncode == 0, target


@pytest.fixture
def checkout(tmp_path):
    """What make reads, in a folder of its own with a space in its name."""
    root = tmp_path / "the edition"
    root.mkdir()
    for name in ("Makefile", "pyproject.toml", "requirements.txt"):
        shutil.copy(ROOT / name, root)
    return root


def test_make_names_the_pythons_it_can_use(checkout):
    result = make("book", "PYTHON=no-such-python", cwd=checkout)
    assert result.returncode == 2
    complaint, _ = result.stderr.splitlines()  # the other line is make's own
    assert complaint.startswith("No usable Python 3.11, 3.12 or 3.13 among: no-such-python.")
    assert not (checkout / ".venv").exists()


def installs(root: Path) -> bool:
    """Whether make would install the packages."""
    result = make("--dry-run", "check", cwd=root)
    assert result.returncode == 0, result.stderr
    return "--require-hashes" in result.stdout


def test_make_installs_again_only_when_it_must(checkout):
    assert installs(checkout)
    python = checkout / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    assert installs(checkout), "an installation that was interrupted"
    stamp = re.search(r"touch (\.venv/ready-\S+)", make("-n", "check", cwd=checkout).stdout)
    (checkout / stamp[1]).touch()
    assert not installs(checkout)
    assert not installs(checkout.rename(checkout.with_name("moved")).rename(checkout))
    assert installs(checkout.rename(checkout.with_name("moved"))), "a folder that was moved"
    checkout.with_name("moved").rename(checkout)
    with (checkout / "requirements.txt").open("a") as lock:
        lock.write("# changed\n")
    assert installs(checkout), "a lock that was changed"
    shutil.copy(ROOT / "requirements.txt", checkout)
    assert not installs(checkout)
    python.unlink()
    assert installs(checkout), "an interpreter that is gone"


def test_ci_builds_the_book_and_runs_the_tests():
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    commands = re.findall(r"^make .*?(\w+) </dev/null$", script.read_text(), re.MULTILINE)
    assert commands == ["book", "check", "test"]


def test_lint_lock_names_no_registry():
    packages = json.loads((ROOT / "tests" / "package-lock.json").read_text())["packages"]
    for path, package in packages.items():
        assert "resolved" not in package, path
        assert not path or package["integrity"].startswith("sha512-"), path


def test_citation_file():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text())
    assert citation["cff-version"] == "1.2.0"
    assert citation["version"] == PROJECT["version"]
    assert citation["license"] == PROJECT["license"]
    assert isinstance(citation["date-released"], datetime.date)
    assert citation["message"] and citation["title"] and citation["abstract"]
    assert all(author.get("name") or author.get("family-names") for author in citation["authors"])
    (paper,) = citation["references"]
    assert {"type", "title", "authors", "year", "notes"} <= set(paper)
    for key in ("url", "repository-code"):
        assert citation.get(key, "https://").startswith("https://")
