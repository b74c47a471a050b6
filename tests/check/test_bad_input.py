"""What is broken ends in one clear line and a non-zero exit, whoever broke it."""

import json
import re
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from edition import check
from edition.base.errors import EditionError
from edition.base.project import ROOT
from edition.cli import main
from edition.run import runner

SAYS = "Says the same as AB-01."
FIRST_DAY = b"2003-01-10"


@pytest.fixture
def root(tmp_path):
    """A copy of what the checks read, which a test may spoil."""
    for folder in ("data", "book", "notebooks"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("_static"))
    for name in ("CITATION.cff", "_config.yml"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def put(old, new, count=1):
    """A spoiler that puts one text in the place of another."""
    old, new = (text if isinstance(text, bytes) else text.encode() for text in (old, new))

    def spoil(raw):
        assert old in raw, old
        return raw.replace(old, new, count)

    return spoil


def paraphrase(text):
    return put(SAYS, text)


def package(change):
    """A spoiler of the descriptor as a dictionary."""

    def spoil(raw):
        value = json.loads(raw)
        change(value)
        return json.dumps(value).encode() + b"\n"

    return spoil


def layer(change):
    """A spoiler of the first feature of a map layer."""
    return package(lambda collection: change(collection["features"][0]))


def longer(raw):
    *_, last = raw.splitlines(keepends=True)
    return raw + last * 1_000_000


EVENTS, CLAIMS, QUANTITIES = "data/events.csv", "data/claims.csv", "data/quantities.csv"
VOTES, LAND, PACKAGE = "data/general_assembly.csv", "data/land.geojson", "data/datapackage.json"
BIB, TOC, CITATION = "book/references.bib", "book/_toc.yml", "CITATION.cff"
CONFIG, NOTEBOOK = "_config.yml", "notebooks/Untitled.ipynb"

DAY = "expected a day of the calendar such as 2017-02-28"
WHOLE = "expected a whole number such as 12"
FINITE = "expected a finite number such as 0.5"
NO_MARKUP = "expected text, no formula or markup"
ONE_LINE = "expected text in one line, without signs that cannot be seen"

BYTES = {
    "an empty table": (EVENTS, lambda raw: b"", "events.csv: row 1: expected text, and not"),
    "a truncated table": (EVENTS, lambda raw: raw[:5000], "events.csv: row .*a line feed at the"),
    "a table cut in a quoted cell": (
        EVENTS,
        lambda raw: raw + b'"cut\n',
        "events.csv: row .*expected CSV: unexpected end of data",
    ),
    "UTF-16": (EVENTS, lambda raw: raw.decode().encode("utf-16"), r"row 1: .*xff.*text in UTF-8"),
    "Latin-1": (EVENTS, put("day", b"d\xe4y"), r"events.csv: row 2: .*xe4.*text in UTF-8"),
    "a byte order mark": (EVENTS, lambda raw: b"\xef\xbb\xbf" + raw, "row 1: 'a byte order mark'"),
    "CRLF": (EVENTS, put("\n", "\r\n", -1), "events.csv: row 1: 'a carriage return'"),
    "a lone carriage return": (EVENTS, put("day", "d\ry"), "row 2: 'a carriage return'"),
    "a NUL byte": (EVENTS, put("day", "d\0y"), "events.csv: row 2: 'a NUL byte'"),
    "no last line feed": (EVENTS, lambda raw: raw[:-1], "a line feed at the end of the file"),
    "a row too short": (EVENTS, put(b"," + FIRST_DAY, b""), "row 2: '[0-9]+ cells': expected"),
    "a row too long": (EVENTS, put(FIRST_DAY, b"x," + FIRST_DAY), "row 2: '[0-9]+ cells'"),
    "an empty row": (EVENTS, put("\n", "\n\n"), "row 2: '0 cells': expected [0-9]+ cells"),
    "a stray quote": (EVENTS, put(b"," + FIRST_DAY, b',"x"2003'), "events.csv: row 2: .*CSV"),
    "a huge cell": (CLAIMS, paraphrase("x" * 200_000), "claims.csv: row .*field limit"),
    "a million rows": ("data/warheads.csv", longer, "warheads.csv: '1,000,.* rows': .*100,000"),
    "a column renamed": (CLAIMS, put("id,section", "id,part"), "claims.csv: row 1: 'id,part"),
    "a column twice": (CLAIMS, put("id,section", "id,id"), "claims.csv: row 1: 'id,id"),
    "columns in another order": (CLAIMS, put("id,section", "section,id"), "row 1: 'section,id"),
}

CELLS = {
    "a word for a number": (QUANTITIES, put(",130,", ",far,"), f"value: 'far': {FINITE}"),
    "NaN": (QUANTITIES, put(",130,", ",NaN,"), f"row 2: column value: 'NaN': {FINITE}"),
    "infinity": (QUANTITIES, put(",130,", ",-inf,"), f"column value: '-inf': {FINITE}"),
    "a number too large": (QUANTITIES, put(",130,", ",1e999,"), f"value: '1e999': {FINITE}"),
    "a decimal comma": (QUANTITIES, put(",130,", ',"1,5",'), f"value: '1,5': {FINITE}"),
    "an underscore": (QUANTITIES, put(",130,", ",1_000,"), f"value: '1_000': {FINITE}"),
    "foreign digits": (QUANTITIES, put(",130,", ",١٣,"), f"value: '١٣': {FINITE}"),
    "a fraction for a count": (CLAIMS, put("AB,1,1,", "AB,1.5,1,"), f"'1.5': {WHOLE}"),
    "a count too large": (CLAIMS, put("AB,1,1,", f"AB,{2**64},1,"), f"'{2**64}': {WHOLE}"),
    "30 February": (EVENTS, put(FIRST_DAY, "2003-02-30"), f"date: '2003-02-30': {DAY}"),
    "a day in local order": (EVENTS, put(FIRST_DAY, "10.01.2003"), f"'10.01.2003': {DAY}"),
    "a day without zeros": (EVENTS, put(FIRST_DAY, "2003-1-10"), f"'2003-1-10': {DAY}"),
    "a week": (EVENTS, put(FIRST_DAY, "2003-W02-5"), f"row 2: column date: '2003-W02-5': {DAY}"),
    "no day": (EVENTS, put(FIRST_DAY, ""), f"row 2: column date: 'nothing': {DAY}"),
    "a formula": (CLAIMS, paraphrase('"=HYPERLINK(""x"")"'), f"=HYPERLINK.*: {NO_MARKUP}"),
    "a formula with +": (CLAIMS, paraphrase("+1+1"), f"'\\+1\\+1': {NO_MARKUP}"),
    "a formula with -": (CLAIMS, paraphrase("-2+3|cmd"), f"'-2\\+3.cmd': {NO_MARKUP}"),
    "a formula with @": (CLAIMS, paraphrase("@SUM(A1)"), f"'@SUM.*: {NO_MARKUP}"),
    "a formula behind a tab": (CLAIMS, paraphrase("\t=1"), f"=1': {NO_MARKUP}"),
    "a wide equals sign": (CLAIMS, paraphrase("\uff1d1"), NO_MARKUP),
    "a script": (CLAIMS, paraphrase("<script>alert(1)</script>"), f"<script>.*: {NO_MARKUP}"),
    "a picture that runs": (CLAIMS, paraphrase("<img src=x onerror=a()>"), NO_MARKUP),
    "a link that runs": (CLAIMS, paraphrase("[x](javascript:alert())"), NO_MARKUP),
    "a page as an address": (CLAIMS, paraphrase("data:text/html;base64"), NO_MARKUP),
    "a cell of two lines": (CLAIMS, paraphrase('"one\ntwo"'), ONE_LINE),
    "a turn of direction": (CLAIMS, paraphrase("a\u202eb"), ONE_LINE),
    "a space at the end": (CLAIMS, paraphrase("Says so. "), "expected no space at either end"),
    "a very long cell": (CLAIMS, paraphrase("x" * 9999), "at most 2,000 characters"),
}

KEYS = {
    "a word that is not in the list": (EVENTS, put(",day,", ",week,"), "'week': .*enum"),
    "a name of another form": (EVENTS, put("npt_withdrawal_announced", "NPT!"), "pattern"),
    "a share above 1": (VOTES, put("0.7407", "1.7407"), "agreement: '1.7407': .*maximum"),
    "no source": ("data/security_council.csv", put(",undl\n", ",\n"), "source: .*required"),
    "an unknown source": (EVENTS, put(",mid_20030110\n", ",nobody\n"), "row 2: column source"),
    "a claim twice": (
        CLAIMS,
        put("\nIN-01,", "\nAB-01,"),
        "row 11: column id: 'AB-01': expected a key",
    ),
    "an unknown original": (CLAIMS, put(",AB-02,koslov", ",AB-99,koslov"), "duplicate_of"),
    "a chain": (
        CLAIMS,
        put(",AB-02,koslov", ",IN-01,koslov"),
        "expected a claim that repeats none",
    ),
    "a caveat without sources": (
        CLAIMS,
        put(",nikh_treaty1884;khamzin2012,", ",,"),
        "column caveat_sources: expected the sources of a caveat",
    ),
    "no tolerance": (CLAIMS, put(",within_percent,10", ",within_percent,"), "column tolerance"),
}

DESCRIPTOR = {
    "no JSON": (PACKAGE, lambda raw: b"{", "datapackage.json: expected JSON: "),
    "a truncated descriptor": (PACKAGE, lambda raw: raw[:3000], "datapackage.json: expected JSON"),
    "an empty descriptor": (PACKAGE, lambda raw: b"", "datapackage.json: expected JSON"),
    "a list": (PACKAGE, lambda raw: b"[]", "datapackage.json: .*expected resources"),
    "a deep descriptor": (PACKAGE, lambda raw: b"[" * 100_000, "JSON that is less deep"),
    "a key twice": (PACKAGE, lambda raw: b'{"a": 1, "a": 2}', "a key stands twice among a, a"),
    "no resources": (PACKAGE, package(lambda p: p.pop("resources")), "expected resources"),
    "no path": (PACKAGE, package(lambda p: p["resources"][0].pop("path")), "'path'.*resources"),
    "a path that leads out": (
        PACKAGE,
        package(lambda p: p["resources"][0].update(path="../CITATION.cff")),
        "column path: '../CITATION.cff': expected the name of a file",
    ),
    "an unknown type": (
        PACKAGE,
        package(lambda p: p["resources"][0]["schema"]["fields"][0].update(type="duration")),
        "column claims.id: 'duration': expected one of the types integer",
    ),
    "no licence": (
        PACKAGE,
        package(lambda p: p["resources"][0]["licenses"][0].pop("path")),
        "column claims.licenses: expected an entry with a path",
    ),
    "no description": (
        PACKAGE,
        package(lambda p: p["resources"][0].pop("description")),
        "column claims.description: expected text",
    ),
    "no word on the whole": (
        PACKAGE,
        package(lambda p: p.pop("created")),
        "created: expected text",
    ),
    "no licence of the whole": (
        PACKAGE,
        package(lambda p: p["licenses"][0].pop("title")),
        "column .*licenses: expected an entry with a title",
    ),
    "a column without a meaning": (
        PACKAGE,
        package(lambda p: p["resources"][0]["schema"]["fields"][0].pop("description")),
        "column claims.id.description: expected text",
    ),
    "a pattern that is no text": (
        PACKAGE,
        package(
            lambda p: p["resources"][0]["schema"]["fields"][0]["constraints"].update(pattern=5)
        ),
        "column claims.id: '5': expected a regular expression",
    ),
    "a table without sources": (
        PACKAGE,
        package(lambda p: p["resources"][0]["schema"]["fields"].pop()),
        "column claims: expected a column source",
    ),
    "a column that the table lacks": (
        PACKAGE,
        package(lambda p: p["resources"][0]["schema"]["fields"].pop(1)),
        "claims.csv: row 1: 'id,section.*expected the columns",
    ),
    "a table twice": (
        PACKAGE,
        package(lambda p: p["resources"].append(p["resources"][0])),
        "datapackage.json: expected a data package: .*names of the resources",
    ),
    "a pattern that is none": (
        PACKAGE,
        package(
            lambda p: p["resources"][0]["schema"]["fields"][0]["constraints"].update(pattern="(")
        ),
        "column claims.id: .*a regular expression: missing",
    ),
}

LAYERS = {
    "no GeoJSON": (LAND, lambda raw: b"{\n", "land.geojson: expected JSON"),
    "an empty layer": (LAND, lambda raw: b"", "land.geojson: row 1: expected text, and not"),
    "no features": (LAND, lambda raw: b"{}\n", "land.geojson: .*expected GeoJSON features"),
    "a feature without id": (LAND, layer(lambda f: f.pop("properties")), "GeoJSON features"),
    "an unknown shape": (LAND, put('"Polygon"', '"Circle"'), "a valid shape in degrees"),
    "a place off the globe": (LAND, put("131.", "931."), "a valid shape in degrees WGS84"),
    "no geometry": (LAND, layer(lambda f: f.update(geometry=None)), "a valid shape in degrees"),
    "words for coordinates": (
        LAND,
        layer(lambda f: f["geometry"].update(coordinates="here")),
        "a valid shape in degrees",
    ),
    "a shape that crosses itself": (
        LAND,
        layer(
            lambda f: f.update(
                geometry={
                    "type": "Polygon",
                    "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]],
                }
            )
        ),
        "a valid shape in degrees",
    ),
}


def more(entry):
    return lambda raw: raw + entry.encode()


BIBLIOGRAPHY = {
    "a key twice": (
        BIB,
        more("@misc{undl, title={x}, year={2000}}\n"),
        "references.bib: expected BibTeX: repeated bibliography entry: undl",
    ),
    "a field twice": (BIB, more("@misc{x, year={1}, year={2}}\n"), "duplicate year field"),
    "no title": (BIB, more("@misc{x, year={2000}}\n"), "references.bib: column x: .*'title'"),
    "no year": (BIB, more("@misc{x, title={x}}\n"), "references.bib: column x: .*'year'"),
    "an entry that does not end": (BIB, more("@misc{x, title={x}\n"), "expected BibTeX: syntax"),
    "a name that is none": (BIB, more("@misc{x, author={A,B,C,D}}\n"), "BibTeX: Too many commas"),
    "an unknown word": (BIB, more("@misc{x, year=then}\n"), "BibTeX: undefined string"),
    "bytes that are no text": (BIB, lambda raw: raw + b"\xff\n", "references.bib: row .*UTF-8"),
    "a script": (BIB, more("@misc{x, title={<script>a()</script>}, year={1}}\n"), NO_MARKUP),
    "a link that runs": (BIB, more("@misc{x, title={x}, url={javascript:a()}}\n"), "column x.url"),
    "an address without https": (BIB, more("@misc{x, url={ftp://x}}\n"), "starts with https://"),
    "a source that no table lists": (
        BIB,
        more("@misc{x, title={x}, year={2000}}\n"),
        "references.bib: 'x': expected a key that sources.csv has",
    ),
}

SETTINGS = {
    "contents that are no YAML": (TOC, lambda raw: b"root: [", "_toc.yml: row 1: expected YAML"),
    "contents with a tab": (TOC, lambda raw: b"root: index\n\tx: y", "_toc.yml: row 2: .*YAML"),
    "no first page": (TOC, put("root: index", "title: x"), "_toc.yml: .*'root' key not found"),
    "empty contents": (TOC, lambda raw: b"", "_toc.yml: expected a table of contents"),
    "a page that is missing": (TOC, put("methods", "nowhere"), "_toc.yml: 'nowhere': expected"),
    "a page twice": (TOC, put("file: data", "file: methods"), "used multiple times"),
    "a citation that is no YAML": (CITATION, lambda raw: b"a: b: c\n", "CITATION.cff: row 1:"),
    "no title": (CITATION, put("\ntitle:", "\nname:"), "CITATION.cff: .*'title' is a required"),
    "no authors": (CITATION, put("\nauthors:\n", "\nauthors: []\nx:\n"), "column authors: "),
    "no licence of the code": (CITATION, put("\nlicense:", "\nx:"), "'license' is a required"),
    "no paper": (CITATION, put("\nreferences:", "\nx:"), "'references' is a required"),
    "a paper without a year": (CITATION, put("    year: 2018\n", ""), "'year' is a required"),
    "a configuration without extensions": (CONFIG, put("extra_extensions", "x"), "is a required"),
    "a day that is none": (
        CITATION,
        lambda raw: re.sub(rb"date-released: .*", b"date-released: 2026-02-30", raw),
        "CITATION.cff: .*day is out of range",
    ),
    "a version as a number": (
        CITATION,
        lambda raw: re.sub(rb"\nversion: .*", b"\nversion: 1.0", raw),
        "column version: expected type string: 1.0",
    ),
    "a DOI as an address": (
        CITATION,
        lambda raw: raw + b"doi: https://doi.org/10.1/x\n",
        "column doi: expected pattern",
    ),
    "a configuration without Sphinx": (CONFIG, put("\nsphinx:", "\nx:"), "'sphinx' is a required"),
    "a notebook without a number": (NOTEBOOK, lambda raw: b"{}", "a name that starts with the"),
}

CASES = {
    f"{group}: {name}": case
    for group, cases in {
        "bytes": BYTES,
        "cells": CELLS,
        "keys": KEYS,
        "descriptor": DESCRIPTOR,
        "layers": LAYERS,
        "bibliography": BIBLIOGRAPHY,
        "settings": SETTINGS,
    }.items()
    for name, case in cases.items()
}


@pytest.fixture
def edition_check(root, monkeypatch, capsys):
    """Exit code, output and complaint of `edition check` on the copy."""
    bibliography = root / "book" / "references.bib"
    monkeypatch.setattr(check, "check", partial(check.check, root / "data", bibliography))
    monkeypatch.setattr(check, "settings", partial(check.settings, root))
    return lambda: (main(["check"]), *capsys.readouterr())


@pytest.mark.parametrize(("file", "spoil", "line"), CASES.values(), ids=CASES)
def test_a_fault_ends_in_one_clear_line(root, edition_check, monkeypatch, file, spoil, line):
    if not file.startswith(("data/", BIB)):
        monkeypatch.setattr(check, "check", list)  # it takes half a second
    path = root / file
    path.write_bytes(spoil(path.read_bytes() if path.exists() else b""))
    code, out, err = edition_check()
    assert (code, out) == (1, "")
    assert err.startswith("edition: ") and err.count("\n") == 1, err
    assert re.search(line, err), err
    assert len(err) < 1000


@pytest.mark.parametrize("file", [EVENTS, LAND, PACKAGE, BIB, TOC, CITATION, CONFIG])
@pytest.mark.parametrize("spoil", ["missing", "folder"])
def test_a_file_that_is_missing_is_named(root, edition_check, file, spoil):
    (root / file).unlink()
    if spoil == "folder":
        (root / file).mkdir()
    code, _, err = edition_check()
    name = file.rpartition("/")[2]
    assert code == 1 and err.count("\n") == 1, err
    assert err.startswith(f"edition: {name}: expected a file that can be read")


def test_a_cycle_of_repetitions_is_told_at_both_ends(root, edition_check):
    path = root / CLAIMS
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    rows[1] = rows[1].replace(",,koslov2018", ",AB-02,koslov2018")
    rows[2] = rows[2].replace(",,koslov2018", ",AB-01,koslov2018")
    path.write_text("".join(rows), encoding="utf-8")
    code, _, err = edition_check()
    assert code == 1
    assert re.search(r"row 2: column duplicate_of: 'AB-02': expected a claim that", err), err
    assert re.search(r"row 3: column duplicate_of: 'AB-01': expected a claim that", err), err


def test_many_faults_are_told_in_few_lines(root, edition_check):
    path = root / EVENTS
    path.write_text(path.read_text(encoding="utf-8").replace(",day,", ",week,"), encoding="utf-8")
    code, _, err = edition_check()
    assert code == 1
    assert len(err.splitlines()) == check.SHOWN + 1
    assert re.search(r"and \d+ more faults$", err)


def test_the_copy_that_nothing_spoils_is_in_order(edition_check):
    assert edition_check() == (0, "data, bibliography and settings are in order\n", "")


NOT_NOTEBOOKS = {
    "no JSON": (lambda nb: "{", "bad.ipynb: expected JSON"),
    "empty": (lambda nb: "", "bad.ipynb: expected JSON"),
    "a list": (lambda nb: "[]", "bad.ipynb: not a notebook"),
    "no cells": (lambda nb: json.dumps({**nb, "cells": None}), "bad.ipynb: not a notebook"),
    "cells without ids": (
        lambda nb: json.dumps({**nb, "cells": [{**nb["cells"][0], "id": None}]}),
        "bad.ipynb: not a notebook: cells/0",
    ),
    "two cells with one id": (
        lambda nb: json.dumps({**nb, "cells": nb["cells"] * 2}),
        "two cells have the id c0",
    ),
    "an old format": (lambda nb: json.dumps({**nb, "nbformat": 3}), "not a notebook: nbformat"),
    "a number for a source": (
        lambda nb: json.dumps({**nb, "cells": [{**nb["cells"][0], "source": 3}]}),
        "bad.ipynb: not a notebook: cells/0/source",
    ),
}
NOTEBOOK_OF_ONE_CELL = {
    "nbformat": 4,
    "nbformat_minor": 5,
    "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3"}},
    "cells": [
        {
            "cell_type": "code",
            "id": "c0",
            "metadata": {},
            "source": "1",
            "outputs": [],
            "execution_count": None,
        }
    ],
}


