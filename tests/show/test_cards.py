import re
from dataclasses import replace

import pytest

from edition.base.errors import EditionError
from edition.judge.ledger import judged, judged_claims
from edition.show.cards import card, card_text, cards, footnote


def test_a_card_has_all_that_a_checker_wants_to_know():
    assert card(judged("RI-02")).splitlines() == [
        "(claim-ri-02)=",
        ":::::{card} RI-02 · ✓ supported",
        ":class-card: claim verdict-supported",
        "",
        "{.paraphrase}",
        "The Arden is 100 km long.",
        "",
        judged("RI-02").judgement.reason,
        "",
        "{claim:tolerance}`RI-02`",
        "",
        "::::{dropdown} Evidence: 2 sources",
        "{.statements}",
        "| source | gives | on what |",
        "|---|---|---|",
        "| {cite:t}`survey1999` | 104 km | From the ford to the mouth it is 104 km. |",
        "| {cite:t}`atlas2001` | 98 km | The atlas gives 98 km. |",
        "",
        "**Cited by the paper.** {cite:t}`atlas2001`: does not say so. The atlas gives 98 km.",
        "",
        "**Robustness.** ○ The verdict holds on some choices only: 9 of 18 universes. "
        "Another choice of what counts (with the delta) turns it by itself.",
        "",
        "% figures of RI-02",
        "",
        "**In the paper.** The river, paragraph 1, sentence 2, note 1. {claim:page}`RI-02`",
        "",
        "**Computed by** {source}`scripts/paper/evidence.py#L12` "
        "from [quantities](#table-quantities) `river_length`.",
        "",
        "::::",
        ":::::",
    ]


def test_a_card_shows_the_caveat_with_its_own_sources():
    caveat = "**Caveat.** Most years saw no timber. {cite:t}`survey1999`."
    assert caveat in card(judged("RI-04"))
    assert re.search(r"Caveat:   Most years saw no timber\. \(.*1999\)", card_text(judged("RI-04")))


def test_a_slider_stands_only_where_a_number_is_held_within_a_tolerance():
    having = [item.claim.id for item in judged_claims() if "{claim:tolerance}" in card(item)]
    assert having == ["RI-02", "RI-03"]


def test_a_card_without_a_choice_says_nothing_of_robustness():
    assert "Robustness" not in card(judged("RI-06"))
    assert "Choices:" not in card_text(judged("RI-06"))


def test_a_repeated_claim_points_to_its_original():
    text = card(judged("AB-01"))
    assert "Repeats [RI-02](#claim-ri-02); see there." in text
    assert "{dropdown} Place in the paper" in text and "Computed" not in text


def test_a_finding_on_one_source_says_so():
    weak = "The finding rests on one independent source."
    assert weak in card(judged("RI-02", sources="survey1999"))
    assert weak not in card(judged("RI-02"))


def test_sources_that_state_no_cited_fact_are_named_apart():
    item = judged("RI-02")
    beside = replace(item.finding, sources=(*item.finding.sources, "gazette1901"), note="Mind it.")
    text = card(replace(item, finding=beside))
    assert "\nAlso computed from {cite:t}`gazette1901`.\n" in text
    assert "{dropdown} Evidence: 3 sources" in text and "\nMind it.\n" in text
    alone = replace(item.finding, rows=("levels:Ford", "levels:Mouth"), sources=("gazette1901",))
    text = card(replace(item, finding=alone))
    assert "\nComputed from {cite:t}`gazette1901`.\n" in text and "Evidence: 1 source\n" in text
    assert "[levels](#table-levels) `Ford`, `Mouth`." in text
    one_origin = replace(item.finding, origins=frozenset({"The Survey"}))
    assert "Evidence: 2 sources of one origin" in card(replace(item, finding=one_origin))


def test_the_plain_card_says_the_same_in_lines():
    lines = dict(line.split(maxsplit=1) for line in card_text(judged("RI-02")).splitlines())
    assert list(lines) == [
        *("RI-02", "Paper:", "Reason:", "Source:", "Cited:", "Choices:", "Place:", "Rows:")
    ]
    assert lines["RI-02"] == "✓ supported"
    assert "Orme" in lines["Source:"] and "atlas" in lines["Cited:"]
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
def test_a_card_under_another_choice_says_so_with_the_published_verdict(shown, claim):
    label = "Here counted is with_delta, not main_stream. The published verdict is: supported."
    cards(claim, counted="with_delta", start="toll_treaty")
    ((myst, plain),) = shown
    assert f"**Chosen otherwise.** {label}" in myst
    assert f"{claim} · ? not testable with open data" in myst
    assert f"Chosen:   {label}" in plain


def test_a_card_without_another_choice_is_the_published_one(shown):
    cards("RI-02", "RI-07", counted="main_stream")
    assert [myst for myst, _ in shown] == [card(judged("RI-02")), card(judged("RI-07"))]


def test_a_misspelt_choice_is_refused(shown):
    with pytest.raises(EditionError, match="no claim has a choice 'count'"):
        cards("RI-02", count="with_delta")
    with pytest.raises(EditionError, match="counted cannot be 'delta'; choose: main_stream"):
        cards("RI-07", counted="delta")
    assert not shown
