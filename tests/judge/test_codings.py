import pandas as pd
import pytest

from edition.base.errors import EditionError
from edition.data import tables
from edition.judge import cited
from edition.judge.codings import answer, questions, settled


def test_a_code_is_what_most_coders_say_else_it_cannot_be_told():
    assert settled() == {
        1: ["grain"],
        2: ["timber"],
        3: ["not timber"],
        4: ["grain", "timber"],
        5: ["timber"],
        6: ["cannot tell"],
        7: ["grain", "timber"],
    }


def test_the_passages_on_a_case_answer_the_question_of_the_codebook():
    found = answer("river_cargo", "the Arden")
    assert found.observed == {"grain", "timber", "not timber"}
    assert (found.coded, found.exclusive, found.rows) == (
        True,
        False,
        ("passages:river_cargo/the Arden",),
    )
    assert [one.value for one in found.observations] == [
        *("grain", "timber", "not timber", "grain", "timber", "cannot tell")
    ]
    assert questions()["river_cargo"].denying == {"not timber"}


def test_a_source_that_is_set_aside_answers_nothing():
    with cited.set_aside("survey1999"):
        assert answer("river_cargo", "the Arden").sources == ("courier1901", "gazette1901")


def test_passages_that_do_not_tell_leave_the_question_open(monkeypatch):
    read = tables.read

    def silent(name):
        return (
            pd.DataFrame(read(name)).assign(code="cannot tell") if name == "codings" else read(name)
        )

    monkeypatch.setattr(tables, "read", silent)
    found = answer("river_cargo", "the Arden")
    assert (found.observed, found.missing) == (
        None,
        "No passage that was read answers the question.",
    )


def test_what_is_not_there_is_a_clear_error():
    with pytest.raises(EditionError, match="codebook.csv: no question 'river_crago'"):
        answer("river_crago", "the Arden")
    with pytest.raises(
        EditionError, match="passages.csv: no passage on 'the Ard' for the question"
    ):
        answer("river_cargo", "the Ard")
