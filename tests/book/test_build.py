import fcntl
import subprocess
import sys
from pathlib import Path

import pytest

from edition import cli
from edition.base.errors import DataError, EditionError
from edition.base.project import CITATION_FILE
from edition.book import build, configuration, imprint


@pytest.fixture(autouse=True)
def no_address(monkeypatch):
    for name in imprint.ADDRESSES:
        monkeypatch.delenv(name, raising=False)


def test_title_authors_and_date_come_from_the_citation_file():
    config = configuration.configuration()
    text = CITATION_FILE.read_text(encoding="utf-8")
    assert config["title"] in text
    assert config["author"] == "Poe, Ann and The Arden group"
    assert config["copyright"].endswith(f", {config['author']}")
    assert config["sphinx"]["config"]["typst_date"] in text
    title_page = configuration.subtitle()
    assert title_page.startswith("The claims of J. Doe and R. M. Roe’s paper of 2020")


def test_an_edition_of_no_paper_says_on_its_title_page_what_it_tests(monkeypatch):
    settings = {"html": {}, "sphinx": {"config": {"html_theme_options": {}}}}
    settings["sphinx"]["config"]["typst_subtitle"] = "Twelve statements of an address"
    monkeypatch.setattr(configuration, "read_yaml", lambda _: settings)
    told = configuration.configuration()["sphinx"]["config"]
    assert told["typst_subtitle"] == "Twelve statements of an address"


def test_without_a_public_address_there_is_no_button_that_leads_nowhere():
    config = configuration.configuration()
    assert config["repository"] == {"url": ""} and "launch_buttons" not in config
    assert "baseurl" not in config["html"]
    assert config["html"]["use_repository_button"] is False


def test_the_environment_sets_the_public_address(monkeypatch):
    monkeypatch.setenv("EDITION_REPOSITORY_URL", "https://gitlab.com/team/book.git")
    monkeypatch.setenv("EDITION_BOOK_URL", "https://book.example.org/")
    config = configuration.configuration()
    assert config["repository"]["url"] == "https://gitlab.com/team/book"
    assert config["html"]["use_edit_page_button"] is True
    assert config["launch_buttons"]["binderhub_url"]
    assert config["html"]["baseurl"] == "https://book.example.org/"


@pytest.mark.parametrize("host", ["codeberg.org", "git.example.org/group", "github.example.org"])
def test_a_repository_that_the_theme_cannot_link_stops_nothing(monkeypatch, host):
    monkeypatch.setenv("EDITION_REPOSITORY_URL", f"https://{host}/team/book")
    config = configuration.configuration()
    assert config["repository"] == {"url": ""}
    assert config["html"]["use_repository_button"] is False


def test_what_is_read_is_of_the_commit_and_what_is_edited_of_the_branch(monkeypatch):
    monkeypatch.setenv("EDITION_REPOSITORY_URL", "https://github.com/team/book")
    monkeypatch.setattr(configuration, "source_commit", lambda: "0123456789abcdef")
    config = configuration.configuration()
    assert config["repository"]["branch"] == "main"
    assert config["sphinx"]["config"]["source_commit"] == "0123456789abcdef"


@pytest.mark.parametrize("name", imprint.ADDRESSES)
def test_another_address_makes_another_book(monkeypatch, name):
    before = build._stamp()
    monkeypatch.setenv(name, "https://example.org/")
    assert build._stamp() != before


@pytest.fixture
def built(tmp_path, monkeypatch):
    """A book that was built, in a folder of its own."""
    folders = {"BUILD": "", "HTML": "html", "OLD": "html.old", "STAMP": "book.stamp"}
    for name, place in folders.items():
        monkeypatch.setattr(build, name, tmp_path / place)
    build.HTML.mkdir()
    (build.HTML / "index.html").write_text("good")
    build.STAMP.write_text(build._stamp())
    return build.HTML / "index.html"


def fail(*_):
    raise EditionError("01_river.ipynb: cell 2 failed: KeyError: 'x'")


def test_a_built_book_is_not_built_again(built, monkeypatch):
    monkeypatch.setattr(build, "_build", fail)
    assert build.build_book() is False


def test_whether_a_book_is_up_to_date_is_found_out_without_reading_a_table():
    code = "from edition.book import build; build._stamp(); build.output()"
    code += "; import sys; print('pandas' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_what_fails_leaves_the_last_good_book_and_is_tried_again(built, monkeypatch):
    monkeypatch.setattr(build, "_stamp", lambda: "changed")
    monkeypatch.setattr(build, "_build", fail)
    for _ in range(2):
        with pytest.raises(EditionError, match=r"01_river.ipynb: cell 2 failed"):
            build.build_book()
    assert built.read_text() == "good"


def test_a_new_book_takes_the_place_of_the_last(built, tmp_path):
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    (fresh / "index.html").write_text("new")
    build._replace(fresh)
    assert built.read_text() == "new"
    assert not build.OLD.exists() and not build.STAMP.exists()


def test_ctrl_c_between_the_old_and_the_new_book_leaves_the_old_one(built, tmp_path, monkeypatch):
    fresh, real = tmp_path / "fresh", Path.rename
    fresh.mkdir()

    def stopped(path, target):
        if path == fresh:
            raise KeyboardInterrupt
        return real(path, target)

    monkeypatch.setattr(Path, "rename", stopped)
    with pytest.raises(KeyboardInterrupt):
        build._replace(fresh)
    assert built.read_text() == "good"
    assert not build.STAMP.exists(), "the next build must not take the old book for a new one"


def test_a_build_that_was_stopped_between_two_books_finds_the_last_one(built, monkeypatch):
    build.HTML.rename(build.OLD)
    monkeypatch.setattr(build, "_build", fail)
    with pytest.raises(EditionError):
        build.build_book()
    assert built.read_text() == "good"


def test_a_draft_is_built_anew_for_whoever_wants_the_book(built, monkeypatch):
    asked = []

    def build_it(draft):
        asked.append(draft)
        return imprint.DRAFT if draft else ""

    monkeypatch.setattr(build, "_stamp", lambda: "changed")
    monkeypatch.setattr(build, "_build", build_it)
    assert [build.build_book(draft=True) for _ in range(2)] == [True, False]
    assert [build.build_book() for _ in range(2)] == [True, False]
    assert build.build_book(draft=True) is False, "a book with nothing to accept is no worse"
    assert asked == [True, False]


def test_the_mark_of_a_draft_is_for_every_page():
    config = configuration.configuration(imprint.DRAFT)["sphinx"]["config"]
    assert config["html_theme_options"]["announcement"] == config["typst_mark"] == imprint.DRAFT
    config = configuration.configuration()["sphinx"]["config"]
    assert not config["html_theme_options"]["announcement"] and not config["typst_mark"]


def test_a_sentence_that_states_an_outcome_stops_check_and_book(monkeypatch, tmp_path):
    fault = DataError("book/index.md: line 3", None, "", "the claim holds", "another sentence")
    monkeypatch.setattr("edition.check.outcome_faults", lambda: [fault])
    monkeypatch.setattr("edition.check.STAMP", tmp_path / "check.stamp")
    for run in (build._moved, lambda: cli._check(None)):
        with pytest.raises(EditionError, match="index.md: line 3: 'the claim holds': expected"):
            run()


def test_two_builds_do_not_get_in_each_others_way(built, monkeypatch):
    monkeypatch.setattr(build, "_stamp", lambda: "changed")
    with (build.BUILD / "lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(EditionError, match="another build is under way"):
            build.build_book()
