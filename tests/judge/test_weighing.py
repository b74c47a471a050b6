"""How origins weigh: the table of outcomes, and what must hold for any evidence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inputs import PARTY, RECORD, REPORT, RESEARCH, RETELLING, seen, who

from edition.judge.comparison import Stand
from edition.judge.weighing import Outcome, Part, is_firm, roles, weigh
from edition.judge.witnesses import Nature

FOR, AGAINST, UNCLEAR = Stand
HOLDS, DIFFER, DISPUTED, FAILS, OPEN = Outcome

FIRM, ONE = [who(RECORD, "R")], [who(REPORT, "A")]
COUNTED = (Part.OWN, Part.SHARED, Part.RETELLING)
ALSO_FIRM = [who(RESEARCH, "S"), who(REPORT, "T")]

witnesses = st.builds(who, st.sampled_from(Nature), st.sampled_from("ABCDE"), cited=st.booleans())
groups = st.lists(st.lists(witnesses, min_size=1, max_size=3), min_size=1, max_size=2)
evidence = st.lists(
    st.tuples(groups.map(lambda found: seen(1.0, *found)), st.sampled_from(Stand)), max_size=8
)


def outcome(favour=(), against=(), unclear=()):
    sides = {FOR: favour, AGAINST: against, UNCLEAR: unclear}
    return weigh((seen(1.0, one), said) for said, group in sides.items() for one in group).outcome


@pytest.mark.parametrize(
    ("favour", "against", "expected"),
    [
        (FIRM, [], HOLDS),
        (FIRM, ONE, DIFFER),
        (ALSO_FIRM, [who(RESEARCH, "U"), who(REPORT, "V")], DISPUTED),
        ([], FIRM, FAILS),
        (ONE, FIRM, FAILS),
        ([], [], OPEN),
        (ONE, [], OPEN),
        ([], ONE, OPEN),
        (ONE, [who(REPORT, "B")], OPEN),
        (FIRM, [who(REPORT, "A"), who(REPORT, "B")], DIFFER),
        ([who(REPORT, "A"), who(REPORT, "B")], FIRM, FAILS),
        (FIRM, ALSO_FIRM, DISPUTED),
        (FIRM, [who(PARTY, "P")], HOLDS),
        ([who(PARTY, "P")], FIRM, FAILS),
        (FIRM, [who(PARTY, "P"), who(REPORT, "A")], DIFFER),
    ],
)
def test_the_table_of_outcomes(favour, against, expected):
    assert outcome(favour, against) is expected


@pytest.mark.parametrize(
    ("witnesses", "firm"),
    [
        ([who(RECORD)], True),
        ([who(RESEARCH)], False),
        ([who(RESEARCH, "A"), who(RESEARCH, "A")], False),
        ([who(RESEARCH, "A"), who(REPORT, "A")], False),
        ([who(REPORT, "A"), who(REPORT, "B")], True),
        ([who(REPORT, "A"), who(PARTY, "B")], False),
        ([who(REPORT, "A"), who(RETELLING, "B")], True),
        ([who(PARTY, "A"), who(PARTY, "B")], False),
        ([who(PARTY, "A"), who(RETELLING, "B")], False),
        ([who(RETELLING, "A"), who(RETELLING, "B")], False),
        ([who(RESEARCH, "A", cited=True), who(RETELLING, "B")], False),
        ([who(RESEARCH, "A", cited=True), who(REPORT, "B")], True),
        ([who(RESEARCH, "A", cited=True), who(PARTY, "B")], False),
        ([], False),
    ],
)
def test_firm_is_the_record_or_two_origins_of_which_one_has_weight(witnesses, firm):
    assert is_firm(witnesses) is firm


def test_a_retelling_of_what_another_tells_at_first_hand_adds_nothing():
    first, echo, other = who(RESEARCH, "A"), who(RETELLING, "A"), who(RETELLING, "B")
    assert outcome([first, echo]) is OPEN
    assert outcome([first, other]) is HOLDS
    assert outcome([first, who(REPORT, "B")], [echo]) is HOLDS


def test_retellings_are_one_origin_and_none_where_there_is_a_record():
    told = [who(RETELLING, "A"), who(RETELLING, "B")]
    favour = weigh((seen(1.0, one), FOR) for one in told).favour
    assert favour.origins == ("retellings",)
    assert weigh([(seen(1.0, *FIRM), FOR), (seen(2.0, told[0]), AGAINST)]).against.origins == ()


def test_an_origin_that_says_both_is_unclear():
    found = weigh([(seen(1.0, who(REPORT, "A")), FOR), (seen(2.0, who(RESEARCH, "A")), AGAINST)])
    assert (found.favour.origins, found.against.origins) == ((), ())
    assert found.unclear.origins == ("A",)


def test_what_is_worked_out_is_as_firm_as_the_weakest_of_its_facts():
    strong, weak = [who(RECORD, "A")], [who(REPORT, "B")]
    assert weigh([(seen(1.0, strong, strong), FOR)]).outcome is HOLDS
    assert weigh([(seen(1.0, strong, weak), FOR)]).outcome is OPEN
    assert weigh([(seen(1.0, strong, [*weak, who(REPORT, "C")]), FOR)]).outcome is HOLDS
    assert weigh([(seen(1.0, strong, weak), FOR)]).favour.origins == ("A", "B")


MIRRORED = {FOR: AGAINST, AGAINST: FOR, UNCLEAR: UNCLEAR}
OPPOSITE = {HOLDS: FAILS, DIFFER: FAILS, FAILS: HOLDS, DISPUTED: DISPUTED, OPEN: OPEN}


@settings(max_examples=300, deadline=None)
@given(evidence)
def test_the_same_standard_holds_for_yes_and_for_no(told):
    found, mirror = weigh(told), weigh((one, MIRRORED[said]) for one, said in told)
    assert OPPOSITE[found.outcome] in (mirror.outcome, {DIFFER: HOLDS}.get(mirror.outcome))
    assert (found.favour, found.against) == (mirror.against, mirror.favour)


@settings(max_examples=200, deadline=None)
@given(evidence, st.randoms())
def test_the_order_of_the_evidence_means_nothing(told, order):
    shuffled = list(told)
    order.shuffle(shuffled)
    assert weigh(shuffled) == weigh(told)


@settings(max_examples=200, deadline=None)
@given(evidence, st.data())
def test_another_row_of_the_same_origin_moves_nothing(told, data):
    alone = [(one, said) for one, said in told if len(one.grounds) == 1]
    if alone:
        one, said = data.draw(st.sampled_from(alone))
        speaker = data.draw(st.sampled_from(sorted(one.grounds[0], key=str)))
        again = who(speaker.nature, speaker.origin, cited=speaker.cited)
        assert weigh([*told, (seen(2.0, again), said)]).outcome is weigh(told).outcome


def test_each_source_has_its_part_in_the_count_of_origins():
    report, research = who(REPORT, "A"), who(RESEARCH, "A")
    told = [report, research, who(RETELLING, "A"), who(RETELLING, "W"), who(RETELLING, "X")]
    found = roles((seen(1.0, one), FOR) for one in told)
    assert {source: role.part for source, role in found.items()} == {
        "A_report": Part.SHARED,
        "A_research": Part.SHARED,
        "A_retelling": Part.ECHO,
        "W_retelling": Part.RETELLING,
        "X_retelling": Part.RETELLING,
    }
    assert found["A_report"].others == ("A_research",)
    assert found["A_retelling"].others == ("A_report", "A_research")
    assert found["W_retelling"].others == ("X_retelling",)
    recorded = roles((seen(1.0, one), FOR) for one in [*told, *FIRM])
    assert recorded["W_retelling"].part is Part.BESIDE_RECORD
    assert recorded["R_record"].part is Part.OWN


@given(evidence)
def test_as_many_origins_are_counted_as_parts_tell(told):
    counted = {role.origin for role in roles(told).values() if role.part in COUNTED}
    found = weigh(told)
    named = {*found.favour.origins, *found.against.origins, *found.unclear.origins}
    assert named <= counted
