from types import SimpleNamespace

import pytest
from pybtex.database.input.bibtex import Parser
from sphinxcontrib.bibtex.style.referencing import PersonStyle

from edition.base.errors import DataError, EditionError
from edition.data import bibliography
from edition.data.bibliography import cite, entries, paper, references, short, the_work


def test_a_reference_reads_as_author_title_and_year():
    entry = references()["survey1999"]
    assert entry.text == "The Survey, Rivers of Arden & Brenna, 1999"
    assert entry.url == "https://example.org/survey"


def test_marks_of_latex_do_not_reach_the_reader():
    assert not any(mark in entry.text for entry in references().values() for mark in "\\{}")


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("author = {{Tolls, Fords and Ferries}}", "Tolls, Fords and Ferries, 2001"),
        ("author = {de la Ness, Ada and Orme, Bo}", "de la Ness and Orme, 2001"),
        ("author = {{Ness, Orme and Sons} and Roe, Ann}", "Ness, Orme and Sons and Roe, 2001"),
        ("author = {Ness, Ada and van der Orme, Bo and Roe, Ann}", "Ness et al., 2001"),
        ("author = {Ness, Jr., Adam and others}", "Ness and others, 2001"),
        ("editor = {Kim, Se-jeong}", "Kim, 2001"),
        ("note = {signed by nobody}", "Rivers, Large and Small, 2001"),
    ],
)
def test_a_source_is_cited_by_its_authors_as_in_the_text_or_by_its_title(
    tmp_path, monkeypatch, entry, expected
):
    path = tmp_path / "references.bib"
    path.write_text(f"@misc{{x, {entry}, title = {{Rivers, Large and Small}}, year = {{2001}}}}")
    monkeypatch.setattr(bibliography, "BIBLIOGRAPHY", path)
    assert short("x") == expected
    person, found = PersonStyle(), entries(path)["x"]
    citation = person.author_or_editor_or_title(full=False).format_data(
        {"entry": found, "style": SimpleNamespace(person=person)}
    )
    assert f"{citation.render_as('text')}, 2001" == expected


def test_the_paper_is_the_entry_that_the_sections_name():
    assert (paper().title, paper().year) == ("The Toll of the Arden", "2020")
    assert paper().authors == (("Jane", "Doe"), ("Richard Miles", "Roe"))
    assert paper().signed == "J. Doe and R. M. Roe"
    assert the_work() == "the paper"


def test_the_paper_is_called_by_the_kind_that_its_entry_has(tmp_path, monkeypatch):
    path = tmp_path / "references.bib"
    path.write_text("@misc{doe2020, title = {Tolls}, year = {2020}, type = {address}}")
    found = bibliography.entries(path)
    monkeypatch.setattr(bibliography, "entries", lambda *_: found)
    assert the_work() == "the address"


def test_an_unknown_key_is_named():
    with pytest.raises(EditionError, match=r"references\.bib: no entry nobody, nothing$"):
        cite(["survey1999", "nobody", "nothing"])


def test_a_file_that_is_no_bibtex_is_a_clear_error(tmp_path):
    path = tmp_path / "broken.bib"
    path.write_bytes(b"@misc{a, title = {\xff}}")
    with pytest.raises(EditionError, match=r"broken\.bib: row 1: .*: expected text in UTF-8"):
        references(path)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ("year = {1900}", "expected a field 'title'"),
        ("title = {Rivers}", "expected a field 'year'"),
        ("title = {\\}, year = {1900}", "expected text in LaTeX: 'latex' codec"),
    ],
)
def test_an_entry_that_cannot_be_cited_is_named(tmp_path, fields, told):
    path = tmp_path / "broken.bib"
    path.write_text(f"@misc{{first, {fields}}}")
    with pytest.raises(DataError) as error:
        references(path)
    assert str(error.value).startswith(f"broken.bib: column first: {told}")
    assert not str(error.value).endswith("None")


def test_a_source_without_an_address_has_none():
    assert references()["atlas2001"].url == ""


def test_a_reference_has_authors_and_title_in_their_own_script_and_an_archived_copy():
    found = references(bibliography.BIBLIOGRAPHY)["annals1902"]
    assert found.archived == "https://web.archive.org/web/2020/https://example.org/annals"
    assert found.written(str.upper, " <{}>".format) == (
        "KINGDOM OF ARDEN <아덴 왕국>, ANNALS OF THE KINGDOM <왕국 연대기>, 1902"
    )
    assert found.text == "Kingdom of Arden, Annals of the Kingdom, 1902"
    survey = references()["survey1999"]
    assert survey.archived == "" and survey.written(str, " <{}>".format) == survey.text


def test_dollars_have_no_backslash():
    entry = Parser().parse_string(r"@misc{a, title = {US\$5 and \$6}, year = {2001}}").entries["a"]
    assert bibliography.label(entry) == "US$5 and $6 2001"
