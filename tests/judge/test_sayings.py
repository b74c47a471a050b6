"""What a reason says, by rule and by how the value lies to what the paper says."""

from datetime import date
from functools import partial

import pytest
from inputs import PARTY, RECORD, RETELLING, claim, finding, seen, who

from edition.judge import sayings
from edition.judge.claim import Verdict
from edition.judge.rules import judge
from edition.judge.sayings import named
from edition.judge.trend import trend

R, T = who(RECORD, "R"), who(RECORD, "T")
RISING = trend(dict(enumerate([1.0, 2.0, 3.0, 4.0, 5.0])))
LEVEL = trend(dict(enumerate([1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0, 2.0])))


def reason(observed, *witnesses, low=None, high=None, precision="day", kind="quantity", **more):
    """The reason for a claim of one value, which witnesses of the record state."""
    given = claim(kind=kind, **more)
    value = seen(observed, *(witnesses or [R]), low=low, high=high, precision=precision)
    told = finding(value, unit=given.unit, precision=precision, low=low, high=high)
    return judge(given, told).reason


@pytest.mark.parametrize(
    ("observed", "precision", "asserted", "words"),
    [
        ((1884, 7, 7), "day", "1884-07-07", "date it to 7 July 1884, as the paper says."),
        ((1884, 7, 1), "month", "1884-07", "date it to July 1884, as the paper says."),
        ((1884, 7, 7), "day", "1884-07", "7 July 1884, in the month that the paper names."),
        ((1884, 7, 7), "day", "1884", "7 July 1884, in the year that the paper names."),
        ((1884, 7, 7), "day", "1876/1900", "1884, within the time that the paper names."),
        ((1884, 7, 8), "day", "1884-07-07", "8 July 1884; the paper names 7 July 1884."),
        ((1901, 1, 1), "year", "1876/1900", "to 1901; the paper names 1876 to 1900."),
        ((1884, 7, 1), "month", "1884-07-07", "July 1884, and no more exactly; the paper names 7"),
    ],
)
def test_a_date_is_told_beside_that_of_the_paper(observed, precision, asserted, words):
    told = reason(
        date(*observed), precision=precision, kind="date", rule="period", asserted=asserted
    )
    assert told.startswith("The source dates it to ")
    assert words.removeprefix("date it to ") in told


@pytest.mark.parametrize(
    ("observed", "asserted", "unit", "kind", "words"),
    [
        (90.0, "90", "per cent", "quantity", "The source gives 90 per cent, as the paper says."),
        (
            92.4,
            "90",
            "per cent",
            "quantity",
            "92 per cent, which rounds to the paper's 90 per cent.",
        ),
        (70.0, "90", "per cent", "quantity", "gives 70 per cent; the paper says 90 per cent."),
        (126.8, "100", "km", "quantity", "127 km, 27 per cent more than the paper's 100 km."),
        (80.0, "100", "km", "quantity", "gives 80 km, 20 per cent less than the paper's 100 km."),
        (104.0, "100", "km", "quantity", "gives 104 km, which rounds to the paper's 100 km."),
        (250.0, "100", "km", "quantity", "gives 250 km; the paper says 100 km."),
        (0.0, "1.5", "billion USD", "quantity", "none; the paper says 1.5 billion US dollars."),
        (
            10.96,
            "11",
            "billion USD",
            "quantity",
            "10.96 billion US dollars, which rounds to the pa",
        ),
        (
            2.91,
            "3",
            "years",
            "interval",
            "2 years and 11 months, which rounds to the paper's 3 years.",
        ),
        (9, "9", "fields", "count", "The source counts nine fields, as the paper says."),
        (8, "9", "fields", "count", "The source counts eight fields; the paper says nine fields."),
        (44.7, "1/2", "per cent", "quantity", "gives 45 per cent, about half, as the paper says."),
        (80.0, "1/2", "per cent", "quantity", "The source gives 80 per cent; the paper says half."),
    ],
)
def test_a_figure_is_told_beside_that_of_the_paper(observed, asserted, unit, kind, words):
    assert words in reason(observed, rule="amount", asserted=asserted, unit=unit, kind=kind)


def test_a_figure_that_fails_by_little_is_told_exactly_enough_to_see_it():
    told = reason(45.3, rule="amount", asserted="45", unit="km", strictness=0.1)
    assert told == "The source gives 45.3 km, 1 per cent more than the paper's 45 km."
    told = reason(45.8, rule="amount", asserted="45", unit="km", strictness=2.0)
    assert told == "The source gives 46 km, close to the paper's 45 km."


