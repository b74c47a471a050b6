"""What a pointer does by resting on something, a finger does by a tap."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

CSS = "css selector"
PHONE = 390
CHAPTER = "notebooks/02_historical_overview.html"
TAPPED = [
    (CHAPTER, "section > p > .chip", ".card-head"),
    (CHAPTER, "section > p .bibtex-citation a", "p"),
    ("claims/HO-20.html", "main a[href*='#figure-']:not(.chart-link)", "img"),
    ("notebooks/00_argument.html", "main a[href*='#table-omissions']", "p"),
]
MIDDLE = """
const box = arguments[0].getClientRects()[0];
return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
"""
SETTLED = """
const [element, done] = arguments;
let last;
const look = () => {
  element.scrollIntoView({ block: "center" });
  const { top } = element.getBoundingClientRect();
  if (top === last) done();
  else setTimeout(look, 200);
  last = top;
};
look();
"""
TITLE = "return arguments[0].closest('figure').querySelector('figcaption')"
MARKS = """
return [...document.querySelectorAll(".vega-live")].map((chart) =>
  [...chart.querySelectorAll(".role-mark :is(path, text)")].find((mark) =>
    mark.__data__?.tooltip && mark.ariaLabel !== null && !mark.closest(".mark-line")) ?? null);
"""


@pytest.fixture(autouse=True)
def finger(chromium: Chrome) -> Iterator[None]:
    """A screen that is touched, and no choice kept from one test to the next."""
    touched: dict[str, Any] = {"enabled": True, "maxTouchPoints": 5}
    chromium.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", touched)
    yield
    chromium.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": False})
    chromium.execute_script("localStorage.clear()")


def tap(driver: Chrome, element: WebElement, beside: int = 0) -> None:
    """Touches an element, or a place so many pixels below its middle."""
    driver.execute_async_script(SETTLED, element)
    place = driver.execute_script(MIDDLE, element)
    place["y"] += beside
    for kind, points in (("touchStart", [place]), ("touchEnd", [])):
        touch = {"type": kind, "touchPoints": points}
        driver.execute_cdp_cmd("Input.dispatchTouchEvent", touch)


def until(driver: Chrome, met: Callable[[Chrome], Any]) -> Any:
    """What `met` gives as soon as it is true."""
    return WebDriverWait(driver, 5, poll_frequency=0.05).until(met)


def tip(driver: Chrome) -> str:
    """What the tooltip says, empty where none is shown."""
    found = driver.find_elements("id", "vg-tooltip-element")
    return next((one.text for one in found if one.is_displayed()), "")


@pytest.mark.parametrize(("page", "link", "told"), TAPPED)
def test_a_tap_opens_the_preview_of_what_a_link_leads_to(
    opened: Callable[..., Chrome], page: str, link: str, told: str
) -> None:
    driver = opened(page, width=PHONE)
    address = driver.current_url
    tap(driver, driver.find_element(CSS, link))
    until(driver, lambda driver: driver.find_elements(CSS, f".preview {told}"))
    assert driver.current_url == address
    tap(driver, driver.find_element(CSS, "article h1"))
    until(driver, lambda driver: not driver.find_elements(CSS, ".preview"))


@pytest.mark.parametrize("page", [CHAPTER, "notebooks/04_russia_and_south_korea.html"])
def test_a_tap_on_a_mark_of_any_chart_shows_its_figures_until_the_next(
    opened: Callable[..., Chrome], page: str
) -> None:
    driver = opened(page, width=PHONE)
    marks = driver.execute_script(MARKS)
    assert marks and all(marks)
    for mark in marks:
        tap(driver, mark)
        until(driver, tip)
        tap(driver, driver.execute_script(TITLE, mark))
        until(driver, lambda driver: not tip(driver))


def test_a_finger_need_not_meet_a_small_mark(opened: Callable[..., Chrome]) -> None:
    driver = opened(CHAPTER, width=PHONE)
    mark = driver.execute_script(MARKS)[3]
    tap(driver, mark, beside=14)
    told = until(driver, tip)
    tap(driver, mark)
    assert until(driver, tip) == told


def test_taps_open_a_menu_and_show_the_code(opened: Callable[..., Chrome]) -> None:
    driver = opened(CHAPTER, width=PHONE, scroll=False)
    menu = driver.find_element(CSS, "details.menu")
    tap(driver, menu.find_element(CSS, "summary"))
    until(driver, lambda _: menu.find_element(CSS, ".menu-item").is_displayed())
    tap(driver, driver.find_element(CSS, "article h2"))
    until(driver, lambda _: menu.get_attribute("open") is None)
    tap(driver, driver.find_element(CSS, ".code-switch"))
    until(driver, lambda driver: driver.find_element(CSS, "details.code pre").is_displayed())
