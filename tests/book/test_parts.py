"""Parts of pages that are written from the verdicts."""

from types import SimpleNamespace

import pandas as pd

from edition.base.cache import forget
from edition.book import parts
from edition.data import tables
from edition.data.descriptor import CHANGES
from edition.judge.ledger import by_claim, by_sentence, judged


def test_each_claim_of_the_first_page_has_verdict_words_reason_and_link():
    first = parts.foremost_part().split("\n\n")[0].splitlines()
    reason = judged("RI-03").judgement.reason
    assert first == [
        "[RI-03](#claim-ri-03) contradicted",
        ": *Brenna paid half of the toll.*",
        f"  {reason}",
    ]


def test_the_rules_speak_of_the_work_by_its_kind(monkeypatch):
    assert "what the paper asserts" in parts.rules_parts()["rules"]
    monkeypatch.setattr(parts, "the_work", lambda: "the address")
    told = "".join(parts.rules_parts().values())
    assert "what the address asserts" in told and "the paper" not in told


def test_the_result_is_a_sentence_and_ranges_by_claim_and_by_sentence():
    claims, sentences = by_claim(), by_sentence()
    told, numbers = parts.result_part().split("\n\n")
    assert told.splitlines()[1].startswith(
        f"Of {claims.tested} statements that can be tested, {claims.held} hold, "
        f"{claims.failed} is contradicted and {claims.unsettled} open or disputed"
    )
    assert numbers.splitlines()[1:3] == [
        f"- **{score.low:.0f} to {score.high:.0f} %** of the {basis} hold"
        for basis, score in (("statements", claims), ("sentences", sentences))
    ]


def test_each_thesis_has_a_line_with_where_it_stood_and_stands(monkeypatch):
    one = SimpleNamespace(id="T1", title="The *toll*")
    stands = {"2020-06-01": "✓ holds up", "2026-11-27": "? cannot be told"}
    monkeypatch.setattr(parts, "theses", lambda: {"T1": one})
    monkeypatch.setattr(parts, "days", lambda: [*stands])
    monkeypatch.setattr(parts, "standing", lambda _, day: stands[day])
    lead = "- [The \\*toll\\*](#thesis-t1): "
    assert parts.theses_part() == (f"{lead}✓ holds up at publication, ? cannot be told today\n")
    stands["2026-11-27"] = "✓ holds up"
    assert parts.theses_part() == f"{lead}✓ holds up, then and now\n"


def test_where_nothing_moved_the_history_is_two_sentences():
    assert parts.history_part().splitlines() == [
        "The verdicts of version 0.3.0 were accepted on 1 June 2020.",
        "Of 7 claims, without those that repeat another, 7 have the verdict that they had then; "
        "0 moved.",
    ]


def test_an_edition_of_one_claim_is_told_in_the_singular(monkeypatch):
    monkeypatch.setattr(parts.history, "unchanged", lambda: {"RI-03": "contradicted"})
    assert parts.history_part().splitlines()[1] == (
        "Of 1 claim, without those that repeat another, 1 has the verdict that it had then; "
        "0 moved."
    )


def test_what_moved_is_counted_and_listed_with_reasons_that_are_no_markup(monkeypatch):
    read, log = tables.read, tables.read(CHANGES)
    older = log.assign(
        verdict=log["verdict"].mask(log["claim"] == "RI-07", "interpretive"),
    )
    rows = [("RI-03", "contradicted", "supported", "A *star*."), ("RI-07", "", "opinion", "Named.")]
    names = ["claim", "verdict_before", "verdict", "reason"]
    later = pd.DataFrame([dict(zip(names, row, strict=True)) for row in rows]).assign(
        acceptance=2, version="0.4.0", day=log["day"].max(), observed="", observed_before=""
    )
    table = pd.concat([older, later])
    monkeypatch.setattr(tables, "read", lambda name: table if name == CHANGES else read(name))
    forget()
    assert parts.history_part().splitlines()[1:] == [
        "Of 7 claims, without those that repeat another, 6 have the verdict that they had then; "
        "1 moved.",
        "Some of the former had another name then: 1 interpretive (now opinion).",
        "",
        ":::{table} Claims that moved, by verdict then and now",
        "| claims | 0.3.0 | now |",
        "|--:|---|---|",
        "| 1 | ✗ contradicted | ✓ supported |",
        ":::",
        "",
        "{.screen-only}",
        "✗ contradicted → ✓ supported",
        r": [RI-03](#claim-ri-03). A \*star\*.",
    ]
