"""The line that says which state of the edition a reader holds."""

import subprocess

import pytest

from edition.base.cache import forget
from edition.base.project import ROOT
from edition.book import imprint as module
from edition.book.imprint import commit, imprint, source_commit


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A git checkout with one commit, in a folder of its own."""
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Somebody")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "somebody@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    root = tmp_path / "checkout"
    (root / "data").mkdir(parents=True)
    (root / "data" / "claims.csv").write_text("id\n")
    (root / "notes.txt").write_text("not part of the book\n")
    for command in ("init -q", "add -A", "commit -qm one"):
        subprocess.run(["git", *command.split()], cwd=root, check=True)
    return root


def head(root):
    """The full name of the last commit."""
    command = ["git", "rev-parse", "HEAD"]
    return subprocess.run(command, cwd=root, capture_output=True, text=True).stdout.strip()


def test_a_clean_checkout_names_its_commit(checkout):
    assert commit(checkout) == f"commit {head(checkout)[:7]}"
    assert source_commit(checkout) == head(checkout)


def test_a_change_to_what_the_book_is_made_from_is_said(checkout):
    (checkout / "elsewhere.txt").write_text("x")
    assert "changes" not in commit(checkout)
    (checkout / "data" / "new.csv").write_text("x")
    forget()
    assert commit(checkout) == f"commit {head(checkout)[:7]} with local changes"


def test_a_copy_in_a_checkout_a_new_one_and_a_machine_without_git_name_no_commit(
    tmp_path, checkout, monkeypatch
):
    (checkout / "copy").mkdir()
    assert commit(checkout / "copy") == ""
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    subprocess.run(["git", "init", "-q"], cwd=fresh, check=True)
    assert commit(fresh) == source_commit(fresh) == ""
    monkeypatch.setenv("PATH", str(fresh))
    forget()
    assert commit(checkout) == ""


def test_what_git_refuses_to_read_is_told_once_with_its_remedy(checkout, monkeypatch, capsys):
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert commit(checkout) == source_commit(checkout) == ""
    told = capsys.readouterr().err
    assert told.startswith("edition: the book names no commit: ")
    assert told.count("git config --global --add safe.directory") == 1


def test_the_variables_of_another_checkout_do_not_mislead(tmp_path, checkout, monkeypatch):
    for name, place in {"GIT_DIR": ".git", "GIT_WORK_TREE": ".", "GIT_INDEX_FILE": "i"}.items():
        monkeypatch.setenv(name, str(tmp_path / "other" / place))
    found = commit(checkout)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name)
    assert found == f"commit {head(checkout)[:7]}"


def test_the_line_names_version_date_of_the_data_and_commit(monkeypatch):
    monkeypatch.setattr(module, "commit", lambda root: "commit 1234567")
    version, day, state = imprint(ROOT).split(" · ")
    assert version.startswith("Version ") and day.startswith("data of ")
    assert state == "commit 1234567"
