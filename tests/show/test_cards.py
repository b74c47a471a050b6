import re
from dataclasses import replace
from datetime import date

import pytest

from edition.base.errors import EditionError
from edition.data import replies
from edition.data.replies import Reply
from edition.judge.ledger import judged
from edition.judge.reasons import JUDGEMENT
from edition.show.cards import card_text, cards, claim_list, footnote, named


def lines(item, label=""):
    """The lines of a list of one claim, without those around it."""
    return claim_list([(item, label)]).splitlines()[1:-1]


def test_a_line_has_our_words_the_reason_and_on_paper_the_sources():
    assert lines(judged("RI-02")) == [
        ":::{claim:line} RI-02",
        ":verdict: disputed",
        ":sources: atlas2001,survey1999",
        "",
        "The Arden is 100 km long.",
        "",
        judged("RI-02").judgement.reason,
        ":::",
    ]


def test_what_is_the_same_of_every_opinion_is_left_to_the_screen():
    same, own = JUDGEMENT, judged("RI-07").judgement.reason.removeprefix(f"{JUDGEMENT} ")
    assert lines(judged("RI-07"))[-2] == f"[{same}]{{.screen-only}} {own}"


def test_a_line_and_a_card_say_who_replied(monkeypatch):
    reply = Reply("Jane Doe", "", date(2021, 5, 2), "Half.", "", "", None)
    assert not [line for line in lines(judged("RI-03")) if "replies" in line]
    monkeypatch.setattr(replies, "replies", lambda claim: [reply] * (claim == "RI-02"))
    assert lines(judged("RI-02"))[-2] == "{claim:replies}`RI-02`"
    assert "Replies:  Reply by Jane Doe, 2 May 2021" in card_text(judged("RI-02")).splitlines()


def test_a_card_shows_the_context_with_its_own_sources():
    assert re.search(r"Context:  Salt went the other way\. \(.*1999\)", card_text(judged("RI-04")))


def test_a_card_names_both_sides_and_the_basis():
    told = dict(line.split(maxsplit=1) for line in card_text(judged("RI-04")).splitlines())
    assert told["For:"] == "Arden Wire and The Survey"
    assert told["Against:"] == "Arden Wire" and told["Basis:"] == "coded passages"


def test_an_open_claim_says_whether_its_answer_could_be_read():
    assert "Status:   not yet tested" in card_text(judged("RI-06"))
    settled = replace(judged("RI-03").finding, status="not yet tested")
    assert "Status" not in card_text(replace(judged("RI-03"), finding=settled))


def test_a_card_without_a_choice_says_nothing_of_robustness():
    assert "Choices:" not in card_text(judged("RI-06"))


def test_a_repeated_claim_has_no_words_of_its_own():
    assert lines(judged("AB-01")) == [":::{claim:line} AB-01", ":verdict: disputed", ":::"]


def test_the_plain_card_says_the_same_in_lines():
    lines = dict(line.split(maxsplit=1) for line in card_text(judged("RI-02")).splitlines())
    assert list(lines) == [
        *("RI-02", "Claim:", "Reason:", "For:", "Basis:", "Source:"),
        *("Cited:", "Choices:", "Place:", "Rows:"),
    ]
    assert lines["RI-02"] == "⇄ disputed"
    assert "Survey" in lines["Source:"] and "atlas" in lines["Cited:"]
    assert lines["Rows:"] == "quantities:river_length"


def test_a_footnote_is_told_in_words():
    assert footnote("RI-06").words == "could not be read. No copy could be opened."
    assert footnote("RI-01") is None


@pytest.fixture
def shown(monkeypatch):
    """What `cards` shows: Markdown and HTML."""
    pairs = []
    monkeypatch.setattr("edition.show.cards.show", lambda *texts: pairs.append(texts))
    return pairs


@pytest.mark.parametrize("claim", ["RI-02", "AB-01"])
def test_a_claim_under_another_choice_says_so_with_the_published_verdict(shown, claim):
    goes = "by “with the delta” and not by “main stream” (what counts)"
    label = f"This goes {goes}. The published verdict is: disputed."
    cards(claim, counted="with_delta", start="toll_treaty")
    ((myst, plain),) = shown
    assert f"\n\n**Chosen otherwise.** {label}\n" in myst
    assert f"{{claim:line}} {claim}\n:verdict: contradicted\n" in myst
    assert f"Chosen:   {label}" in plain


def test_claims_without_another_choice_are_the_published_ones_in_one_list(shown):
    cards("RI-02", "RI-07", counted="main_stream")
    ((myst, plain),) = shown
    assert myst == claim_list([(judged("RI-02"), ""), (judged("RI-07"), "")])
    assert plain.count("<pre") == 2


def test_a_misspelt_choice_is_refused(shown):
    with pytest.raises(EditionError, match="no claim has a choice 'count'"):
        cards("RI-02", count="with_delta")
    with pytest.raises(EditionError, match="counted cannot be 'delta'; choose: main_stream"):
        cards("RI-07", counted="delta")
    assert not shown


def test_names_stand_in_their_own_script_at_their_first_occurrence():
    text = claim_list([(judged("RI-03"), "")])
    beside = "[([브렌나]{.language-ko})]{.original}"
    assert f"\nBrenna {beside} paid half of the toll.\n" in text
    assert text.count("브렌나") == 1
    assert "Claim:    Brenna (브렌나) paid half of the toll." in card_text(judged("RI-03"))
    assert [one.name for one in named(judged("RI-03"))] == ["Brenna"]
    assert named(judged("RI-02")) == []
