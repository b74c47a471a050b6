import pytest

from edition.base.errors import EditionError
from edition.judge.ledger import judged
from edition.judge.verdicts import LOOKS
from edition.show import output, prose


@pytest.fixture(autouse=True)
def nothing_told(monkeypatch):
    monkeypatch.setattr(prose, "_values", {})
    monkeypatch.setattr(prose, "_passages", [])
    monkeypatch.setattr("myst_nb.glue", lambda *_, **__: None)


@pytest.fixture
def page(monkeypatch):
    """What each passage shows now, in order."""
    shown = []

    class Handle:
        def __init__(self, first):
            self.place = len(shown)
            shown.append(first.data)

        def update(self, now):
            shown[self.place] = now.data

    monkeypatch.setattr("IPython.display.display", lambda first, display_id: Handle(first))
    return shown


def test_a_sentence_has_its_values_as_soon_and_as_often_as_they_are_told(page):
    prose.prose("It is {glue:text}`km:.1f` km to {glue:text}`place`.")
    assert page == ["It is … km to …."]
    output.tell(km=12.345, place="a_b")
    assert page == [r"It is 12\.3 km to a\_b."]
    output.tell(km=2)
    assert page == [r"It is 2\.0 km to a\_b."]


def test_claims_stand_by_sign_and_verdict_under_the_choices_of_the_chapter():
    text = "See [RI-02](#claim-ri-02): {claim:verdict}`RI-02`; [that](#claim-ri-02)."
    for choices in ({}, {"counted": "with_delta"}):
        verdict = judged("RI-02", **choices).verdict
        sign = LOOKS[verdict].sign
        assert prose.filled(text, choices) == f"See {sign}\N{NO-BREAK SPACE}RI-02: {verdict}; that."


def test_a_source_is_cited_by_author_and_year_and_linked(monkeypatch):
    from edition.data.bibliography import references

    key, reference = next((key, one) for key, one in references().items() if one.url)
    told = prose.filled(f"So it is {{cite:p}}`{key}`.")
    assert told.startswith("So it is ([") and reference.year in told and reference.url in told


def test_what_only_the_book_does_is_left_out():
    on_paper, on_screen = (f":::{{only}} {it}\nOn {it}.\n:::\n" for it in ("typst", "html"))
    text = f"(here)=\n{{.screen-only}}\n## A\n{on_paper}{on_screen}"
    assert prose.filled(text) == "## A\nOn html.\n"
    assert prose.filled("[there](https://example.org)") == "[there](https://example.org)"


def test_a_link_without_words_has_the_heading_to_which_it_leads():
    assert prose.filled("[](01_river.ipynb)") == f"*{prose.title('01_river.ipynb')}*"
    with pytest.raises(EditionError, match="nowhere.md, where there is no heading"):
        prose.filled("[](nowhere.md)")


def test_a_role_that_only_the_book_reads_is_named():
    with pytest.raises(EditionError, match="the role claim:page can be read in the book alone"):
        prose.filled("{claim:page}`RI-01`")


def test_a_table_of_a_notebook_is_one_where_no_book_is(monkeypatch):
    given = []
    monkeypatch.setattr("IPython.display.display", lambda data, **_: given.append(data))
    output.table("Lengths", ["claim", "km"], [["[RI-01](#claim-ri-01)", 3]])
    assert "<table>" in given[0]["text/html"] and "RI-01</td>" in given[0]["text/html"]
    assert "](#" not in given[0]["text/html"]


def test_a_claim_behind_its_sign_has_it_once():
    sign = LOOKS[judged("RI-02").verdict].sign
    assert prose.filled(f"{sign}&nbsp;[RI-02](#claim-ri-02)") == f"{sign}\N{NO-BREAK SPACE}RI-02"
