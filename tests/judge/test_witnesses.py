import pandas as pd
import pytest

from edition.data import tables
from edition.judge.witnesses import Nature, known, witnesses


@pytest.fixture
def sources(monkeypatch):
    """Puts other sources in place of those of the edition: key, nature, rests_on, copy, paper."""

    def put(*rows):
        names = ["key", "nature", "rests_on", "copy", "paper"]
        table = pd.DataFrame(rows, columns=names).assign(origin=lambda one: one["key"].str.upper())
        monkeypatch.setattr(tables, "read", lambda name: table)
        return known()

    return put


def test_a_source_is_of_the_origin_on_which_it_rests(sources):
    found = sources(
        ("book", "research", "", "good", ""),
        ("review", "retelling", "book", "good", ""),
        ("paper", "report", "The Wire", "good", ""),
        ("echo", "report", "The Wire", "good", ""),
        ("blog", "retelling", "review;echo", "poor", ""),
    )
    assert len({one.origin for one in found.values()}) == 1, "the blog ties both together"
    found = {one.source: one.origin for one in found.values()}
    assert set(found.values()) == {"BLOG"}


def test_sources_with_nothing_in_common_are_independent():
    assert {key: one.origin for key, one in known().items()} == {
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
