"""The built pages as files: claims, links, text, and what the pages load."""

import json
import re
import subprocess
from copy import copy
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from edition.base.project import (
    BIBLIOGRAPHY,
    BOOK,
    CITATION_FILE,
    CONFIG,
    DATA,
    NOTEBOOKS,
    PACKAGE,
    ROOT,
)
from edition.book import build, overview
from edition.judge.claim import Verdict
from edition.judge.ledger import judged_claims
from edition.judge.verdicts import SIGNS, anchor, style

Pages = dict[Path, BeautifulSoup]

RAW_MARKUP = re.compile(
    r"\{(glue|cite|ref|doc|numref|math|sub|sup)[:\w]*\}"  # a role
    r"|^\s*:{3,}|^\s*`{3}"  # a directive
    r"|\{\.\w+\}|\(claim-[\w-]+\)=|\]\(#?[\w/.-]+\)",  # an attribute, a target, a link
    re.MULTILINE,
)

LOADED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href"}
"""The elements that make a browser load something, and where they name it."""


def text(tag: Tag | BeautifulSoup) -> str:
    """The words of an element, without folded code and other listings."""
    listings = {"pre", "code", "script", "style"}
    strings = tag.find_all(string=True)
    return "".join(s for s in strings if not listings & {holder.name for holder in s.parents})


