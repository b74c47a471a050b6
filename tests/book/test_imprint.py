"""The line that says which state of the edition a reader holds."""

import subprocess

import pytest

from edition.base.project import ROOT
from edition.book import imprint as module
from edition.book.imprint import commit, imprint


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A git checkout with one commit, in a folder of its own."""
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Somebody")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "somebody@example.org")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "claims.csv").write_text("id\n")
    (tmp_path / "notes.txt").write_text("not part of the book\n")
    for command in ("init -q", "add -A", "commit -qm one"):
        subprocess.run(["git", *command.split()], cwd=tmp_path, check=True)
    return tmp_path


def head(root):
    """The full name of the last commit."""
    command = ["git", "rev-parse", "HEAD"]
    return subprocess.run(command, cwd=root, capture_output=True, text=True).stdout.strip()


def test_a_clean_checkout_names_its_commit(checkout):
    assert commit(checkout) == f"commit {head(checkout)[:7]}"


def test_a_change_to_what_the_book_is_made_from_is_said(checkout):
    (checkout / "data" / "claims.csv").write_text("id\nAB-01\n")
    assert commit(checkout) == f"commit {head(checkout)[:7]} with local changes"


def test_a_new_file_counts_as_a_change_and_one_elsewhere_does_not(checkout):
    (checkout / "elsewhere.txt").write_text("x")
    assert "changes" not in commit(checkout)
    (checkout / "data" / "new.csv").write_text("x")
    assert commit(checkout).endswith("with local changes")


def test_a_copy_inside_another_checkout_has_no_commit(checkout):
    (checkout / "copy").mkdir()
    assert commit(checkout / "copy") == ""


def test_a_checkout_without_a_commit_or_without_git_names_none(tmp_path, checkout, monkeypatch):
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    subprocess.run(["git", "init", "-q"], cwd=fresh, check=True)
    assert commit(fresh) == ""
    monkeypatch.setenv("PATH", str(fresh))
    assert commit(checkout) == ""


def test_the_line_names_version_date_of_the_data_and_commit(monkeypatch):
    monkeypatch.setattr(module, "commit", lambda root: "commit 1234567")
    line = imprint(ROOT)
    assert line.startswith("Version ") and line.endswith(" · commit 1234567")
    assert line.split(" · ")[1].startswith("data of ")
