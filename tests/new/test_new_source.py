"""A source from answers, from BibTeX and from the record of a DOI."""

import json
import shutil

import pytest

from edition import check
from edition.base.cache import forget
from edition.base.errors import EditionError
from edition.base.project import ROOT
from edition.data.bibliography import references
from edition.new import new_source, new_table
from edition.new.answers import answer
from edition.new.questions import QUESTIONS, SOURCE

ROW = {
    "nature": "report",
    "origin": "Clerk, Ann & Co",
    "copy": "good",
    "read": "page 1, and the map",
}
BY_HAND = ROW | {
    "key": "clerk1900",
    "author": "Roe, Ann and {Clerks \\& Sons}",
    "title": "Tolls & fords of 5%",
    "published": "Office of the Ford",
    "year": "1900",
    "url": "https://example.org/clerk_1900",
}
BIBTEX = """@article{Roe_1900,
    author = "Roe, Ann and de la Orme, Bo",
    date = {1900-05},
    journaltitle = {Journal of
        Tolls},
    title = {The {Arden} in {May}},
    abstract = {Long.},
    doi = {10.1234/abc}
}
"""
RECORD = {
    "type": "chapter",
    "title": "<i>Fords</i> &amp; tolls",
    "container-title": "Rivers",
    "author": [
        {"family": "Orme", "given": "Bo", "non-dropping-particle": "de la"},
        {"literal": "Ministry of Tolls"},
    ],
    "issued": {"date-parts": [[1900, 5]]},
    "publisher": "Orme",
    "publisher-place": "Arden",
    "page": "3-9",
    "DOI": "10.1234/abc",
    "URL": "https://doi.org/10.1234/abc",
}


@pytest.fixture
def root(tmp_path):
    """A copy of the edition."""
    ignored = shutil.ignore_patterns("_build", "__pycache__")
    return shutil.copytree(ROOT, tmp_path / "edition", ignore=ignored)


def add(root, **given):
    answers = dict.fromkeys(question.name for question in SOURCE) | given
    said = answer(
        QUESTIONS["source"],
        answers,
        False,
        lambda name, said: new_source.validate(name, said, root),
    )
    return new_source.write(said, root)


def added(root):
    """What bibliography and table of sources have besides what they had."""
    found = []
    for file in ("book/references.bib", "data/sources.csv"):
        before = (ROOT / file).read_text(encoding="utf-8")
        after = (root / file).read_text(encoding="utf-8")
        common = next(
            n for n, pair in enumerate(zip(before, after, strict=False)) if len({*pair}) > 1
        )
        rest = len(before) - common
        assert after[len(after) - rest :] == before[common:]
        start = after.rfind("\n", 0, common) + 1
        found.append(after[start : len(after) - rest + (start - common)])
    return found


def test_a_source_told_by_hand_is_an_entry_and_a_row_in_the_order_of_keys(root):
    assert add(root, **BY_HAND) == ["book/references.bib", "data/sources.csv"]
    entry, row = added(root)
    assert entry == (
        "@misc{clerk1900,\n"
        "  author = {Roe, Ann and {Clerks \\& Sons}},\n"
        "  title = {{Tolls \\& fords of 5\\%}},\n"
        "  howpublished = {Office of the Ford},\n"
        "  year = {1900},\n"
        "  url = {https://example.org/clerk_1900}\n"
        "}\n\n"
    )
    assert row == 'clerk1900,report,"Clerk, Ann & Co",,good,,,,"page 1, and the map"\n'
    reference = references(root / "book" / "references.bib")["clerk1900"]
    assert reference.text == "Roe and Clerks & Sons, Tolls & fords of 5%, 1900"


def test_a_bibtex_file_gives_key_and_fields_and_nothing_that_the_edition_does_not_use(root):
    (root / "one.bib").write_text(BIBTEX)
    with pytest.raises(EditionError, match="key cannot be 'Roe_1900'"):
        add(root, bibtex=str(root / "one.bib"), **ROW)
    add(root, key="roe1900", bibtex=str(root / "one.bib"), **ROW)
    entry, _ = added(root)
    assert entry == (
        "@article{roe1900,\n"
        "  author = {Roe, Ann and de la Orme, Bo},\n"
        "  title = {The {Arden} in {May}},\n"
        "  journal = {Journal of Tolls},\n"
        "  year = {1900},\n"
        "  doi = {10.1234/abc}\n"
        "}\n\n"
    )


