import json
import re
import shutil

import pytest

from edition.base.errors import EditionError
from edition.base.project import BIBLIOGRAPHY, DATA, PACKAGE
from edition.check import check, demand, unwritten

SAYS = "Says the same as AB-01."


@pytest.fixture
def package(tmp_path):
    """A copy of the data package that a test may spoil."""
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    yield data
    forget()


def spoil(data, file, old, new):
    path = data / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


def faults(data, bibliography=BIBLIOGRAPHY):
    return [str(problem) for problem in check(data, bibliography)]


def test_the_published_package_is_in_order():
    assert check() == []


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (
            "events.csv",
            "2003-01-10",
            "2003-02-30",
            r"row 2: column date: '2003-02-30': .*day",
        ),
        ("quantities.csv", ",130,", ",far,", r"row 2: column value: 'far': .*finite number"),
        ("quantities.csv", ",130,", ",NaN,", r"row 2: column value: 'NaN'"),
        ("quantities.csv", ",130,", ",inf,", r"row 2: column value: 'inf'"),
        ("events.csv", ",day,", ",week,", r"row 2: column precision: 'week': .*enum"),
        ("events.csv", "npt_withdrawal_announced", "NPT!", r"column event: 'NPT!': .*pattern"),
        ("general_assembly.csv", "0.7407", "1.7407", r"column agreement: '1.7407': .*maximum"),
        ("security_council.csv", ",undl\n", ",\n", r"row 2: column source: .*required"),
        ("events.csv", ",mid_20030110\n", ",nobody_2003\n", r"row 2: column source.*the table"),
        ("claims.csv", "AB-02", "AB-01", r"claims.csv: row 3"),
        ("claims.csv", SAYS, "=HYPERLINK(1)", r"paraphrase: '=HYPERLINK\(1\)'"),
        ("claims.csv", SAYS, "<b>bold</b>", r"paraphrase: '<b>bold</b>'.*markup"),
        ("claims.csv", SAYS, " Says so. ", r"expected no space at either end"),
        ("claims.csv", "id,section", "id,part", r"claims.csv"),
        ("claims.csv", ",within_percent,10", ",within_percent,", r"column tolerance"),
        ("land.geojson", '"Polygon"', '"Circle"', r"land.geojson"),
        ("land.geojson", "131.", "931.", r"land.geojson.*degrees"),
    ],
)
def test_a_fault_is_named_with_its_place_and_expectation(package, file, old, new, expected):
    spoil(package, file, old, new)
    found = faults(package)
    assert found
    assert any(re.search(expected, fault) for fault in found), found
    assert all("\n" not in fault for fault in found)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda raw: b"\xef\xbb\xbf" + raw, "row 1: .*byte order mark"),
        (lambda raw: raw.replace(b"\n", b"\r\n"), "row 1: .*carriage return"),
        (lambda raw: raw.replace(b"day", b"d\xe4y", 1), "row 2: .*UTF-8"),
        (lambda raw: raw.replace(b"day", b"d\0y", 1), "row 2: .*NUL"),
        (lambda raw: raw[:-1], "line feed at the end"),
        (lambda raw: raw.replace(b",day,", b",", 1), "events.csv: row 2"),
        (lambda raw: b"", "events.csv"),
    ],
)
def test_a_fault_of_bytes_is_found_before_anything_else(package, change, expected):
    path = package / "events.csv"
    path.write_bytes(change(path.read_bytes()))
    assert any(re.search(expected, fault) for fault in faults(package)), faults(package)


def test_a_missing_table_is_named(package):
    (package / "events.csv").unlink()
    assert any("events.csv" in fault and "can be read" in fault for fault in faults(package))


def test_a_source_that_the_bibliography_lacks_is_found(package, tmp_path):
    bibliography = tmp_path / "references.bib"
    text = BIBLIOGRAPHY.read_text(encoding="utf-8")
    bibliography.write_text(text.replace("{undl,", "{renamed,"), encoding="utf-8")
    found = faults(package, bibliography)
    assert any("'undl': expected a key that references.bib has" in fault for fault in found)
    assert any("'renamed': expected a key that sources.csv has" in fault for fault in found)


def test_a_source_that_nothing_cites_is_found(package, tmp_path):
    spoil(package, "quantities.csv", "nknews_vlad2018", "reuters_20140419")
    found = faults(package)
    assert any("'nknews_vlad2018': expected a source that a table cites" in one for one in found)


def test_a_caveat_without_sources_is_found(package):
    spoil(package, "claims.csv", ",nikh_treaty1884;khamzin2012,", ",,")
    assert any("expected the sources of a caveat" in fault for fault in faults(package))


def test_a_source_of_a_caveat_that_the_table_lacks_is_found(package):
    spoil(package, "claims.csv", ",nikh_treaty1884;khamzin2012,", ",nikh_treaty1884;nobody,")
    expected = "column caveat_sources: 'nobody': expected a key that sources.csv has"
    assert any(expected in fault for fault in faults(package))


def test_a_broken_bibliography_is_one_clear_error(package, tmp_path):
    bibliography = tmp_path / "references.bib"
    bibliography.write_text("@misc{koslov2018, title = {open", encoding="utf-8")
    assert "references.bib: expected" in faults(package, bibliography)[0]


def test_two_sources_that_a_citation_cannot_tell_apart_are_found(package, tmp_path):
    copy = tmp_path / BIBLIOGRAPHY.name
    text = BIBLIOGRAPHY.read_text(encoding="utf-8")
    copy.write_text(re.sub(r"year = \{1895[ab]\}", "year = {1895}", text), encoding="utf-8")
    (fault,) = faults(package, copy)
    assert re.search(r"'1895': expected a letter after the year, as \w+ has the same", fault)


def test_a_chapter_that_nobody_has_written_is_not_published(tmp_path):
    assert not list(unwritten())
    (tmp_path / "notebooks").mkdir()
    template = (PACKAGE / "templates" / "new_section.ipynb.txt").read_text(encoding="utf-8")
    (tmp_path / "notebooks" / "09_notes.ipynb").write_text(template)
    found = [str(fault) for fault in unwritten(tmp_path)]
    assert len(found) == 3
    assert found[0].startswith("notebooks/09_notes.ipynb: 'Say here, in your own words")


def test_a_repetition_of_a_repetition_is_found(package):
    spoil(package, "claims.csv", ",AB-02,koslov2018", ",IN-01,koslov2018")
    assert any("'IN-01': expected a claim that repeats none" in fault for fault in faults(package))


def test_a_descriptor_that_is_no_json_is_one_clear_error(package):
    (package / "datapackage.json").write_text("{")
    assert "datapackage.json: expected JSON" in faults(package)[0]


def test_demand_raises_all_faults_at_once(package):
    spoil(package, "quantities.csv", ",130,", ",far,")
    with pytest.raises(EditionError, match=r"quantities.csv: row 2: column value: 'far'"):
        demand(check(package))


def test_the_descriptor_states_source_and_licence_of_every_table():
    for entry in json.loads((DATA / "datapackage.json").read_text())["resources"]:
        assert entry["licenses"][0]["path"].startswith("https://"), entry["name"]
        assert entry["sources"][0]["title"], entry["name"]
        assert entry["coverage"], entry["name"]
