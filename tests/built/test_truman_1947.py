"""A real edition of another text than the paper of this repository, built end to end."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from edition.new import start

EDITION = Path(__file__).parents[1] / "editions" / "truman_1947"
OTHERS = (b"koslov", b"korea", b"vladivostok", b"pyongyang", b"arden")
"""What would show that the machinery knows another text than the address."""

DECIDED = {
    "AD-01": "supported",
    "AD-02": "supported",
    "AD-03": "open",
    "AD-04": "opinion",
    "AD-05": "contradicted",
    "AD-06": "supported with a caveat",
    "AD-07": "opinion",
    "AD-08": "supported",
    "AD-09": "supported",
    "AD-10": "supported",
    "AD-11": "contradicted",
    "AD-12": "supported",
}
"""What was worked out by hand from the tables, by the rules of *Methods*."""

STARTED = {
    "title": "Recommendation for Assistance to Greece and Turkey",
    "author": "Truman, Harry S.",
    "date": "1947-03-12",
    "year": None,
    "kind": "address",
    "name": "truman-address-1947",
    "section": ["AD:Address"],
    "edition_author": ["The contributors to the executable edition of the Truman address"],
}
"""What the command that starts an edition was told."""

OF_THE_MACHINERY = {"_config.yml", "book/_static/favicon.svg", "requirements.txt"}
"""What a book is built with, of all that the command copies."""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the edition outside any repository."""
    place = tmp_path_factory.mktemp("editions") / "truman_1947"
    shutil.copytree(EDITION, place, ignore=shutil.ignore_patterns("_build", "__pycache__"))
    return place


