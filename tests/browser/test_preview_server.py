"""The preview of the small edition in a browser: what is saved shows by itself."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.support.wait import WebDriverWait

SMALL = Path(__file__).parents[1] / "editions" / "small"

CHAPTER = "notebooks/01_river.ipynb"

LIMIT_S = 60
"""After which it is taken for granted that a page will not show something."""


@dataclass
class Author:
    """An author at work: a copy of the small edition, its preview, and a browser with a page."""

    root: Path
    address: str
    command: subprocess.Popen[str]
    browser: Chrome

    def save(self, file: str, old: str, new: str) -> None:
        """Changes a file of the edition, as an editor does."""
        text = (self.root / file).read_text(encoding="utf-8")
        assert old in text, file
        (self.root / file).write_text(text.replace(old, new), encoding="utf-8")

    def sees(self, script: str) -> bool:
        """Waits until something is so in the open page."""
        wait = WebDriverWait(self.browser, LIMIT_S, 0.1)
        return bool(wait.until(lambda browser: browser.execute_script(f"return {script}")))

    def reads(self, text: str) -> bool:
        """Waits for a text in the open page."""
        return self.sees(f"document.querySelector('main').textContent.includes({text!r})")

    def banner(self) -> str:
        """What is told above the page; empty where nothing is."""
        script = "const b = document.getElementById('preview-faults'); return b?.hidden ? '' : "
        return str(self.browser.execute_script(f"{script} b?.textContent ?? ''"))

    def is_told(self, text: str) -> str:
        """Waits until the banner has a text, or, if that is empty, until it is gone."""
        wait = WebDriverWait(self.browser, LIMIT_S, 0.1)
        wait.until(lambda _: text in self.banner() if text else not self.banner())
        return self.banner()


@pytest.fixture(scope="module")
def author(tmp_path_factory: pytest.TempPathFactory, own_chromium: Chrome) -> Iterator[Author]:
    """One for all tests, each of which leaves the edition as it was."""
    root = tmp_path_factory.mktemp("preview") / "small"
    shutil.copytree(SMALL, root, ignore=shutil.ignore_patterns("_build", "__pycache__"))
    with (root.parent / "log").open("w+", encoding="utf-8") as log:
        command = subprocess.Popen(
            [sys.executable, "-m", "edition.cli", "preview", "--port", "0"],
            env={**os.environ, "EDITION_ROOT": str(root)},
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
        try:
            assert command.stdout
            address = re.match(r"http://127.0.0.1:\d+/", command.stdout.readline())
            assert address
            own_chromium.get(f"{address[0]}notebooks/01_river.html")
            found = Author(root, address[0], command, own_chromium)
            assert found.reads("The paper measures a river")
            yield found
        finally:
            command.kill()
            command.wait()


def test_its_pages_say_that_they_are_a_preview(author: Author) -> None:
    assert author.sees("document.body.textContent.includes('Preview: not the published book')")


def test_a_sentence_shows_where_the_reader_is(author: Author) -> None:
    place = """
    const one = document.querySelector("main .claims details");
    one.open = true;
    document.getElementById("result").scrollIntoView({ behavior: "instant" });
    window.before = document.getElementById("result").getBoundingClientRect().top;
    return [window.before, window.scrollY];
    """
    before, scrolled = author.browser.execute_script(place)
    assert scrolled > 0
    for old, new in (("tells of a toll", "tells of bridges"), ("of bridges", "of a toll")):
        author.save(CHAPTER, old, new)
        assert author.reads(new)
        assert author.sees("document.querySelector('main .claims details').open")
        top = "document.getElementById('result').getBoundingClientRect().top"
        assert author.sees(f"Math.abs({top} - {before}) < 40")
        scripts = "[...document.scripts].map((one) => one.src).filter(Boolean)"
        assert author.sees(f"new Set({scripts}).size === {scripts}.length")


def test_a_datum_shows_in_text_and_card_and_a_moved_verdict_is_told(author: Author) -> None:
    author.save("data/quantities.csv", "river_length,104,", "river_length,105,")
    assert author.reads("The survey gives 105 km")
    assert "RI-02" in author.is_told("edition accept")
    card = "document.getElementById('claim-ri-02').textContent.includes('105 km')"
    assert author.sees(card)
    author.save("data/quantities.csv", "river_length,105,", "river_length,104,")
    assert author.reads("The survey gives 104 km")
    author.is_told("")


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (CHAPTER, "choices = {", "choices = {{", "01_river.ipynb"),
        (CHAPTER, "km=length.finding.observed", "km=length.lost", "has no attribute 'lost'"),
        (CHAPTER, "`survey1999`", "`nowhere1999`", "nowhere1999"),
        ("data/quantities.csv", "river_length,104,", "river_length,long,", "quantities.csv: row 2"),
        ("scripts/paper/evidence.py", "def ", "df ", "evidence.py"),
    ],
)
def test_a_fault_is_told_above_the_last_good_page(
    author: Author, file: str, old: str, new: str, told: str
) -> None:
    author.save(file, old, new)
    assert told in author.is_told(told)
    assert author.reads("The survey gives 104 km")
    role = "document.getElementById('preview-faults').getAttribute('role')"
    assert author.sees(f"{role} === 'alert'")
    assert told in (author.root.parent / "log").read_text(encoding="utf-8")
    author.save(file, new, old)
    author.is_told("")
    assert author.reads("The survey gives 104 km")


def test_no_byte_of_the_book_depends_on_a_preview(author: Author, tmp_path: Path) -> None:
    fresh = tmp_path / "small"
    shutil.copytree(SMALL, fresh, ignore=shutil.ignore_patterns("_build", "__pycache__"))
    for root in (author.root, fresh):
        environment = {**os.environ, "EDITION_ROOT": str(root)}
        command = [sys.executable, "-m", "edition.cli", "book"]
        subprocess.run(command, env=environment, check=True, capture_output=True, timeout=300)
    built, expected = (files(root / "_build" / "html") for root in (author.root, fresh))
    names = built.keys() | expected.keys()
    assert [name for name in names if built.get(name) != expected.get(name)] == []


def files(folder: Path) -> dict[str, bytes]:
    """The bytes of the files of a folder by their names."""
    found = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_evidence_is_read_anew(author: Author) -> None:
    author.save("scripts/paper/evidence.py", '"river_length"', '"river_length_with_delta"')
    assert author.reads("The survey gives 131 km")
    author.save("scripts/paper/evidence.py", '"river_length_with_delta"', '"river_length"')
    assert author.reads("The survey gives 104 km")


def test_ctrl_c_ends_it_and_the_page_says_so(author: Author) -> None:
    author.command.send_signal(signal.SIGINT)
    assert author.command.wait(60) == 130
    log = (author.root.parent / "log").read_text(encoding="utf-8")
    assert log.rstrip().endswith("edition: stopped")
    # Further up stands that of a cell, which was asked for.
    assert "Traceback" not in "".join(log.splitlines()[-3:])
    assert author.is_told("The preview has stopped")
