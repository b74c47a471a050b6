import pytest

from edition.base.errors import EditionError
from edition.judge.claim import Verdict
from edition.judge.ledger import judged
from edition.judge.universes import Standing
from edition.show import boards, output, prose


@pytest.fixture
def shown(monkeypatch):
    """What boards show: the Markdown of each, its plain form, its caption."""
    items = []

    def show(myst, plain="", caption=""):
        items.append((myst, plain or prose.rendered(myst), caption))

    for module in (boards, output):
        monkeypatch.setattr(module, "show", show)
    return items


def test_the_scoreboard_counts_each_distinct_claim_once(shown):
    boards.scoreboard("AB", "RI")
    ((myst, plain, caption),) = shown
    rows = myst.splitlines()[2:]
    assert rows == [
        "| ✓\N{NO-BREAK SPACE}supported | 2 |",
        "| ≈\N{NO-BREAK SPACE}supported with a caveat | 1 |",
        "| ⇄\N{NO-BREAK SPACE}disputed | 1 |",
        "| ✗\N{NO-BREAK SPACE}contradicted | 1 |",
        "| ?\N{NO-BREAK SPACE}open | 1 |",
        "| ◇\N{NO-BREAK SPACE}opinion | 1 |",
    ]
    assert '<td>✓\N{NO-BREAK SPACE}supported</td>\n<td style="text-align:right">2</td>' in plain
    assert caption == "Verdicts: Abstract and The river"


def test_a_tally_follows_the_choices_and_refuses_misspelt_ones(shown):
    moved = boards.tally("AB", "RI", counted="with_delta")
    assert (moved[Verdict.DISPUTED], moved[Verdict.CONTRADICTED], moved.total()) == (0, 2, 7)
    for board in (boards.tally, boards.scoreboard):
        with pytest.raises(EditionError, match="no claim has a choice 'count'"):
            board("AB", count="with_delta")
    assert not shown


def test_the_ledger_has_a_row_for_every_claim(shown):
    boards.ledger()
    ((myst, plain, caption),) = shown
    assert myst.startswith("{.ledger}\n| claim |") and caption == "All claims"
    assert len(myst.splitlines()) == 3 + 8
    row = "| [RI-03](#claim-ri-03) | contradicted "
    assert f"{row}| Brenna paid half of the toll. | The river | quantity | Brenna |" in myst
    assert "<td>✗\N{NO-BREAK SPACE}RI-03</td>\n<td>contradicted</td>" in plain
    assert "| Says the same as [RI-02](#claim-ri-02). | Abstract |" in myst


def test_what_stands_for_the_rest_is_shown_with_what_it_was_chosen_by(shown):
    boards.foremost()
    ((myst, _, caption),) = shown
    assert caption == "The claims that stand for the rest"
    rows = myst.splitlines()[2:]
    assert rows[0] == (
        "| [RI-03](#claim-ri-03) | contradicted | Brenna paid half of the toll. | 0 | 1 |"
    )
    assert len(rows) == 4


def test_the_choices_of_a_claim_are_shown_in_a_line_and_in_a_table(shown):
    boards.choices("RI-02")
    (words, _, _), (table, _, caption) = shown
    assert words.startswith("[RI-02](#claim-ri-02). ○ The verdict holds for some choices only")
    rows = table.splitlines()[2:]
    assert rows[:2] == [
        "| what counts: main stream (published) | ✓\N{NO-BREAK SPACE}supported "
        "| 104 km | The paper speaks of the river itself. |",
        "| what counts: with the delta | ✗\N{NO-BREAK SPACE}contradicted "
        "| 131 km | The arms of the delta are river too. |",
    ]
    assert len(rows) == 2 + 2 + 3 and sum("(published)" in row for row in rows) == 3
    assert caption.startswith("RI-02: each choice")


def test_claims_of_one_standing_are_told_with_what_turns_them(shown):
    boards.dependent(Standing.FEW)
    ((myst, _, caption),) = shown
    assert caption == "Claims whose verdict holds for some choices only"
    assert (
        "| [RI-02](#claim-ri-02) | disputed | The Arden is 100 km long. "
        "| 6 of 12 | what counts: with the delta |"
    ) in myst
    assert "RI-01" not in myst


def test_a_claim_in_a_paragraph_has_reason_and_sources_on_paper_no_more_than_it_needs(shown):
    boards.paragraphs([judged("RI-03"), judged("RI-07")])
    (first, _, _), (second, _, _) = shown
    reason = judged("RI-03").judgement.reason
    assert first == (
        f"{{.judged}}\n[RI-03](#claim-ri-03). *Brenna paid half of the toll.* "
        f"{reason} [{{cite:t}}`gazette1901,survey1999`.]{{.screen-only}}"
    )
    assert second.endswith(" if they speak of forts and not of freight.]{.screen-only}")


def test_a_box_has_a_paragraph_for_each_thing_that_it_tells_and_a_sentence_is_as_it_is(shown):
    boards.box("A title", "A * text.", {"Then": "so.", "Now": "thus."}, ["survey1999"], "RI-01")
    ((myst, plain, _),) = shown
    assert myst.split("\n\n") == [
        "::::{card} A title\nA \\* text.",
        "**Then.** so.",
        "**Now.** thus. {cite:t}`survey1999`.",
        "The claim: [RI-01](#claim-ri-01).\n::::",
    ]
    assert "<strong>A title</strong></p>\n<p>A * text.</p>" in plain
    assert "</strong> so.</p>" in plain
    boards.box("A title", "", {"Now": "thus."}, [], "RI-01")
    assert "cite" not in shown[1][0]
    boards.sentence("So <it> is.")
    assert shown[2][0] == "So <it> is." and "So &lt;it&gt; is." in shown[2][1]


def test_a_table_has_its_numbers_to_the_right(shown):
    boards.table("Counts", ["claim", "number"], [["[RI-01](#claim-ri-01)", 3], ["RI-02", 10]])
    boards.table("Nothing", ["claim"], [])
    (myst, plain, caption), (empty, _, _) = shown
    assert myst.splitlines() == [
        "| claim | number |",
        "| --- | --: |",
        "| [RI-01](#claim-ri-01) | 3 |",
        "| RI-02 | 10 |",
    ]
    assert "<td>RI-02</td>" in plain and "](#" not in plain and caption == "Counts"
    assert empty.splitlines() == ["| claim |", "| --- |"]
