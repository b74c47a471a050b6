"""How a reader cites a claim and takes its data from its page."""

from collections.abc import Callable
from pathlib import Path

from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

CSS = By.CSS_SELECTOR
PAGE = "claims/HO-27.html"


def test_the_first_screen_of_a_claim_leads_to_its_data_and_its_citation(
    opened: Callable[..., Chrome], book: Path
) -> None:
    driver = opened(PAGE, scroll=False, width=390, height=844)
    links = driver.find_elements(CSS, ".claim-tools a")
    assert [link.text for link in links] == ["Data", "Cite this claim"]
    for link in links:
        target = (link.get_attribute("href") or "").partition("#")[2]
        assert driver.find_element(By.ID, target).is_displayed()
    file = driver.find_element(CSS, "#data + p a").get_dom_attribute("href") or ""
    rows = (book / PAGE).with_name(file).read_text("utf-8").splitlines()
    assert rows[0].startswith("table,key,") and len(rows) > 1


def test_a_citation_is_copied_by_one_button(chromium: Chrome, address: str) -> None:
    place = {"origin": address, "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}
    chromium.execute_cdp_cmd("Browser.grantPermissions", place)
    chromium.get(f"{address}/{PAGE}")
    button = chromium.find_element(CSS, ".copy-reference")
    button.click()
    WebDriverWait(chromium, 5).until(lambda _: button.text == "Copied")
    copied = chromium.execute_async_script("navigator.clipboard.readText().then(arguments[0])")
    assert copied == chromium.find_element(CSS, ".cite .reference").text


def test_words_that_an_address_asks_to_mark_are_not_marked_in_fragments(
    chromium: Chrome, address: str
) -> None:
    chromium.get(f"{address}/index.html?highlight=HO%2027")
    assert not chromium.find_elements(CSS, ".highlighted")
