"""A server for the built book, a browser that reaches this machine only, and pages in it."""

import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver import Chrome
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

from edition.base.project import ROOT
from edition.book.serve import server

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
SWITCHES = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--window-size=1280,900",
)

PHONE = 390
"""The widest window in pixels that counts as a phone's."""

SCROLL_THROUGH = """
const done = arguments[0];
const end = Date.now() + 15000;
(async () => {
  for (const chart of document.querySelectorAll(".vega-live")) {
    chart.scrollIntoView();
    while (!chart.dataset.state && Date.now() < end) {
      await new Promise((resume) => setTimeout(resume, 20));
    }
  }
  done();
})();
"""

REPAINT = """
const [theme, done] = arguments;
const page = document.documentElement.dataset;
const changes = "theme" in page && page.theme !== theme;  // else the page follows the system
const charts = changes ? [...document.querySelectorAll(".vega-live")] : [];
const before = new Map(charts.map((chart) => [chart, chart.vegaView]));
const end = Date.now() + 15000;
if (changes) page.theme = theme;
(async () => {
  while (charts.some((chart) => chart.vegaView === before.get(chart)) && Date.now() < end) {
    await new Promise((resume) => setTimeout(resume, 20));
  }
  done();
})();
"""

AXE = ROOT / "tests" / "repository" / "node_modules" / "axe-core" / "axe.min.js"
LEVEL_AA = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
"""The rules of the Web Content Accessibility Guidelines 2.2 up to level AA, as axe names them."""

RUN_AXE = """
const [rules, done] = arguments;
// What a browser has not drawn yet lies, for a program, over what follows.
for (const output of document.querySelectorAll(".cell_output"))
  output.style.contentVisibility = "visible";
scrollTo(0, 0);  // where the header covers nothing
axe.run(document, { ...rules, resultTypes: ["violations"], preload: false }).then(
  ({ violations }) => done(violations.map(({ id, nodes }) =>
    `${id}: ${nodes.map((node) => node.html.slice(0, 160)).slice(0, 3).join(" | ")}`)));
"""


@pytest.fixture(scope="session")
def pages(book: Path) -> list[str]:
    """The pages of the book, with a sample of those that hold one claim each."""
    paths = [path.relative_to(book) for path in book.rglob("*.html")]
    found = sorted(path.as_posix() for path in paths if path.parts[0] != "_static")
    claims = [page for page in found if page.startswith("claims/")]
    return [page for page in found if page not in claims] + claims[::40]


@pytest.fixture(scope="session")
def read(chromium: Chrome) -> Callable[..., None]:
    """Opens a page in a window of some width and scrolls to each of its charts until it draws.

    Its reader wants these colours and no motion, so that there is nothing to wait for.
    """

    def read_page(
        url: str, width: int = 1280, height: int = 900, scroll: bool = True, theme: str = "light"
    ) -> None:
        window = {"width": width, "height": height, "deviceScaleFactor": 1}
        window["mobile"] = width <= PHONE
        chromium.get("about:blank")
        chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", window)
        chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", reader_of(theme))
        for log in ("performance", "browser"):
            chromium.get_log(log)
        chromium.get(url)
        if scroll:
            chromium.execute_async_script(SCROLL_THROUGH)

    return read_page


@pytest.fixture(scope="session")
def opened(book: Path, chromium: Chrome, read: Callable[..., None]) -> Callable[..., Chrome]:
    """Opens a page of the book from its folder."""

    def open_page(page: str, **options: Any) -> Chrome:
        read((book / page).as_uri(), **options)
        return chromium

    return open_page


@pytest.fixture(scope="session")
def axe(chromium: Chrome) -> Callable[..., list[str]]:
    """The rules that the open page breaks, with places; of all or of those given, but one.

    All are those of the guidelines, and that all of a page stands in a region with a name.
    """

    def broken(*only: str, but: str = "") -> list[str]:
        if not chromium.execute_script("return 'axe' in window"):
            chromium.execute_script(AXE.read_text(encoding="utf-8"))
        rules = {"region": {"enabled": True}} | ({but: {"enabled": False}} if but else {})
        asked = {"runOnly": only} if only else {"runOnly": LEVEL_AA, "rules": rules}
        return chromium.execute_async_script(RUN_AXE, asked)

    return broken


@pytest.fixture(scope="session")
def repaint(chromium: Chrome) -> Callable[[str], None]:
    """Gives the open page other colours and waits until its charts have them."""

    def paint(theme: str) -> None:
        chromium.execute_async_script(REPAINT, theme)
        # Later, since a page that follows the system would else be drawing already.
        chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", reader_of(theme))

    return paint


def reader_of(theme: str) -> dict[str, Any]:
    """What a browser says of a reader who wants these colours and no motion."""
    colours = {"name": "prefers-color-scheme", "value": theme}
    return {
        "media": "",
        "features": [colours, {"name": "prefers-reduced-motion", "value": "reduce"}],
    }


def pytest_configure() -> None:
    """Says at once where servers and browsers of the tests cannot reach each other."""
    try:
        with socket.create_server(("127.0.0.1", 0)) as server:
            socket.create_connection(server.getsockname(), timeout=5).close()
    except OSError as error:
        told = f"127.0.0.1 cannot be reached ({error}); bring it up: ip link set lo up"
        raise pytest.UsageError(told) from error


@pytest.fixture(scope="session")
def address(book: Path) -> Iterator[str]:
    """The address at which the built book is served, without the last slash."""
    with server(0, book) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()


@contextmanager
def browser(profile: Path) -> Iterator[webdriver.Chrome]:
    """A headless browser with this profile, ended at the end."""
    options = Options()
    options.binary_location = _program(*BROWSERS)
    for switch in (*SWITCHES, f"--user-data-dir={profile}"):
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    driver = webdriver.Chrome(options, Service(_program("chromedriver")))
    driver.command_executor.client_config.timeout = 40
    driver.set_page_load_timeout(30)
    driver.set_script_timeout(30)
    # Else a page that is at work behind another window gets neither focus nor keys.
    driver.execute_cdp_cmd("Emulation.setFocusEmulationEnabled", {"enabled": True})
    try:
        yield driver
    finally:
        driver.command_executor.client_config.timeout = 5  # a stuck browser is ended all the same
        driver.quit()


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """A headless browser with a new profile that records its requests and its console."""
    with browser(tmp_path_factory.mktemp("profile")) as driver:
        yield driver


@pytest.fixture(scope="module")
def own_chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """A browser of their own for tests that might leave it stuck."""
    with browser(tmp_path_factory.mktemp("profile")) as driver:
        yield driver


def _program(*names: str) -> str:
    found = next(filter(None, map(shutil.which, names)), None)
    return found or pytest.fail(f"the tests need {' or '.join(names)}; see README.md")