@pytest.mark.parametrize(("spoil", "line"), NOT_NOTEBOOKS.values(), ids=NOT_NOTEBOOKS)
def test_a_broken_notebook_is_refused_before_any_is_run(tmp_path, spoil, line):
    (tmp_path / "bad.ipynb").write_text(spoil(NOTEBOOK_OF_ONE_CELL), encoding="utf-8")
    with pytest.raises(EditionError, match=line) as error:
        runner.run(notebooks=tmp_path, executed=tmp_path / "out")
    assert "\n" not in str(error.value)
    assert not list((tmp_path / "out").glob("*.ipynb"))


@pytest.mark.parametrize("words", [["verdicts"], ["claim", "AB-06"], ["run"]])
def test_every_command_that_reads_the_data_checks_them_first(
    root, edition_check, monkeypatch, capsys, words
):
    (root / EVENTS).unlink()
    monkeypatch.setattr(check, "STAMP", root / "stamp")
    assert main(words) == 1
    line = "edition: events.csv: expected a file that can be read (No such file or directory)\n"
    assert capsys.readouterr() == ("", line)


def test_a_full_disk_under_the_output_is_one_line():
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "edition.cli", "check"]
        process = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True)
    assert (process.returncode, process.stderr) == (1, "edition: No space left on device\n")
