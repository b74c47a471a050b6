"""A page that a reader prints from the browser."""

from base64 import b64decode
from collections.abc import Callable
from io import BytesIO

import pytest
from pypdf import PdfReader
from selenium.webdriver import Chrome

PAPER = 718
"""The width of the text on a sheet of A4 with the margins that browsers leave, in pixels."""

SHEET = {"paperWidth": 8.27, "paperHeight": 11.69}
"""A4, in inches, as the browser asks for it."""

SIDE = 800
"""What of its height is left to a chart under its title, in pixels."""

CHAPTER = "notebooks/02_historical_overview.html"
KINDS = [CHAPTER, "notebooks/07_robustness.html", "notebooks/06_findings.html"]
KINDS += ["claims/HO-27.html", "claims/SK-13.html", "brief.html", "index.html"]

PRINTED = """
const [side] = arguments;
const all = (selector) => [...document.querySelectorAll(selector)];
const seen = (selector) => all(selector).filter((element) => element.checkVisibility());
const breaks = (element) => getComputedStyle(element).breakInside;
const folds = seen("article details:not([open], .chart-sources)");
return {
  // What works on a screen alone, and the tables behind charts, which are in the files beside them.
  idle: seen(`nav, .bd-header-article, .skip-link, details.code, .headerlink, .choices,
    .chart-files, .chart-data, .chart-sources > summary, .ledger-filter, .vega-bindings,
    select, input, dialog`)
    .map((element) => element.outerHTML.slice(0, 80)),
  title: document.querySelector("article h1").checkVisibility(),
  unfolded: folds.filter((fold) => !fold.querySelector("summary").checkVisibility() ||
    [...fold.children].some((part) => part.matches(":not(summary)") && part.checkVisibility()))
    .map((fold) => fold.outerHTML.slice(0, 80)),
  sources: all(".chart-sources > .legend").filter((part) => !part.checkVisibility()).length,
  scrolling: seen("article *").filter((element) =>
    ["auto", "scroll"].includes(getComputedStyle(element).overflowX) &&
    element.scrollWidth > element.clientWidth + 1).map((element) => element.className),
  wide: seen("article :is(table, svg)").filter((element) =>
    element.getBoundingClientRect().right > innerWidth + 1).length,
  high: seen(".vega-live svg").filter((element) =>
    element.getBoundingClientRect().height > side).length,
  // A small table stays whole, a large one breaks between its rows.
  severed: all("article table").filter((table) =>
    (breaks(table) === "avoid") !== (table.tBodies[0].rows.length < 12)).length,
  torn: all("article :is(.claim-lines > li, .vega-live, figcaption, tr)").filter((element) =>
    breaks(element) !== "avoid").length,
  pale: seen("article :is(p, h1, h2, a, .mark)").filter((element) =>
    getComputedStyle(element).color.match(/\\d+/g).slice(0, 3).every((part) => part > 110)).length,
};
"""
SHADES = """
const [picture, done] = arguments;
const image = new Image();
image.onload = () => {
  const canvas = Object.assign(document.createElement("canvas"), image);
  [canvas.width, canvas.height] = [image.width, image.height];
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const share = (least, most) => {
    let met = 0;
    for (let at = 0; at < data.length; at += 4)
      met += [0, 1, 2].every((part) => least <= data[at + part] && data[at + part] <= most);
    return met / (data.length / 4);
  };
  done([share(250, 255), share(226, 240), share(0, 90)]);
};
image.src = `data:image/png;base64,${picture}`;
"""
"""How much of a picture is white, how much nearly so, and how much dark."""


def on_paper(driver: Chrome, theme: str) -> None:
    """Lays the open page out for paper; a page that follows the system keeps its colours."""
    colours = [{"name": "prefers-color-scheme", "value": theme}]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": colours})


def printed(driver: Chrome) -> list[str]:
    """The words of each side of the open page as the browser prints it."""
    made = driver.execute_cdp_cmd("Page.printToPDF", SHEET)["data"]
    return [side.extract_text() for side in PdfReader(BytesIO(b64decode(made))).pages]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("page", KINDS)
def test_on_paper_there_is_the_text_alone_dark_folded_as_it_was_and_untorn(
    opened: Callable[..., Chrome], page: str, theme: str
) -> None:
    driver = opened(page, width=PAPER, theme=theme)
    on_paper(driver, theme)
    seen = driver.execute_script(PRINTED, SIDE)
    assert seen.pop("title")
    assert {name: found for name, found in seen.items() if found} == {}


@pytest.mark.parametrize("page", KINDS)
def test_the_printed_words_begin_with_the_title_and_fill_every_side(
    opened: Callable[..., Chrome], page: str
) -> None:
    driver = opened(page, theme="dark")
    heading = driver.find_element("css selector", "article h1").text.removesuffix("#")
    summaries = [
        one.text
        for one in driver.find_elements("css selector", ".claims > details:not([open]) > summary")
    ]
    sides = printed(driver)
    words = " ".join(" ".join(sides).split())
    assert heading.split()[0] in sides[0][:200] and all(side.strip() for side in sides)
    assert [one for one in summaries if " ".join(one.split()) not in words] == []
    assert [idle for idle in ("Copy link", "Enlarge", "Skip to") if idle in words] == []


def test_a_fold_that_the_reader_opened_is_printed_open(opened: Callable[..., Chrome]) -> None:
    driver = opened(CHAPTER, scroll=False)
    fold = driver.find_element("css selector", ".claims > details")
    closed = printed(driver)
    driver.execute_script("arguments[0].open = true", fold)
    assert len("".join(printed(driver))) > len("".join(closed))


@pytest.mark.parametrize("page", [CHAPTER, "notebooks/08_afterwards.html"])
def test_the_first_side_of_a_chapter_that_opens_with_a_tall_chart_has_the_chart(
    opened: Callable[..., Chrome], page: str
) -> None:
    driver = opened(page)
    chart = driver.find_element("css selector", "figure.chart")
    first = [text.text for text in chart.find_elements("css selector", "svg text") if text.text]
    assert first[-1] in printed(driver)[0]


@pytest.mark.parametrize(("page", "most"), [("brief.html", 1), ("claims/HO-27.html", 3)])
def test_a_short_page_takes_few_printed_sides(
    opened: Callable[..., Chrome], page: str, most: int
) -> None:
    assert len(printed(opened(page))) <= most


def test_a_chart_of_a_dark_page_is_printed_dark_on_white(opened: Callable[..., Chrome]) -> None:
    driver = opened(CHAPTER, theme="dark")
    on_paper(driver, "dark")
    chart = driver.find_elements("css selector", ".vega-drawn")[1]
    driver.execute_script("arguments[0].scrollIntoView()", chart)
    picture = chart.screenshot_as_base64
    driver.get("about:blank")
    white, hazy, dark = driver.execute_async_script(SHADES, picture)
    # Words are few dark dots; without the turned colours their grounds are dark, or grey.
    assert white > 0.8 and hazy < 0.01 and dark < 0.004
