import re
from dataclasses import replace
from datetime import date

import pytest

from edition.base.errors import EditionError
from edition.data import replies
from edition.data.replies import Reply
from edition.judge.claim import Observation
from edition.judge.ledger import judged
from edition.judge.witnesses import witnesses
from edition.show.cards import card, card_text, cards, footnote, named


def test_a_card_has_all_that_a_checker_wants_to_know():
    assert card(judged("RI-02")).splitlines() == [
        "(claim-ri-02)=",
        ":::::{card} RI-02 · ⇄ disputed",
        ":class-card: claim verdict-disputed",
        "",
        "{.paraphrase}",
        "The Arden is 100 km long.",
        "",
        judged("RI-02").judgement.reason,
        "",
        "**For.** The Survey. **Basis.** measured.",
        "",
        "::::{dropdown} Evidence: 2 sources",
        "{.statements}",
        "| source | gives | what it says |",
        "|---|---|---|",
        "| {cite:t}`survey1999` | 104 km | From the ford to the mouth it is 104 km. (table 1) |",
        "| {cite:t}`atlas2001` | 98 km | The atlas gives 98 km. (page 3) |",
        "",
        "**Cited by the paper.** {cite:t}`atlas2001`: does not say so. The atlas gives 98 km.",
        "",
        "**Robustness.** ○ The verdict holds for some choices only, in 6 of 12 combinations. "
        "One other choice is enough to turn it: by “with the delta” (what counts).",
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


def test_a_card_says_in_one_line_who_replied(monkeypatch):
    reply = Reply("Jane Doe", "", date(2021, 5, 2), "Half.", "", "", None)
    assert "replies" not in card(judged("RI-03")).lower()
    monkeypatch.setattr(replies, "replies", lambda claim: [reply] * (claim == "RI-02"))
    lines = card(judged("RI-02")).splitlines()
    assert lines.index("{claim:replies}`RI-02`") < lines.index("::::{dropdown} Evidence: 2 sources")
    assert "{claim:replies}" not in card(judged("AB-01"))
    assert "Replies:  Reply by Jane Doe, 2 May 2021" in card_text(judged("RI-02")).splitlines()


def test_a_card_shows_the_context_with_its_own_sources():
    context = "**Context.** Salt went the other way. {cite:t}`survey1999`."
    assert context in card(judged("RI-04"))
    assert re.search(r"Context:  Salt went the other way\. \(.*1999\)", card_text(judged("RI-04")))


def test_a_card_names_both_sides_and_the_coded_passages():
    text = card(judged("RI-04"))
    sides = (
        "**For.** Arden Wire and The Survey. **Against.** Arden Wire. **Basis.** coded passages."
    )
    assert sides in text
    assert [line for line in text.splitlines() if line.startswith("| {cite")] == [
        "| {cite:t}`gazette1901` | grain | “rye and wheat”: Grain came down. (page 5) |",
        "| {cite:t}`survey1999` | timber | “rafts”: Timber in some years. (table 3) |",
        "| {cite:t}`gazette1901` | not timber | “no rafts”: No timber in most years. (page 6) |",
        "| {cite:t}`survey1999` | grain; timber | “flour”: Flour reached the mouth. (table 3) |",
        "| {cite:t}`courier1901` | cannot tell | Trade grew. (page 7) |",
    ], "the sentence of the paper itself is coded, and is no evidence"


def test_an_open_claim_says_whether_its_answer_could_be_read():
    assert "\n**Status.** not yet tested.\n" in card(judged("RI-06"))
    assert "Status:   not yet tested" in card_text(judged("RI-06"))
    settled = replace(judged("RI-03").finding, status="not yet tested")
    assert "Status" not in card(replace(judged("RI-03"), finding=settled))


def test_a_card_without_a_choice_says_nothing_of_robustness():
    assert "Robustness" not in card(judged("RI-06"))
    assert "Choices:" not in card_text(judged("RI-06"))


def test_a_repeated_claim_points_to_its_original():
    text = card(judged("AB-01"))
    assert "The paper says this twice: see [RI-02](#claim-ri-02)." in text
    assert "{dropdown} Place in the paper" in text and "Computed" not in text


def test_sources_that_state_no_cited_fact_are_named_apart():
    item = judged("RI-02")
    gazette = Observation(99.0, (witnesses(["gazette1901"]),))
    beside = replace(
        item.finding, observations=(*item.finding.observations, gazette), note="Mind it."
    )
    text = card(replace(item, finding=beside))
    assert "\nAlso computed from {cite:t}`gazette1901`.\n" in text
    assert "{dropdown} Evidence: 3 sources" in text and "\nMind it.\n" in text
    alone = replace(item.finding, rows=("levels:Ford", "levels:Mouth"), observations=(gazette,))
    text = card(replace(item, finding=alone))
    assert "\nComputed from {cite:t}`gazette1901`.\n" in text and "Evidence: 1 source\n" in text
    assert "[levels](#table-levels) `Ford`, `Mouth`." in text
    courier = Observation(99.0, (witnesses(["courier1901", "gazette1901"]),))
    one_origin = replace(item.finding, observations=(courier,))
    assert "Evidence: 2 sources of one origin" in card(replace(item, finding=one_origin))


def test_the_plain_card_says_the_same_in_lines():
    lines = dict(line.split(maxsplit=1) for line in card_text(judged("RI-02")).splitlines())
    assert list(lines) == [
        *("RI-02", "Paper:", "Reason:", "For:", "Basis:", "Source:"),
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
def test_a_card_under_another_choice_says_so_with_the_published_verdict(shown, claim):
    goes = "by “with the delta” and not by “main stream” (what counts)"
    label = f"This goes {goes}. The published verdict is: disputed."
    cards(claim, counted="with_delta", start="toll_treaty")
    ((myst, plain),) = shown
    assert f"**Chosen otherwise.** {label}" in myst
    assert f"{claim} · ✗ contradicted" in myst
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


def test_a_card_has_names_in_their_own_script_at_their_first_occurrence():
    text = card(judged("RI-03"))
    beside = "[([브렌나]{.language-ko})]{.original}"
    assert f"\nBrenna {beside} paid half of the toll.\n" in text
    assert text.count("브렌나") == 1 and "Brenna paid 56 per cent." in text
    assert "Paper:    Brenna (브렌나) paid half of the toll." in card_text(judged("RI-03"))
    assert [one.name for one in named(judged("RI-03"))] == ["Brenna"]
    assert named(judged("RI-02")) == []
