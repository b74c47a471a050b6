import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.data import tables
from edition.judge import agreement as agreeing
from edition.judge.agreement import STANDS, agreement, alpha, interval, stands
from edition.judge.codings import ALONE

pairs = st.lists(st.tuples(st.sampled_from(STANDS), st.sampled_from(STANDS)), min_size=2)


def test_codes_are_compared_by_what_they_say_to_the_paper():
    assert stands() == {
        1: ["for", "for"],
        2: ["for", "for"],
        3: ["against", "cannot tell", "against"],
        4: ["for", "for"],
        5: ["for", "for"],
        6: ["cannot tell", "for", "for"],
    }, "without the passage of the paper itself"


def test_agreement_has_its_interval_its_table_and_alpha():
    found = agreement()
    assert (found.passages, found.alike) == (6, 4)
    assert found.low < 4 / 6 < found.high
    assert found.table == {
        ("for", "for"): 4,
        ("against", "cannot tell"): 1,
        ("cannot tell", "for"): 1,
    }
    assert found.alpha == pytest.approx(1 - (4 / 12) / (58 / 132))


@given(pairs)
def test_alpha_is_one_for_coders_who_agree_and_never_more(told):
    assert alpha([(one, one) for one, _ in told]) == 1
    assert alpha(told) <= 1
    assert alpha(told) == pytest.approx(alpha([(other, one) for one, other in told]))


@pytest.mark.parametrize(("hits", "of", "low", "high"), [(9, 10, 0.596, 0.982), (0, 10, 0, 0.278)])
def test_the_interval_of_a_share_is_that_of_wilson(hits, of, low, high):
    assert interval(hits, of) == pytest.approx((low, high), abs=0.001)


def test_a_coder_who_was_not_blind_shows_no_agreement(monkeypatch):
    read = tables.read
    table = read("codings")
    table = table[~((table["passage"] == 1) & (table["coder"] == "second"))]
    table.loc[table["passage"] == 1, "coder"] = ALONE
    monkeypatch.setattr(
        agreeing.tables, "read", lambda name: table if name == "codings" else read(name)
    )
    assert 1 not in stands() and 2 in stands()
