"""Opening a page of the book as a reader does."""

from collections.abc import Callable
from pathlib import Path

import pytest
from selenium.webdriver import Chrome

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


@pytest.fixture(scope="session")
def pages(book: Path) -> list[str]:
    """The pages of the book, with a sample of those that hold one claim each."""
    found = sorted(path.relative_to(book).as_posix() for path in book.rglob("*.html"))
    claims = [page for page in found if page.startswith("claims/")]
    return [page for page in found if page not in claims] + claims[::40]


@pytest.fixture(scope="session")
def read(chromium: Chrome) -> Callable[..., None]:
    """Opens a page in a window of some width and scrolls to each of its charts until it draws."""

    def read_page(url: str, width: int = 1280, scroll: bool = True) -> None:
        window = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width <= PHONE}
        chromium.get("about:blank")
        chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", window)
        for log in ("performance", "browser"):
            chromium.get_log(log)
        chromium.get(url)
        if scroll:
            chromium.execute_async_script(SCROLL_THROUGH)

    return read_page
