"""What a page weighs, and that nothing on it moves while it comes."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from selenium.webdriver import Chrome

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


def packed(path: Path) -> int:
    """The size of a file as a web server sends it."""
    content = path.read_bytes()
    return len(content if path.suffix in PACKED_ALREADY else gzip.compress(content))