def local(page: Path, address: str) -> tuple[Path, str] | None:
    """The file and the fragment that an address leads to, or nothing if it leaves the book."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    file = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    return file, unquote(parts.fragment)


def test_every_claim_has_a_line_with_its_words_and_its_verdict_or_is_said_again(
    lines: dict[str, Tag],
) -> None:
    for item in judged_claims():
        line = copy(lines[anchor(item.claim.id)])
        chip = line if line.name == "a" else line.find("a", class_="chip")
        assert chip["data-claim"] == item.claim.id and style(item.verdict) in chip["class"]
        assert text(chip) == f"{SIGNS[item.verdict]}\N{NO-BREAK SPACE}{item.claim.id}"
        assert (line.name == "a") == bool(item.claim.duplicate_of)
        if line.name != "a":
            for original in line.find_all(class_="original"):
                original.decompose()
            told = f"{item.claim.id} {item.claim.paraphrase} {item.verdict}"
            assert words(text(line.p)) == words(told)


def test_what_does_not_simply_hold_is_open_with_its_reason_and_all_else_folded(
    lines: dict[str, Tag],
) -> None:
    for item in judged_claims():
        line = copy(lines[anchor(item.claim.id)])
        if line.name == "a":
            continue
        is_open = item.verdict in (Verdict.DISPUTED, Verdict.CONTRADICTED)
        assert is_open != bool(lines[anchor(item.claim.id)].find_parent("details"))
        for original in line.find_all(class_="original"):
            original.decompose()
        told = [words(text(paragraph)) for paragraph in line.find_all("p")]
        assert (words(item.judgement.reason) in told) == is_open


def test_the_card_of_every_claim_stands_once_in_a_script(book: Path) -> None:
    script = (book / "_static" / "previews-data.js").read_text(encoding="utf-8")
    data = json.loads(script.removeprefix("window.previewData = ").rstrip().removesuffix(";"))
    assert list(data["claims"]) == [item.claim.id for item in judged_claims()]
    for item in judged_claims():
        card = BeautifulSoup(data["claims"][item.claim.id], "html.parser")
        for original in card.find_all(class_="original"):
            original.decompose()
        assert f"{item.claim.id} · {item.verdict}" in text(card)
        assert words(item.judgement.reason) in [words(text(part)) for part in card.find_all("p")]


def words(sentence: str) -> list[str]:
    """The words of a sentence, whatever its quotation marks."""
    return re.findall(r"\w+", sentence)


def test_every_address_outside_the_book_is_one_that_its_sources_name(pages: Pages) -> None:
    found = {
        str(link["href"]).split("#")[0]
        for page in pages.values()
        for link in page.find_all("a", href=re.compile("^https?:"))
    }
    files = [CITATION_FILE, CONFIG, BIBLIOGRAPHY, *DATA.iterdir(), *BOOK.glob("*.md")]
    files += [*NOTEBOOKS.glob("*.ipynb"), *(PACKAGE / "book" / "templates").iterdir()]
    named = " ".join(path.read_text(encoding="utf-8") for path in files)
    assert len(found) > 100
    assert {name for name in found if name.removeprefix("https://doi.org/") not in named} == set()


def test_every_decided_claims_page_links_the_code_that_decides_it(book: Path, pages: Pages) -> None:
    for item in judged_claims():
        if item.finding and not item.claim.duplicate_of:
            page = pages[book / "claims" / f"{item.claim.id}.html"]
            links = page.find_all("a", href=re.compile(r"evidence/\w+\.py"))
            assert len(links) == 1, item.claim.id


def test_every_page_is_valid_html(tmp_path: Path, pages: Pages) -> None:
    """No id is there twice and none that an element names is missing; html-validate.json leaves out
    matters of taste in the theme: buttons without a type, a role on <main>, roles for lists.

    The pages of the claims are made by one template, so that a sample of them says enough.
    """
    whole = next(iter(pages)).read_text(encoding="utf-8")
    broken = tmp_path / "broken.html"
    broken.write_text(whole.replace("</main>", "<p><div></div></p></main>"), encoding="utf-8")
    claims = [path for path in pages if path.parent.name == "claims"]
    assert set(validate(broken, *(set(pages) - set(claims)), *claims[::8])) == {"broken.html"}


def validate(*paths: Path) -> dict[str, list[str]]:
    """What html-validate finds in pages, by page."""
    modules = ROOT / "tests" / "repository" / "node_modules"
    program = modules / "html-validate" / "bin" / "html-validate.mjs"
    rules = Path(__file__).with_name("html-validate.json")
    command = ["node", program, "--config", rules, "-f", "json", *paths]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert ran.stdout.startswith("["), ran.stderr
    return {
        Path(page["filePath"]).name: [
            f"{fault['line']}: {fault['ruleId']}: {fault['message']}" for fault in page["messages"]
        ]
        for page in json.loads(ran.stdout)
        if page["messages"]
    }


def test_no_markup_of_the_sources_is_left_in_the_text(pages: Pages) -> None:
    left = {
        path.name: found.group()
        for path, page in pages.items()
        if (found := RAW_MARKUP.search(text(page.find("article") or page)))
    }
    assert left == {}


def test_days_are_counted_whole(pages: Pages) -> None:
    found = {
        path.name: broken
        for path, page in pages.items()
        if (broken := re.findall(r"\d+\.\d+ days", text(page)))
    }
    assert found == {}


def test_everything_that_a_page_loads_is_in_the_book(pages: Pages) -> None:
    for path, page in pages.items():
        for name, attribute in LOADED.items():
            for tag in page.find_all(name, attrs={attribute: True}):
                if "canonical" in tag.get("rel", []):
                    continue
                found = local(path, tag[attribute])
                assert found and found[0].is_file(), f"{path.name}: {tag[attribute]}"


def test_everything_that_the_style_sheets_name_is_in_the_book(book: Path) -> None:
    missing = []
    for sheet in sorted(book.rglob("*.css")):
        for address in re.findall(r"url\(\s*[\"']?([^)\"']+)", sheet.read_text(encoding="utf-8")):
            found = local(sheet, address)
            if not address.startswith("data:") and not (found and found[0].is_file()):
                missing.append(f"{sheet.name}: {address}")
    assert missing == []


def test_every_chart_is_described_for_readers_who_cannot_see_it(pages: Pages) -> None:
    pictures = [
        picture for page in pages.values() for picture in page.select(".vega-live > .vega-picture")
    ]
    charts = [chart["id"] for page in pages.values() for chart in page.select(".vega-live")]
    descriptions = [picture.svg.desc.get_text().strip() for picture in pictures]
    assert len(descriptions) == len(charts) > 0
    assert all(len(description.split()) >= 8 for description in descriptions)
    assert len(set(descriptions)) == len(set(charts))  # pages of claims repeat those of chapters


@pytest.mark.parametrize("chapter", sorted(path.stem for path in NOTEBOOKS.glob("*.ipynb")))
def test_a_chapter_offers_the_pdf_and_its_notebook_with_and_without_outputs(
    book: Path, pages: Pages, chapter: str
) -> None:
    path = book / "notebooks" / f"{chapter}.html"
    links = pages[path].select(".article-header-buttons a[href]")
    found = {link.get_text().strip(): local(path, str(link["href"])) for link in links}
    assert found["PDF edition"] == (build.output()[1].resolve(), "")
    full, bare = (
        json.loads(found[f"Notebook {words} outputs"][0].read_text(encoding="utf-8"))
        for words in ("with", "without")
    )
    assert bare == json.loads((NOTEBOOKS / f"{chapter}.ipynb").read_text(encoding="utf-8"))
    assert any(cell["outputs"] for cell in full["cells"] if cell["cell_type"] == "code")
    sources = [[cell["source"] for cell in notebook["cells"]] for notebook in (full, bare)]
    assert sources[0] == sources[1]


def test_the_picture_of_shared_pages_lies_where_they_name_it(book: Path) -> None:
    assert (book / overview.SHARED).read_bytes().startswith(b"\x89PNG")


def test_what_a_chart_bears_on_stands_in_a_line_of_its_own(pages: Pages) -> None:
    lines = [line for page in pages.values() for line in page.select("figure.chart .legend p")]
    bearing = [text(line) for line in lines if "Bears on" in text(line)]
    assert len(bearing) > 5
    assert all(line.startswith("Bears on ") for line in bearing)
