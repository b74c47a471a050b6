"""What a reader does with the claims: glance, open, try, filter, search."""

from collections.abc import Callable
from itertools import pairwise

from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from edition.data.vocabulary import sections
from edition.judge.ledger import Judged, find_claim, judged, judged_claims
from edition.judge.theses import theses
from edition.judge.universes import robustness
from edition.show.controls import observed, value_in_words

CSS = By.CSS_SELECTOR
CHOOSE = """
const [field, words] = arguments;
field.value = [...field.options].find((option) => option.text === words).value;
for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
"""
"""What a browser does when a reader chooses; its driver leaves out the first event."""


PHONE = 390


def chapter_of(item: Judged) -> str:
    return sections()[item.claim.section].chapter


def test_a_mark_on_the_cover_leads_to_the_page_of_its_claim_by_keyboard(
    chromium: Chrome, opened: Callable[..., Chrome]
) -> None:
    opened("index.html", scroll=False)
    mark = chromium.find_element(CSS, '.overview a[aria-label^="HO-20,"]')
    mark.send_keys(Keys.ENTER)
    WebDriverWait(chromium, 5).until(lambda page: page.current_url.endswith("claims/HO-20.html"))


def test_one_switch_shows_the_code_of_a_page_and_stays_as_it_was_left(
    chromium: Chrome, opened: Callable[..., Chrome]
) -> None:
    chapter = f"notebooks/{chapter_of(judged('HO-02'))}.html"
    opened(chapter, scroll=False)
    cells = chromium.find_elements(CSS, "details.code")
    assert len(cells) > 3 and not any(cell.is_displayed() for cell in cells)
    chromium.find_element(CSS, ".code-switch").send_keys(Keys.ENTER)
    assert all(cell.find_element(CSS, "pre").is_displayed() for cell in cells)
    opened(chapter, scroll=False)
    switch = chromium.find_element(CSS, ".code-switch[aria-pressed='true']")
    assert chromium.find_element(CSS, "details.code pre").is_displayed()
    switch.send_keys(Keys.ENTER)
    assert not chromium.find_element(CSS, "details.code").is_displayed()


MARKS = "return [...document.querySelectorAll('.overview a.mark')].filter((mark) => \
getComputedStyle(mark).visibility === 'visible').map((mark) => mark.dataset.claim)"


def test_the_marks_are_narrowed_by_verdict_and_thesis_and_the_address_keeps_it(
    chromium: Chrome, opened: Callable[..., Chrome]
) -> None:
    opened("index.html", scroll=False)
    assert len(chromium.execute_script(MARKS)) == len(judged_claims())
    wrong = chromium.find_element(CSS, "[data-shows='verdict-contradicted']")
    wrong.send_keys(Keys.ENTER)
    wanted = [item for item in judged_claims() if item.verdict == "contradicted"]
    assert chromium.execute_script(MARKS) == [item.claim.id for item in wanted]
    wrong.send_keys(Keys.ENTER)
    assert chromium.current_url.endswith("index.html#")
    thesis = chromium.find_element(CSS, ".overview select")
    chromium.execute_script(CHOOSE, thesis, theses()["T1"].title)
    assert chromium.current_url.endswith("#marks?thesis=T1")
    built = {find_claim(one).original for one in theses()["T1"].claims}
    wanted = [item for item in judged_claims() if item.claim.original in built]
    address = chromium.current_url
    chromium.get("about:blank")
    chromium.get(address)
    assert chromium.execute_script(MARKS) == [item.claim.id for item in wanted]
    told = chromium.find_element(CSS, ".overview output").text
    assert told == f"{len(wanted)} of {len(judged_claims())} marks"


def test_a_mark_shows_its_statement_beside_the_marks_by_keyboard_and_at_the_first_tap(
    chromium: Chrome, opened: Callable[..., Chrome]
) -> None:
    for width in (1280, PHONE):
        opened("index.html", scroll=False, width=width)
        mark = chromium.find_element(CSS, '.overview a[data-claim="HO-20"]')
        beside = chromium.find_element(CSS, ".overview-statement")
        if width == PHONE:
            chromium.execute_script("arguments[0].scrollIntoView({block: 'center'})", mark)
            place = chromium.execute_script(
                "const box = arguments[0].getBoundingClientRect();"
                "return {x: box.x + box.width / 2, y: box.y + box.height / 2}",
                mark,
            )
            for kind, points in (("touchStart", [place]), ("touchEnd", [])):
                touch = {"type": kind, "touchPoints": points}
                chromium.execute_cdp_cmd("Input.dispatchTouchEvent", touch)
        else:
            chromium.execute_script("arguments[0].focus()", mark)
        words = judged("HO-20").claim.paraphrase
        WebDriverWait(chromium, 5).until(lambda _, beside=beside, words=words: words in beside.text)
        assert chromium.current_url.endswith("index.html")
        top, bottom = chromium.execute_script(
            "const box = arguments[0].getBoundingClientRect(); return [box.top, box.bottom]",
            beside,
        )
        assert 0 <= top < bottom <= chromium.execute_script("return innerHeight")


