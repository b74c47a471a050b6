import re
import struct
from dataclasses import replace
from xml.etree import ElementTree

from bs4 import BeautifulSoup

from edition.base.project import PACKAGE
from edition.book.overview import contradictions, description, markup, picture, shared
from edition.book.pictures import SVG, png
from edition.judge.claim import Verdict
from edition.judge.ledger import in_our_words, judged_claims
from edition.judge.verdicts import LOOKS, SIGNS, style

CLAIMS = judged_claims()


def test_each_claim_has_a_mark_in_the_order_of_the_paper_that_leads_to_its_card():
    marks = BeautifulSoup(markup([*CLAIMS[4:], *CLAIMS[:4]]), "html.parser").find_all("a")
    for mark, item in zip(marks, CLAIMS, strict=True):
        words = in_our_words(item.claim)
        assert mark["href"] == f"claims/{item.claim.id}.html"
        assert mark["data-claim"] == item.claim.id
        assert mark["aria-label"] == f"{item.claim.id}, {item.verdict}: {words}"
        assert mark.text == SIGNS[item.verdict]


def test_sections_and_paragraphs_are_named_and_sentences_kept_together():
    found = BeautifulSoup(markup(CLAIMS), "html.parser")
    titles = [title.text for title in found.find_all(class_="overview-section")]
    numbers = [number.text for number in found.find_all(class_="overview-number")]
    assert titles == ["Abstract", "The river"]
    assert numbers == [f"Paragraph {number}" for number in (1, 1, 2, 3)]
    sentences = [len(sentence.find_all("a")) for sentence in found.find_all(class_="sentence")]
    assert sentences == [1, 1, 2, 1, 1, 1, 1]
    for number in found.find_all(class_="overview-number"):
        assert number.parent["class"] == ["sentence"] and number.find_next_sibling("a")


def test_the_legend_counts_each_distinct_claim_once_and_the_picture_has_a_mark_for_each_claim():
    legend = BeautifulSoup(markup(CLAIMS), "html.parser").find(class_="overview-legend").text
    assert "supported (2)" in legend and "2 supported, " in description(CLAIMS)
    for verdict in Verdict:
        assert f" {verdict} (" in legend
    svg = picture(CLAIMS)
    assert svg.count("<rect") == len(CLAIMS) + len(Verdict)
    assert f"<desc>{description(CLAIMS)}</desc>" in svg


def test_the_contradictions_are_named():
    head, _, style_of, *found = contradictions(CLAIMS)
    assert (head, style_of) == ("1 statement is contradicted:", "{.contradictions}")
    assert found == ["- [RI-03](#claim-ri-03) Brenna paid half of the toll."]
    assert contradictions([item for item in CLAIMS if item.claim.id != "RI-03"]) == []


def test_the_picture_of_a_shared_page_has_title_and_all_marks_in_the_size_that_sites_show():
    title = "Tolls & fords: a title so long that one line has no room for the whole of it"
    svg = shared(CLAIMS, title)
    root = ElementTree.fromstring(svg)
    assert (root.get("width"), root.get("height")) == ("1200", "630")
    words = [one.text for one in root.findall(f"{SVG}text")]
    assert len(words) == 2 and " ".join(words) == title
    (marks,) = root.findall(f"{SVG}svg")
    assert len(marks.findall(f".//{SVG}rect")) == len(CLAIMS) + len(Verdict)
    left, top, width, height = (float(marks.get(one)) for one in ("x", "y", "width", "height"))
    assert left + width <= 1200 and top + height <= 630
    assert top > max(float(one.get("y")) for one in root.findall(f"{SVG}text"))


def test_the_picture_of_a_shared_page_is_drawn_as_it_is_described():
    drawn = png(shared(CLAIMS, "Tolls"))
    assert drawn.startswith(b"\x89PNG\r\n")
    assert struct.unpack(">II", drawn[16:24]) == (1200, 630)
    assert drawn != png(shared(CLAIMS[:4], "Tolls")), "the marks are not in the picture"


def contrast(one, other):
    """The contrast of two colours by the Web Content Accessibility Guidelines."""

    def luminance(colour):
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_each_verdict_can_be_read_on_a_light_and_on_a_dark_page():
    site = (PACKAGE / "sphinx_ext" / "static" / "site.css").read_text(encoding="utf-8")
    light, dark = re.findall(r"--pst-color-background: (#\w+);", site)
    assert light == "#fff"
    for verdict, look in LOOKS.items():
        assert contrast(look.light, "#ffffff") >= 4.5 <= contrast(look.dark, dark), verdict


def test_filled_marks_differ_in_their_shape():
    css = (PACKAGE / "sphinx_ext" / "static" / "edition.css").read_text(encoding="utf-8")
    shapes = dict(re.findall(r"\.mark\.(verdict-[a-z]+) \{ border-radius: ([^;]+);", css))
    assert set(shapes) == {
        style(verdict) for verdict in (Verdict.CAVEAT, Verdict.DISPUTED, Verdict.CONTRADICTED)
    }
    assert len(set(shapes.values())) == len(shapes)


def test_no_text_of_a_claim_can_become_markup():
    claim = replace(CLAIMS[1].claim, paraphrase='<img src="x">')
    found = BeautifulSoup(markup([replace(CLAIMS[1], claim=claim)]), "html.parser")
    assert not found.find("img") and '<img src="x">' in found.a["aria-label"]
