"""Every page of the book in a browser, from its folder on a phone, from a server on a desktop."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from selenium.webdriver import Chrome

from edition.book import configuration
from edition.data.vocabulary import sections

DESKTOP, PHONE = 1280, 320
"""Widths of the window in pixels; the second is also that of a page enlarged four times."""

CHARTS_AT_LEAST = 8

COLOURS = "color-contrast"
"""The rule that differs between light and dark, and not between a wide window and a narrow one."""

LOOK = """
const all = (selector) => [...document.querySelectorAll(selector)];
return {
  charts: all(".vega-live").map((chart) => ({
    state: chart.dataset.state ?? "not drawn",
    marks: chart.querySelectorAll(".vega-drawn svg .role-mark :is(path, text)").length,
  })),
  overhang: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  title: document.title,
  buttons: all(".article-header-buttons a").map((link) => link.href),
  menus: all(".dropdown-launch-buttons, .dropdown-source-buttons").length,
};
"""
SIDEWAYS = """
const done = arguments[0];
const frame = () => new Promise((resume) => requestAnimationFrame(() => setTimeout(resume)));
(async () => {
  for (const table of document.querySelectorAll("main table")) {
    table.scrollIntoView();
    await frame();
  }
  done([...document.querySelectorAll("main *")].filter((element) =>
    element.scrollWidth > element.clientWidth + 1 && element.clientWidth &&
    ["auto", "scroll"].includes(getComputedStyle(element).overflowX) &&
    element.checkVisibility()).map((element) => ({
      name: element.outerHTML.slice(0, 120),
      reached: element.tabIndex === 0 || element.querySelector("a[href], button, input") !== null,
      labelled: !element.matches("div") ||
        element.getAttribute("role") === "region" && element.ariaLabel,
    })));
})();
"""
"""What can be scrolled sideways; the page names a table when it comes into view."""
LEGENDS = """
const specification = (chart) => JSON.parse(chart.querySelector("script").textContent);
return [...document.querySelectorAll(".vega-live")]
  .filter((chart) => specification(chart).autosize?.type === "fit-x")
  .map((chart) => ({
    words: chart.closest("figure").querySelector("figcaption").textContent,
    room: chart.clientWidth + 1,
    legends: [...chart.querySelectorAll(".role-legend")].map((legend) =>
      legend.getBoundingClientRect().right - chart.getBoundingClientRect().left),
    plot: chart.vegaView.width(),
  }));
"""


@dataclass(frozen=True)
class Visit:
    """What a browser saw of a page, what it asked for and what it complained of."""

    page: dict[str, Any]
    requests: list[str]
    complaints: list[str]
    broken: dict[str, list[str]]
    """The rules of accessibility that it breaks, in light and dark; of a page of each kind."""
    sideways: list[dict[str, Any]]
    legends: list[dict[str, Any]]


Visits = dict[str, Visit]


@pytest.fixture(scope="module")
def desktop(
    pages: list[str],
    address: str,
    chromium: Chrome,
    read: Callable[..., None],
    repaint: Callable[[str], None],
    axe: Callable[..., list[str]],
) -> Visits:
    """Every page in a wide window, from a server, in light and in dark."""

    def visit(page: str) -> Visit:
        read(f"{address}/{page}", DESKTOP)
        seen = chromium.execute_script(LOOK), requests(chromium), complaints(chromium)
        broken = {}
        if is_first_of_its_kind(page):
            broken["light"] = axe()
            repaint("dark")
            broken["dark"] = axe(COLOURS)
        return Visit(*seen, broken, [], [])

    return {page: visit(page) for page in pages}


@pytest.fixture(scope="module")
def phone(
    book: Path,
    pages: list[str],
    chromium: Chrome,
    read: Callable[..., None],
    axe: Callable[..., list[str]],
) -> Visits:
    """Every page in a narrow window, from its folder."""

    def visit(page: str) -> Visit:
        read((book / page).as_uri(), PHONE)
        seen = chromium.execute_script(LOOK), requests(chromium), complaints(chromium)
        broken = {"light": axe(but=COLOURS)} if is_first_of_its_kind(page) else {}
        sideways = chromium.execute_async_script(SIDEWAYS)
        return Visit(*seen, broken, sideways, chromium.execute_script(LEGENDS))

    return {page: visit(page) for page in pages}


@pytest.fixture(params=["desktop", "phone"])
def visits(request: pytest.FixtureRequest) -> Visits:
    """Every page in a window of either width."""
    return request.getfixturevalue(request.param)


def is_first_of_its_kind(page: str) -> bool:
    """Whether no page before it is made of the same parts, as those on the paper's sections are."""
    _, *others = dict.fromkeys(section.chapter for section in sections().values())
    return page not in [f"notebooks/{chapter}.html" for chapter in others]


