import re

import pytest

from edition.data.bibliography import references
from edition.judge.claim import Verdict
from edition.judge.ledger import judged, judged_claims
from edition.judge.verdicts import SYMBOLS, anchor
from edition.show.boards import tally
from edition.show.cards import card, card_text, cards


@pytest.mark.parametrize("item", judged_claims(), ids=lambda item: item.claim.id)
def test_every_card_has_anchor_verdict_in_words_and_place(item):
    text = card(item)
    assert text.startswith(f"({anchor(item.claim.id)})=\n")
    assert f"{item.claim.id} · {SYMBOLS[item.verdict]} {item.verdict}" in text
    assert f"paragraph {item.claim.paragraph}, sentence {item.claim.sentence}" in text
    assert item.claim.paraphrase in text


@pytest.mark.parametrize("item", judged_claims(), ids=lambda item: item.claim.id)
def test_every_card_cites_only_what_the_bibliography_has(item):
    for cited in re.findall(r"{cite:t}`([^`]*)`", card(item)):
        assert set(cited.split(",")) <= set(references())


def test_a_card_shows_caveat_and_rows():
    text = card(judged("NC-16"))
    assert "**Caveat.**" in text and "1718" in text
    assert re.search(r"\[security_council\]\(#table-security_council\)[^;]*`1874`", text)


def test_a_card_gives_what_each_source_states():
    assert re.search(
        r"\| {cite:t}`weber_despatch1884` \| 7 July 1884 \| .+ \|", card(judged("HO-02"))
    )


def test_a_card_names_the_file_that_computes_the_finding():
    assert "{source}`scripts/edition/evidence/introduction.py#L" in card(judged("AB-06"))


def test_a_card_says_how_far_the_verdict_depends_on_choices():
    assert "**Robustness.** ○ The verdict holds on some choices only: 72 of 144 universes." in card(
        judged("AB-06")
    )
    assert "Robustness" not in card(judged("HO-40"))


@pytest.fixture
def shown(monkeypatch):
    """What `cards` shows: Markdown and HTML."""
    pairs = []
    monkeypatch.setattr("edition.cards.show", lambda *texts: pairs.append(texts))
    return pairs


@pytest.mark.parametrize("claim", ["AB-06", "IN-08"])
def test_a_card_under_another_choice_says_so_with_the_published_verdict(shown, claim):
    label = "Here origin is rikord_island, not port. The published verdict is: contradicted."
    cards(claim, origin="rikord_island", target="river_border", counted="soviet_client_poland")
    ((myst, plain),) = shown
    assert f"**Chosen otherwise.** {label}" in myst
    assert f"{claim} · ✓ supported" in myst
    assert f"Chosen:   {label}" in plain


def test_a_card_without_another_choice_is_the_published_one(shown):
    cards("AB-06", "AB-01", origin="port", target="river_border")
    assert [myst for myst, _ in shown] == [card(judged("AB-06")), card(judged("AB-01"))]


def test_a_caveat_cites_its_own_sources_only():
    caveat = re.search(r"\*\*Caveat\.\*\* .*", card(judged("HO-24"))).group()
    assert re.findall(r"{cite:t}`([^`]*)`", caveat) == ["armstrong2003,jcws_lee_review"]
    plain = re.search(r"Caveat: .*", card_text(judged("HO-24"))).group()
    assert "Armstrong, The North Korean Revolution" in plain and "Lankov" not in plain


def test_a_repeated_claim_points_to_its_original():
    assert "Repeats [AB-06](#claim-ab-06)" in card(judged("IN-08"))


def test_a_finding_on_one_source_says_so():
    weak = [item for item in judged_claims() if item.finding and item.finding.weak]
    for item in weak:
        if not item.claim.duplicate_of and item.finding.sources:
            assert "rests on one independent source" in card(item)


def test_the_plain_card_names_sources_in_words():
    text = card_text(judged("NC-19"))
    assert "Reuters, Russia writes off almost $10 billion North Korea's debt, 2014" in text


def test_the_scoreboard_counts_each_distinct_claim_once():
    counts = tally("AB", "IN")
    distinct = [i for i in judged_claims() if i.claim.section in ("AB", "IN")]
    assert sum(counts.values()) == sum(not i.claim.duplicate_of for i in distinct)
    assert counts[Verdict.CONTRADICTED] == 1


def test_the_scoreboard_follows_the_choices():
    counts = tally("AB", "IN", origin="rikord_island")
    assert counts[Verdict.CONTRADICTED] == 0
    assert counts.total() == tally("AB", "IN").total()


def test_each_verdict_has_a_sign_of_its_own():
    assert len(set(SYMBOLS.values())) == len(Verdict)
