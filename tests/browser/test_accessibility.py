"""The pages for readers who use a keyboard, a screen reader, a small window or paper."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.support.wait import WebDriverWait

from edition.base.project import ROOT

AXE = ROOT / "tests" / "node_modules" / "axe-core" / "axe.min.js"
LEVEL_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
"""The rules of the Web Content Accessibility Guidelines 2.2 up to level AA, as axe names them."""

RUN_AXE = """
const [theme, tags, done] = arguments;
const pause = () => new Promise((resume) => setTimeout(resume, 20));
(async () => {
  const page = document.documentElement.dataset;
  const charts = [...document.querySelectorAll(".vega-live")];
  const before = new Map(charts.map((chart) => [chart, chart.vegaView]));
  const changes = "theme" in page && page.theme !== theme;
  if (changes) page.theme = theme;  // else the page follows the system
  const end = Date.now() + 15000;
  const waits = (chart) => changes && chart.vegaView === before.get(chart);
  while (charts.some(waits) && Date.now() < end) await pause();
  scrollTo(0, 0);  // where the header covers nothing
  const options = { runOnly: tags, resultTypes: ["violations"], preload: false };
  const { violations } = await axe.run(document, options);
  done(violations.map(({ id, nodes }) =>
    `${id}: ${nodes.map((node) => node.html.slice(0, 160)).slice(0, 3).join(" | ")}`));
})();
"""
TAB_STOPS = """
const kinds = "a[href], button, input, select, textarea, summary, [tabindex='0']";
return [...document.querySelectorAll(kinds)].filter((element) =>
  element.tabIndex >= 0 && !element.disabled && !element.closest("[inert]") &&
  element.checkVisibility({ visibilityProperty: true }));
"""
FOCUSED = """
const focused = document.activeElement;
if (!focused || focused === document.body) return null;
const { outlineStyle, outlineWidth } = getComputedStyle(focused);
const box = focused.getBoundingClientRect();
const x = Math.max(box.x, 0) + Math.min(box.width, innerWidth) / 2;
const seen = document.elementsFromPoint(x, box.y + box.height / 2);
return {
  element: focused,
  name: focused.outerHTML.slice(0, 120),
  marked: outlineStyle !== "none" && parseFloat(outlineWidth) >= 1,
  inSight: seen.some((element) => focused.contains(element) || element.contains(focused)),
};
"""
SCROLLS_SIDEWAYS = """
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
PRINTED = """
const all = (selector) => [...document.querySelectorAll(selector)];
const folded = document.createElement("details");
folded.innerHTML = "<summary>More</summary><p>Folded text</p>";
document.querySelector("article").append(folded);
return {
  navigation: all("nav, .bd-header-article, .skip-link, details.code, .headerlink")
    .filter((element) => element.checkVisibility())
    .map((element) => element.outerHTML.slice(0, 80)),
  unfolded: folded.querySelector("p").checkVisibility(),
  torn: all(".sd-card, .vega-live").filter((element) =>
    getComputedStyle(element).breakInside !== "avoid").length,
  kept: all(".sd-card, .vega-live").length,
  pale: all("article p, article h1, article h2, article a, .sd-card-title").filter((element) =>
    getComputedStyle(element).color.match(/\\d+/g).slice(0, 3).every((part) => part > 110)).length,
};
"""


@pytest.fixture(scope="module")
def opened(book: Path, chromium: Chrome, read: Callable[..., None]) -> Callable[..., Chrome]:
    """Opens a page of the book in a window of some width."""

    def open_page(page: str, width: int, scroll: bool = True) -> Chrome:
        read((book / page).as_uri(), width, scroll)
        return chromium

    return open_page


@pytest.fixture(autouse=True)
def still_browser(chromium: Chrome) -> Iterator[None]:
    """A browser whose reader asks for no motion, so that there is nothing to wait for."""
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": reader_of("light")})
    yield
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})


def reader_of(theme: str) -> list[dict[str, str]]:
    """What a browser says of a reader who wants these colours and no motion."""
    return [
        {"name": "prefers-color-scheme", "value": theme},
        {"name": "prefers-reduced-motion", "value": "reduce"},
    ]


