"""How evidence becomes a verdict, on claims and findings of their own."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inputs import RECORD, RESEARCH, claim, finding, seen, who

from edition.base.errors import EditionError
from edition.judge.claim import OPINION, Finding, Verdict
from edition.judge.reasons import ACROSS_THE_EDGE, SINGLE_VOICES, WANTED
from edition.judge.rules import judge
from edition.judge.trend import trend

SUPPORTED, CAVEAT, DISPUTED, CONTRADICTED, OPEN, OPINION_ = Verdict

RECORDED, SCHOLAR, PRESS = who(RECORD, "R"), who(RESEARCH, "S"), who(origin="P")


def amount(*observations, asserted="100", **more):
    given = claim(rule="amount", asserted=asserted, unit="km", **more)
    return judge(given, finding(*observations, unit="km"))


def items(asserted, *observations, **more):
    return judge(
        claim(kind="identity", rule="contains", asserted=asserted), finding(*observations, **more)
    )


def test_a_judgement_names_who_stands_where_and_what_is_firm():
    found = amount(seen(104.0, RECORDED), seen(120.0, PRESS), seen(95.0, SCHOLAR, low=80.0))
    assert (found.verdict, found.favour, found.against, found.unclear, found.firm) == (
        CAVEAT,
        ("R",),
        ("P",),
        ("S",),
        ("favour",),
    )
    assert found.reason == (
        "The sources give 104 km, which rounds to the paper's 100 km. "
        "One voice stands against it: P."
    )


def test_a_claim_without_an_evidence_function_tells_what_to_write_and_where():
    told = r'AB-01: .* a Finding, under @evidence\("AB-01"\) in scripts/paper/evidence$'
    with pytest.raises(EditionError, match=told):
        judge(claim(rule="amount", asserted="1"), None)


@pytest.mark.parametrize(
    ("parts", "verdict"),
    [
        ({"gas": True, "rail": True}, SUPPORTED),
        ({"gas": True, "rail": False}, CAVEAT),
        ({"gas": True, "rail": None}, CAVEAT),
        ({"gas": True, "rail": False, "coal": False}, CONTRADICTED),
        ({"gas": True, "rail": None, "coal": None}, OPEN),
        ({"gas": True, "rail": None, "coal": False}, OPEN),
        ({"gas": False, "rail": False}, CONTRADICTED),
    ],
)
def test_if_half_or_more_of_the_parts_hold_a_caveat_names_the_others(parts, verdict):
    names = {True: "{}", False: "not {}", None: "cannot tell"}
    told = [seen(names[held].format(part), RECORDED) for part, held in parts.items()]
    found = items(";".join(parts), *told)
    assert found.verdict is verdict
    if verdict is CAVEAT:
        lack = (
            ", but not rail" if parts["rail"] is False else "; on rail there is too little to go by"
        )
        assert found.reason == f"The source bears out gas{lack}."


def test_parts_that_are_disputed_and_denied_make_a_dispute():
    told = [seen("gas", RECORDED), seen("not gas", who(RECORD, "T")), seen("not rail", RECORDED)]
    assert items("gas;rail", *told).verdict is DISPUTED


@pytest.mark.parametrize(
    ("value", "low", "high", "witness", "verdict"),
    [
        (104.0, 95.0, 120.0, RECORDED, CAVEAT),
        (115.0, 95.0, 120.0, RECORDED, OPEN),
        (104.0, 95.0, 120.0, PRESS, OPEN),
        (104.0, 95.0, 108.0, RECORDED, SUPPORTED),
        (120.0, 115.0, 130.0, RECORDED, CONTRADICTED),
    ],
)
def test_a_range_across_the_edge_is_a_caveat_where_its_best_value_holds(
    value, low, high, witness, verdict
):
    found = amount(seen(value, witness, low=low, high=high))
    assert found.verdict is verdict
    assert found.reason.endswith(ACROSS_THE_EDGE) == (verdict is CAVEAT)


def test_a_month_neither_bears_out_nor_denies_a_day():
    july = seen(date(2006, 7, 1), RECORDED, precision="month")
    assert judge(claim(rule="period", asserted="2006-07-05"), finding(july)).verdict is OPEN
    assert judge(claim(rule="period", asserted="2006-07"), finding(july)).verdict is SUPPORTED


@pytest.mark.parametrize("kind", sorted(OPINION))
def test_an_opinion_is_never_decided(kind):
    found = amount(seen(100.0, RECORDED), kind=kind, indicator="votes by year")
    assert (found.verdict, found.firm) == (OPINION_, ())
    assert found.reason.endswith(" To weigh it, see votes by year.")


def test_silence_is_never_a_contradiction():
    silent = Finding(None, unit="km", missing="Look in the archive.")
    found = judge(claim(rule="amount", asserted="100", unit="km"), silent)
    assert (found.verdict, found.reason) == (OPEN, "Look in the archive.")


def test_a_testable_claim_without_evidence_is_an_error():
    with pytest.raises(EditionError, match="AB-01: a claim of kind quantity needs an evidence"):
        judge(claim(rule="amount", asserted="1"), None)


REASONS = {
    "The source gives only 2 km; the paper's words call for 3 km.": (
        claim(rule="at_least", asserted="3", unit="km"),
        finding(seen(2.0, RECORDED), unit="km"),
    ),
    "The source gives 2 km, which fits what the paper says.": (
        claim(rule="at_most", asserted="3", unit="km"),
        finding(seen(2.0, RECORDED), unit="km"),
    ),
    "The source counts three meetings, as the paper says.": (
        claim(rule="amount", asserted="3", kind="count", unit="meetings"),
        finding(seen(3, RECORDED), unit="meetings"),
    ),
    "The order is right, with 7 days between the two.": (
        claim(rule="at_least", asserted="1", kind="order", unit="days"),
        finding(seen(7, RECORDED), unit="days"),
    ),
    "The order is the other way round, with about eleven months between the two.": (
        claim(rule="at_least", asserted="1", kind="order", unit="days"),
        finding(seen(-350, RECORDED), unit="days"),
    ),
    "The order is right, with 4 days between the two.": (
        claim(rule="at_most", asserted="0", kind="order", unit="days"),
        finding(seen(-4, RECORDED), unit="days"),
    ),
    "The source gives 0.5, about half, as the paper says.": (
        claim(rule="amount", asserted="1/2", kind="order"),
        finding(seen(0.5, RECORDED)),
    ),
    "The source dates it to 1 August 2006; the paper names July 2006.": (
        claim(rule="period", asserted="2006-07"),
        finding(seen(date(2006, 8, 1), RECORDED)),
    ),
    "The source says the same: gas. It also names coal.": (
        claim(rule="contains", asserted="gas"),
        finding(seen("gas", RECORDED), seen("coal", RECORDED)),
    ),
    "The sources say the same: gas. One voice stands against it: T.": (
        claim(rule="contains", asserted="gas"),
        finding(seen("gas", RECORDED), seen("not gas", who(origin="T"))),
    ),
    "The source speaks against gas.": (
        claim(rule="contains", asserted="gas"),
        finding(seen("not gas", RECORDED)),
    ),
    "The source says coal; the paper says gas.": (
        claim(rule="contains", asserted="gas"),
        finding(seen("coal", RECORDED), exclusive=True),
    ),
    "A rise, as the paper says, is shown by R.": (
        claim(rule="trend", asserted="rise"),
        finding(seen(trend(dict(enumerate([1.0, 2.0, 3.0, 4.0, 5.0]))), RECORDED)),
    ),
    "A fall, as the paper says, is shown by Gate and by S.": (
        claim(rule="trend", asserted="fall"),
        finding(
            seen(trend(dict(enumerate([5.0, 4.0, 3.0, 2.0, 1.0]))), who(RECORD, "Gate")),
            seen("fall", SCHOLAR),
        ),
    ),
    "A fall is shown by R. The paper speaks of a rise.": (
        claim(rule="trend", asserted="rise"),
        finding(seen("fall", RECORDED)),
    ),
    "A fall, as the paper says, is shown by Gate and by Mill.": (
        claim(rule="trend", asserted="fall"),
        finding(
            seen(trend(dict(enumerate([5.0, 4.0, 3.0, 2.0, 1.0]))), who(RECORD, "Gate")),
            seen(trend(dict(enumerate([9.0, 7.0, 5.0, 3.0, 1.0]))), who(RECORD, "Mill")),
        ),
    ),
}
"""By the reason that a judgement gives: the claim, and what is observed."""


@pytest.mark.parametrize("reason", REASONS)
def test_a_verdict_has_a_reason_in_words(reason):
    assert judge(*REASONS[reason]).reason == reason


def test_what_is_disputed_or_too_weak_says_so():
    both = amount(seen(104.0, RECORDED), seen(150.0, who(RECORD, "T")))
    assert both.verdict is DISPUTED
    assert both.reason.endswith(
        " Good sources stand on both sides. It is borne out by R. It is denied by T."
    )
    weak = amount(seen(104.0, PRESS)).reason
    assert weak.endswith(" That is too little to go by. " + WANTED)
    place = "The archive has the answer."
    assert items("gas", seen("gas", PRESS), missing=place).reason.endswith(f"to go by. {place}")


@settings(max_examples=100, deadline=None)
@given(st.permutations([seen(104.0, RECORDED), seen(120.0, PRESS), seen(98.0, SCHOLAR)]))
def test_the_order_of_the_rows_means_nothing(rows):
    whole = finding(*rows, unit="km")
    asserted = claim(rule="amount", asserted="100", unit="km")
    assert judge(asserted, whole).verdict is CAVEAT


def test_single_voices_of_a_group_make_a_caveat_at_most_and_deny_nothing():
    for_it, against = [seen("wise", SCHOLAR), seen("wise", PRESS)], [seen("mad", RECORDED)]
    found = items("wise", *for_it, voices=True)
    assert found.verdict is CAVEAT and found.reason.endswith(SINGLE_VOICES)
    assert items("wise", *for_it).verdict is SUPPORTED
    for told in (against, [*for_it, *against]):
        assert items("wise", *told, exclusive=True, voices=True).verdict is OPEN
        assert items("wise", *told, exclusive=True).verdict in (CONTRADICTED, DISPUTED)
