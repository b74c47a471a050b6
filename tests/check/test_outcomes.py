"""Sentences that state an outcome in words that would stay when the verdict moves."""

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.check.outcomes import _stated, outcome_faults
from edition.judge.claim import Verdict

REFUSED = [
    "the claim is supported ([RI-03](#claim-ri-03)).",
    "RI-03 is wrong.",
    "[RI-03](#claim-ri-03) holds.",
    "By one cent, RI-03 does not hold.",
    "RI-03 stays open, and so does the rest.",
    "RI-03 proves right.",
    "Half the toll was paid, so RI-03 is clearly false.",
    "RI-03 remains disputed.",
    "Brenna paid 57 per cent.\nThis is not true.\nSee RI-03.",
    "The claim is contradicted.",
    "The sums hold, within ten per cent.",
    "The facts of the section are sound.",
    "These two statements hold.",
    "Only the gazette bears RI-03 out.",
]
ALLOWED = [
    "the claim is {claim:verdict}`RI-03` ([RI-03](#claim-ri-03)).",
    "{glue:text}`outcome_ri_03`, and RI-03 tells of the rest.",
    "Of them, RI-03 among them, {glue:text}`held:.0f` hold, {glue:text}`wrong` are contradicted.",
    "RI-03 was tested on open data; the two governments hold talks on the right bank.",
    "A claim that is contradicted has two sources against it.",
    "Where a rival value would turn the outcome, the claim is open.",
    "A contradicted statement may leave the argument untouched.",
    "The dates that the paper gives lie in `open` order.",
    "supported\n: What was observed agrees with the claim by its rule.",
    "The ferry was right.\n\nRI-03 has another source.",
]


@pytest.fixture
def faults(tmp_path):
    """The faults of a page with a text, and of a notebook with the text and some code."""
    (tmp_path / "book").mkdir()
    (tmp_path / "notebooks").mkdir()

    def find(text="", code="pass"):
        (tmp_path / "book" / "page.md").write_text(f"# Toll\n\n{text}\n", encoding="utf-8")
        cells = [nbformat.v4.new_code_cell(code), nbformat.v4.new_markdown_cell(text)]
        nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / "notebooks" / "01_a.ipynb")
        return [str(fault) for fault in outcome_faults(tmp_path)]

    return find


@pytest.mark.parametrize("text", REFUSED)
def test_an_outcome_in_fixed_words_is_refused_with_its_place_and_the_remedy(faults, text):
    first, second = faults(text)
    row = 1 + text.count("\n") // 2
    assert first.startswith(f"book/page.md: line {row + 2}: ")
    assert second.startswith(f"notebooks/01_a.ipynb: cell 2, line {row}: ")
    assert "tell_outcome" in first and "{claim:verdict}" in second


@pytest.mark.parametrize("text", ALLOWED)
def test_what_is_computed_or_says_something_else_is_not(faults, text):
    assert faults(text) == []


@given(st.sampled_from(Verdict), st.sampled_from(["is", "was", "remains", "is not", "is thus"]))
def test_every_verdict_is_known_as_an_outcome(verdict, link):
    assert _stated(f"So the claim {link} {verdict}.", about=False).endswith(verdict)
    assert _stated(f"So it {link} {verdict}.", about=True).endswith(verdict)
    assert not _stated(f"So it {link} {verdict}.", about=False)


@pytest.mark.parametrize(
    ("code", "faulty"),
    [
        ('charts.show(a, title="The claim is right", claims=("RI-03",))', True),
        ('show(a, description=f"Of {n} tolls " "RI-03 is wrong", title="", claims=[one])', True),
        (
            'charts.show(a, title=f"{held} hold, {wrong} are contradicted", claims=("RI-03",))',
            False,
        ),
        ('tell(x=f"{share} per cent of the decided claims are contradicted")', False),
        ('boards.sentence("RI-03 is wrong.")', True),
        ('tell(found=f"In {year} the claim was refuted")', True),
        ('def half():\n    """Where the claim holds."""', False),
        ('charts.show(a, title="The door is open")', False),
        ('tell_outcome("RI-03", supported="It holds.", contradicted="It does not hold.")', False),
        ('tell_standing("T1", up="RI-03 holds.", falls="RI-03 does not hold.")', False),
        ("this is no Python", False),
    ],
)
def test_texts_of_charts_that_bear_on_claims_are_held_to_the_same(faults, code, faulty):
    found = faults(code=code)
    assert bool(found) == faulty
    assert all(one.startswith("notebooks/01_a.ipynb: cell 1, line 1: ") for one in found)
