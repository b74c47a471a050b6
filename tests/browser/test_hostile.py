"""Text from data shows as text: no markup in it takes effect, even where no policy stands guard."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.support.wait import WebDriverWait

from edition.base.project import BIBLIOGRAPHY
from edition.book import claim_pages, configuration, overview
from edition.book.citations import citation_file, whole_work
from edition.book.claim_cards import card
from edition.book.figures import Figure
from edition.data import dictionary
from edition.judge.claim import Judgement
from edition.judge.ledger import Judged, judged
from edition.show import boards, cards

SCRIPT = "<script>window.ran=true</script>"
TAG = "<img src=x onerror=window.ran=true>"
ONE_LINE = (
    f"</script>{SCRIPT}{TAG} [go](javascript:window.ran=true) {{raw}}`{TAG}` &lt; |x| $y$ *z*"
)
HOSTILE = f"{ONE_LINE}\n\n```{{raw}} html\n{TAG}\n```\n\n:::{{raw}} html\n{SCRIPT}\n:::\n"
SHOWN = " ".join(HOSTILE.split())
SOURCE = f"""
@misc{{hostile, title = {{{SCRIPT} and {TAG}}}, author = {{{{{TAG}}}}}, year = {{2018}},
  url = {{javascript:window.ran=true}}}}
"""
INJECTED = """
return [...document.querySelectorAll("[onerror], article script, main script")]
  .filter((element) => !["application/json", "application/ld+json"].includes(element.type))
  .map((element) => element.outerHTML.slice(0, 120));
