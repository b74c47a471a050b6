"""Whatever stands in a file, it is read, or refused in one line."""

import string

import pytest
from any_bytes import HEAD, read_anything
from hypothesis import example, given, settings
from hypothesis import strategies as st

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


@settings(max_examples=60)
@given(raw | raw.map(lambda rows: HEAD + rows) | bib)
@example(b"[" * 100_000)
@example(b'{"resources": [{"name": 1, "path": 2}]}')
@example(b'{"resources": {"a": 1}}')
@example(b'{"features": [{"properties": {"id": []}, "geometry": 1}]}')
def test_any_bytes_are_read_or_refused_in_one_line(folder, content):
    read_anything(folder, content)