@pytest.mark.parametrize("width", [1280, 320])
def test_no_page_breaks_a_rule_of_accessibility(
    opened: Callable[..., Chrome], pages: list[str], width: int
) -> None:
    axe = AXE.read_text(encoding="utf-8")
    broken: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for page in pages:
        driver = opened(page, width)
        driver.execute_script(axe)
        for theme in ("light", "dark"):
            driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": reader_of(theme)})
            if found := driver.execute_async_script(RUN_AXE, theme, LEVEL_AA):
                broken[page][theme] = found
    assert broken == {}


@pytest.mark.parametrize("page", ["index.html", "notebooks/01_introduction.html"])
def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(
    opened: Callable[..., Chrome], page: str
) -> None:
    driver = opened(page, 1280)
    driver.execute_script("scrollTo(0, 0)")
    stops = driver.execute_script(TAB_STOPS)
    reached = []
    for _ in range(len(stops) + 2):
        press(driver, Keys.TAB)
        if (focused := driver.execute_script(FOCUSED)) is None:
            break
        reached.append(focused)
    assert [focused["element"] for focused in reached] == stops
    assert [focused["name"] for focused in reached if not focused["marked"]] == []
    assert [focused["name"] for focused in reached if not focused["inSight"]] == []
    assert "#main-content" in reached[0]["name"]


def test_the_first_key_leads_past_the_navigation(opened: Callable[..., Chrome]) -> None:
    driver = opened("notebooks/01_introduction.html", 1280, scroll=False)
    press(driver, Keys.TAB, Keys.ENTER, Keys.TAB)
    within = "return document.querySelector('main').contains(document.activeElement)"
    assert driver.execute_script(within)


def test_a_search_by_keyboard_finds_a_chapter(opened: Callable[..., Chrome]) -> None:
    driver = opened("index.html", 1280, scroll=False)
    ActionChains(driver, 0).key_down(Keys.CONTROL).send_keys("k").key_up(Keys.CONTROL).perform()
    press(driver, *"Vladivostok", Keys.ENTER)
    found = WebDriverWait(driver, 10).until(
        lambda driver: driver.find_elements("css selector", "#search-results li a")
    )
    assert "01_introduction.html" in found[0].get_attribute("href")


def test_a_menu_opens_and_closes_by_keyboard(opened: Callable[..., Chrome]) -> None:
    driver = opened("notebooks/01_introduction.html", 1280, scroll=False)
    menu = driver.find_element("css selector", "details.menu")
    summary = menu.find_element("css selector", "summary")
    driver.execute_script("arguments[0].focus()", summary)
    press(driver, Keys.ENTER, Keys.TAB)
    assert driver.switch_to.active_element.get_attribute("href").endswith(".ipynb")
    press(driver, Keys.ESCAPE)
    assert menu.get_attribute("open") is None
    assert driver.switch_to.active_element == summary


def press(driver: Chrome, *keys: str) -> None:
    """Presses keys, one after the other."""
    ActionChains(driver, 0).send_keys(*keys).perform()


def test_what_scrolls_sideways_on_a_phone_can_be_reached_and_has_a_name(
    opened: Callable[..., Chrome], pages: list[str]
) -> None:
    scrolling: list[dict[str, Any]] = []
    for page in pages:
        scrolling += opened(page, 320).execute_async_script(SCROLLS_SIDEWAYS)
    assert any("table" in region["name"] for region in scrolling)
    assert [region for region in scrolling if not (region["reached"] and region["labelled"])] == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_on_paper_there_is_the_text_alone_dark_unfolded_and_untorn(
    opened: Callable[..., Chrome], theme: str
) -> None:
    driver = opened("notebooks/01_introduction.html", 1280)
    driver.execute_script("document.documentElement.dataset.theme = arguments[0]", theme)
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    printed = driver.execute_script(PRINTED)
    assert printed["navigation"] == []
    assert printed["unfolded"] and printed["pale"] == 0
    assert printed["kept"] > 0 and printed["torn"] == 0
