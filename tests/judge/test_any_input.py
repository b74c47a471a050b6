"""Whatever stands in a claim and whatever is observed, the promises of `judge` hold."""

import string

from hypothesis import given, settings
from hypothesis import strategies as st
from inputs import KINDS, claim, judge_anything

from edition.base.text import PRECISION
from edition.judge.claim import Finding
from edition.judge.rules import RULES

numbers = st.floats() | st.integers()
words = st.text(string.printable, max_size=12) | st.text(max_size=6)
dates = st.dates()
near = st.dates().map(str) | st.dates().map(lambda day: str(day)[:7])
units = st.sampled_from(["", "km", "years", "per cent"])

claims = st.builds(
    claim,
    kind=st.sampled_from(KINDS),
    rule=st.sampled_from([*RULES, "", "unknown"]),
    asserted=words | numbers.map(str) | near,
    unit=units,
    tolerance=st.floats(),
    caveat=st.sampled_from(["", "but"]),
)
findings = st.builds(
    Finding,
    observed=st.none() | numbers | words | dates | st.frozensets(words, max_size=3) | st.booleans(),
    unit=units,
    low=st.none() | st.floats(),
    high=st.none() | st.floats(),
    precision=st.sampled_from(list(PRECISION)),
    origins=st.frozensets(st.sampled_from("abc")),
    primary=st.booleans(),
)


@settings(max_examples=300)
@given(claims, st.none() | findings)
def test_any_claim_and_finding_give_a_judgement_or_one_error(asserted, finding):
    judge_anything(asserted, finding)
