import fcntl

import pytest

from edition.base.errors import EditionError
from edition.base.project import CITATION
from edition.book import build
from edition.run import runner


@pytest.fixture
def no_address(monkeypatch):
    for name in press.ADDRESSES:
        monkeypatch.delenv(name, raising=False)


def test_title_author_and_date_come_from_the_citation_file(no_address):
    config = build.configuration()
    text = CITATION.read_text(encoding="utf-8")
    assert config["title"] in text
    assert config["author"] in text
    assert config["sphinx"]["config"]["typst_date"] in text


def test_without_a_public_address_there_is_no_button_that_leads_nowhere(no_address):
    config = build.configuration()
    assert config["repository"] == {"url": ""} and "launch_buttons" not in config
    assert "baseurl" not in config["html"]
    assert config["html"]["use_repository_button"] is False


def test_the_environment_sets_the_public_address(monkeypatch):
    monkeypatch.setenv("EDITION_REPOSITORY_URL", "https://example.org/team/book")
    monkeypatch.setenv("EDITION_BOOK_URL", "https://book.example.org/")
    config = build.configuration()
    assert config["repository"]["url"] == "https://example.org/team/book"
    assert config["html"]["use_edit_page_button"] is True
    assert config["launch_buttons"]["binderhub_url"]
    assert config["html"]["baseurl"] == "https://book.example.org/"


def test_a_built_book_is_not_built_again(book, monkeypatch):
    monkeypatch.setattr(runner, "run", lambda: pytest.fail("the notebooks were run"))
    assert build.book() is False


@pytest.mark.parametrize("name", ["EDITION_BOOK_URL", "EDITION_REPOSITORY_URL"])
def test_another_address_makes_another_book(book, monkeypatch, name):
    before = build._stamp()
    monkeypatch.setenv(name, "https://example.org/")
    assert build._stamp() != before


def test_a_failing_notebook_leaves_the_last_good_book(book, monkeypatch):
    page = (book / "index.html").read_bytes()

    def fail():
        raise runner.NotebookError("01_introduction.ipynb: cell 2 failed: KeyError: 'x'")

    monkeypatch.setattr(press, "_stamp", lambda: "changed")
    monkeypatch.setattr(runner, "run", fail)
    with pytest.raises(EditionError, match="01_introduction.ipynb: cell 2 failed"):
        build.book()
    assert (book / "index.html").read_bytes() == page
    assert build.STAMP.read_text() != "changed"


def test_a_page_that_cannot_be_compiled_stops_the_build_and_keeps_the_book(book, monkeypatch):
    page = (book / "index.html").read_bytes()
    real = build.configuration

    def broken():
        config = real()
        config["sphinx"]["config"]["typst_date"] = "someday"
        return config

    monkeypatch.setattr(press, "_stamp", lambda: "changed")
    monkeypatch.setattr(press, "configuration", broken)
    with pytest.raises(EditionError, match="someday"):
        build.book()
    assert (book / "index.html").read_bytes() == page


def test_two_builds_do_not_get_in_each_others_way(book, monkeypatch):
    monkeypatch.setattr(press, "_stamp", lambda: "changed")
    with (build.BUILD / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(EditionError, match="another build is under way"):
            build.book()
