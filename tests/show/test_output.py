from datetime import date

import pytest

from edition.base.errors import EditionError
from edition.judge.claim import Verdict
from edition.show import output


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_not_printed(value):
    with pytest.raises(EditionError, match="share is (nan|inf), which is no number"):
        output.tell(share=value)


def test_values_reach_the_text_as_a_reader_would_write_them(monkeypatch):
    told = {}
    monkeypatch.setattr("myst_nb.glue", lambda name, value, display: told.update({name: value}))
    output.tell(day=date(1901, 5, 14), whole=3.0, part=0.5, verdict=Verdict.CAVEAT)
    assert told == {
        "day": "14 May 1901",
        "whole": 3,
        "part": 0.5,
        "verdict": "supported with a caveat",
    }
    assert type(told["verdict"]) is str and type(told["whole"]) is int


def test_a_table_with_a_caption_is_marked_to_be_numbered(monkeypatch):
    given = []
    monkeypatch.setattr("IPython.display.display", lambda data, **how: given.append((data, how)))
    output.show("*a*", "a", caption="Levels")
    output.show("*b*", output.preformatted("<b>"))
    (first, how), (second, plain) = given
    assert first == {"text/markdown": "*a*", "text/html": "a"}
    assert how == {"raw": True, "metadata": {output.CAPTION: "Levels"}}
    assert plain["metadata"] == {} and "&lt;b&gt;</pre>" in second["text/html"]
