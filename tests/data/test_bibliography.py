import pytest

from edition.base.errors import EditionError
from edition.data.bibliography import cite, references


def test_a_reference_reads_as_author_title_and_year():
    entry = references()["cato_munich"]
    assert entry.text.startswith("Carpenter, Did Putin's 2007 Munich Speech")
    assert entry.url.startswith("https://")


def test_marks_of_latex_do_not_reach_the_reader():
    assert not any(mark in entry.text for entry in references().values() for mark in "\\{}")


def test_an_unknown_key_is_named():
    with pytest.raises(EditionError, match=r"references\.bib: no entry nobody"):
        cite(["undl", "nobody"])


def test_a_file_that_is_no_bibtex_is_a_clear_error(tmp_path):
    path = tmp_path / "broken.bib"
    path.write_bytes(b"@misc{a, title = {\xff}}")
    with pytest.raises(EditionError, match=r"broken\.bib: row 1: .*: expected text in UTF-8"):
        references(path)
