"""What stands below a chart, and what the keyboard does in it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.support.wait import WebDriverWait

from edition.base.project import NOTEBOOKS

CHAPTER = "notebooks/03_nuclear_crisis.html"
CHAPTERS = sorted(f"notebooks/{path.stem}.html" for path in NOTEBOOKS.glob("*.ipynb"))
LARGE = ".chart-zoom .vega-drawn:not([inert], .coming) svg"
"""A chart that is enlarged and no longer a picture."""

DESCRIBED = """
return [...document.querySelectorAll(".vega-drawn svg[tabindex]")].map((svg) => svg.ariaLabel);
"""
"""The names of what the keyboard comes to."""
RING = """
const [svg] = arguments;
svg.focus({ focusVisible: true });
const { outlineOffset, outlineStyle, outlineWidth } = getComputedStyle(svg);
const reach = parseFloat(outlineOffset) + parseFloat(outlineWidth);
const [ring, edge] = [svg, svg.closest(".vega-live")].map((one) => one.getBoundingClientRect());
return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 &&
  ring.left - reach >= edge.left && ring.top - reach >= edge.top &&
  ring.right + reach <= edge.right + 1;
"""
"""Whether what marks a chart that has the focus is seen, and not cut off by the chart's holder."""
PRESSED = """
const [done] = arguments;
const wait = async (met) => {
  for (const end = Date.now() + 8000; !met() && Date.now() < end;)
    await new Promise((resume) => setTimeout(resume, 10));
  return Boolean(met());
};
let saved = "";
HTMLAnchorElement.prototype.click = function () { saved = this.download; };
(async () => {
  const found = {};
  for (const figure of document.querySelectorAll("figure.chart")) {
    const [png, enlarge] = figure.querySelectorAll(".chart-files button");
    png.click();
    const isSaved = await wait(() => saved === `${figure.id}.png`);
    enlarge.click();
    const isLarge = await wait(() =>
      document.querySelector(".chart-zoom .vega-drawn:not([inert], .coming) svg"));
    document.querySelector(".chart-zoom button")?.click();
    found[figure.id] = [isSaved, isLarge, await wait(() => !document.querySelector(".chart-zoom"))];
  }
  done(found);
})();
"""
FOCUS = "const [svg] = arguments; svg.scrollIntoView({block: 'center'}); svg.focus();"
MARK = "return document.activeElement.ariaLabel"
ROWS_IN_WINDOW = """
return [...arguments[0].querySelectorAll(".vega-drawn .mark-rect path")].filter((cell) => {
  const { top, bottom } = cell.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}).length / 4;
"""
"""How many rows of a table of four columns are seen whole."""
TOP = """
const box = arguments[0].getBoundingClientRect();
arguments[0].style.pointerEvents = "auto";
const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
arguments[0].style.pointerEvents = "";
return arguments[0].contains(top);
"""


def pressed(driver: Chrome, *keys: str) -> None:
    """Presses keys one after the other."""
    ActionChains(driver).send_keys(*keys).perform()


def tip(driver: Chrome) -> str:
    """What the tooltip says, empty where none is shown."""
    found = driver.find_elements("id", "vg-tooltip-element")
    return next((one.text for one in found if one.is_displayed()), "")


def until(driver: Chrome, met: Callable[[Chrome], Any]) -> Any:
    """What `met` gives as soon as it is true."""
    return WebDriverWait(driver, 5, poll_frequency=0.05).until(met)


def test_arrows_go_from_mark_to_mark_and_show_their_figures(
    opened: Callable[..., Chrome],
) -> None:
    driver = opened(CHAPTER)
    svg = driver.find_element("css selector", ".vega-drawn svg")
    driver.execute_script(FOCUS, svg)
    told = []
    for _ in range(2):
        pressed(driver, Keys.ARROW_RIGHT)
        told.append((driver.execute_script(MARK), until(driver, tip)))
    assert told[0] != told[1] and all(name and figures for name, figures in told)
    pressed(driver, Keys.ARROW_LEFT)
    assert (driver.execute_script(MARK), until(driver, tip)) == told[0]
    pressed(driver, Keys.ESCAPE)
    until(driver, lambda driver: not tip(driver))
    assert driver.switch_to.active_element == svg