@pytest.mark.parametrize(
    ("observed", "rule", "asserted", "kind", "words"),
    [
        (5, "at_least", "1", "trend", "The source names five meetings to bear it out."),
        (1, "at_least", "1", "count", "The source names one meeting to bear it out."),
        (14, "at_least", "2", "count", "The source names 14 meetings to bear it out."),
        (
            1,
            "at_least",
            "2",
            "count",
            "The source names one meeting, too few for what the paper says.",
        ),
        (0, "at_least", "2", "count", "The source names none to bear it out."),
        (
            6,
            "at_most",
            "19",
            "count",
            "The source names six meetings, few enough for what the paper",
        ),
        (
            20,
            "at_most",
            "19",
            "count",
            "The source names 20 meetings, too many for what the paper says.",
        ),
        (1.32, "at_least", "1", "quantity", "gives 1.32 meetings, which fits what the paper says."),
        (
            0.8,
            "at_least",
            "1",
            "quantity",
            "gives only 0.8 meetings; the paper's words call for 1 meeting.",
        ),
        (
            7,
            "at_most",
            "1",
            "quantity",
            "7 meetings; the paper's words reach no further than 1 meeting.",
        ),
    ],
)
def test_a_limit_is_told_without_its_rule(observed, rule, asserted, kind, words):
    assert words in reason(observed, rule=rule, asserted=asserted, unit="meetings", kind=kind)


@pytest.mark.parametrize(
    ("rule", "asserted", "kind", "unit", "words"),
    [
        ("at_most", "1", "interval", "years", "7 years since the last sale; the paper's words"),
        ("at_least", "1", "interval", "years", "7 years since the last sale, which fits what"),
        ("at_least", "2", "count", "sales", "seven sales since the last sale, which bears it out."),
        ("at_most", "2", "count", "sales", "seven sales since the last sale, too many for what"),
        ("at_least", "1", "order", "days", "is right, with 7 days since the last sale."),
        ("amount", "7", "interval", "years", "7 years since the last sale, as the paper says."),
        ("amount", "6", "interval", "years", "7 years since the last sale, 17 per cent more than"),
        ("amount", "5", "count", "sales", "seven sales since the last sale; the paper says five"),
    ],
)
def test_a_figure_is_told_with_what_it_is_a_figure_of(rule, asserted, kind, unit, words):
    given = claim(rule=rule, asserted=asserted, kind=kind, unit=unit)
    told = finding(seen(7.0, R), unit=unit, measure="since the last sale")
    assert words in judge(given, told).reason


@pytest.mark.parametrize(
    ("days", "rule", "words"),
    [
        (193, "at_least", "The order is right, with about six months between the two."),
        (-236, "at_least", "The order is the other way round, with about eight months between the"),
        (0, "at_least", "The two fell together, not one after the other."),
        (0, "at_most", "The two fell together, as the paper's order allows."),
        (-4, "at_most", "The order is right, with 4 days between the two."),
    ],
)
def test_an_order_is_told_with_the_time_between(days, rule, words):
    asserted = "1" if rule == "at_least" else "0"
    assert words in reason(days, rule=rule, asserted=asserted, unit="days", kind="order")


def test_a_range_between_two_days_is_told_from_end_to_end():
    told = partial(reason, rule="at_least", asserted="1", unit="days", kind="order")
    words = "The order is right, with at least about six months and at most about 17 months between"
    assert words in told(350, low=187, high=512)
    assert "with about eleven months between" in told(345, low=343, high=346)
    assert "at least" not in told(2, low=-3, high=5)


def items(asserted, *observations, **more):
    given = claim(kind="identity", rule="contains", asserted=asserted)
    return judge(given, finding(*observations, **more))


