"""What the pages make of a reader's wishes: more contrast, own colours, no motion."""

from collections.abc import Callable, Iterator

import pytest
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.support.wait import WebDriverWait

CHAPTER = "notebooks/04_russia_and_south_korea.html"
KINDS = ["index.html", CHAPTER, "notebooks/06_findings.html", "claims/HO-27.html"]

CHART = """
const svg = document.querySelector(".vega-drawn svg");
const text = [...svg.querySelectorAll("text")].map((one) => getComputedStyle(one).fill);
return [getComputedStyle(svg).backgroundColor, text];
"""
LINE = """
const style = getComputedStyle(arguments[0]);
return ["Top", "Right", "Bottom", "Left"].map((side) => style[`border${side}Style`]);
"""
OUTLINE = "return getComputedStyle(arguments[0]).outlineStyle"
MOVING = """
const moves = (style) => style.scrollBehavior !== "auto" || style.animationName !== "none" ||
  style.transitionDuration.split(", ").some((time) => parseFloat(time));
const all = [...document.querySelectorAll("*")];
return all.filter((one) => ["", "::before", "::after"].some((part) =>
  moves(getComputedStyle(one, part)))).map((one) => one.outerHTML.slice(0, 80));
"""


@pytest.fixture
def wishing(chromium: Chrome) -> Iterator[Callable[..., None]]:
    """Tells the open page what its reader wishes, by the names of the media features.

    What the reader has chosen on a page is forgotten at the end.
    """

    def wish(**wishes: str) -> None:
        named = [{"name": name.replace("_", "-"), "value": it} for name, it in wishes.items()]
        chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": named})

    yield wish
    wish()
    chromium.execute_script("localStorage.clear()")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("page", KINDS)
def test_who_wants_more_contrast_gets_words_of_seven_to_one(
    opened: Callable[..., Chrome],
    wishing: Callable[..., None],
    axe: Callable[..., list[str]],
    page: str,
    theme: str,
) -> None:
    opened(page, theme=theme, scroll=False)
    wishing(prefers_contrast="more", prefers_color_scheme=theme)
    assert axe("color-contrast-enhanced") == []


@pytest.mark.parametrize(("theme", "palette"), [("light", "dark"), ("dark", "light")])
def test_charts_keep_their_colours_and_ground_among_a_readers_own_colours(
    opened: Callable[..., Chrome], wishing: Callable[..., None], theme: str, palette: str
) -> None:
    driver = opened(CHAPTER, scroll=False)
    driver.execute_script("localStorage.setItem('mode', arguments[0])", theme)
    opened(CHAPTER, theme=palette)
    page = driver.execute_script("return getComputedStyle(document.body).backgroundColor")
    _, words = driver.execute_script(CHART)
    wishing(forced_colors="active", prefers_color_scheme=palette)
    assert driver.execute_script(CHART) == [page, words]


def test_among_a_readers_own_colours_lines_tell_what_grounds_told(
    opened: Callable[..., Chrome], wishing: Callable[..., None]
) -> None:
    driver = opened("index.html", scroll=False)
    wishing(forced_colors="active", prefers_color_scheme="dark")
    for kind in (".chip", ".overview a.mark"):
        for sign in driver.find_elements("css selector", kind):
            assert driver.execute_script(LINE, sign) == ["solid"] * 4
    one, *others = driver.find_elements("css selector", "button.overview-verdict")
    one.send_keys(Keys.ENTER)
    assert driver.execute_script(OUTLINE, one) == "solid"
    assert {driver.execute_script(OUTLINE, other) for other in others} == {"none"}
    opened(CHAPTER, scroll=False)
    driver.execute_script("location.hash = 'claim-sk-13'")
    wishing(forced_colors="active", prefers_color_scheme="dark")
    line = driver.find_element("css selector", "#claim-sk-13")
    assert driver.execute_script(OUTLINE, line) == "solid"


@pytest.mark.parametrize("palette", ["light", "dark"])
def test_what_a_search_marks_can_be_seen_among_a_readers_own_colours(
    opened: Callable[..., Chrome], wishing: Callable[..., None], palette: str
) -> None:
    driver = opened("index.html", scroll=False)
    wishing(forced_colors="active", prefers_color_scheme=palette)
    ActionChains(driver, 0).key_down(Keys.CONTROL).send_keys("k").key_up(Keys.CONTROL).perform()
    ActionChains(driver, 0).send_keys("1695").perform()
    found = WebDriverWait(driver, 10).until(
        lambda driver: driver.find_element("css selector", ".search-results mark")
    )
    link = driver.execute_script("return arguments[0].closest('a')", found)
    assert found.value_of_css_property("color") == link.value_of_css_property("color")


@pytest.mark.parametrize("page", KINDS)
def test_nothing_moves_for_who_wants_no_motion(
    opened: Callable[..., Chrome], wishing: Callable[..., None], page: str
) -> None:
    driver = opened(page)
    wishing(prefers_reduced_motion="no-preference")
    assert driver.execute_script(MOVING)
    wishing(prefers_reduced_motion="reduce")
    assert driver.execute_script(MOVING) == []
