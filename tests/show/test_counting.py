"""How sources are counted, in words."""

from edition.judge.ledger import judged
from edition.show.counting import counted_once, counting


def test_each_source_is_told_with_its_part_in_the_count():
    told = counting(judged("RI-04"))
    assert told == {
        "courier1901": "A report of the time; counted once with The Gazette, 1901, as Arden Wire.",
        "gazette1901": "A report of the time; counted once with The Courier, 1901, as Arden Wire.",
        "survey1999": "The record itself; counted as an origin of its own, The Survey.",
    }
    retold = counting(judged("RI-02"))["atlas2001"]
    assert retold == "A retelling; not counted, since the record speaks for itself."
    assert counting(judged("AB-01")) == {}


def test_fewer_origins_than_sources_are_explained():
    assert counted_once(judged("RI-04")).startswith("These 3 sources are counted as 2 origins: ")
    assert counted_once(judged("RI-01")) == ""