def test_the_first_screen_shows_the_result_and_the_marks(
    chromium: Chrome, opened: Callable[..., Chrome]
) -> None:
    for width, height in ((1280, 800), (PHONE, 844)):
        opened("index.html", scroll=False, width=width, height=height)
        for place in (".result", ".headline", ".overview-part a.mark"):
            box = chromium.find_element(CSS, place).rect
            assert box["y"] > 0 and box["y"] + box["height"] <= height, place


def test_the_claims_of_a_passage_unfold(chromium: Chrome, opened: Callable[..., Chrome]) -> None:
    item = judged("HO-02")
    opened(f"notebooks/{chapter_of(item)}.html", scroll=False)
    line = chromium.find_element(CSS, "#claim-ho-02")
    assert not line.is_displayed()
    fold = chromium.execute_script("return arguments[0].closest('details')", line)
    fold.find_element(CSS, "summary").send_keys(Keys.ENTER)
    assert line.is_displayed() and line.text.endswith(str(item.verdict))


def test_an_address_unfolds_the_line_that_it_names(
    chromium: Chrome, opened: Callable[..., Chrome]
) -> None:
    item = judged("HO-02")
    opened(f"notebooks/{chapter_of(item)}.html", scroll=False)
    chromium.execute_script("location.hash = 'claim-ho-02'")
    line = chromium.find_element(CSS, "#claim-ho-02")
    place = "return arguments[0].getBoundingClientRect().top"
    WebDriverWait(chromium, 5).until(lambda page: 0 <= page.execute_script(place, line) < 400)
    assert line.is_displayed()


def test_the_ledger_narrows_to_what_the_reader_chooses(
    chromium: Chrome, opened: Callable[..., Chrome]
) -> None:
    opened("notebooks/06_findings.html", scroll=False)
    form = chromium.find_element(CSS, ".ledger-filter")
    fields = {
        label.text.split()[0]: label.find_element(CSS, "select")
        for label in form.find_elements(CSS, "label:has(select)")
    }
    chromium.execute_script(CHOOSE, fields["verdict"], "contradicted")
    chromium.execute_script(CHOOSE, fields["actors"], "South Korea")
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


def test_the_address_keeps_what_the_ledger_is_narrowed_to_and_stripes_go_by_what_is_shown(
    chromium: Chrome, opened: Callable[..., Chrome]
) -> None:
    opened("notebooks/06_findings.html", scroll=False)
    verdict = chromium.find_element(CSS, ".ledger-filter select[name='verdict']")
    chromium.execute_script(CHOOSE, verdict, "contradicted")
    found, address = visible(chromium), chromium.current_url
    assert address.endswith("#claims?verdict=contradicted")
    chromium.get("about:blank")
    chromium.get(address)
    assert visible(chromium) == found
    grounds = chromium.execute_script(
        "return [...document.querySelectorAll('table.ledger tbody tr:not([hidden])')].map("
        "(row) => getComputedStyle(row).backgroundColor)"
    )
    assert all(one != other for one, other in pairwise(grounds))
    assert len({*grounds}) == 2
    chromium.execute_script(CHOOSE, chromium.find_element(CSS, "select[name='verdict']"), "all")
    assert chromium.current_url.endswith("06_findings.html#")
    assert len(visible(chromium)) == len(judged_claims())


def visible(driver: Chrome) -> list[str]:
    rows = driver.find_elements(CSS, "table.ledger tbody tr, .ledger table tbody tr")
    chips = [row.find_element(CSS, "td a") for row in rows if row.is_displayed()]
    return [str(chip.get_attribute("data-claim")) for chip in chips]


