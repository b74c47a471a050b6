"""Another edition than this one, built end to end by the command, as from a public repository."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import bibtexparser
import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

SMALL = Path(__file__).parents[1] / "editions" / "small"
REPOSITORY = "https://github.com/team/arden"
OURS = (b"korea", b"koslov", b"russia", b"vladivostok")
"""What would show that the machinery knows the paper of this repository."""

REPLY = (
    "RI-03,Jane Doe,author of the paper,2021-05-02,We counted half a toll. ¶ Half & no more.,"
    "https://example.org/reply,The survey counts more.,2021-05-09\n"
)

CLAIMS = ["AB-01", *(f"RI-0{number}" for number in range(1, 8))]
VERDICTS = {"supported", "caveat", "disputed", "contradicted", "open", "opinion"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of a copy of the small edition."""
    copy = tmp_path_factory.mktemp("editions") / "small"
    shutil.copytree(SMALL, copy, ignore=shutil.ignore_patterns("_build", "__pycache__"))
    with (copy / "data" / "replies.csv").open("a", encoding="utf-8") as table:
        table.write(REPLY)
    call(copy, "book")
    return copy / "_build" / "html"


def call(copy: Path, *words: str) -> str:
    """What the command prints in a copy of the small edition."""
    done = subprocess.run(
        [sys.executable, "-m", "edition.cli", *words],
        cwd=copy.parent,
        env={**os.environ, "EDITION_ROOT": str(copy), "EDITION_REPOSITORY_URL": REPOSITORY},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def chapter(site: Path) -> BeautifulSoup:
    """The page of its only notebook."""
    return parsed(site / "notebooks" / "01_river.html")


@pytest.fixture(scope="module")
def printed(site: Path) -> str:
    """The author and the words of its PDF, which is named as its data package is."""
    pdf = PdfReader(site / "the-toll-of-the-arden.pdf")
    texts = [f"{pdf.metadata.author}:", *(page.extract_text() for page in pdf.pages)]
    return " ".join(" ".join(texts).split())


def parsed(page: Path) -> BeautifulSoup:
    return BeautifulSoup(page.read_bytes(), "html.parser")


def test_its_claims_have_lines_and_pages_of_every_verdict(
    site: Path, chapter: BeautifulSoup, printed: str
) -> None:
    anchors = [f"claim-{claim.lower()}" for claim in CLAIMS]
    lines = {str(line["id"]): line for line in chapter.select(".claims [id^=claim-]")}
    assert sorted(lines) == anchors
    styles = {name for line in lines.values() for name in line["class"]}
    assert {name.removeprefix("verdict-") for name in styles} >= VERDICTS
    assert [page.stem for page in sorted((site / "claims").glob("*.html"))] == CLAIMS
    assert all(claim in printed for claim in CLAIMS)


def test_a_reply_stands_beside_the_verdict_on_line_and_page_on_paper_and_in_the_json(
    site: Path, chapter: BeautifulSoup, printed: str
) -> None:
    told = "Reply by Jane Doe (author of the paper), 2 May 2021"
    [link] = chapter.select('#claim-ri-03 a[href="../claims/RI-03.html#replies"]')
    assert link.text == told and told in printed
    found = parsed(site / "claims" / "RI-03.html")
    [beside] = found.select("header .replied a[href='#replies']")
    assert beside.text == told and found.find(id="replies")
    assert [words.text for words in found.select("blockquote p")] == [
        *("We counted half a toll.", "Half & no more.")
    ]
    assert found.find("a", href="https://example.org/reply")
    assert "Answered on 9 May 2021: The survey counts more." in found.main.text
    form = f"{REPOSITORY}/issues/new?template=reply.yml&title=Reply+on+RI-03"
    assert found.find("a", href=form)
    rows = json.loads(call(site.parents[1], "verdicts", "--format", "json"))["verdicts"]
    replied = {row["id"]: [one["author"] for one in row["replies"]] for row in rows}
    assert {claim for claim, authors in replied.items() if authors} == {"RI-03"}
    assert replied["RI-03"] == ["Jane Doe"]


def test_its_first_page_shows_what_the_rule_picks_and_what_changed(site: Path) -> None:
    page = parsed(site / "index.html")
    chosen = [link["href"] for link in page.select("dt a[data-claim]")]
    assert chosen[0] == "claims/RI-03.html"
    assert "The verdicts of version 0.3.0 were accepted on 1 June 2020." in page.text


def test_its_chart_has_a_picture_and_a_table_of_its_own(site: Path, chapter: BeautifulSoup) -> None:
    [figure] = chapter.select("figure.chart")
    assert figure.select_one(".vega-picture svg desc").text.strip()
    files = [link["href"] for link in figure.select("a[download]")]
    assert {Path(file).suffix for file in files} >= {".csv", ".svg"}
    assert all((site / "notebooks" / file).resolve().stat().st_size > 20 for file in files)


def test_it_is_cited_by_its_authors_and_names_those_of_its_paper(site: Path, printed: str) -> None:
    [entry] = bibtexparser.parse_string((site / "index.bib").read_text(encoding="utf-8")).entries
    assert re.sub(r"[{}]", "", entry["author"]) == "Poe, Ann and The Arden group"
    [script] = parsed(site / "index.html").select("script[type='application/ld+json']")
    paper = json.loads(script.text)["isBasedOn"]
    assert [writer["name"] for writer in paper["author"]] == ["Jane Doe", "Richard Miles Roe"]
    assert printed.startswith("Poe, Ann and The Arden group: ")
    assert "Doe and Roe" in printed


def test_the_launch_button_opens_its_notebook(chapter: BeautifulSoup) -> None:
    links = [str(link["href"]) for link in chapter.select(".article-header-buttons a[href]")]
    assert f"{REPOSITORY}/edit/main/notebooks/01_river.ipynb" in links
    [address] = [link for link in links if "mybinder.org" in link]
    parts = urlsplit(address)
    assert parts.path == "/v2/gh/team/arden/main"
    assert parse_qs(parts.query)["urlpath"] == ["lab/tree/notebooks/01_river.ipynb"]
    assert (SMALL / "notebooks" / "01_river.ipynb").is_file()


def test_nothing_of_this_repositorys_paper_is_in_it(site: Path, printed: str) -> None:
    texts = {str(path): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert len(texts) > 50
    texts["the PDF"] = printed.encode()
    found = {name: own for name, text in texts.items() for own in OURS if own in text.lower()}
    assert found == {}
    # Nor is the place where it was built.
    assert [name for name, text in texts.items() if str(SMALL.parents[2]).encode() in text] == []
