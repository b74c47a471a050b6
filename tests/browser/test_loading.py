"""What a page weighs, and that nothing on it moves while it comes."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.support.wait import WebDriverWait

from edition.base.project import NOTEBOOKS

CHAPTERS = sorted(f"notebooks/{path.stem}.html" for path in NOTEBOOKS.glob("*.ipynb"))
KINDS = ["index.html", "brief.html", "references.html", "data.html", "claims/HO-27.html"]

MOST = 450_000
"""Bytes of a chapter and all that it asks for until its last chart is drawn, packed."""

PACKED_ALREADY = {".png", ".woff2"}

MOVED = """
const [done] = arguments;
const found = [];
const name = (node) => node?.outerHTML?.slice(0, 120) ?? node?.textContent.slice(0, 120) ?? "gone";
const watch = new PerformanceObserver((list) => {
  for (const { sources, value } of list.getEntries()) {
    if (value) found.push(...sources.map(({ node }) => name(node)));
  }
});
watch.observe({ type: "layout-shift", buffered: true });
requestIdleCallback(() => setTimeout(() => done(found), 50));
"""
"""What has moved since the page was opened: browsers keep account, and tell it a little later."""


HELD = """
const [beyond, done] = arguments;
const chart = document.querySelector(".vega-live");
const top = () => (beyond < 0 ? chart : chart.nextElementSibling).getBoundingClientRect().top;
if (!scrollY) scrollTo(0, chart.getBoundingClientRect().bottom + beyond);
const before = top();
const look = () => chart.dataset.state === "drawn"
  ? requestAnimationFrame(() => setTimeout(() => done([before, top()]), 50))
  : setTimeout(look, 20);
look();
"""
"""Where in the window something at the first chart stands before that is drawn, and after."""


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("page", [*KINDS, *CHAPTERS])
def test_nothing_moves_while_a_page_comes(
    chromium: Chrome, read: Callable[..., None], address: str, page: str, width: int
) -> None:
    chromium.execute_cdp_cmd("Network.clearBrowserCache", {})
    read(f"{address}/{page}", width=width, scroll=False)
    assert chromium.execute_async_script(MOVED) == []


@pytest.mark.parametrize("page", CHAPTERS)
def test_a_chapter_with_all_its_charts_is_light(
    book: Path, chromium: Chrome, read: Callable[..., None], address: str, page: str
) -> None:
    chromium.execute_cdp_cmd("Network.clearBrowserCache", {})
    read(f"{address}/{page}")
    events = [json.loads(entry["message"])["message"] for entry in chromium.get_log("performance")]
    asked = {
        event["params"]["request"]["url"]
        for event in events
        if event["method"] == "Network.requestWillBeSent"
    }
    paths = {
        book / unquote(urlsplit(url).path).lstrip("/") for url in asked if url.startswith(address)
    }
    sizes = {path.relative_to(book).as_posix(): packed(path) for path in paths}
    assert {page, "_static/vega.js"} <= sizes.keys()
    assert sum(sizes.values()) < MOST, sizes


@pytest.mark.parametrize("page", CHAPTERS)
def test_a_page_is_as_high_before_its_charts_are_drawn_as_after(
    opened: Callable[..., Chrome], page: str
) -> None:
    heights = [
        opened(page, width=768, scroll=scroll).execute_script(
            "return document.documentElement.scrollHeight"
        )
        for scroll in (False, True)
    ]
    assert abs(heights[0] - heights[1]) <= 2


@pytest.mark.parametrize("beyond", [-200, 0, 200])
def test_the_place_at_a_chart_stays_while_it_is_drawn_and_when_the_reader_comes_back(
    opened: Callable[..., Chrome], book: Path, beyond: int
) -> None:
    driver = opened("notebooks/00_argument.html", width=390, height=844, scroll=False)
    before, after = driver.execute_async_script(HELD, beyond)
    assert abs(after - before) <= 1
    driver.execute_script("location.href = arguments[0]", (book / KINDS[-1]).as_uri())
    WebDriverWait(driver, 10).until(lambda driver: driver.current_url.endswith(KINDS[-1]))
    driver.back()
    WebDriverWait(driver, 10).until(lambda driver: driver.execute_script("return scrollY"))
    assert abs(driver.execute_async_script(HELD, beyond)[1] - after) <= 1


def packed(path: Path) -> int:
    """The size of a file as a web server sends it."""
    content = path.read_bytes()
    return len(content if path.suffix in PACKED_ALREADY else gzip.compress(content))
