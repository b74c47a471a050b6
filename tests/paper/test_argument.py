"""The chapter on the argument, the page in brief and the ends of the sections name every thesis."""

import json
import re

import pytest

from edition.base.contents import pages
from edition.base.project import BOOK, NOTEBOOKS
from edition.data.vocabulary import sections
from edition.judge.theses import Power, expectations, theses


def texts(chapter):
    """The cells of a chapter, in order."""
    cells = json.loads((NOTEBOOKS / f"{chapter}.ipynb").read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells]


def test_the_result_and_the_argument_come_before_the_sections_of_the_paper():
    assert pages()[:4] == ["index", "brief", "notebooks/00_argument", "notebooks/01_introduction"]


@pytest.mark.parametrize("thesis", theses())
def test_the_chapter_weighs_each_thesis_under_its_label_and_the_brief_tells_it_twice(thesis):
    chapter = "\n".join(texts("00_argument"))
    assert f"(thesis-{thesis.lower()})=\n## {thesis}. {theses()[thesis].title}\n" in chapter
    for call in ("boards.thesis", "boards.weighed"):
        assert f'{call}("{thesis}")' in chapter
    at = chapter.index(f'boards.thesis("{thesis}")')
    assert chapter.index(f"## {thesis}. ") < at < chapter.index(f"{{thesis:why}}`{thesis}`")
    brief = (BOOK / "brief.md").read_text(encoding="utf-8")
    row = next(line for line in brief.splitlines() if f"(#thesis-{thesis.lower()})" in line)
    assert f"{{thesis:standing}}`{thesis}` | {{thesis:today}}`{thesis}` |" in row


LEANT_ON = {claim.partition("-")[0] for thesis in theses().values() for claim in thesis.claims}


@pytest.mark.parametrize("chapter", sorted({sections()[code].chapter for code in LEANT_ON}))
def test_a_section_on_which_theses_lean_ends_with_what_it_means_for_claims_and_theses(chapter):
    last = texts(chapter)[-1]
    assert last.startswith("## So what\n")
    assert re.search(r"\(#claim-[a-z]{2}-\d\d\)", last)
    assert re.search(r"\(#thesis-t\d\)", last)
    sentences = list(filter(None, last.splitlines()))[1:]
    assert 4 <= len(sentences) <= 8


def test_each_thesis_has_three_observations_that_it_needs_and_half_of_them_from_outside():
    needed = [one for one in expectations().values() if one.power in (Power.HOOP, Power.BOTH)]
    for thesis in theses():
        outside = [one.outside for one in needed if one.thesis == thesis]
        assert len(outside) >= 3 and sum(outside) >= len(outside) / 2
