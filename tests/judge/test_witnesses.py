import pandas as pd
import pytest

from edition.data import tables
from edition.judge.witnesses import Nature, joined, known, witnesses


@pytest.fixture
def sources(monkeypatch):
    """Puts other sources in place of those of the edition: key, nature, rests_on, copy, paper."""

    def put(*rows):
        names = ["key", "nature", "rests_on", "copy", "paper"]
        table = pd.DataFrame(rows, columns=names).assign(origin=lambda one: one["key"].str.upper())
        monkeypatch.setattr(tables, "read", lambda name: table)
        return known()

    return put


def test_sources_that_share_what_they_rest_on_are_of_one_origin(sources):
    found = sources(
        ("book", "research", "", "good", ""),
        ("review", "retelling", "book", "good", ""),
        ("paper", "report", "The Wire", "good", ""),
        ("echo", "report", "The Wire", "good", ""),
        ("blog", "retelling", "review;echo", "poor", ""),
    )
    assert set(joined(found.values()).values()) == {"The Wire"}, "the blog ties all together"
    apart = joined(who for key, who in found.items() if key != "blog")
    assert {who.source: origin for who, origin in apart.items()} == {
        "book": "BOOK",
        "review": "BOOK",
        "paper": "The Wire",
        "echo": "The Wire",
    }, "where the blog says nothing it ties nobody"


def test_sources_with_nothing_in_common_are_independent():
    assert {who.source: origin for who, origin in joined(known().values()).items()} == {
        "annals1902": "Annals of Arden",
        "atlas2001": "The Atlas",
        "courier1901": "Arden Wire",
        "doe2020": "The authors",
        "gazette1901": "Arden Wire",
        "survey1999": "The Survey",
    }


def test_a_record_at_a_poor_copy_is_a_report_and_a_copied_work_no_witness(sources):
    found = sources(
        ("act", "record", "", "good", ""),
        ("mirror", "record", "", "poor", ""),
        ("model", "research", "", "good", "copied"),
        ("cited", "research", "", "good", "cited"),
    )
    assert {key: one.nature for key, one in found.items()} == {
        "act": Nature.RECORD,
        "mirror": Nature.REPORT,
        "cited": Nature.RESEARCH,
    }
    assert [one.cited for one in found.values()] == [False, False, True]
    assert witnesses(["model"]) == frozenset()


def test_a_document_is_a_record_of_its_own_act_alone():
    (own,), (other,) = witnesses(["annals1902"], "yes"), witnesses(["annals1902"], "no")
    assert (own.nature, other.nature) == (Nature.RECORD, Nature.PARTY)
    assert own.origin == other.origin
    assert witnesses(["gazette1901"], "no") == witnesses(["gazette1901"], "yes")
