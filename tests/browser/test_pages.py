"""Every page of the book in a browser, opened from its folder and from a server."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from selenium.webdriver import Chrome

from edition.book import build

DESKTOP, PHONE = 1280, 320
"""Widths of the window in pixels; the second is also that of a page enlarged four times."""

CHARTS_AT_LEAST = 8
MADE_BY_SPHINX = {"genindex.html", "search.html"}
"""Pages that nobody would cite."""

LOOK = """
const all = (selector) => [...document.querySelectorAll(selector)];
return {
  charts: all(".vega-live").map((chart) => ({
    state: chart.dataset.state ?? "not drawn",
    marks: chart.querySelectorAll(".vega-drawn svg .role-mark :is(path, text)").length,
  })),
  overhang: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  title: document.title,
  citation: all('meta[name="citation_title"]').map((tag) => tag.content),
  linked: all('script[type="application/ld+json"]').map((script) => script.textContent),
  buttons: all(".article-header-buttons a").map((link) => link.href),
  menus: all(".dropdown-launch-buttons, .dropdown-source-buttons").length,
};
"""


@dataclass(frozen=True)
class Visit:
    """What a browser saw of a page, what it asked for and what it complained of."""

    page: dict[str, Any]
    requests: list[str]
    complaints: list[str]


Visits = Callable[[int], dict[str, Visit]]


@pytest.fixture(scope="session", params=["file", "http"])
def visits(
    request: pytest.FixtureRequest,
    book: Path,
    pages: list[str],
    address: str,
    chromium: Chrome,
    read: Callable[..., None],
) -> Visits:
    """Every page in a window of some width, each loaded once."""
    root = book.as_uri() if request.param == "file" else address

    @cache
    def visit(width: int) -> dict[str, Visit]:
        seen = {}
        for page in pages:
            read(f"{root}/{page}", width)
            found = chromium.execute_script(LOOK)
            seen[page] = Visit(found, requests(chromium), complaints(chromium))
        return seen

    return visit


def requests(driver: Chrome) -> list[str]:
    """The addresses that the browser has asked for since its log was last read."""
    events = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    sent = [event for event in events if event["method"] == "Network.requestWillBeSent"]
    return [event["params"]["request"]["url"] for event in sent]


def complaints(driver: Chrome) -> list[str]:
    """The errors in the browser's console since its log was last read."""
    return [entry["message"] for entry in driver.get_log("browser") if entry["level"] == "SEVERE"]


def faults(visits: dict[str, Visit], fault: Callable[[Visit], Any]) -> dict[str, Any]:
    """The faults found, by page, without the pages that have none."""
    return {page: found for page, visit in visits.items() if (found := fault(visit))}


def charts_in(page: Path) -> int:
    """How many charts a page has in its source."""
    return page.read_text(encoding="utf-8").count('<div class="vega-live"')


def is_local(url: str) -> bool:
    """Whether a request stays on this machine."""
    parts = urlsplit(url)
    return parts.scheme in {"file", "data", "blob", "about"} or parts.hostname == "127.0.0.1"


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_every_chart_draws_on_every_page(visits: Visits, book: Path, width: int) -> None:
    drawn = {
        page: sum(chart["state"] == "drawn" and chart["marks"] > 0 for chart in seen.page["charts"])
        for page, seen in visits(width).items()
    }
    assert drawn == {page: charts_in(book / page) for page in drawn}
    assert sum(drawn.values()) >= CHARTS_AT_LEAST


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_no_page_reports_an_error_in_the_console(visits: Visits, width: int) -> None:
    assert faults(visits(width), lambda seen: seen.complaints) == {}


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_no_page_asks_for_anything_from_another_machine(visits: Visits, width: int) -> None:
    assert all(seen.requests for seen in visits(width).values())
    assert (
        faults(visits(width), lambda seen: [url for url in seen.requests if not is_local(url)])
        == {}
    )


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_no_page_has_to_be_scrolled_sideways(visits: Visits, width: int) -> None:
    assert faults(visits(width), lambda seen: max(0, seen.page["overhang"])) == {}


def test_every_page_has_a_title_of_its_own(visits: Visits) -> None:
    titles = [seen.page["title"].strip() for seen in visits(DESKTOP).values()]
    assert all(titles)
    assert len(set(titles)) == len(titles)


def test_only_pages_with_charts_load_the_chart_library(visits: Visits, book: Path) -> None:
    loads = {
        page: any(urlsplit(url).path.endswith("/vega.js") for url in seen.requests)
        for page, seen in visits(DESKTOP).items()
    }
    assert loads == {page: charts_in(book / page) > 0 for page in loads}


def test_reference_managers_can_read_what_every_page_is(visits: Visits) -> None:
    """The pages of the claims have tests of their own."""
    cited = {
        page: seen
        for page, seen in visits(DESKTOP).items()
        if page not in MADE_BY_SPHINX and not page.startswith("claims/")
    }
    assert faults(cited, lambda seen: not any(seen.page["citation"])) == {}
    for seen in cited.values():
        data, *_ = map(json.loads, seen.page["linked"])
        assert data["@context"] == "https://schema.org"
        assert [data["name"]] == seen.page["citation"]
        assert data["author"] and data["datePublished"] and data["license"]


def test_no_button_leads_out_of_the_book_while_it_has_no_public_address(visits: Visits) -> None:
    """With an address, as in public CI, each chapter can be edited there and run on Binder."""
    public = build.addresses().get("repository-code")
    for page, seen in visits(DESKTOP).items():
        outside = [url for url in seen.page["buttons"] if not is_local(url)]
        if public is None:
            assert (outside, seen.page["menus"]) == ([], 0), page
        elif page.startswith("notebooks/"):
            assert public in outside, page
            assert any(url.startswith(f"{public}/edit/main/notebooks/") for url in outside), page
            assert any(url.startswith("https://mybinder.org/") for url in outside), page