"""


@pytest.fixture(scope="module")
def hostile() -> Judged:
    """A judged claim all of whose texts are hostile."""
    item = judged("HO-02")
    return replace(
        item,
        claim=replace(item.claim, paraphrase=HOSTILE, context=HOSTILE),
        finding=replace(item.finding, note=HOSTILE),
        judgement=Judgement(item.verdict, HOSTILE, (HOSTILE,), (HOSTILE,)),
    )


def chart() -> Figure:
    """A chart with hostile title, description, labels and values."""
    mark = {
        "mark": "point",
        "data": {"name": "rows"},
        "encoding": {
            "x": {"field": "value", "type": "quantitative", "title": ONE_LINE},
            "y": {"field": "label", "type": "nominal"},
            "tooltip": [{"field": "label", "title": ONE_LINE}],
        },
    }
    spec: dict[str, Any] = {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "title": {"text": HOSTILE},
        "description": HOSTILE,
        "datasets": {"rows": [{"value": 1, "label": HOSTILE}]},
        "layer": [mark],
        "usermeta": {"sources": ["koslov2018"], "claims": []},
    }
    return Figure("1.1", spec)


@pytest.fixture(scope="module")
def site(hostile: Judged, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small book with hostile cards, ledger, chart, dictionary, bibliography and claim page."""
    work = tmp_path_factory.mktemp("hostile")
    tree = work / "source"
    chart().write(tree)
    shown: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(boards, "judged_claims", lambda *sections: [hostile])
        patch.setattr(boards, "show", lambda myst, *rest, **more: shown.append(myst))
        boards.ledger()
        boards.paragraphs([hostile])
        entry = {name: HOSTILE for name in ("title", "description", "coverage", "caveats")}
        entry |= {"name": "x", "path": "x.csv", "sources": [{"title": HOSTILE}]}
        entry |= {"licenses": [{"title": HOSTILE, "path": "https://example.org"}]}
        text = [
            f"# Page\n\n## {cards.literal(HOSTILE)}",
            cards.claim_list([(hostile, "Other.")]),
            *shown,
        ]
        text += [
            chart().markup(),
            dictionary._section(entry, Path()),
            overview.markup([hostile]),
        ]
    text += ["{cite:p}`hostile`", "```{bibliography}\n```\n"]
    (tree / "index.md").write_text("\n\n".join(text), encoding="utf-8")
    (tree / "_toc.yml").write_text("format: jb-book\nroot: index\n", encoding="utf-8")
    sources = BIBLIOGRAPHY.read_text(encoding="utf-8") + SOURCE
    (tree / "references.bib").write_text(sources, encoding="utf-8")
    shutil.copytree(BIBLIOGRAPHY.parent / "_static", tree / "_static", dirs_exist_ok=True)
    config = configuration.configuration()
    config["sphinx"]["config"]["citation"] |= {"title": HOSTILE, "abstract": HOSTILE}
    (work / "_config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    jupyter_book = Path(sys.executable).with_name("jupyter-book")
    command = [jupyter_book, "build", tree, "--config", work / "_config.yml", "--path-output", work]
    done = subprocess.run([*map(str, command), "-q"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    built = work / "_build" / "html"
    book = claim_pages.Book(whole_work(citation_file()))
    page = claim_pages.tags(hostile, book) + f"<main>{claim_pages.body(hostile, book)}</main>"
    (built / "claims" / "HO-02.html").write_text(page, encoding="utf-8")
    previews = json.dumps({"claims": {"HO-02": card(hostile)}, "tables": {}})
    (built / "_static" / "previews-data.js").write_text(f"window.previewData = {previews};")
    return built


@pytest.fixture
def unguarded(chromium: Chrome) -> Iterator[None]:
    """A browser that ignores the policy of the pages, and yet has run nothing in the end."""
    chromium.execute_cdp_cmd("Page.setBypassCSP", {"enabled": True})
    yield
    chromium.execute_cdp_cmd("Page.setBypassCSP", {"enabled": False})
    assert chromium.execute_script(INJECTED) == []
    assert not chromium.execute_script("return window.ran")


@pytest.mark.usefixtures("unguarded")
def test_a_chapter_shows_hostile_text_as_it_stands(
    site: Path, chromium: Chrome, read: Callable[..., None]
) -> None:
    read((site / "index.html").as_uri())
    text = chromium.execute_script("return document.querySelector('article').textContent")
    # Once each for the texts of the line, the ledger, the chart and so on.
    assert " ".join(text.split()).count(SHOWN) >= 15
    marks = chromium.find_elements("css selector", ".overview a.mark")
    assert SHOWN in marks[0].get_attribute("aria-label")
    chromium.execute_script("arguments[0].focus()", marks[0])
    beside = chromium.find_element("css selector", ".overview-statement")
    assert SHOWN in " ".join(beside.text.split())


@pytest.mark.usefixtures("unguarded")
def test_a_card_that_opens_shows_hostile_text_as_it_stands(
    site: Path, chromium: Chrome, read: Callable[..., None]
) -> None:
    read((site / "index.html").as_uri(), scroll=False)
    chip = chromium.find_element("css selector", "a[data-claim]:not(.mark)")
    chromium.execute_script("arguments[0].focus({focusVisible: true})", chip)
    [opened] = WebDriverWait(chromium, 5).until(
        lambda page: page.find_elements("css selector", ".preview:popover-open")
    )
    assert " ".join(opened.text.split()).count(SHOWN) >= 2


@pytest.mark.usefixtures("unguarded")
def test_a_live_chart_shows_hostile_values_as_they_stand(
    site: Path, chromium: Chrome, read: Callable[..., None]
) -> None:
    read((site / "index.html").as_uri())
    live = chromium.find_element("css selector", ".vega-live")
    assert live.get_attribute("data-state") == "drawn"
    mark = live.find_element("css selector", ".role-mark.mark-symbol path")
    chromium.execute_script("arguments[0].scrollIntoView({block: 'center'})", mark)
    ActionChains(chromium, 0).move_to_element(mark).perform()
    tip = WebDriverWait(chromium, 5).until(
        lambda page: page.find_elements("css selector", "#vg-tooltip-element.visible")
    )
    assert TAG in tip[0].text


@pytest.mark.usefixtures("unguarded")
def test_a_page_of_a_claim_shows_hostile_text_as_it_stands(
    site: Path, chromium: Chrome, read: Callable[..., None]
) -> None:
    read((site / "claims" / "HO-02.html").as_uri(), scroll=False)
    text = chromium.execute_script("return document.querySelector('main').textContent")
    assert " ".join(text.split()).count(SHOWN) >= 4
    [linked] = chromium.find_elements("css selector", "script[type='application/ld+json']")
    data = json.loads(linked.get_attribute("textContent"))
    assert data["claimReviewed"] == HOSTILE


def test_the_policy_keeps_a_link_that_is_a_script_from_running(
    site: Path, chromium: Chrome, read: Callable[..., None]
) -> None:
    read((site / "index.html").as_uri(), scroll=False)
    links = chromium.find_elements("css selector", "article a[href^='javascript:']")
    assert links
    for link in links:
        chromium.execute_script("arguments[0].click()", link)
    wait = "const done = arguments[0]; setTimeout(() => done(window.ran ?? false), 200)"
    assert chromium.execute_async_script(wait) is False
