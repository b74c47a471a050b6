"""What a reader does with the claims: glance, open, try, filter, search."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

from edition.data.vocabulary import CHAPTERS
from edition.judge.ledger import Judged, judged, judged_claims
from edition.judge.rules import judge
from edition.judge.universes import robustness
from edition.judge.verdicts import anchor
from edition.show.controls import named, observed

CSS = By.CSS_SELECTOR
WITH_TOLERANCE = [
    item
    for item in judged_claims()
    if item.claim.rule.startswith("within_")
    and item.finding
    and item.finding.observed is not None
    and not item.claim.duplicate_of
]
SLIDE = """
const [place, tolerance] = arguments;
const slider = place.querySelector("input");
slider.max = Math.max(slider.max, tolerance);
slider.step = "any";
slider.value = tolerance;
slider.dispatchEvent(new Event("input"));
return place.querySelector("output").textContent;
"""


def chapter(item: Judged) -> str:
    return f"notebooks/{CHAPTERS[item.claim.section]}.html"


def test_a_mark_on_the_cover_leads_to_the_card_by_keyboard(
    book: Path, chromium: Chrome, read: Callable[..., None]
) -> None:
    read((book / "index.html").as_uri(), scroll=False)
    mark = chromium.find_element(CSS, '.fingerprint a[aria-label^="HO-20,"]')
    mark.send_keys(Keys.ENTER)
    WebDriverWait(chromium, 5).until(lambda page: page.current_url.endswith("#claim-ho-20"))
    top = chromium.execute_script(
        "return document.getElementById('claim-ho-20').getBoundingClientRect().top"
    )
    assert 0 <= top < 300


def test_what_each_source_states_opens_on_the_card(
    book: Path, chromium: Chrome, read: Callable[..., None]
) -> None:
    item = judged("HO-02")
    read((book / chapter(item)).as_uri(), scroll=False)
    card = chromium.find_element(CSS, "#claim-ho-02, [id='claim-ho-02']")
    details = card.find_element(CSS, "details")
    assert not details.find_element(CSS, "table").is_displayed()
    details.find_element(CSS, "summary").send_keys(Keys.ENTER)
    rows = details.find_elements(CSS, "tbody tr")
    assert len(rows) == len(item.finding.sources)
    assert rows[0].is_displayed() and "1884" in rows[0].text


@pytest.mark.parametrize("item", WITH_TOLERANCE, ids=lambda item: item.claim.id)
def test_the_verdict_follows_the_tolerance_as_it_would_here(
    item: Judged, book: Path, chromium: Chrome, read: Callable[..., None]
) -> None:
    read((book / chapter(item)).as_uri(), scroll=False)
    place = chromium.find_element(CSS, f"#{anchor(item.claim.id)} .tolerance")
    assert place.find_element(CSS, "output").text.endswith(str(item.verdict))
    for tolerance in (0, item.claim.tolerance / 3, item.claim.tolerance * 4, 1000):
        claim = replace(item.claim, tolerance=tolerance)
        shown = chromium.execute_script(SLIDE, place, tolerance)
        assert shown.endswith(str(judge(claim, item.finding).verdict)), tolerance


def test_the_ledger_narrows_to_what_the_reader_chooses(
    book: Path, chromium: Chrome, read: Callable[..., None]
) -> None:
    read((book / "notebooks/06_findings.html").as_uri(), scroll=False)
    form = chromium.find_element(CSS, ".ledger-filter")
    fields = {
        label.text.split()[0]: label.find_element(CSS, "select")
        for label in form.find_elements(CSS, "label:has(select)")
    }
    Select(fields["verdict"]).select_by_visible_text("✗ contradicted")
    Select(fields["actors"]).select_by_visible_text("KOR")
    wanted = [
        item.claim.id
        for item in judged_claims()
        if item.verdict == "contradicted" and "KOR" in item.claim.actors
    ]
    assert visible(chromium) == wanted
    form.find_element(CSS, "input").send_keys("lent")
    assert visible(chromium) == [
        claim for claim in wanted if "lent" in judged(claim).claim.paraphrase.lower()
    ]
    assert form.find_element(CSS, "output").text == f"1 of {len(judged_claims())} claims"


def visible(driver: Chrome) -> list[str]:
    rows = driver.find_elements(CSS, "table.ledger tbody tr, .ledger table tbody tr")
    return [row.find_element(CSS, "td").text for row in rows if row.is_displayed()]


def test_a_claim_is_found_by_its_number(
    address: str, chromium: Chrome, read: Callable[..., None]
) -> None:
    read(f"{address}/search.html?q=SK-13", scroll=False)
    found = WebDriverWait(chromium, 10).until(
        lambda page: page.find_elements(CSS, "#search-results li a")
    )
    assert found[0].text == "SK-13"
    assert found[0].get_attribute("href").split("#")[1] == "claim-sk-13"


def test_the_table_behind_a_chart_opens_and_its_files_are_there(
    book: Path, chromium: Chrome, read: Callable[..., None]
) -> None:
    page = book / "notebooks/02_historical_overview.html"
    read(page.as_uri(), scroll=False)
    figures = chromium.find_elements(CSS, "figure.chart")
    assert len(figures) >= 10
    for figure in figures:
        details = figure.find_element(CSS, "details.chart-data")
        details.find_element(CSS, "summary").send_keys(Keys.ENTER)
        assert details.find_elements(CSS, "table tbody tr")
        links = figure.find_elements(CSS, "a[download]")
        endings = {link.get_attribute("href").rsplit(".", 1)[1] for link in links}
        assert endings == {"csv", "svg"}
        for link in links:
            assert (page.parent / link.get_dom_attribute("href")).resolve().stat().st_size > 20


def test_the_verdict_follows_the_choices_that_a_reader_makes(
    book: Path, chromium: Chrome, read: Callable[..., None]
) -> None:
    found = robustness("SK-13")
    for page, which in [("claims/SK-13.html", 0), ("notebooks/07_robustness.html", None)]:
        read((book / page).as_uri(), scroll=False)
        places = chromium.find_elements(CSS, ".choices")
        assert all(place.find_element(CSS, "output").text for place in places)
        if which is None:
            continue
        selects = [Select(each) for each in places[which].find_elements(CSS, "select")]
        for universe in found.universes[::7]:
            for select, (choice, value) in zip(selects, universe.chosen.items(), strict=True):
                select.select_by_visible_text(named(choice, value))
            shown = places[which].find_element(CSS, "output").text
            assert f"Observed: {observed(universe.item.finding)}." in shown
            assert shown.endswith(str(universe.item.verdict))


def test_choices_are_made_by_keyboard_and_say_why(
    book: Path, chromium: Chrome, read: Callable[..., None]
) -> None:
    read((book / "claims/HO-45.html").as_uri(), scroll=False)
    place = chromium.find_element(CSS, ".choices")
    select = place.find_element(CSS, "select")
    assert place.find_element(CSS, "output").text.endswith("supported with a caveat")
    select.send_keys(Keys.ARROW_DOWN)
    assert place.find_element(CSS, "output").text.endswith("contradicted")
    why = chromium.find_element(CSS, f"#{select.get_attribute('aria-describedby')}").text
    assert why == "Isolation in the plain sense is the lack of trade."


def test_values_without_a_meaning_together_say_so(
    book: Path, chromium: Chrome, read: Callable[..., None]
) -> None:
    read((book / "claims/SK-43.html").as_uri(), scroll=False)
    place = chromium.find_element(CSS, ".choices")
    sign, start = (Select(each) for each in place.find_elements(CSS, "select"))
    start.select_by_visible_text("2009")
    assert place.find_element(CSS, "output").text == "These values do not go together."
    sign.select_by_visible_text("trade")
    assert place.find_element(CSS, "output").text.endswith("supported with a caveat")