def requests(driver: Chrome) -> list[str]:
    """The addresses that the browser has asked for since its log was last read."""
    events = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    sent = [event for event in events if event["method"] == "Network.requestWillBeSent"]
    return [event["params"]["request"]["url"] for event in sent]


def complaints(driver: Chrome) -> list[str]:
    """The errors in the browser's console since its log was last read."""
    return [entry["message"] for entry in driver.get_log("browser") if entry["level"] == "SEVERE"]


def faults(visits: Visits, fault: Callable[[Visit], Any]) -> dict[str, Any]:
    """The faults found, by page, without the pages that have none."""
    return {page: found for page, visit in visits.items() if (found := fault(visit))}


def charts_in(page: Path) -> int:
    """How many charts a page has in its source."""
    return page.read_text(encoding="utf-8").count('<div class="vega-live"')


def is_local(url: str) -> bool:
    """Whether a request stays on this machine."""
    parts = urlsplit(url)
    return parts.scheme in {"file", "data", "blob", "about"} or parts.hostname == "127.0.0.1"


def test_every_chart_draws_on_every_page(visits: Visits, book: Path) -> None:
    drawn = {
        page: sum(chart["state"] == "drawn" and chart["marks"] > 0 for chart in seen.page["charts"])
        for page, seen in visits.items()
    }
    assert drawn == {page: charts_in(book / page) for page in drawn}
    assert sum(drawn.values()) >= CHARTS_AT_LEAST


def test_no_page_reports_an_error_in_the_console(visits: Visits) -> None:
    assert faults(visits, lambda seen: seen.complaints) == {}


def test_no_page_asks_for_anything_from_another_machine(visits: Visits) -> None:
    assert all(seen.requests for seen in visits.values())
    foreign = faults(visits, lambda seen: [url for url in seen.requests if not is_local(url)])
    assert foreign == {}


def test_no_page_has_to_be_scrolled_sideways(visits: Visits) -> None:
    assert faults(visits, lambda seen: max(0, seen.page["overhang"])) == {}


def test_no_kind_of_page_breaks_a_rule_of_accessibility(visits: Visits) -> None:
    assert sum(bool(seen.broken) for seen in visits.values()) >= 10
    assert (
        faults(visits, lambda seen: {k: found for k, found in seen.broken.items() if found}) == {}
    )


def test_what_scrolls_sideways_on_a_phone_can_be_reached_and_has_a_name(phone: Visits) -> None:
    scrolling = [region for seen in phone.values() for region in seen.sideways]
    assert any(region["name"].startswith("<pre") for region in scrolling)
    assert [region for region in scrolling if not (region["reached"] and region["labelled"])] == []


def test_on_a_phone_no_legend_is_cut_off_or_takes_the_room_of_its_plot(phone: Visits) -> None:
    charts = [chart for seen in phone.values() for chart in seen.legends]
    assert len(charts) >= CHARTS_AT_LEAST
    assert [chart for chart in charts if max([0, *chart["legends"]]) > chart["room"]] == []
    assert [chart for chart in charts if chart["plot"] < 0.3 * chart["room"]] == []


def test_every_page_has_a_title_of_its_own(desktop: Visits) -> None:
    titles = [seen.page["title"].strip() for seen in desktop.values()]
    assert all(titles)
    assert len(set(titles)) == len(titles)


def test_only_pages_with_charts_load_the_chart_library(desktop: Visits, book: Path) -> None:
    loads = {
        page: any(urlsplit(url).path.endswith("/vega.js") for url in seen.requests)
        for page, seen in desktop.items()
    }
    assert loads == {page: charts_in(book / page) > 0 for page in loads}


def test_no_button_leads_out_of_the_book_while_it_has_no_public_address(desktop: Visits) -> None:
    """Where there is an address, test_small_edition.py says what the buttons do."""
    if "repository-code" not in configuration.addresses():
        outside = [url for seen in desktop.values() for url in seen.page["buttons"]]
        assert [url for url in outside if not is_local(url)] == []
        assert faults(desktop, lambda seen: seen.page["menus"]) == {}
