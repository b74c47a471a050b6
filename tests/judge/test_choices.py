from dataclasses import replace
from datetime import date

import pytest

from edition.base.cache import forget
from edition.base.errors import EditionError
from edition.data import tables
from edition.judge import facts
from edition.judge.choices import confront, departures, offered, offers, qualified
from edition.judge.claim import Finding, Verdict
from edition.judge.ledger import judged, read_claims
from edition.judge.registry import Evidence, all_evidence, choice

CLAIMS = read_claims()


def test_own_choices_come_first_then_sources_then_the_margin():
    found = offered(CLAIMS["RI-02"])
    assert {name: list(one.values) for name, one in found.items()} == {
        "counted": ["main_stream", "with_delta"],
        "sources": ["all", "atlas2001"],
        "margin": ["as_set", "stricter", "looser"],
    }
    assert found["sources"].named("atlas2001").startswith("without Ness")
    assert (found["sources"].named("all"), found["margin"].label) == ("all", "strictness")
    defences = [why for one in found.values() for why in one.values.values()]
    assert all(why[0].isupper() and why.endswith(".") for why in defences)


def test_opinions_and_repeats_offer_nothing_of_their_own():
    assert offered(CLAIMS["RI-07"]) == offered(CLAIMS["AB-01"]) == {}
    assert confront(CLAIMS["RI-07"], {}) == (CLAIMS["RI-07"], None)


def test_neither_the_record_itself_nor_what_alone_states_a_fact_can_be_set_aside():
    on_offer = list(offered(CLAIMS["RI-05"])["sources"].values)
    assert on_offer == ["all", "courier1901", "gazette1901"], "neither annals1902 nor survey1999"
    assert "sources" not in offered(CLAIMS["RI-06"]), "nothing is observed"


def test_a_source_that_alone_states_one_of_the_facts_cannot_be_set_aside(monkeypatch):
    def both():
        return facts.derived(
            1, "", facts.quantity("river_length"), facts.quantity("river_length_with_delta")
        )

    monkeypatch.setitem(all_evidence(), "RI-02", Evidence("RI-02", both, {}))
    assert list(offered(CLAIMS["RI-02"])["sources"].values) == ["all", "atlas2001"]


def test_a_source_set_aside_is_left_out():
    found = judged("RI-02", sources="atlas2001").finding
    assert (found.observed, found.low, found.sources) == (104, 104, ("survey1999",))
    assert judged("RI-03", sources="gazette1901").verdict is Verdict.CONTRADICTED, "by the record"


def test_without_its_only_source_a_fact_is_silent(monkeypatch):
    read = tables.read
    monkeypatch.setattr(tables, "read", lambda *asked: read(*asked).replace({"yes": "no"}))
    forget()
    item = judged("RI-02", counted="with_delta", sources="survey1999")
    assert item.judgement.reason == "Without The Survey, 1999 no source that was read states it."
    assert item.verdict is Verdict.OPEN


def test_a_misspelt_fact_is_an_error_and_no_verdict(monkeypatch):
    misspelt = Evidence("RI-02", lambda: facts.quantity("river_lenght"), {})
    monkeypatch.setitem(all_evidence(), "RI-02", misspelt)
    with pytest.raises(EditionError, match="quantities.csv: no row for river_lenght"):
        judged("RI-02")


@pytest.mark.parametrize(
    ("changed", "stricter", "looser"),
    [
        ({"rule": "amount"}, ("100", 0.5), ("100", 2.0)),
        ({"rule": "at_least", "asserted": "2"}, ("4", 1.0), ("1", 1.0)),
        ({"rule": "at_most"}, ("50", 1.0), ("200", 1.0)),
    ],
)
def test_the_margin_makes_the_rule_stricter_or_looser(changed, stricter, looser):
    claim = replace(CLAIMS["RI-02"], **changed)
    assert "margin" in offered(claim)
    assert confront(claim, {"margin": "as_set"})[0] == claim
    for margin, wanted in (("stricter", stricter), ("looser", looser)):
        made, _ = confront(claim, {"margin": margin})
        assert (made.asserted, made.strictness) == wanted


@pytest.mark.parametrize(
    ("rule", "asserted", "kind"),
    [
        ("amount", "100", "count"),
        ("at_least", "1", "count"),
        ("at_most", "0", "count"),
        ("period", "1901", "date"),
    ],
)
def test_no_margin_where_nothing_is_left_open(rule, asserted, kind):
    changed = replace(CLAIMS["RI-02"], rule=rule, asserted=asserted, kind=kind)
    assert "margin" not in offered(changed)


def test_a_claim_departs_where_it_offers_another_value_than_the_published():
    choices = {"counted": "with_delta", "start": "toll_treaty"}
    assert departures(CLAIMS["RI-02"], choices) == {"counted": "with_delta"}
    assert departures(CLAIMS["AB-01"], choices) == {"counted": "with_delta"}, "as its original"
    assert departures(CLAIMS["RI-05"], choices) == {}
    assert departures(CLAIMS["RI-07"], choices) == {}


@pytest.fixture
def shared(monkeypatch):
    """A second claim with a choice of what is counted, and with other values."""
    other = {"counted": choice("counted", {"seen": "Seen.", "with_delta": "As well.", "told": "."})}
    found = Evidence("RI-06", lambda counted: Finding(date(1901, 1, 1)), other)
    monkeypatch.setitem(all_evidence(), "RI-06", found)


def test_a_choice_of_one_name_is_qualified_where_claims_mean_different_things(shared):
    assert qualified("RI-06", "counted") == "ri06_counted"
    assert list(offers("counted")) == ["RI-02", "RI-06"]
    assert list(offers("ri06_counted")) == ["RI-06"]
    assert offers("end") == {}
    first, second = CLAIMS["RI-02"], CLAIMS["RI-06"]
    both = {"counted": "with_delta", "ri06_counted": "told"}
    assert departures(first, both) == {"counted": "with_delta"}
    assert departures(second, both) == {"counted": "told"}, "its own before the common one"
    assert departures(first, {"counted": "told"}) == {}, "it offers no such value"
    with pytest.raises(EditionError, match="ri06_counted cannot be 'x'; choose: seen, with_delta"):
        departures(first, {"ri06_counted": "x"})
    with pytest.raises(EditionError, match="counted cannot be 'x'; choose: main_stream, with_delt"):
        departures(first, {"counted": "x"})


def test_a_choice_that_no_claim_offers_is_refused():
    with pytest.raises(EditionError, match="no claim has a choice 'end'; there are: as_of, count"):
        departures(CLAIMS["RI-07"], {"end": "x"})
