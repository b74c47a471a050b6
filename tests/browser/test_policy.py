"""The policy of the pages: no script that stands in a page runs, whoever put it there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from selenium.webdriver import Chrome

HOSTILE = [
    "<img src='data:,' onerror='ran.push(this.localName)'>",
    "<details open ontoggle='ran.push(this.localName)'></details>",
    "<iframe srcdoc='<script>parent.ran.push(`srcdoc`)</script>'></iframe>",
    "<iframe src='javascript:parent.ran.push(`src`)'></iframe>",
]
INSERT = """
const [markup, done] = arguments;
window.ran = [];
const script = document.createElement("script");
script.textContent = "ran.push('script')";
document.querySelector("article").append(script);
document.querySelector("article").insertAdjacentHTML("beforeend", markup);
setTimeout(() => done(window.ran), 300);
"""


@pytest.mark.parametrize("origin", ["file", "http"])
def test_no_script_in_a_page_runs(
    book: Path, address: str, chromium: Chrome, read: Callable[..., None], origin: str
) -> None:
    root = book.as_uri() if origin == "file" else address
    read(f"{root}/index.html", scroll=False)
    assert chromium.execute_async_script(INSERT, "".join(HOSTILE)) == []
    chromium.execute_cdp_cmd("Page.setBypassCSP", {"enabled": True})
    read(f"{root}/index.html", scroll=False)
    ran = chromium.execute_async_script(INSERT, "".join(HOSTILE))
    chromium.execute_cdp_cmd("Page.setBypassCSP", {"enabled": False})
    assert sorted(ran) == ["details", "img", "script", "src", "srcdoc"], "without the policy"


def test_every_page_has_the_policy_before_anything_it_loads(book: Path) -> None:
    found = [path for path in book.rglob("*.html") if "_static" not in path.parts]
    assert len(found) > 100
    for path in found:
        head = path.read_text(encoding="utf-8").partition("</head>")[0]
        before, policy, _ = head.partition('http-equiv="Content-Security-Policy"')
        assert policy and "<script" not in before and "<link" not in before, path.name
