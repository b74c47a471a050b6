"""Measures what a page of the book weighs, and how soon it can be read and used.

    .venv/bin/python tools/benchmarks/weight.py [--runs 3] [--slowdown 4] [PAGE ...]

The built book is served as `edition serve` does, and Chromium opens each page with an empty cache
on a processor slowed down by this factor; the table, in Markdown, has the medians.

- kB: what the page and everything it has asked for by then weighs after `gzip -9`, in kilobytes;
  fonts and pictures as they are, which are packed already.
- Requests: how many.
- First content, s: from the start of the navigation to the first text or picture (First Contentful
  Paint).
- Charts, s: from the same start until the first chart can be used, for a reader who scrolls to it
  as soon as it is there; its picture stands before.
"""

import argparse
import gzip
import io
import json
import statistics
import sys
import tempfile
import threading
from contextlib import redirect_stderr
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from selenium.webdriver import Chrome

from edition.book import build
from edition.book.serve import server

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "browser"))
from conftest import browser

PACKED = {".png", ".woff2"}

WATCH = """
new MutationObserver((_, watch) => {
  const chart = document.querySelector(".vega-live");
  if (!window.sought && chart) {
    chart.scrollIntoView({ block: "center" });
    window.sought = true;
  }
  if (chart?.dataset.state !== "drawn") return;
  window.drawn = performance.now() / 1000;
  watch.disconnect();
}).observe(document, { attributes: true, childList: true, subtree: true });
"""
"""Scrolls to the first chart as soon as it is there, and notes when it can be used."""

TIMES = """
const done = arguments[0];
const end = performance.now() + 20000;
const chart = document.querySelector(".vega-live");
(async () => {
  while (chart && !window.drawn && performance.now() < end) {
    await new Promise((resume) => setTimeout(resume, 20));
  }
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  done({ first: paint.startTime / 1000, charts: chart ? window.drawn : null });
})();
"""


@dataclass(frozen=True)
class Load:
    """One opening of a page."""

    kilobytes: float
    requests: int
    first: float
    charts: float | None


def main() -> None:
    """Opens each page several times and prints the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=3, help="how often each page is opened")
    parser.add_argument("--slowdown", type=float, default=4, help="of the processor")
    parser.add_argument("pages", nargs="*", help="all but single claims by default")
    arguments = parser.parse_args()
    site = build.output()[0].parent
    found = [*sorted(site.glob("*.html")), *sorted(site.glob("notebooks/*.html"))]
    pages = arguments.pages or [path.relative_to(site).as_posix() for path in found]
    print(f"Chromium, processor slowed down {arguments.slowdown:g} times; {arguments.runs} runs\n")
    print("| Page | kB | Requests | First content, s | Charts, s |")
    print("| --- | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as profile, server(0, site) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{running.server_address[1]}"
        with browser(Path(profile)) as driver, redirect_stderr(io.StringIO()):
            driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
            for page in pages:
                loads = [
                    load(driver, site, f"{address}/{page}", arguments.slowdown)
                    for _ in range(max(1, arguments.runs))
                ]
                print(row(page, loads), flush=True)
        running.shutdown()


def load(driver: Chrome, site: Path, url: str, slowdown: float) -> Load:
    """Opens a page once, as a reader who has not been here before."""
    driver.get("about:blank")
    driver.execute_cdp_cmd("Network.clearBrowserCache", {})
    driver.execute_cdp_cmd("Emulation.setCPUThrottlingRate", {"rate": slowdown})
    driver.get_log("performance")
    driver.get(url)
    times = driver.execute_async_script(TIMES)
    driver.execute_cdp_cmd("Emulation.setCPUThrottlingRate", {"rate": 1})
    files = {path for asked in requests(driver) if (path := file(site, asked)).is_file()}
    weight = sum(map(packed, files)) / 1000
    return Load(weight, len(files), times["first"], times["charts"])


def requests(driver: Chrome) -> set[str]:
    """The addresses asked for since the log was last read."""
    events: list[dict[str, Any]] = [
        json.loads(entry["message"])["message"] for entry in driver.get_log("performance")
    ]
    sent = [event for event in events if event["method"] == "Network.requestWillBeSent"]
    return {event["params"]["request"]["url"] for event in sent}


def file(site: Path, url: str) -> Path:
    """The file of the book that an address stands for."""
    return site / unquote(urlsplit(url).path).lstrip("/")


def packed(path: Path) -> int:
    """The size of a file as a web server sends it."""
    content = path.read_bytes()
    return len(content if path.suffix in PACKED else gzip.compress(content, 9))


def row(page: str, loads: list[Load]) -> str:
    """One page's line of the table."""
    middle = statistics.median
    charts = [one.charts for one in loads if one.charts is not None]
    cells = [page, f"{middle(one.kilobytes for one in loads):.0f}", str(loads[-1].requests)]
    cells.append(f"{middle(one.first for one in loads):.2f}")
    cells.append(f"{middle(charts):.2f}" if charts else "–")
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
