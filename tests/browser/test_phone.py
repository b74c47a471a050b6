"""What a reader does on a phone that is held upright: the contents, the charts, the marks."""

from collections.abc import Callable

import pytest
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from edition.base.project import NOTEBOOKS

CSS = By.CSS_SELECTOR
PHONE = {"width": 390, "height": 844}
ARGUMENT = "notebooks/00_argument.html"
CHAPTERS = sorted(f"notebooks/{path.stem}.html" for path in NOTEBOOKS.glob("*.ipynb"))

LARGE = ".chart-zoom .vega-drawn:not([inert], .coming) svg"
"""A chart that is enlarged and no longer a picture."""

IN_WINDOW = """
const box = arguments[0].getBoundingClientRect();
return box.left >= 0 && box.right <= innerWidth + 1 &&
  box.top >= 0 && box.bottom <= innerHeight + 1;
"""
FOCUSED = "arguments[0].focus({focusVisible: true}); return arguments[0].matches(':focus-visible')"
FRAME = """
const { borderTopColor, backgroundColor } = getComputedStyle(arguments[0]);
return [borderTopColor, backgroundColor];
"""
SEEN_WHOLE = """
const holder = arguments[0].closest(".chart-zoom > div");
holder.scrollTop = holder.scrollHeight;
const [whole, seen] = [arguments[0], holder].map((one) => one.getBoundingClientRect());
return whole.top >= seen.top - 1 && whole.bottom <= seen.bottom + 1;
"""
"""Whether a chart that is enlarged can be seen from its first row to its last at once."""
TALL = """
const { width, height } = arguments[0].getBoundingClientRect();
return Math.max(width, height);
"""
CUT = """
return [...document.querySelectorAll(".vega-drawn svg")].flatMap((svg) => {
  const edge = svg.getBoundingClientRect();
  return [...svg.querySelectorAll(".role-axis-label text")].filter((label) => {
    const box = label.getBoundingClientRect();
    return label.getAttribute("opacity") !== "0" && box.width &&
      (box.left < edge.left - 1 || box.right > edge.right + 1 || box.bottom > edge.bottom + 1);
  }).map((label) => label.textContent);
});
"""
SIZES = """
return [...document.querySelectorAll(".overview a.mark")].map((mark) => {
  const { width, height } = mark.getBoundingClientRect();
  return Math.min(width, height);
});
"""


def until(driver: Chrome, met: Callable[[Chrome], object]) -> object:
    """Waits until something holds, and gives it."""
    return WebDriverWait(driver, 10).until(met)


def is_open(driver: Chrome, side: str) -> bool:
    """Whether the sidebar lies over the page."""
    drawer = driver.find_element(By.ID, f"pst-{side}-sidebar-modal")
    return drawer.get_attribute("open") is not None


@pytest.mark.parametrize("side", ["primary", "secondary"])
def test_a_sidebar_over_the_page_has_a_button_that_closes_it(
    opened: Callable[..., Chrome], side: str
) -> None:
    driver = opened(ARGUMENT, scroll=False, **PHONE)
    toggle = driver.find_element(CSS, f".{side}-toggle")
    toggle.click()
    assert is_open(driver, side)
    button = driver.find_element(CSS, f"#pst-{side}-sidebar-modal .drawer-close")
    assert button.text == "Close" and driver.execute_script(IN_WINDOW, button)
    button.click()
    assert not is_open(driver, side)
    until(driver, lambda driver: driver.switch_to.active_element == toggle)


def test_the_button_that_closes_a_sidebar_keeps_its_frame_under_the_focus(
    opened: Callable[..., Chrome],
) -> None:
    driver = opened(ARGUMENT, scroll=False, **PHONE)
    driver.find_element(CSS, ".primary-toggle").send_keys(Keys.ENTER)
    button = driver.find_element(CSS, "#pst-primary-sidebar-modal .drawer-close")
    until(driver, lambda driver: driver.execute_script(FOCUSED, button))
    frame, ground = driver.execute_script(FRAME, button)
    assert frame.startswith("rgb(") and ground.startswith("rgb(") and frame != ground


def test_the_contents_close_when_an_entry_of_the_page_is_chosen_which_then_comes_into_view(
    opened: Callable[..., Chrome],
) -> None:
    driver = opened(ARGUMENT, scroll=False, **PHONE)
    driver.find_element(CSS, ".secondary-toggle").click()
    entry = driver.find_elements(CSS, "#pst-secondary-sidebar-modal a")[2]
    target = (entry.get_attribute("href") or "").partition("#")[2]
    entry.click()
    until(driver, lambda driver: not is_open(driver, "secondary"))
    place = "return document.getElementById(arguments[0]).getBoundingClientRect().top"
    until(driver, lambda driver: 0 <= driver.execute_script(place, target) < PHONE["height"] / 2)


