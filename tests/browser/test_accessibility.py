"""The pages for readers who use a keyboard or paper."""

import re
from base64 import b64decode
from collections.abc import Callable

import pytest
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.support.wait import WebDriverWait

PAPER = 718
"""The width of the text on a sheet of A4 with the margins that browsers leave, in pixels."""

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
PRINTED = """
const all = (selector) => [...document.querySelectorAll(selector)];
const folded = document.createElement("details");
folded.innerHTML = "<summary>More</summary><p>Folded text</p>";
document.querySelector("article").append(folded);
return {
  navigation: all("nav, .bd-header-article, .skip-link, details.code, .headerlink")
    .filter((element) => element.checkVisibility())
    .map((element) => element.outerHTML.slice(0, 80)),
  title: document.querySelector("article h1").checkVisibility(),
  unfolded: folded.querySelector("p").checkVisibility(),
  // What works on a screen alone, and the tables behind charts, which are in the files beside them.
  controls: all(".choices, .chart-files, .chart-data, .ledger-filter")
    .filter((element) => element.checkVisibility()).length,
  scrolling: all("article *").filter((element) => element.checkVisibility() &&
    ["auto", "scroll"].includes(getComputedStyle(element).overflowX) &&
    element.scrollWidth > element.clientWidth + 1).map((element) => element.className),
  severed: all("article table").filter((element) =>
    getComputedStyle(element).breakInside === "avoid").length,
  torn: all(".claim-lines > li, .vega-live").filter((element) =>
    getComputedStyle(element).breakInside !== "avoid").length,
  pale: all("article p, article h1, article h2, article a").filter((element) =>
    getComputedStyle(element).color.match(/\\d+/g).slice(0, 3).every((part) => part > 110)).length,
};
"""


@pytest.mark.parametrize("page", ["index.html", "notebooks/01_introduction.html"])
def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(
    opened: Callable[..., Chrome], page: str
) -> None:
    driver = opened(page)
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


@pytest.mark.parametrize(
    ("typed", "claim"), [("SK-13", "SK-13"), ("노태우", "SK-45"), ("Штыков", "HO-26")]
)
def test_a_search_by_keyboard_finds_a_claim_by_its_number_and_by_a_name_in_its_own_script(
    opened: Callable[..., Chrome], typed: str, claim: str
) -> None:
    driver = opened("index.html", scroll=False)
    ActionChains(driver, 0).key_down(Keys.CONTROL).send_keys("k").key_up(Keys.CONTROL).perform()
    press(driver, *typed)
    place = f"dialog .search-results li a[href$='#claim-{claim.lower()}']"
    WebDriverWait(driver, 10).until(lambda driver: driver.find_elements("css selector", place))
    dialogue = driver.find_element("css selector", "dialog[open]")
    ground = dialogue.value_of_css_property("background-color")
    assert ground.endswith(", 1)")  # so that nothing shines through


def test_a_menu_opens_and_closes_by_keyboard(opened: Callable[..., Chrome]) -> None:
    driver = opened("notebooks/01_introduction.html", scroll=False)
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


@pytest.mark.parametrize(
    "page", ["notebooks/01_introduction.html", "notebooks/06_findings.html", "claims/SK-13.html"]
)
def test_on_paper_there_is_the_text_alone_dark_unfolded_and_untorn(
    opened: Callable[..., Chrome], page: str
) -> None:
    driver = opened(page, width=PAPER)
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    for theme in ("light", "dark"):
        driver.execute_script("document.documentElement.dataset.theme = arguments[0]", theme)
        printed = driver.execute_script(PRINTED)
        assert printed["title"] and printed["navigation"] == []
        assert printed["controls"] == printed["severed"] == 0 and printed["scrolling"] == []
        assert printed["unfolded"] and printed["pale"] == 0
        assert printed["torn"] == 0


def test_the_result_in_brief_fits_a_printed_side(opened: Callable[..., Chrome]) -> None:
    driver = opened("brief.html")
    a4 = {"paperWidth": 8.27, "paperHeight": 11.69}
    printed = b64decode(driver.execute_cdp_cmd("Page.printToPDF", a4)["data"])
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
