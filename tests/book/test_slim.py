from pathlib import Path

import pytest

from edition.book.slim import SHEETS, UNASKED, slim, trimmed

WORDS = {"card", "top", "sd-card-body", "bs-tooltip-"}


@pytest.mark.parametrize(
    "rule",
    [
        "p{margin:0}",
        ".card .sd-card-body{margin:0}",
        "#top:hover{margin:0}",
        ".bs-tooltip-start{margin:0}",
        ".card:not(.gone){margin:0}",
        ":is(.card, .gone) > a{margin:0}",
        '[data-kind="gone"]{margin:0}',
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
        "@font-face{font-family: x; src: url(x.woff2)}",
    ],
)
def test_what_no_page_can_match_goes(rule: str) -> None:
    assert trimmed(rule, WORDS).strip() == ""


def test_only_the_selectors_that_can_match_stay() -> None:
    assert trimmed(".gone, .card p, #gone{margin:0}", WORDS) == ".card p{margin:0}\n"


def test_the_theme_is_trimmed_and_the_editions_own_styles_are_left_alone(tmp_path: Path) -> None:
    static = tmp_path / "_static"
    rules = ".card{margin:0}\n.gone{margin:0}\n.is-new{margin:0}\n"
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "one.html").write_text('<i class="card">')
    for name in ("edition.css", "scripts/a.js", "scripts/a.js.map", "locales/de/a.po", *SHEETS):
        (static / name).parent.mkdir(parents=True, exist_ok=True)
        (static / name).write_text("x.className = 'is-' + state" if name.endswith("js") else rules)
    slim(tmp_path)
    assert (static / "edition.css").read_text() == rules
    assert (static / SHEETS[0]).read_text() == ".card{margin:0}\n.is-new{margin:0}\n"
    assert {"locales", "**/*.map"} < set(UNASKED)
    assert not (static / "locales").exists() and not (static / "scripts/a.js.map").exists()
