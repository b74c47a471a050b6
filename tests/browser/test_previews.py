"""What opens over a page before a reader follows a link: by pointer, by keyboard, by touch."""

from collections.abc import Callable

import pytest
from selenium.common.exceptions import TimeoutException
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.common.action_chains import ActionBuilder
from selenium.webdriver.common.actions import interaction
from selenium.webdriver.common.actions.pointer_input import PointerInput
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from edition.judge.ledger import judged

CSS = By.CSS_SELECTOR
CHAPTER = "notebooks/04_russia_and_south_korea.html"
CHIP = "#claim-sk-13 .chip"
STRAY = """
const box = document.querySelector(".preview").getBoundingClientRect();
return [box.left, box.top, innerWidth - box.right].filter((room) => room < 0);
"""


@pytest.fixture
def chip(opened: Callable[..., Chrome]) -> WebElement:
    """The chip of a claim whose line stands open."""
    return found(opened(CHAPTER, scroll=False), CHIP)


def found(driver: Chrome, selector: str) -> WebElement:
    """An element in the middle of the window, where charts above it no longer move it."""
    element = driver.find_element(CSS, selector)
    places: list[float] = []
    while len(places) < 2 or places[-1] != places[-2]:
        driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
        places.append(driver.execute_async_script(SETTLED, element))
    return element


SETTLED = """
const [element, done] = arguments;
setTimeout(() => done(element.getBoundingClientRect().top), 300);
"""


def preview(driver: Chrome) -> WebElement:
    """The open preview."""
    return WebDriverWait(driver, 5).until(
        lambda page: next(iter(page.find_elements(CSS, ".preview:popover-open")), False)
    )


def none_within(driver: Chrome, seconds: float) -> bool:
    """Whether no preview opens, or none stays, for so long."""
    try:
        WebDriverWait(driver, seconds).until(lambda page: page.find_elements(CSS, ".preview"))
    except TimeoutException:
        return True
    return False


def gone(driver: Chrome) -> bool:
    """Whether the preview goes."""
    return bool(
        WebDriverWait(driver, 5).until(lambda page: not page.find_elements(CSS, ".preview"))
    )


def to_the_margin(chip: WebElement) -> int:
    """How far a chip is from the left margin of the window, where no claim stands."""
    return round(3 - chip.rect["x"] - chip.rect["width"] / 2)


def test_the_pointer_opens_the_card_and_may_go_into_it(chromium: Chrome, chip: WebElement) -> None:
    ActionChains(chromium, 0).move_to_element(chip).perform()
    card = preview(chromium)
    item = judged("SK-13")
    assert item.claim.paraphrase in card.text and str(item.verdict) in card.text
    assert chromium.execute_script(STRAY) == []
    ActionChains(chromium).move_to_element(card).pause(0.6).perform()
    assert card.is_displayed()
    button = card.find_element(CSS, ".copy-link")
    button.click()
    WebDriverWait(chromium, 5).until(lambda page: button.text != "Copy link")
    ActionChains(chromium).send_keys(Keys.ESCAPE).perform()
    assert gone(chromium)
    assert chromium.switch_to.active_element == chip


def test_the_card_goes_with_the_pointer(chromium: Chrome, chip: WebElement) -> None:
    ActionChains(chromium, 0).move_to_element(chip).perform()
    preview(chromium)
    ActionChains(chromium, 0).move_by_offset(to_the_margin(chip), 0).perform()
    assert gone(chromium)


def test_the_pointer_that_only_passes_opens_nothing(chromium: Chrome, chip: WebElement) -> None:
    passing = ActionChains(chromium, 0).move_to_element(chip)
    passing.move_by_offset(to_the_margin(chip), 0).perform()
    assert none_within(chromium, 0.8)


def test_the_keyboard_opens_the_card_and_closes_it(chromium: Chrome, chip: WebElement) -> None:
    chromium.execute_script("arguments[0].focus({focusVisible: true})", chip)
    words = chromium.find_element(By.ID, "preview-words") if preview(chromium) else None
    assert words and words.text == judged("SK-13").claim.paraphrase
    assert chip.get_attribute("aria-describedby") == "preview-words"
    ActionChains(chromium).send_keys(Keys.ESCAPE).perform()
    assert gone(chromium)
    assert chromium.switch_to.active_element == chip


def test_the_arrow_down_leads_into_the_card_and_escape_back(
    chromium: Chrome, chip: WebElement
) -> None:
    chromium.execute_script("arguments[0].focus({focusVisible: true})", chip)
    card = preview(chromium)
    hint = "return getComputedStyle(arguments[0], '::after').content"
    assert "↓" in chromium.execute_script(hint, card)
    links = card.find_elements(CSS, "a, button")
    reached = []
    for key in (Keys.ARROW_DOWN, *[Keys.TAB] * (len(links) - 1)):
        ActionChains(chromium, 0).send_keys(key).perform()
        reached.append(chromium.switch_to.active_element)
    assert reached == links and card.is_displayed()
    ActionChains(chromium, 0).send_keys(Keys.ESCAPE).perform()
    assert gone(chromium)
    assert chromium.switch_to.active_element == chip
    assert chromium.execute_script("return arguments[0].matches(':focus-visible')", chip)
    assert none_within(chromium, 0.5)


def test_a_tap_opens_the_card_and_a_second_one_follows(opened: Callable[..., Chrome]) -> None:
    driver = opened(CHAPTER, scroll=False, width=390)
    chip = found(driver, CHIP)
    tap(driver, chip)
    preview(driver)
    assert driver.execute_script(STRAY) == [] and "claims/" not in driver.current_url
    tap(driver, chip)
    WebDriverWait(driver, 5).until(lambda page: page.current_url.endswith("claims/SK-13.html"))


def tap(driver: Chrome, element: WebElement) -> None:
    """Touches an element."""
    finger = ActionBuilder(driver, mouse=PointerInput(interaction.POINTER_TOUCH, "finger"))
    finger.pointer_action.move_to(element).pointer_down().pointer_up()
    finger.perform()


def test_a_citation_opens_its_source(opened: Callable[..., Chrome]) -> None:
    driver = opened("notebooks/01_introduction.html", scroll=False)
    link = found(driver, ".bibtex-citation a")
    words = link.get_attribute("title")
    ActionChains(driver, 0).move_to_element(link).perform()
    told = preview(driver).find_element(CSS, "p").text
    assert words and words.startswith(told) and not link.get_attribute("title")


@pytest.mark.parametrize(
    ("page", "target"),
    [("claims/HO-20.html", "#figure-"), ("notebooks/00_argument.html", "#table-omissions")],
)
def test_the_number_of_a_figure_opens_its_picture_and_the_name_of_a_table_its_description(
    opened: Callable[..., Chrome], page: str, target: str
) -> None:
    driver = opened(page, scroll=False)
    link = found(driver, f"main a[href*='{target}']:not(.chart-link)")
    ActionChains(driver, 0).move_to_element(link).perform()
    box = preview(driver)
    if target == "#figure-":
        picture = box.find_element(CSS, "img")
        WebDriverWait(driver, 5).until(lambda _: int(picture.get_property("naturalWidth")) > 100)
    else:
        assert len(box.text.split()) > 5
