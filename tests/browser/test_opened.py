"""No rule of accessibility is broken by what a reader opens over a page or in it."""

from collections.abc import Callable, Iterator

import pytest
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.support.wait import WebDriverWait

CHAPTER = "notebooks/02_historical_overview.html"
WIDE, PHONE = 1280, 390


@pytest.fixture(autouse=True)
def forgetful(chromium: Chrome) -> Iterator[None]:
    """Forgets what a test has chosen on a page."""
    yield
    chromium.execute_script("localStorage.clear()")


def search(driver: Chrome) -> str:
    ActionChains(driver, 0).key_down(Keys.CONTROL).send_keys("k").key_up(Keys.CONTROL).perform()
    ActionChains(driver, 0).send_keys("Putin").perform()
    return "dialog .search-results li"


def preview(driver: Chrome) -> str:
    chip = next(one for one in driver.find_elements("css selector", ".chip") if one.is_displayed())
    driver.execute_script("arguments[0].focus({focusVisible: true})", chip)
    return ".preview .card-foot"


def menu(driver: Chrome) -> str:
    driver.find_element("css selector", "details.menu summary").click()
    return "details.menu[open] .menu-item"


def code(driver: Chrome) -> str:
    driver.find_element("css selector", ".code-switch").click()
    return "details.code[open] pre"


def folds(driver: Chrome) -> str:
    driver.execute_script(
        "for (const fold of document.querySelectorAll('article details')) fold.open = true"
    )
    return "details.chart-data[open] td"


def zoom(driver: Chrome) -> str:
    button = driver.find_element("css selector", ".chart-files button:last-child")
    driver.execute_script("arguments[0].click()", button)
    return ".chart-zoom .vega-drawn:not([inert], .coming) svg"


def chapters(driver: Chrome) -> str:
    driver.find_element("css selector", ".primary-toggle").click()
    return "dialog[open] nav.bd-links"


def contents(driver: Chrome) -> str:
    driver.find_element("css selector", ".secondary-toggle").click()
    return "dialog[open] nav.page-toc"


OPENED = [
    *(
        (act, width)
        for act in (search, preview, menu, code, folds, zoom)
        for width in (WIDE, PHONE)
    ),
    (chapters, PHONE),
    (contents, PHONE),
]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("act", "width"), OPENED)
def test_what_a_reader_opens_breaks_no_rule_of_accessibility(
    opened: Callable[..., Chrome],
    axe: Callable[..., list[str]],
    act: Callable[[Chrome], str],
    width: int,
    theme: str,
) -> None:
    driver = opened(CHAPTER, width=width, theme=theme)
    driver.execute_script("scrollTo(0, 0)")
    place = act(driver)
    WebDriverWait(driver, 10).until(
        lambda driver: any(
            one.is_displayed() for one in driver.find_elements("css selector", place)
        )
    )
    assert axe() == []


def test_links_in_the_lines_of_a_row_lie_far_enough_apart_for_fingers(
    opened: Callable[..., Chrome], axe: Callable[..., list[str]]
) -> None:
    opened("notebooks/00_argument.html", width=PHONE)
    assert axe("target-size") == []


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_the_search_covers_what_lies_under_it_and_fits_the_window(
    opened: Callable[..., Chrome], width: int
) -> None:
    driver = opened(CHAPTER, width=width, height=500, scroll=False)
    place = search(driver)
    WebDriverWait(driver, 10).until(lambda driver: driver.find_elements("css selector", place))
    dialogue = driver.find_element("css selector", "dialog[open]")
    assert dialogue.value_of_css_property("background-color").endswith(", 1)")
    top, bottom = driver.execute_script(
        "const { top, bottom } = arguments[0].getBoundingClientRect(); return [top, bottom]",
        dialogue,
    )
    assert 0 <= top < bottom <= driver.execute_script("return innerHeight")