def call(copy: Path, *words: str) -> str:
    """What the command prints in a copy of the edition."""
    done = subprocess.run(
        [sys.executable, "-m", "edition.cli", *words],
        cwd=copy.parent,
        env={**os.environ, "EDITION_ROOT": str(copy)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def site(copy: Path) -> Path:
    """The pages of its book."""
    call(copy, "book")
    return copy / "_build" / "html"


@pytest.fixture(scope="module")
def chapter(site: Path) -> BeautifulSoup:
    """The page of its only section."""
    return parsed(site / "notebooks" / "01_address.html")


@pytest.fixture(scope="module")
def printed(site: Path) -> str:
    """The words of its PDF."""
    pages = PdfReader(site / "truman-address-1947.pdf").pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def files(folder: Path) -> set[str]:
    """The files of an edition, without what was built."""
    found = {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
    return {path.as_posix() for path in found if not {"_build", "__pycache__"} & {*path.parts}}


def columns(folder: Path) -> dict[str, list[str]]:
    """The columns of each table, by its name."""
    package = json.loads((folder / "data" / "datapackage.json").read_text(encoding="utf-8"))
    return {
        entry["name"]: [field["name"] for field in entry["schema"]["fields"]]
        for entry in package["resources"]
    }


def parsed(page: Path) -> BeautifulSoup:
    return BeautifulSoup(page.read_bytes(), "html.parser")


def test_it_has_what_the_command_writes_and_beside_that_one_table_and_its_evidence(
    tmp_path: Path,
) -> None:
    start.write_paper(tmp_path, STARTED)
    added = {"data/outlays.csv", "scripts/paper/evidence/address.py"}
    assert files(EDITION) == files(tmp_path) | OF_THE_MACHINERY | added
    own = columns(EDITION)
    assert own.pop("outlays") and own == columns(tmp_path)


def test_other_choices_give_what_its_snapshot_says(copy: Path) -> None:
    program = Path(__file__).parents[1] / "paper" / "test_any_choices.py"
    done = subprocess.run(
        [sys.executable, program],
        env={**os.environ, "EDITION_ROOT": str(copy)},
        capture_output=True,
        text=True,
    )
    assert done.stdout == (copy / "tests" / "paper" / "choices.csv").read_text(encoding="utf-8")


def test_it_is_in_order(copy: Path) -> None:
    told = call(copy, "check").strip()
    assert told == "data, bibliography, settings, pages and notebooks are in order"


def test_its_verdicts_are_those_that_were_accepted(copy: Path) -> None:
    assert call(copy, "diff").strip() == "nothing moved"
    rows = json.loads(call(copy, "verdicts", "--format", "json"))["verdicts"]
    assert {row["id"]: row["verdict"] for row in rows} == DECIDED


def test_what_is_open_says_where_the_answer_stands(copy: Path) -> None:
    assert "archives of the United Nations" in call(copy, "claim", "AD-03")


def test_its_thesis_is_weighed_against_its_rival_on_one_day(copy: Path, site: Path) -> None:
    told = call(copy, "thesis", "T1")
    assert told.startswith("T1  Whether Greece would have fallen: ⇄ cannot be told from its rival")
    page = parsed(site / "notebooks" / "00_argument.html").main.text
    assert "It cannot be told from its rival" in page
    assert "At publication" not in page and "today" not in page


def test_each_claim_has_a_line_and_a_page_and_stands_in_the_pdf(
    site: Path, chapter: BeautifulSoup, printed: str
) -> None:
    lines = {str(line["id"]) for line in chapter.select(".claims [id^=claim-]")}
    assert lines == {f"claim-{claim.lower()}" for claim in DECIDED}
    assert [page.stem for page in sorted((site / "claims").glob("*.html"))] == list(DECIDED)
    assert all(claim in printed for claim in DECIDED)


def test_it_has_two_charts_with_pictures_and_tables(site: Path, chapter: BeautifulSoup) -> None:
    figures = chapter.select("figure.chart")
    assert len(figures) == 2
    for figure in figures:
        assert figure.select_one(".vega-picture svg desc").text.strip()
        files = [link["href"] for link in figure.select("a[download]")]
        assert {Path(file).suffix for file in files} >= {".csv", ".svg"}
        assert all((site / "notebooks" / file).resolve().stat().st_size > 20 for file in files)


def test_what_a_chart_shows_is_told_with_its_figures(chapter: BeautifulSoup) -> None:
    told = chapter.select(".vega-picture svg desc")[-1].text
    assert "took 2 billion dollars in the fiscal year 1940, rose to 83 billion in 1945" in told
    assert told.strip().endswith("the aid for Greece and Turkey was 0.4 billion.")


def test_it_calls_the_text_an_address_throughout(site: Path, printed: str) -> None:
    told = {str(page): parsed(page).main.text for page in site.rglob("*.html") if parsed(page).main}
    assert len(told) > 15
    paper = re.compile(r"\b(the|a|this) paper\b", re.IGNORECASE)
    assert [name for name, text in [*told.items(), ("PDF", printed)] if paper.search(text)] == []


def test_a_reader_learns_on_the_first_page_which_figures_stand_and_why(site: Path) -> None:
    rows = parsed(site / "index.html").main.table.find_all("tr")
    told = [[" ".join(cell.text.split()) for cell in row.find_all("td")] for row in rows[1:]]
    assert [verdict for _, _, verdict in told] == [
        DECIDED[claim] for claim in DECIDED if claim not in ("AD-01", "AD-04", "AD-07")
    ]
    given = {figure: documents for figure, documents, _ in told}
    assert given["more than a thousand villages burnt"] == "1,700 to 4,000 destroyed"
    assert given["no British help after 31 March"].endswith("promised until 22 May 1947")
    assert given["341 billion dollars for the war"].startswith("303.6 billion")


def test_it_says_that_its_codings_are_not_blind(site: Path) -> None:
    told = parsed(site / "data.html").main.text
    assert "they are not blind" in told and "neither blind nor closed" in told


def test_no_other_text_is_in_it(site: Path, printed: str) -> None:
    texts = {str(path): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert len(texts) > 50
    texts["the PDF"] = printed.encode()
    alone = {other: re.compile(rb"(?<![a-z])" + other) for other in OTHERS}
    found = {
        name: other
        for name, text in texts.items()
        for other, pattern in alone.items()
        if pattern.search(text.lower())
    }
    assert found == {}
    assert [name for name, text in texts.items() if str(EDITION.parents[2]).encode() in text] == []
