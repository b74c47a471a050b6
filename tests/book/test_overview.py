import re

from bs4 import BeautifulSoup

from edition.book.overview import description, markup, picture
from edition.data.vocabulary import SECTIONS
from edition.judge.claim import Verdict
from edition.judge.ledger import judged_claims
from edition.judge.verdicts import SYMBOLS
from edition.show.boards import tally

CLAIMS = judged_claims()


def test_each_claim_has_one_mark_that_leads_to_its_card_and_says_its_verdict():
    marks = BeautifulSoup(markup(CLAIMS), "html.parser").find_all("a")
    claims = {item.claim.id: item for item in CLAIMS}
    assert len(marks) == len(claims)
    for mark in marks:
        item = claims[mark["aria-label"].split(",")[0]]
        assert mark["href"].endswith(f".html#claim-{item.claim.id.lower()}")
        assert mark["aria-label"] == f"{item.claim.id}, {item.verdict}: {item.claim.paraphrase}"
        assert mark.text == SYMBOLS[item.verdict]


def test_marks_stand_in_the_order_of_the_paper():
    ids = re.findall(r'aria-label="([A-Z]{2}-\d+),', markup(CLAIMS))
    claims = {item.claim.id: item.claim for item in CLAIMS}
    places = [(list(SECTIONS).index(claims[i].section), claims[i].paragraph) for i in ids]
    assert places == sorted(places)


def test_the_legend_counts_each_distinct_claim_once():
    counts = tally(*SECTIONS)
    text = BeautifulSoup(markup(CLAIMS), "html.parser").find(class_="fingerprint-legend").text
    for verdict in Verdict:
        assert f"{verdict} ({counts[verdict]})" in text
        assert f"{counts[verdict]} {verdict}" in description(CLAIMS)


def test_the_picture_has_a_mark_for_each_claim_and_a_description():
    svg = picture(CLAIMS)
    assert svg.count("<rect") == len(CLAIMS) + len(Verdict)
    assert f"<desc>{description(CLAIMS)}</desc>" in svg