def test_the_chosen_page_of_the_book_is_the_open_one_and_the_menu_closes(
    opened: Callable[..., Chrome],
) -> None:
    driver = opened(ARGUMENT, scroll=False, **PHONE)
    driver.find_element(CSS, ".primary-toggle").click()
    driver.find_element(CSS, "#pst-primary-sidebar-modal li.current > a").click()
    until(driver, lambda driver: not is_open(driver, "primary"))


def test_a_chart_is_enlarged_on_its_side_with_its_whole_width_in_the_window(
    opened: Callable[..., Chrome],
) -> None:
    driver = opened(ARGUMENT, **PHONE)
    figure = driver.find_elements(CSS, "figure.chart")[2]
    chart = figure.find_element(CSS, ".vega-drawn svg")
    before = driver.execute_script(TALL, chart)
    (button,) = [one for one in figure.find_elements(CSS, "button") if one.text == "Enlarge"]
    driver.execute_script("arguments[0].click()", button)
    large = until(driver, lambda driver: driver.find_element(CSS, LARGE))
    until(driver, lambda driver: driver.execute_script(TALL, large) > 1.8 * before)
    for label in driver.find_elements(CSS, ".chart-zoom .role-axis-label text"):
        assert driver.execute_script(IN_WINDOW, label), label.text
    for mark in large.find_elements(CSS, ".role-mark.mark-rect path")[::3]:
        ActionChains(driver, 0).move_to_element(mark).perform()
        tip = until(driver, lambda driver: driver.find_element(CSS, "#vg-tooltip-element.visible"))
        assert driver.execute_script(IN_WINDOW, tip)
    close = driver.find_element(CSS, ".chart-zoom button")
    assert driver.execute_script(IN_WINDOW, close)
    close.send_keys(Keys.ENTER)
    until(driver, lambda driver: not driver.find_elements(CSS, ".chart-zoom"))


def test_a_tall_chart_is_enlarged_upright_with_its_figures_and_the_way_back_in_the_window(
    opened: Callable[..., Chrome],
) -> None:
    driver = opened(ARGUMENT, **PHONE)
    figure = driver.find_element(CSS, "figure.chart:has(.mark-rect)")
    button = figure.find_element(CSS, ".chart-files button:last-child")
    driver.execute_script("arguments[0].click()", button)
    large = until(driver, lambda driver: driver.find_element(CSS, LARGE))
    until(driver, lambda _: large.size["height"] > large.size["width"] > 0.8 * PHONE["width"])
    assert driver.execute_script(SEEN_WHOLE, large)
    close = driver.find_element(CSS, ".chart-zoom button")
    assert driver.execute_script(IN_WINDOW, close)
    for mark in large.find_elements(CSS, ".mark-rect path")[-4:]:
        ActionChains(driver, 0).move_to_element(mark).perform()
        tip = until(driver, lambda driver: driver.find_element(CSS, "#vg-tooltip-element.visible"))
        assert driver.execute_script(IN_WINDOW, tip)
        assert "_" not in tip.text and "standing" in tip.text


@pytest.mark.parametrize("page", ["claims/CO-01.html", "claims/AB-05.html"])
def test_the_charts_of_a_claim_are_those_of_the_chapter(
    opened: Callable[..., Chrome], page: str
) -> None:
    driver = opened(page, **PHONE)
    charts = driver.find_elements(CSS, "figure.chart")
    assert charts
    for chart in charts:
        svg = chart.find_element(CSS, ".vega-drawn svg")
        assert svg.rect["x"] >= 0 and svg.rect["x"] + svg.rect["width"] <= PHONE["width"]
        assert chart.text.split()[-1] == "Enlarge"
    driver.execute_script(
        "arguments[0].click()", charts[0].find_element(CSS, ".chart-files button:last-child")
    )
    until(driver, lambda driver: driver.find_elements(CSS, LARGE))
    assert driver.switch_to.active_element.text == "Close"


@pytest.mark.parametrize("page", CHAPTERS)
def test_no_label_of_an_axis_is_cut(opened: Callable[..., Chrome], page: str) -> None:
    driver = opened(page, **PHONE)
    assert driver.find_elements(CSS, ".vega-drawn svg")
    assert driver.execute_script(CUT) == []


def test_each_mark_of_the_cover_is_large_enough_for_a_finger(opened: Callable[..., Chrome]) -> None:
    sizes = opened("index.html", scroll=False, **PHONE).execute_script(SIZES)
    assert sizes and min(sizes) >= 24
