"""Whatever stands in a file or in a claim, the promises of the readers and of `judge` hold."""

import string

import pytest
from fuzz.inputs import HEAD, KINDS, claim, judge_anything, read_anything
from hypothesis import example, given, settings
from hypothesis import strategies as st

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


@settings(max_examples=400, deadline=None)
@given(claims, st.none() | findings)
def test_any_claim_and_finding_give_a_judgement_or_one_error(asserted, finding):
    judge_anything(asserted, finding)


cells = st.sampled_from(
    [b",", b"\n", b'"', b"\r", b"\0", b"1", b"nan", b"2017-02-30", b"\xff", b"{"]
)
raw = st.binary(max_size=60) | st.lists(cells, max_size=20).map(b"".join)
bib = st.text(string.printable, max_size=30).map(
    lambda text: f"@misc{{a, title={{{text}}}}}".encode()
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("any")


@settings(max_examples=150, deadline=None)
@given(raw | raw.map(lambda rows: HEAD + rows) | bib)
@example(b"[" * 100_000)
@example(b'{"resources": [{"name": 1, "path": 2}]}')
@example(b'{"resources": {"a": 1}}')
@example(b'{"features": [{"properties": {"id": []}, "geometry": 1}]}')
def test_any_bytes_are_read_or_end_in_one_line(folder, content):
    read_anything(folder, content)
