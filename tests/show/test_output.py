from datetime import date

import pytest

from edition.base.errors import EditionError
from edition.judge.claim import Verdict
from edition.show import output


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_not_printed(value):
    with pytest.raises(EditionError, match="share is (nan|inf), which is no number"):
        output.tell(share=value)


def test_values_reach_the_text_as_a_reader_would_write_them(told):
    output.tell(day=date(1901, 5, 14), whole=3.0, part=0.5, verdict=Verdict.CAVEAT)
    assert told == {
        "day": "14 May 1901",
        "whole": 3,
        "part": 0.5,
        "verdict": "supported with a caveat",
    }
    assert type(told["verdict"]) is str and type(told["whole"]) is int


TEXTS = {
    "supported": "It holds.",
    "disputed": "It has two sides.",
    "contradicted": "It fails.",
    "open": "It stays open.",
}


@pytest.mark.parametrize(
    ("claim", "more", "text"),
    [
        ("RI-01", {}, "It holds."),
        ("RI-02", {}, "It has two sides."),
        ("RI-03", {}, "It fails."),
        ("RI-04", {}, "It holds."),
        ("RI-04", {"caveat": "It nearly holds."}, "It nearly holds."),
        ("RI-06", {}, "It stays open."),
        ("AB-01", {}, "It has two sides."),
    ],
)
def test_a_sentence_follows_the_outcome(told, claim, more, text):
    output.tell_outcome(claim, **TEXTS, **more)
    assert told == {f"outcome_{claim.lower().replace('-', '_')}": text}


def test_a_sentence_follows_the_choices_of_its_chapter(told):
    output.tell_outcome("RI-02", choices={"counted": "with_delta"}, **TEXTS)
    assert told == {"outcome_ri_02": "It fails."}


def test_an_opinion_has_one_outcome(told):
    output.tell_outcome("RI-07", opinion="It is for the reader to judge.")
    assert told == {"outcome_ri_07": "It is for the reader to judge."}


@pytest.mark.parametrize("left_out", TEXTS)
def test_a_text_that_is_missing_is_named_whatever_the_outcome(told, left_out):
    texts = {outcome: text for outcome, text in TEXTS.items() if outcome != left_out}
    with pytest.raises(EditionError, match=f"RI-02: tell_outcome has no text for {left_out}"):
        output.tell_outcome("RI-02", **texts)
    assert not told


@pytest.mark.parametrize(
    ("call", "fault"),
    [
        (lambda: output.tell_outcome("RI-02", **TEXTS, right="Yes."), "no outcome 'right'; there"),
        (lambda: output.tell_outcome("RI-77", **TEXTS), "no claim 'RI-77'"),
        (lambda: output.tell_outcome("RI-02", choices={"counted": "x"}, **TEXTS), "counted"),
    ],
)
def test_a_wrong_name_is_told_with_the_right_ones(call, fault):
    with pytest.raises(EditionError, match=fault):
        call()


def test_a_table_with_a_caption_is_marked_to_be_numbered(monkeypatch):
    given = []
    monkeypatch.setattr("IPython.display.display", lambda data, **how: given.append((data, how)))
    output.show("*a*", "a", caption="Levels")
    output.show("*b*", output.preformatted("<b>"))
    (first, how), (second, plain) = given
    assert first == {"text/markdown": "*a*", "text/html": "a"}
    assert how == {"raw": True, "metadata": {output.CAPTION: "Levels"}}
    assert plain["metadata"] == {} and ">&lt;b&gt;</span></pre>" in second["text/html"]