def test_the_table_behind_a_chart_opens(chromium: Chrome, opened: Callable[..., Chrome]) -> None:
    opened("notebooks/02_historical_overview.html", scroll=False)
    figures = chromium.find_elements(CSS, "figure.chart")
    assert len(figures) >= 5
    for figure in figures:
        details = figure.find_element(CSS, "details.chart-data")
        details.find_element(CSS, "summary").send_keys(Keys.ENTER)
        assert details.find_element(CSS, "table tbody tr").is_displayed()


def test_the_verdict_follows_the_choices_that_a_reader_makes(
    chromium: Chrome, opened: Callable[..., Chrome]
) -> None:
    found = robustness("SK-13")
    opened("claims/SK-13.html", scroll=False)
    [place] = chromium.find_elements(CSS, ".choices")
    selects = place.find_elements(CSS, "select")
    for universe in found.universes[::9]:
        for select, (choice, value) in zip(selects, universe.chosen.items(), strict=True):
            chromium.execute_script(CHOOSE, select, value_in_words(found, choice, value))
        shown = place.find_element(CSS, "output").text
        assert f"Observed: {observed(universe.item.finding)}." in shown
        assert shown.endswith(str(universe.item.verdict))


def test_choices_are_made_by_keyboard_and_say_why(
    chromium: Chrome, opened: Callable[..., Chrome]
) -> None:
    opened("claims/HO-45.html", scroll=False)
    place = chromium.find_element(CSS, ".choices")
    select = place.find_element(CSS, "select")
    assert place.find_element(CSS, "output").text.endswith("disputed")
    select.send_keys(Keys.ARROW_DOWN)
    assert place.find_element(CSS, "output").text.endswith("✓ supported")
    why = chromium.find_element(CSS, f"#{select.get_attribute('aria-describedby')}").text
    assert why == "The paper speaks of cooperation with the West, which ran on credit."


LINES = """
return [...document.querySelectorAll("table.ledger tbody tr")].slice(0, 5).map((row) => {
  const cells = [...row.cells].filter((cell) => cell.checkVisibility());
  return cells.map((cell) => [
    cell.dataset.label, getComputedStyle(cell, "::before").content, cell.getBoundingClientRect().top
  ]);
})
"""


def test_a_phone_shows_a_row_of_the_ledger_as_lines_in_the_order_of_the_page(
    chromium: Chrome, opened: Callable[..., Chrome]
) -> None:
    opened("notebooks/06_findings.html", scroll=False, width=PHONE)
    for lines in chromium.execute_script(LINES):
        assert [name for name, _, _ in lines[:3]] == ["claim", "verdict", "in our words"]
        assert all(name in before for name, before, _ in lines)
        tops = [top for _, _, top in lines]
        assert tops == sorted(tops), "ears and keys do not follow the eye"
    ledger = chromium.find_element(CSS, "table.ledger")
    assert chromium.execute_script(
        "const { scrollWidth, clientWidth } = arguments[0].parentElement;"
        "return scrollWidth <= clientWidth",
        ledger,
    )
    WebDriverWait(chromium, 10).until(lambda _: ledger.get_attribute("role") == "table")
    chromium.execute_cdp_cmd("Accessibility.enable", {})
    tree = chromium.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    roles = [node["role"]["value"] for node in tree if not node["ignored"]]
    assert "table" in roles
    assert roles.count("row") > len(judged_claims())
    assert roles.count("columnheader") >= len(ledger.find_elements(CSS, "thead th"))


def test_a_row_that_the_ledger_leaves_out_is_not_shown_on_a_phone(
    chromium: Chrome, opened: Callable[..., Chrome]
) -> None:
    opened("notebooks/06_findings.html", scroll=False, width=PHONE)
    verdict = chromium.find_element(CSS, ".ledger-filter select[name='verdict']")
    chromium.execute_script(CHOOSE, verdict, "contradicted")
    wanted = [item.claim.id for item in judged_claims() if item.verdict == "contradicted"]
    assert visible(chromium) == wanted


def test_no_colour_of_the_theme_is_left_on_the_skip_link_the_target_and_the_focus(
    chromium: Chrome, opened: Callable[..., Chrome]
) -> None:
    for theme in ("light", "dark"):
        opened("notebooks/06_findings.html", scroll=False, theme=theme)
        given = chromium.execute_script(
            "const root = getComputedStyle(document.documentElement);"
            "return ['primary', 'accent', 'secondary'].map("
            "(name) => root.getPropertyValue(`--pst-color-${name}`).trim())"
        )
        assert len({*given}) == 1, given
        grounds = chromium.execute_script(
            "const probe = document.createElement('i');"
            "probe.style.background = 'var(--pst-color-surface)';"
            "document.body.append(probe);"
            "return [document.querySelector('.skip-link'), probe].map("
            "(one) => getComputedStyle(one).backgroundColor)"
        )
        assert len({*grounds}) == 1, grounds


