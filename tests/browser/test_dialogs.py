"""What Back does while a dialogue lies over the page, and what stays of one in the history."""

from collections.abc import Callable
from typing import Any

import pytest
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

CSS = By.CSS_SELECTOR
ARGUMENT = "notebooks/00_argument.html"
PHONE = {"width": 390, "height": 844}
OPENERS = {
    "a chart": "figure.chart .chart-files button:last-child",
    "the search": ".search-button__button",
    "the chapters": ".primary-toggle",
    "the contents": ".secondary-toggle",
}
STATE = "return [history.length, Boolean(history.state?.dialogue)]"


def until(driver: Chrome, met: Callable[[Chrome], Any]) -> Any:
    """What `met` gives as soon as it is true."""
    return WebDriverWait(driver, 10, poll_frequency=0.05).until(met)


def opened_over_the_page(driver: Chrome, opener: str) -> None:
    """Opens a dialogue and waits for its entry in the history."""
    button = next(one for one in driver.find_elements(CSS, opener) if one.is_displayed())
    driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", button)
    button.click()
    until(driver, lambda driver: driver.find_elements(CSS, "dialog:modal"))
    until(driver, lambda driver: driver.execute_script(STATE)[1])


def is_closed(driver: Chrome) -> bool:
    """Whether no dialogue lies over the page, and the history is at the page itself."""
    return not driver.find_elements(CSS, "dialog:modal") and not driver.execute_script(STATE)[1]


@pytest.mark.parametrize("served", [False, True], ids=["from its folder", "from a server"])
@pytest.mark.parametrize("opener", OPENERS.values(), ids=OPENERS)
def test_back_closes_what_lies_over_the_page_and_leaves_the_page_where_it_was(
    opened: Callable[..., Chrome],
    read: Callable[..., None],
    address: str,
    opener: str,
    served: bool,
) -> None:
    driver = opened("index.html", scroll=False, **PHONE)
    driver.execute_script("location.href = arguments[0]", f"{address}/{ARGUMENT}")
    if not served:
        driver = opened(ARGUMENT, scroll=False, **PHONE)
    until(driver, lambda driver: driver.find_elements(CSS, OPENERS["a chart"]))
    opened_over_the_page(driver, opener)
    place = driver.execute_script("return scrollY")
    driver.back()
    until(driver, is_closed)
    assert driver.current_url.endswith(ARGUMENT)
    assert driver.execute_script("return scrollY") == place


@pytest.mark.parametrize("opener", OPENERS.values(), ids=OPENERS)
def test_back_after_a_dialogue_is_closed_leads_to_the_page_before(
    opened: Callable[..., Chrome], opener: str
) -> None:
    driver = opened(ARGUMENT, scroll=False, **PHONE)
    until(driver, lambda driver: driver.find_elements(CSS, OPENERS["a chart"]))
    driver.execute_script("location.hash = '#thesis-t2'")
    for _ in range(2):
        opened_over_the_page(driver, opener)
        driver.switch_to.active_element.send_keys(Keys.ESCAPE)
        until(driver, is_closed)
    driver.back()
    until(driver, lambda driver: "#" not in driver.current_url)
    assert driver.current_url.endswith(ARGUMENT)


@pytest.mark.parametrize(
    ("opener", "link", "target"),
    [
        (OPENERS["the chapters"], "nav a[href*='01_introduction']", "01_introduction.html"),
        (OPENERS["the contents"], "nav a[href^='#t2-']", "-aim"),
    ],
)
def test_back_after_a_link_of_a_dialogue_leads_to_the_page_it_lay_over(
    opened: Callable[..., Chrome], opener: str, link: str, target: str
) -> None:
    driver = opened(ARGUMENT, scroll=False, **PHONE)
    opened_over_the_page(driver, opener)
    driver.execute_script("arguments[0].click()", driver.find_element(CSS, f"dialog:modal {link}"))
    until(driver, lambda driver: driver.current_url.endswith(target))
    until(driver, is_closed)
    driver.back()
    until(driver, lambda driver: driver.current_url.endswith(ARGUMENT))


def test_a_result_of_the_search_leaves_nothing_of_the_search_in_the_history(
    opened: Callable[..., Chrome],
) -> None:
    driver = opened(ARGUMENT, scroll=False, **PHONE)
    opened_over_the_page(driver, OPENERS["the search"])
    driver.switch_to.active_element.send_keys("SK-13")
    until(driver, lambda driver: driver.find_elements(CSS, "dialog .search-results li a"))
    driver.switch_to.active_element.send_keys(Keys.ENTER)
    until(driver, lambda driver: "#claim-sk-13" in driver.current_url)
    driver.back()
    until(driver, lambda driver: driver.current_url.endswith(ARGUMENT))
