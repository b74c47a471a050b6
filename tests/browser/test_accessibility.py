"""The pages for readers who use a keyboard."""

from collections.abc import Callable

import pytest
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.support.wait import WebDriverWait

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
