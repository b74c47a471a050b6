from pathlib import Path

import pytest

from edition.book.slim import slim, trimmed

WORDS = {"card", "top", "sd-card-body"}


@pytest.mark.parametrize(
    "rule",
    [
        "p{margin:0}",
        ".card .sd-card-body{margin:0}",
        "#top:hover{margin:0}",
        ".card:not(.gone){margin:0}",
        ":is(.card, .gone) > a{margin:0}",
        '[data-kind="gone"]{margin:0}',
        "@font-face{font-family: x; src: url(x.woff2)}",
        "@keyframes gone{to{margin:0}}",
        "@media print{\n.card{margin:0}\n}",
        "/*! A licence */",
    ],
)
def test_what_a_page_can_match_stays(rule: str) -> None:
    assert trimmed(rule, WORDS).strip() == rule


@pytest.mark.parametrize(
    "rule",
    [
        ".gone{margin:0}",
        ".card.gone{margin:0}",
        ".card > .gone p{margin:0}",
        "#gone{margin:0}",
        ".md\\:card{margin:0}",
        "@media print{.gone{margin:0}}",
        "/* A remark */",
    ],
)
def test_what_no_page_can_match_goes(rule: str) -> None:
    assert trimmed(rule, WORDS).strip() == ""


def test_only_the_selectors_that_can_match_stay() -> None:
    assert trimmed(".gone, .card p, #gone{margin:0}", WORDS) == ".card p{margin:0}\n"


def test_files_that_no_page_asks_for_go(tmp_path: Path) -> None:
    page = '<link href="_static/a.css?v=1"><script src="_static/b.js"></script><i class="card">'
    site = {
        "index.html": page,
        "book.pdf": "",
        "_static/a.css": ".card{src:url(c.svg)}.gone{src:url(d.svg)}",
        "_static/b.js": 'load("e.js")',
        "_static/c.svg": "",
        "_static/d.svg": "",
        "_static/e.js": "",
        "_static/f.js": "",
        "_static/OFL.txt": "",
    }
    (tmp_path / "_static").mkdir()
    for name, text in site.items():
        (tmp_path / name).write_text(text)
    slim(tmp_path)
    kept = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")}
    assert kept == set(site) - {"_static/d.svg", "_static/f.js"}
    assert (tmp_path / "_static" / "a.css").read_text() == ".card{src:url(c.svg)}\n"