def test_the_record_of_a_doi_becomes_an_entry(root):
    (root / "one.json").write_text(json.dumps(RECORD))
    add(root, key="orme1900", record=str(root / "one.json"), **ROW)
    entry, _ = added(root)
    assert entry == (
        "@incollection{orme1900,\n"
        "  author = {de la Orme, Bo and {Ministry of Tolls}},\n"
        "  title = {{Fords \\& tolls}},\n"
        "  booktitle = {Rivers},\n"
        "  pages = {3-9},\n"
        "  publisher = {Orme},\n"
        "  address = {Arden},\n"
        "  year = {1900},\n"
        "  doi = {10.1234/abc}\n"
        "}\n\n"
    )


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        ("bibtex", "@misc{", "one: expected BibTeX"),
        ("bibtex", BIBTEX + BIBTEX.replace("Roe_1900", "b"), "one: '2': expected one entry"),
        ("bibtex", "", "one: '0': expected one entry"),
        ("bibtex", "@misc{roe1900, title = {A}}", "references.bib: .*a field 'year'"),
        ("record", "[]", "one: .*expected type object"),
        ("record", "{", "one: expected JSON"),
        ("record", '{"title": ""}', "one: column title: expected minLength 1"),
        ("record", '{"title": "A", "author": "Roe"}', "one: column author: 'Roe': .*array"),
        ("record", '{"title": "A", "editor": [{}]}', "a key 'family' or .* or a key 'name'"),
        ("record", '{"title": "A", "issued": "1900"}', "one: column issued: '1900': .*object"),
        ("record", '{"title": "A", "issued": {"date-parts": []}}', "column issued.date-parts"),
        ("record", '{"title": "A", "DOI": 5}', "one: column DOI: '5': expected type string"),
        ("record", '{"title": "A"}', "nothing was written: .*year"),
        ("record", '{"title": "A", "issued": {"date-parts": [[null]]}}', "written: .*year"),
    ],
)
def test_a_file_that_tells_no_work_is_one_clear_line_and_writes_nothing(root, file, text, expected):
    (root / "one").write_text(text)
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    with pytest.raises(EditionError, match=expected) as error:
        add(root, key="roe1900", **{file: str(root / "one")}, **ROW)
    assert "\n" not in str(error.value)
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_a_file_that_is_not_there_and_two_files_are_refused(root):
    with pytest.raises(EditionError, match="none.bib: expected a file that can be read"):
        add(root, key="roe1900", bibtex=str(root / "none.bib"), **ROW)
    with pytest.raises(EditionError, match="from one file: --bibtex or --record"):
        add(root, key="roe1900", bibtex="a", record="b", **ROW)


def test_works_of_one_author_and_year_get_letters_and_those_that_have_some_keep_them(root):
    again = BY_HAND | {"author": "{The Gazette}", "year": "1901"}
    for key in ("late1901", "early1901", "more1901"):
        add(root, **again | {"key": key, "title": f"The toll, {key}"})
    years = {key: one.year for key, one in references(root / "book" / "references.bib").items()}
    assert [years[key] for key in ("gazette1901", "late1901", "early1901", "more1901")] == [
        *("1901a", "1901b", "1901c", "1901d")
    ]
    assert years["atlas2001"] == "2001" and years["courier1901"] == "1901"


def test_a_source_is_in_order_before_and_after_a_new_table_names_it(root):
    data, bibliography = root / "data", root / "book" / "references.bib"
    add(root, **BY_HAND)
    assert check.faults(data, bibliography) == []
    (told,) = check.uncited(data)
    assert "'clerk1900'" in str(told) and "edition new table" in str(told)
    table = {
        "name": "tolls",
        "title": "Tolls",
        "description": "A toll.",
        "coverage": "All.",
        "caveats": "None.",
        "licence": "CC-BY-4.0",
        "source": "clerk1900",
        "field": ["toll:string:Its name."],
        "key": "toll",
    }
    new_table.write(table, root)
    forget()
    assert check.faults(data, bibliography) == [] == list(check.uncited(data))