@pytest.mark.parametrize("width", [1280, 390])
def test_a_chart_can_be_enlarged_and_put_away_by_keyboard(
    opened: Callable[..., Chrome], width: int
) -> None:
    driver = opened(CHAPTER, width=width)
    chart = driver.find_element("css selector", ".vega-live")
    (button,) = [
        one
        for one in driver.find_elements("css selector", "figure.chart .chart-files button")
        if one.text == "Enlarge"
    ][:1]
    driver.execute_script("arguments[0].focus()", button)
    pressed(driver, Keys.ENTER)
    large = until(driver, lambda driver: driver.find_element("css selector", LARGE))
    until(driver, lambda _: max(large.size.values()) > chart.size["width"])
    driver.execute_script(FOCUS, large)
    pressed(driver, Keys.ARROW_RIGHT)
    until(driver, tip)
    assert driver.execute_script(TOP, driver.find_element("id", "vg-tooltip-element"))
    pressed(driver, Keys.ESCAPE, Keys.ESCAPE)
    until(driver, lambda driver: not driver.find_elements("css selector", ".chart-zoom"))
    assert driver.switch_to.active_element == button


def test_a_chart_that_is_enlarged_shows_its_picture_until_it_is_drawn(
    opened: Callable[..., Chrome],
) -> None:
    driver = opened(CHAPTER, scroll=False)
    driver.execute_cdp_cmd("Network.enable", {})
    driver.execute_cdp_cmd("Network.setBlockedURLs", {"urls": ["*vega.js*"]})
    driver.refresh()
    button = until(
        driver,
        lambda driver: driver.find_element("css selector", "figure .chart-files button ~ button"),
    )
    driver.execute_script("arguments[0].click()", button)
    driver.execute_cdp_cmd("Network.setBlockedURLs", {"urls": []})
    picture = driver.find_element("css selector", ".chart-zoom .vega-picture svg")
    assert picture.is_displayed() and picture.size["width"] > 600


def test_a_chart_that_is_enlarged_never_shows_less_than_in_its_place(
    opened: Callable[..., Chrome],
) -> None:
    driver = opened("notebooks/00_argument.html", width=1366, height=768)
    figure = driver.find_element("css selector", "figure.chart")
    driver.execute_script("arguments[0].querySelector('.vega-live').scrollIntoView()", figure)
    rows = driver.execute_script(ROWS_IN_WINDOW, figure)
    button = figure.find_element("css selector", ".chart-files button:last-child")
    driver.execute_script("arguments[0].click()", button)
    large = until(driver, lambda driver: driver.find_element("css selector", ".chart-zoom"))
    until(driver, lambda driver: driver.find_elements("css selector", LARGE))
    assert driver.execute_script(ROWS_IN_WINDOW, large) >= rows > 10


@pytest.mark.parametrize("page", CHAPTERS)
def test_each_chart_has_a_link_of_its_own_sources_behind_a_line_and_its_files(
    opened: Callable[..., Chrome], book: Path, page: str
) -> None:
    driver = opened(page, scroll=False)
    for figure in driver.find_elements("css selector", "figure.chart"):
        tools = figure.find_element("css selector", ".chart-tools")
        assert tools.text.replace("▸", "").split() == [
            *("Sources", "Data", "Link", "SVG", "PNG", "Enlarge")
        ]
        address = tools.find_element("css selector", ".chart-link").get_attribute("href")
        target = driver.find_element("id", address.split("#")[1])
        assert abs(target.location["y"] - figure.location["y"]) < 100
        folded = tools.find_elements("tag name", "details")
        assert not any(one.get_attribute("open") for one in folded)
        assert tools.find_elements("css selector", ".chart-data tbody td")
        files = [
            book / Path(page).parent / one.get_dom_attribute("href")
            for one in tools.find_elements("css selector", "a[download]")
        ]
        assert {path.suffix for path in files} == {".csv", ".svg"}
        assert all(path.is_file() for path in files)


@pytest.mark.parametrize("page", CHAPTERS)
def test_each_chart_says_the_same_to_the_ear_and_does_by_keyboard_what_a_mouse_can(
    opened: Callable[..., Chrome], book: Path, page: str
) -> None:
    written = BeautifulSoup((book / page).read_text("utf-8"), "html.parser")
    described = [one["aria-label"] for one in written.select(".vega-picture")]
    driver = opened(page)
    assert driver.execute_script(DESCRIBED) == described
    assert described and all(described)
    for svg in driver.find_elements("css selector", ".vega-drawn svg"):
        assert driver.execute_script(RING, svg)
        driver.execute_script(FOCUS, svg)
        pressed(driver, Keys.ARROW_RIGHT)
        assert until(driver, tip) and driver.execute_script(MARK)
        pressed(driver, Keys.ESCAPE)
        until(driver, lambda driver: not tip(driver))


@pytest.mark.parametrize("page", CHAPTERS)
def test_each_chart_can_be_enlarged_and_had_as_png(
    opened: Callable[..., Chrome], page: str
) -> None:
    driver = opened(page)
    found = driver.execute_async_script(PRESSED)
    assert found
    assert {name: made for name, made in found.items() if not all(made)} == {}