LETTERS = """
return [...document.querySelectorAll(".vega-drawn svg text")].map((text) => {
  const { a, b } = text.getScreenCTM();
  return parseFloat(getComputedStyle(text).fontSize) * Math.hypot(a, b);
})
"""


def test_the_letters_of_a_chart_of_a_claim_can_be_read_on_a_phone(
    chromium: Chrome, opened: Callable[..., Chrome]
) -> None:
    opened("claims/AB-04.html", width=PHONE)
    letters = chromium.execute_script(LETTERS)
    assert len(letters) > 20 and min(letters) >= 9
    assert chromium.execute_script("return document.documentElement.scrollWidth <= innerWidth")


TABLES = """
return [...document.querySelectorAll("main .wide-table:has(table:not(.stacked))")].map((holder) => [
  holder.textContent.trim().slice(0, 40), holder.scrollWidth - holder.clientWidth])
"""


def test_a_table_of_three_columns_has_room_on_a_phone(
    chromium: Chrome, opened: Callable[..., Chrome]
) -> None:
    found = []
    for page in ("methods.html", "changes.html"):
        opened(page, scroll=False, width=PHONE)
        found += chromium.execute_script(TABLES)
    assert len(found) >= 2
    assert [table for table in found if table[1] > 0] == []


LINKS = """
const words = ":is(p, li, td) > a:not(.chip, .headerlink)";
const links = document.querySelectorAll(`.bd-article ${words}, .bd-article a:has(> code)`);
return [...new Set([...links].map((link) => getComputedStyle(link).color))]
"""


def test_links_have_one_colour_in_text_tables_and_code(
    chromium: Chrome, opened: Callable[..., Chrome]
) -> None:
    for page in ("brief.html", "references.html"):
        for theme in ("light", "dark"):
            opened(page, scroll=False, theme=theme)
            assert len(chromium.execute_script(LINKS)) == 1


BESIDE = """
return [...document.querySelectorAll(".bd-article p .chip")].filter((chip) => {
  const next = chip.nextSibling;
  if (next?.nodeType !== Node.TEXT_NODE || !/^[,.;:)]/.test(next.textContent)) return false;
  const range = document.createRange();
  range.setStart(next, 0);
  range.setEnd(next, 1);
  const [sign, box] = [range, chip].map((one) => one.getBoundingClientRect());
  return Math.abs((sign.top + sign.bottom) / 2 - (box.top + box.bottom) / 2) > box.height / 2;
}).map((chip) => chip.textContent)
"""


def test_no_line_begins_with_the_sign_that_follows_a_chip(
    chromium: Chrome, opened: Callable[..., Chrome]
) -> None:
    for width in (*range(320, 480, 10), 1280, 1440):
        opened("notebooks/00_argument.html", scroll=False, width=width)
        assert chromium.execute_script(BESIDE) == []


def test_the_statement_of_a_mark_stays_in_view_only_when_one_is_shown(
    chromium: Chrome, opened: Callable[..., Chrome]
) -> None:
    opened("index.html", scroll=False, width=PHONE)
    place = "return getComputedStyle(document.querySelector('.overview-statement')).position"
    assert chromium.execute_script(place) == "static"
    mark = chromium.find_element(CSS, '.overview a[data-claim="HO-20"]')
    chromium.execute_script("arguments[0].focus()", mark)
    assert chromium.execute_script(place) == "sticky"


def test_the_arrows_to_the_pages_beside_keep_their_size(
    chromium: Chrome, opened: Callable[..., Chrome]
) -> None:
    opened("claims/HO-27.html", scroll=False, width=PHONE)
    widths = chromium.execute_script(
        "return [...document.querySelectorAll('.prev-next-area a > i')].map("
        "(arrow) => arrow.getBoundingClientRect().width)"
    )
    assert len(widths) == 2 and min(widths) >= 12


def test_the_entry_for_a_bibliography_has_letters_of_the_size_of_other_code(
    chromium: Chrome, opened: Callable[..., Chrome]
) -> None:
    opened("claims/HO-27.html", scroll=False)
    size = "return getComputedStyle(document.querySelector(arguments[0])).fontSize"
    entry, name = (chromium.execute_script(size, one) for one in (".cite pre code", "p code"))
    assert entry == name
