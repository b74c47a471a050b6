"""From a chapter of the book to its notebook: to download, and to open on Binder."""

import json
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from edition.base.project import NOTEBOOKS
from edition.book import build
from edition.book.stage import stage
from edition.run.runner import run

CHAPTERS = sorted(path.stem for path in NOTEBOOKS.glob("*.ipynb"))


def links(html: Path) -> list[Tag]:
    """The links at the head of a page."""
    return BeautifulSoup(html.read_bytes(), "html.parser").select(".article-header-buttons a")


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_downloads_with_and_without_outputs(book: Path, chapter: str) -> None:
    page = book / "notebooks" / f"{chapter}.html"
    found = {link.get_text().strip(): page.parent / str(link["href"]) for link in links(page)}
    bare = found["Notebook without outputs"]
    assert bare.read_bytes() == (NOTEBOOKS / f"{chapter}.ipynb").read_bytes()
    full = json.loads(found["Notebook with outputs"].read_text(encoding="utf-8"))
    code = [cell for cell in full["cells"] if cell["cell_type"] == "code"]
    assert any(cell["outputs"] for cell in code)
    sources = [cell["source"] for cell in json.loads(bare.read_text(encoding="utf-8"))["cells"]]
    assert [cell["source"] for cell in full["cells"]] == sources


def test_the_launch_button_of_every_chapter_opens_its_notebook(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITION_REPOSITORY_URL", "https://github.com/team/edition")
    stage(run(), tmp_path / "source")
    (tmp_path / "_config.yml").write_text(yaml.safe_dump(build.configuration()), encoding="utf-8")
    command = [str(Path(sys.executable).with_name("jupyter-book")), "build", tmp_path / "source"]
    command += ["--config", tmp_path / "_config.yml", "--path-output", tmp_path, "-q"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    for chapter in CHAPTERS:
        page = tmp_path / "_build" / "html" / "notebooks" / f"{chapter}.html"
        [address] = [str(a["href"]) for a in links(page) if "mybinder.org" in str(a["href"])]
        parts = urlsplit(address)
        assert parts.path == "/v2/gh/team/edition/main"
        [opened] = parse_qs(parts.query)["urlpath"]
        assert opened == f"lab/tree/notebooks/{chapter}.ipynb"
        assert (NOTEBOOKS.parent / opened.removeprefix("lab/tree/")).is_file()
