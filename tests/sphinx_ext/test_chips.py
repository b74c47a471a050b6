"""Chips in the text, and lines of claims at the end of a passage."""

from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.utils import new_document

from edition.judge.verdicts import OUTCOMES
from edition.sphinx_ext.chips import Chips, chip, claim_chip
from edition.sphinx_ext.claim_lines import _folded, claim_line, summary

ENV = SimpleNamespace(docname="notebooks/01_river")


def link(words, **attributes):
    """A link as Sphinx resolves it."""
    return nodes.reference("", "", nodes.Text(words), **attributes)


@pytest.fixture
def changed():
    """What the transform makes of links in a paragraph."""

    def apply(*links):
        document = new_document("page")
        document += nodes.paragraph("", "", *links)
        document.settings.env = ENV
        Chips(document).run()
        return document.children[0].children

    return apply


def test_a_chip_has_the_sign_and_the_id_and_leads_to_the_card():
    made = chip(ENV, "RI-03", OUTCOMES["contradicted"])
    assert made.astext() == "✗\N{NO-BREAK SPACE}RI-03"
    assert made["classes"] == ["chip", "verdict-contradicted"]
    assert made["address"] == "../claims/RI-03.html"
    assert made["label"] == "RI-03, contradicted"


def test_a_link_to_the_line_of_a_claim_becomes_a_chip_wherever_the_line_stands(changed):
    found = changed(
        link("RI-03", refid="claim-ri-03"),
        link("≈ RI-04", refuri="../notebooks/01_river.html#claim-ri-04"),
    )
    assert [type(one) for one in found] == [claim_chip, claim_chip]
    assert [one.astext() for one in found] == [
        "✗\N{NO-BREAK SPACE}RI-03",
        "≈\N{NO-BREAK SPACE}RI-04",
    ]


def test_a_link_with_words_of_its_own_keeps_them(changed):
    (found,) = changed(link("the toll", refid="claim-ri-03"))
    assert (found.astext(), found["claim"], found["classes"]) == ("the toll", "RI-03", [])
    assert "label" not in found


def test_the_ids_in_a_text_that_a_notebook_told_become_chips(changed):
    words = "RI-03, RI-02 and RI-99"
    told, own = changed(
        nodes.inline(words, words, classes=["pasted-text"]), nodes.inline(words, words)
    )
    assert [one["claim"] for one in told.findall(claim_chip)] == ["RI-03", "RI-02"]
    assert told.astext() == "✗\N{NO-BREAK SPACE}RI-03, ⇄\N{NO-BREAK SPACE}RI-02 and RI-99"
    assert own.astext() == words


def test_other_links_stay_as_they_are(changed):
    (found,) = changed(link("a table", refuri="../data.html#table-levels"))
    assert isinstance(found, nodes.reference)


def line(outcome, is_open=False):
    """The line of a claim."""
    return claim_line("", nodes.paragraph("", "Words."), outcome=outcome, open=is_open)


def test_what_does_not_simply_hold_stands_above_the_fold():
    lines = [line("supported"), line("disputed", is_open=True), line("opinion")]
    found = list(_folded(lines))
    assert [one for one in found if isinstance(one, claim_line)] == [lines[1], lines[0], lines[2]]
    text = "".join(one.astext() for one in found if isinstance(one, nodes.raw))
    assert text.startswith('<ul class="claim-lines"></ul><details><summary>2 more statements')


def test_a_fold_says_what_is_in_it():
    lines = [line("supported"), line("supported"), line("opinion")]
    told = "3 statements judged here: 2 ✓ supported and 1 ◇ opinion"
    assert summary(lines, others=False) == told
    assert summary([line("open")], others=True) == "1 more statement judged here: 1 ? open"
