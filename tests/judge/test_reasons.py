"""Reasons as a reader hears them: whole sentences, whatever the values."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inputs import claim, finding, seen, who

from edition.base.text import PRECISION
from edition.judge.claim import OPINION, Verdict
from edition.judge.ledger import judged, judged_claims
from edition.judge.reasons import OUTCOMES, of, opinion, read_otherwise
from edition.judge.rules import judge
from edition.judge.trend import WAYS
from edition.judge.witnesses import Nature

STIFF = re.compile(
    r"None|  |\.\.|[ ,;:]\.|\( | \)|nan|inf\b|the evidence (agrees|gives)|needs at least|not not|"
    r"is taken as|(?<![\d.])1 (days|months|years|meetings|sources)\b|(?<!\w)-\d|_"
)
"""What no reason may have: holes, doubled marks, hyphens for minus, words of the rules."""


def reads_well(reason):
    assert reason == reason.strip() and not STIFF.search(reason), reason
    assert reason[0].isupper() and reason.endswith(".") and not reason.endswith(".."), reason
    for first in re.findall(r"[.] (\S)", reason):
        assert not first.islower(), reason


UNITS = {"amount": "km", "at_least": "meetings", "at_most": "years"}
KINDS = {"amount": ["quantity", "count"], "at_least": ["count", "order"], "at_most": ["interval"]}
witnesses = st.builds(who, st.sampled_from(Nature), st.sampled_from(["Gate", "Mill", "Ford"]))
positive = st.integers(1, 10**6) | st.floats(0.01, 10**6)


@st.composite
def figures(draw):
    rule = draw(st.sampled_from(sorted(UNITS)))
    given = claim(
        rule=rule,
        kind=draw(st.sampled_from(KINDS[rule])),
        asserted=str(draw(st.integers(1, 5000))),
        unit=UNITS[rule],
    )
    values = draw(st.lists(st.tuples(positive | st.just(0), witnesses), min_size=1, max_size=3))
    return given, finding(*(seen(value, one) for value, one in values), unit=given.unit)


@st.composite
def days(draw):
    low, high = date(1880, 1, 1), date(2020, 1, 1)
    dates = st.dates(low, high)
    asserted = draw(dates.map(str))[: draw(st.sampled_from(list(PRECISION.values())))]
    precision = draw(st.sampled_from(list(PRECISION)))
    values = draw(st.lists(st.tuples(dates, witnesses), min_size=1, max_size=3))
    seen_days = (seen(day, one, precision=precision) for day, one in values)
    given = claim(kind="date", rule="period", asserted=asserted)
    return given, finding(*seen_days, precision=precision)


@st.composite
def lists(draw):
    names = st.sampled_from(["gas", "oil", "coal", "rail"])
    asserted = ";".join(draw(st.lists(names, min_size=1, max_size=3, unique=True)))
    codes = st.sampled_from(
        ["gas", "oil", "coal", "not gas", "not oil", "cannot tell", "not said", "not not said"]
    )
    values = draw(st.lists(st.tuples(codes, witnesses), min_size=1, max_size=5))
    given = claim(kind="identity", rule="contains", asserted=asserted)
    told = [seen(code, one) for code, one in values]
    return given, finding(*told, exclusive=draw(st.booleans()), coded=draw(st.booleans()))


@st.composite
def directions(draw):
    values = draw(st.lists(st.tuples(st.sampled_from(WAYS), witnesses), min_size=1, max_size=4))
    given = claim(kind="trend", rule="trend", asserted=draw(st.sampled_from(["rise", "fall"])))
    return given, finding(*(seen(way, one) for way, one in values))


@settings(max_examples=400, deadline=None)
@given(figures() | days() | lists() | directions())
def test_any_reason_is_made_of_whole_sentences(pair):
    reads_well(judge(*pair).reason)


@pytest.mark.parametrize("outcome", [one for one in Verdict if one is not Verdict.OPINION])
def test_every_outcome_has_words_where_a_reading_gives_it(outcome):
    told = read_otherwise("So it is.", [("the delta", outcome, "It is river too.")])
    assert told == (
        "So it is. One may also go by “the delta”, for this reason: It is river too. "
        f"Then {OUTCOMES[outcome]}."
    )


def test_readings_with_the_same_answer_are_told_together():
    fails, open_ = Verdict.CONTRADICTED, Verdict.OPEN
    told = read_otherwise(
        "So it is.", [("a", fails, "A is."), ("b", open_, "B is."), ("c", fails, "C is.")]
    )
    assert told == (
        "So it is. One may also go by “a”, for this reason: A is. "
        "One may also go by “c”, for this reason: C is. By each of these the statement does not "
        "hold. One may also go by “b”, for this reason: B is. Then the answer is open."
    )
    assert read_otherwise("So it is.", []) == "So it is."


@pytest.mark.parametrize(
    ("kind", "paraphrase", "first"),
    [
        ("causal", "The flood ended the war.", "Dates and figures can show what came first"),
        ("interpretive", "Arden wanted the river.", "No figure can prove what somebody"),
        ("interpretive", "Arden's aim is the delta.", "No figure can prove what somebody"),
        ("interpretive", "Brenna may gain by it.", "What may happen"),
        ("interpretive", "A bridge would help both.", "What may happen"),
        ("interpretive", "Arden showed that it would not fight.", "This is a judgement"),
        ("interpretive", "The river is a border of minds.", "This is a judgement"),
        ("interpretive", "The claimants met in May.", "This is a judgement"),
    ],
)
def test_each_kind_of_opinion_has_a_sentence_of_its_own(kind, paraphrase, first):
    assert opinion(claim(kind=kind, paraphrase=paraphrase)).startswith(first)


@pytest.mark.parametrize(
    ("indicator", "last"),
    [
        ("levels by year", "To weigh it, see levels by year."),
        ("levels by year.", "To weigh it, see levels by year."),
        ("none", "No figure bears on it."),
        ("none: an aphorism", "No figure bears on it: an aphorism."),
        ("none beyond that of RI-01", "No figure bears on it beyond that of RI-01."),
        ("", "may differ."),
    ],
)
def test_an_opinion_says_what_bears_on_it(indicator, last):
    told = opinion(claim(kind="interpretive", paraphrase="So it is.", indicator=indicator))
    assert told.endswith(last)
    reads_well(told)


def test_a_party_that_denies_is_named_and_only_of_what_holds():
    weighed, one = {}, claim(kind="identity", rule="contains", asserted="gas")
    told = of(one, finding(seen("gas", who())), Verdict.SUPPORTED, weighed)
    assert "party" not in told


def test_every_reason_of_an_edition_reads_well():
    for item in judged_claims():
        reads_well(item.judgement.reason)
    assert judged("RI-02").judgement.reason.endswith(
        "One may also go by “with the delta”, for this reason: The arms of the delta are river "
        "too. Then the statement does not hold."
    )
    opinions = [item for item in judged_claims() if item.claim.kind in OPINION]
    assert opinions
