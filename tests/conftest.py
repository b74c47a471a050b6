"""The built book, a server for it, and a browser that reaches this machine only."""

import json
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

from edition.book import build
from edition.data import tables
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


def pytest_configure() -> None:
    """Says at once where servers and browsers of the tests cannot reach each other."""
    try:
        with socket.create_server(("127.0.0.1", 0)) as server:
            socket.create_connection(server.getsockname(), timeout=5).close()
    except OSError as error:
        told = f"127.0.0.1 cannot be reached ({error}); bring it up: ip link set lo up"
        raise pytest.UsageError(told) from error


@pytest.fixture(autouse=True)
def unkept(request: pytest.FixtureRequest) -> None:
    """Lets a test that changes tables start without what was worked out from the old ones."""
    if "monkeypatch" in request.fixturenames:
        request.addfinalizer(forget)
        forget()


@pytest.fixture(scope="session")
def book() -> Path:
    """The folder of the built book."""
    build.book()
    return build.output()[0].parent


@pytest.fixture(scope="session")
def faults() -> Callable[[dict[str, Any], str], list[str]]:
    """What is wrong with linked data, by the name of the shape that it ought to have."""
    shapes = json.loads((Path(__file__).parent / "shapes.json").read_text(encoding="utf-8"))

    def find(data: dict[str, Any], shape: str) -> list[str]:
        validator = Draft202012Validator({**shapes, "$ref": f"#/$defs/{shape}"})
        return [error.message for error in validator.iter_errors(data)]

    return find


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


@pytest.fixture
def new_chromium(tmp_path: Path) -> Iterator[webdriver.Chrome]:
    """A browser of its own for a test that might leave it stuck."""
    with browser(tmp_path / "profile") as driver:
        yield driver


def _program(*names: str) -> str:
    found = next(filter(None, map(shutil.which, names)), None)
    return found or pytest.fail(f"the tests need {' or '.join(names)}; see README.md")
