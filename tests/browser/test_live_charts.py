"""What a reader can do with the charts, and what stays of them without scripts."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from edition.judge.ledger import judged, margin
from paper.evidence import introduction

CHAPTER = "notebooks/01_introduction.html"
CHAPTERS = [CHAPTER, "notebooks/03_nuclear_crisis.html"]
WITHIN = "#1b7837"
"""The colour of a definition that agrees with the paper."""

READABLE = 4.5
"""The least contrast of small text by the Web Content Accessibility Guidelines, level AA."""

RESTING_PLACES = """
return [...document.querySelectorAll(".vega-live")].map((chart) =>
  [...chart.querySelectorAll(".role-mark path, .role-mark text")].find((mark) =>
    mark.__data__?.tooltip && !mark.closest(".mark-line")) ?? null);
"""
HEIGHTS = """
const figures = [...document.querySelectorAll("figure.chart")];
return figures.map((one) => one.getBoundingClientRect().height);
"""
"""Of a page just opened, most of whose charts are still pictures, or of one scrolled through."""

CHANGE_WHILE_DRAWING = """
const [done] = arguments;
const page = document.documentElement.dataset;
const charts = [...document.querySelectorAll(".vega-live")];
const chart = charts.find((one) => !one.dataset.state);
page.theme = "light";
new MutationObserver((_, watch) => {
  if (!chart.querySelector(".vega-drawn") || chart.dataset.state) return;
  watch.disconnect();
  page.theme = "dark";
  setTimeout(done, 1500);
}).observe(chart, { childList: true });
chart.scrollIntoView();
"""
CONTRASTS = """
const parts = (colour) => {
  const [red, green, blue, alpha = 1] = colour.match(/[\\d.]+/g).map(Number);
  return { rgb: [red, green, blue], alpha };
};
const over = (above, alpha, below) =>
  above.map((value, place) => alpha * value + (1 - alpha) * below[place]);
