"""What a reader finds by typing, in which order, and what is marked in it."""

from collections.abc import Callable
from urllib.parse import quote

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.support.wait import WebDriverWait

from edition.data.bibliography import references

FOUND = """
return [...document.querySelectorAll(".search-results li a")].map((link) => ({
  address: link.href.split("/").pop(),
  marked: [...link.querySelectorAll("mark")].map((mark) => mark.textContent),
  words: link.textContent,
}));
"""
STATUS = '.search-results [role="status"]'


@pytest.fixture
def found(
    chromium: Chrome, opened: Callable[..., Chrome], address: str, read: Callable[..., None]
) -> Callable[[str], list[dict[str, str]]]:
    """What the page of the search finds, in its order."""

    def search(words: str) -> list[dict[str, str]]:
        read(f"{address}/search.html?q={quote(words)}", scroll=False)
        WebDriverWait(chromium, 10).until(
            lambda driver: driver.find_elements("css selector", STATUS)
        )
        return chromium.execute_script(FOUND)

    return search


def claims(found: list[dict[str, str]]) -> list[str]:
    """The claims among what was found."""
    addresses = [one["address"].partition("#claim-") for one in found]
    return [claim.upper() for _, is_claim, claim in addresses if is_claim]


@pytest.mark.parametrize(
    "words", ["resolution 1695", "Security Council resolution 1695", "Who wanted resolution 1695?"]
)
def test_what_has_all_of_the_words_or_the_rarest_comes_first(
    found: Callable[[str], list[dict[str, str]]], words: str
) -> None:
    assert set(claims(found(words))[:2]) == {"NC-14", "NC-15"}


def test_what_has_some_of_the_words_is_counted_apart(
    chromium: Chrome, found: Callable[[str], list[dict[str, str]]]
) -> None:
    found("Shtykov nonsenseword")
    told = chromium.find_element("css selector", STATUS).text
    assert told.endswith(" found with some of the words")
    assert found("nonsenseword") == []
    assert chromium.find_element("css selector", STATUS).text == "Nothing found"


@pytest.mark.parametrize(
    ("words", "marked"), [("in", {"in"}), ("노태우", {"노태우"}), ("ihasz", {"ihász"})]
)
def test_words_are_marked_from_their_start_in_any_script(
    found: Callable[[str], list[dict[str, str]]], words: str, marked: set[str]
) -> None:
    assert {one.lower() for entry in found(words) for one in entry["marked"]} <= marked
    assert any(entry["marked"] for entry in found(words))


def test_a_passage_is_shown_where_the_word_stands_in_it(
    found: Callable[[str], list[dict[str, str]]],
) -> None:
    (names,) = [one for one in found("Штыков") if one["address"].startswith("data.html")]
    assert "Штыков" in names["marked"]


def test_no_key_of_a_source_stands_in_what_is_searched(
    found: Callable[[str], list[dict[str, str]]],
) -> None:
    assert "koslov2018" in references() and found("koslov2018") == []
