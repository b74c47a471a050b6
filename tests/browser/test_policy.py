"""The policy of the pages: no script that stands in a page runs, whoever put it there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from selenium.webdriver import Chrome

HOSTILE = [
    "<img src='data:,' onerror='window.ran = true'>",
    "<details open ontoggle='window.ran = true'></details>",
    "<iframe srcdoc='<script>parent.ran = true</script>'></iframe>",
    "<iframe src='javascript:parent.ran = true'></iframe>",
]
INSERT = """
const [markup, done] = arguments;
const script = document.createElement("script");
script.textContent = "window.ran = true";
document.querySelector("article").append(script);
document.querySelector("article").insertAdjacentHTML("beforeend", markup);
setTimeout(() => done(window.ran ?? false), 300);
"""
GENERATE = """
const [done] = arguments;
// Later, since what the driver itself runs is let through.
setTimeout(() => {
  try { done(new Function("return 'ran'")()); } catch (error) { done(error.name); }
}, 0);
"""


@pytest.mark.parametrize("origin", ["file", "http"])
@pytest.mark.parametrize("markup", HOSTILE)
def test_no_script_in_a_page_runs(
    book: Path, address: str, chromium: Chrome, read: Callable[..., None], origin: str, markup: str
) -> None:
    root = book.as_uri() if origin == "file" else address
    read(f"{root}/index.html", scroll=False)
    assert chromium.execute_async_script(INSERT, markup) is False


def test_no_page_may_run_generated_code(
    address: str, chromium: Chrome, read: Callable[..., None]
) -> None:
    read(f"{address}/index.html", scroll=False)
    assert chromium.execute_async_script(GENERATE) == "EvalError"


def test_every_page_has_the_policy_before_anything_it_loads(book: Path) -> None:
    for path in book.rglob("*.html"):
        head = path.read_text(encoding="utf-8").partition("</head>")[0]
        before, policy, _ = head.partition('http-equiv="Content-Security-Policy"')
        assert policy and "<script" not in before and "<link" not in before, path.name