const luminance = (rgb) => {
  const [red, green, blue] = rgb.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const ancestry = (element) => element ? [...ancestry(element.parentElement), element] : [];
const backdrop = (element) => ancestry(element).reduce((below, holder) => {
  const { rgb, alpha } = parts(getComputedStyle(holder).backgroundColor);
  return over(rgb, alpha, below);
}, [255, 255, 255]);
function ground(text, chart) {
  const box = text.getBoundingClientRect();
  const middle = new DOMPoint(box.x + box.width / 2, box.y + box.height / 2);
  let below = backdrop(chart);
  for (const shape of text.ownerSVGElement.querySelectorAll(".role-mark path")) {
    const style = getComputedStyle(shape);
    if (style.fill === "none") continue;
    if (!(text.compareDocumentPosition(shape) & Node.DOCUMENT_POSITION_PRECEDING)) continue;
    if (!shape.isPointInFill(middle.matrixTransform(shape.getScreenCTM().inverse()))) continue;
    const { rgb, alpha } = parts(style.fill);
    below = over(rgb, alpha * style.opacity * style.fillOpacity, below);
  }
  return below;
}
return [...document.querySelectorAll(".vega-live")].flatMap((chart) =>
  [...chart.querySelectorAll(".vega-drawn svg text")].filter((text) =>
    text.textContent && Number(getComputedStyle(text).opacity)).map((text) => {
    const below = ground(text, chart);
    const style = getComputedStyle(text);
    const { rgb, alpha } = parts(style.fill);
    const above = over(rgb, alpha * style.opacity * style.fillOpacity, below);
    const [dark, light] = [luminance(above), luminance(below)].sort((a, b) => a - b);
    const contrast = (light + 0.05) / (dark + 0.05);
    return { text: text.textContent, fill: style.fill, contrast, bright: luminance(above) };
  }));
"""
PICTURES = """
return [...document.querySelectorAll(".vega-live")].map((chart) => {
  const picture = chart.querySelector(".vega-picture svg");
  const box = picture?.getBoundingClientRect();
  return {
    drawn: chart.dataset.state ?? "no",
    shown: Boolean(picture?.checkVisibility() && box.width > 200 && box.height > 80),
    described: picture?.querySelector("desc")?.textContent ?? "",
    texts: picture?.querySelectorAll("text").length ?? 0,
  };
});
"""


@pytest.fixture(autouse=True)
def usual_browser(chromium: Chrome) -> Iterator[None]:
    """Undoes what a test has changed in the browser."""
    yield
    chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    chromium.execute_cdp_cmd("Network.setBlockedURLs", {"urls": []})


def chart_with(driver: Chrome, words: str) -> WebElement:
    """The chart whose specification has these words."""
    return driver.execute_script(
        "return [...document.querySelectorAll('.vega-live')].find("
        "(chart) => chart.querySelector('script').textContent.includes(arguments[0]))",
        words,
    )


def until(driver: Chrome, met: Callable[[Chrome], Any], seconds: float = 5) -> Any:
    """What `met` gives as soon as it is true."""
    return WebDriverWait(driver, seconds, poll_frequency=0.05).until(met)


def dots_within(chart: WebElement) -> int:
    """How many definitions of the distance are drawn as agreeing with the paper."""
    return len(chart.find_elements("css selector", f'.mark-symbol.role-mark path[fill="{WITHIN}"]'))


@pytest.mark.parametrize("page", CHAPTERS)
def test_resting_on_a_mark_of_any_chart_shows_its_figures(
    opened: Callable[..., Chrome], page: str
) -> None:
    driver = opened(page)
    marks = driver.execute_script(RESTING_PLACES)
    assert marks and all(marks)
    for mark in marks:
        driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", mark)
        ActionChains(driver, 0).move_to_element(mark).perform()
        tip = until(driver, visible_tip)
        assert tip.text.strip()
        away = ActionChains(driver, 0)
        away.w3c_actions.pointer_action.move_to_location(1, 1)
        away.perform()
        until(driver, lambda driver: not visible_tip(driver))


def visible_tip(driver: Chrome) -> WebElement | None:
    """The tooltip, if it is shown."""
    found = driver.find_elements("id", "vg-tooltip-element")
    return next((tip for tip in found if tip.is_displayed()), None)


def test_the_slider_shows_which_distances_another_margin_would_admit(
    opened: Callable[..., Chrome],
) -> None:
    driver = opened(CHAPTER)
    chart = chart_with(driver, '"name":"margin"')
    slider = chart.find_element("css selector", "input[type=range]")
    claim = judged("AB-06").claim
    asserted, kilometres = float(claim.asserted), introduction.distances()["km"]
    allowed = float(margin(claim.asserted, claim.kind))

    def admitted(within: float) -> int:
        return int((abs(kilometres - asserted) <= within).sum())

    told = chart.find_element("css selector", ".vega-drawn svg").text
    assert f"{admitted(allowed)} of {len(kilometres)} ways" in told
    assert dots_within(chart) == admitted(allowed)
    for key, within in [(Keys.END, 50), (Keys.HOME, 0)]:
        slider.send_keys(key)
        wanted = admitted(within)
        until(driver, lambda _, wanted=wanted: dots_within(chart) == wanted)
        told = chart.find_element("css selector", ".vega-drawn svg").text
        assert f"{wanted} of {len(kilometres)} ways lie within {within} km" in told
    assert admitted(0) < admitted(allowed) < admitted(50)


@pytest.mark.parametrize("page", CHAPTERS)
def test_the_words_of_the_charts_can_be_read_in_both_themes(
    opened: Callable[..., Chrome], repaint: Callable[[str], None], page: str
) -> None:
    driver = opened(page)
    for theme in ("light", "dark"):
        repaint(theme)
        words = driver.execute_script(CONTRASTS)
        assert words
        faint = [word for word in words if word["contrast"] < READABLE]
        assert {f"{word['text']!r}, {word['fill']}, {theme}" for word in faint} == set()


def test_charts_are_dark_at_once_where_the_readers_system_is(opened: Callable[..., Chrome]) -> None:
    driver = opened(CHAPTER, theme="dark")
    names = [word for word in driver.execute_script(CONTRASTS) if word["text"] == "China"]
    # Grey words are dimmer than the text and yet made for a dark ground.
    assert names and all(name["bright"] > 0.3 for name in names)


@pytest.mark.parametrize("missing", ["scripts", "the chart library"])
def test_every_chart_shows_its_picture_without(
    chromium: Chrome, opened: Callable[..., Chrome], missing: str
) -> None:
    if missing == "scripts":
        chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    else:
        chromium.execute_cdp_cmd("Network.enable", {})
        chromium.execute_cdp_cmd("Network.setBlockedURLs", {"urls": ["*vega.js*"]})
    pictures = opened(CHAPTER, scroll=False).execute_script(PICTURES)
    assert pictures
    for picture in pictures:
        assert picture["drawn"] == "no"
        assert picture["shown"] and picture["described"] and picture["texts"]


def test_the_chart_library_comes_when_a_chart_is_near(opened: Callable[..., Chrome]) -> None:
    driver = opened(CHAPTER, scroll=False, height=100)
    chart = driver.find_element("css selector", ".vega-live")
    assert chart.location["y"] > 100 + 600
    driver.execute_async_script("requestIdleCallback(arguments[0])")
    assert driver.execute_script("return window.vega") is None
    driver.execute_script("arguments[0].scrollIntoView()", chart)
    until(driver, lambda driver: chart.get_attribute("data-state") == "drawn")


@pytest.mark.parametrize(("width", "most"), [(1280, 30), (390, 75)])
def test_what_stands_below_a_chart_hardly_moves_when_it_is_drawn(
    chromium: Chrome, read: Callable[..., None], book: Path, width: int, most: int
) -> None:
    address = (book / "notebooks/02_historical_overview.html").as_uri()
    heights = []
    for scroll in (False, True):
        read(address, width=width, scroll=scroll)
        heights.append(chromium.execute_script(HEIGHTS))
    pictures, drawn = heights
    assert len(drawn) > 6
    assert max(abs(one - other) for one, other in zip(pictures, drawn, strict=True)) <= most


def test_a_chart_takes_the_colours_that_change_while_it_is_drawn(
    opened: Callable[..., Chrome],
) -> None:
    driver = opened(CHAPTER, scroll=False)
    driver.execute_async_script(CHANGE_WHILE_DRAWING)
    words = driver.execute_script(CONTRASTS)
    assert words and all(word["contrast"] >= READABLE for word in words)
    drawn = "return document.querySelectorAll('.vega-live > .vega-drawn').length"
    charts = "return document.querySelectorAll('.vega-live[data-state=drawn]').length"
    assert driver.execute_script(drawn) == driver.execute_script(charts)
