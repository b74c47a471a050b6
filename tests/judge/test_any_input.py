"""Whatever stands in a claim and whatever is observed, the promises of `judge` hold."""

import string

from hypothesis import given, settings
from hypothesis import strategies as st
from inputs import KINDS, claim, judge_anything, seen, who

from edition.base.text import PRECISION
from edition.judge.claim import Finding
from edition.judge.comparison import RULES
from edition.judge.witnesses import Nature

numbers = st.floats() | st.integers()
words = st.text(string.printable, max_size=12) | st.text(max_size=6)
near = st.dates().map(str) | st.dates().map(lambda day: str(day)[:7])
units = st.sampled_from(["", "km", "years", "per cent"])

claims = st.builds(
    claim,
    kind=st.sampled_from(KINDS),
    rule=st.sampled_from([*RULES, "", "unknown"]),
    asserted=words | numbers.map(str) | near,
    unit=units,
)
witnesses = st.builds(who, st.sampled_from(Nature), st.sampled_from("ABC"))
values = st.none() | numbers | words | st.dates() | st.frozensets(words, max_size=3) | st.booleans()
observations = st.builds(
    seen,
    values,
    witnesses,
    low=st.none() | st.floats(),
    high=st.none() | st.floats(),
    precision=st.sampled_from(list(PRECISION)),
)
findings = st.builds(
    Finding,
    observed=values,
    unit=units,
    observations=st.lists(observations, max_size=3).map(tuple),
    precision=st.sampled_from(list(PRECISION)),
    exclusive=st.booleans(),
)


@settings(max_examples=300)
@given(claims, st.none() | findings)
def test_any_claim_and_finding_give_a_judgement_or_one_error(asserted, finding):
    judge_anything(asserted, finding)