@pytest.mark.parametrize(
    ("asserted", "codes", "more", "words"),
    [
        ("gas", ["gas"], {}, "The source says the same: gas."),
        ("gas", ["gas"], {"coded": True}, "The source says the same: what is coded as “gas”."),
        ("gas", ["gas", "not said", "cannot tell"], {}, "The source says the same: gas."),
        ("gas", ["gas", "not not said"], {}, "The source says the same: gas."),
        ("gas", ["gas", "coal", "oil"], {}, "same: gas. It also names coal and oil."),
        ("gas;oil", ["gas", "oil"], {}, "The source says the same: gas and oil."),
        ("gas;oil", ["gas", "not oil"], {}, "The source bears out gas, but not oil."),
        ("gas;oil", ["gas"], {}, "bears out gas; on oil there is too little to go by."),
        ("gas", ["coal"], {"exclusive": True}, "The source says coal; the paper says gas."),
        ("gas", ["not gas"], {}, "The source speaks against gas."),
        ("gas;oil", ["not gas", "not oil"], {}, "The source speaks against gas and oil."),
        ("gas", ["cannot tell"], {}, "No source that could be read answers whether it is gas."),
    ],
)
def test_items_are_told_with_what_is_named_besides(asserted, codes, more, words):
    told = items(asserted, *(seen(code, R) for code in codes), **more).reason
    assert words in told and "not said" not in told and "cannot tell" not in told


def test_who_says_otherwise_is_named_with_what_they_say():
    one_answer = {"exclusive": True}
    party = items("close", seen("close", R), seen("strained", who(PARTY, "P")), **one_answer)
    assert party.reason.endswith(" Only a party to the matter says strained instead: P.")
    press = items("close", seen("close", R), seen("cold", who(origin="P")), **one_answer)
    assert press.reason.endswith(" One voice says cold instead: P.")
    two = items("gas", seen("gas", R), *(seen("not gas", who(origin=one)) for one in "PQ"))
    assert two.reason.endswith(" Two voices stand against it: P and Q.")
    both = items("close", seen("close", R), seen("cold", T), **one_answer)
    assert both.verdict is Verdict.DISPUTED
    assert both.reason == (
        "Good sources stand on both sides. It is borne out by R. It is denied, with cold, by T."
    )


def test_a_code_is_told_as_a_code_and_one_that_only_breaks_a_silence_not_at_all():
    answers = {"exclusive": True, "coded": True}
    coded = items("close", seen("close", R), seen("cold", T), **answers)
    assert "It is denied, with what is coded as “cold”, by T." in coded.reason
    broken = items("close", seen("close", R), seen("not not said", T), **answers)
    assert "not not" not in broken.reason


def test_of_several_items_on_which_sources_differ_the_reason_says_which():
    told = items("gas;oil", seen("gas", R), seen("oil", R), seen("not oil", T))
    assert told.reason == "The sources bear out gas; on oil they differ."


def test_what_could_be_read_is_told_where_it_does_not_suffice():
    press, other = who(origin="P"), who(origin="Q")
    same = items("gas", seen("gas", press), missing="Look there.")
    assert same.reason == (
        "What could be read says the same: gas. That is too little to go by. Look there."
    )
    differing = items("gas", seen("gas", press), seen("coal", other), exclusive=True)
    assert differing.reason.startswith("What could be read differs: gas and coal. That is too")


def test_directions_are_told_by_those_who_show_them():
    rise = claim(kind="trend", rule="trend", asserted="rise")
    told = judge(rise, finding(seen(RISING, R), seen(LEVEL, R), seen("fall", T))).reason
    assert told.startswith(
        "A rise, as the paper says, is shown by R (1 of 2 series). A fall is shown by T. "
        "No clear direction is shown by R (1 of 2 series)."
    )
    differing = judge(rise, finding(seen(RISING, R), seen("fall", who(origin="P")))).reason
    assert differing.endswith(" The measures differ.")
    none = judge(rise, finding(seen(LEVEL, R))).reason
    assert none == "No clear direction is shown by R. The paper speaks of a rise."


def test_names_that_are_lists_are_kept_apart():
    assert named(["A", "B", "C"]) == "A, B and C"
    assert named(["A", "B and C"]) == "A; B and C"
    assert named([who(RETELLING).nature + "s"]) == "reference works and the later press"


def test_another_work_than_a_paper_is_called_by_its_kind(monkeypatch):
    monkeypatch.setattr(sayings, "the_work", lambda: "the address")
    told = reason(70.0, asserted="90", unit="per cent", rule="amount")
    assert told.endswith("gives 70 per cent; the address says 90 per cent.")
    level = claim(rule="trend", asserted="fall", kind="trend")
    assert judge(level, finding(seen(RISING, R))).reason.startswith("A rise is shown by R. The add")
