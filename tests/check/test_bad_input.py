"""What is broken in data or settings ends in one clear line: where, what, what else."""

import json
import re

import pytest

EVENTS, CLAIMS, QUANTITIES = "data/events.csv", "data/claims.csv", "data/quantities.csv"
LEVELS, RIVER, SECTIONS = "data/levels.csv", "data/river.geojson", "data/sections.csv"
BOOK, PASSAGES, CODED = "data/codebook.csv", "data/passages.csv", "data/codings.csv"
READINGS = "data/readings.csv"
WORDING = "What does the passage say went down the river?"
PACKAGE, BIB = "data/datapackage.json", "book/references.bib"
TOC, CITATION, CONFIG = "book/_toc.yml", "CITATION.cff", "_config.yml"

DAY = "expected a day of the calendar such as 2017-02-28"
WHOLE = "expected a whole number such as 12"
SOURCED = "column context_sources: .*expected the sources of the context, and none without one"
FINITE = "expected a finite number such as 0.5"
NO_MARKUP = "expected text, no formula or markup"
ONE_LINE = "expected text in one line, without signs that cannot be seen"


def put(old, new, count=1):
    """A spoiler that puts one text in the place of another."""
    old, new = (text if isinstance(text, bytes) else text.encode() for text in (old, new))

    def spoil(raw):
        assert old in raw, old
        return raw.replace(old, new, count)

    return spoil


def more(text):
    return lambda raw: raw + text.encode()


def says(text):
    """A spoiler of the paraphrase of a claim."""
    return put("Grain and timber came down the river.", text)


def value(text):
    """A spoiler of the figure in row 2 of the quantities."""
    return put(",104,", f",{text},")


def day(text):
    """A spoiler of the day in row 2 of the events."""
    return put("1901-06-01", text)


def edit(change):
    """A spoiler of what a JSON file says."""

    def spoil(raw):
        value = json.loads(raw)
        change(value)
        return json.dumps(value).encode() + b"\n"

    return spoil


def table(change):
    """A spoiler of the descriptor's first entry, that of the ledger."""
    return edit(lambda package: change(package["resources"][0]))


def column(change):
    """A spoiler of the descriptor's first column."""
    return table(lambda entry: change(entry["schema"]["fields"][0]))


def shape(given):
    """A spoiler of the first shape of the map layer."""
    return edit(lambda collection: collection["features"][0].update(geometry=given))


CROSSED = {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}

BYTES = {
    "an empty table": (EVENTS, lambda raw: b"", "events.csv: row 1: expected text, and not"),
    "a truncated table": (EVENTS, lambda raw: raw[:100], "events.csv: row 2: .*a line feed at the"),
    "a table cut in a quoted cell": (EVENTS, more('"cut\n'), "row 7: expected CSV: unexpected end"),
    "UTF-16": (EVENTS, lambda raw: raw.decode().encode("utf-16"), r"row 1: .*xff.*text in UTF-8"),
    "Latin-1": (EVENTS, put("month", b"m\xe4"), r"events.csv: row 2: .*xe4.*text in UTF-8"),
    "a byte order mark": (EVENTS, lambda raw: b"\xef\xbb\xbf" + raw, "row 1: 'a byte order mark'"),
    "CRLF": (EVENTS, put("\n", "\r\n", -1), "events.csv: row 1: 'a carriage return'"),
    "a NUL byte": (EVENTS, put("month", "mo\0nth"), "events.csv: row 2: 'a NUL byte'"),
    "a row too short": (EVENTS, put(b",month", b""), "row 2: '6 cells': expected 7 cells"),
    "a row too long": (EVENTS, put(b",month", b",,month"), "row 2: '8 cells': expected 7 cells"),
    "an empty row": (EVENTS, put("\n", "\n\n"), "row 2: '0 cells': expected 7 cells"),
    "a million rows": (
        LEVELS,
        more("Ford,1999,1,,survey1999\n" * 1_000_000),
        "levels.csv: '1,000,007 rows': expected at most 100,000",
    ),
    "a column renamed": (CLAIMS, put("id,section", "id,part"), "claims.csv: row 1: 'id,part"),
    "columns in another order": (CLAIMS, put("id,section", "section,id"), "row 1: 'section,id"),
}

CELLS = {
    "a number that is quoted": (QUANTITIES, value('"1,5"'), f"value: '1,5': {FINITE}"),
    "a fraction for a count": (CLAIMS, put("AB,1,1,", "AB,1.5,1,"), f"'1.5': {WHOLE}"),
    "a count too large": (CLAIMS, put("AB,1,1,", f"AB,{2**64},1,"), f"'{2**64}': {WHOLE}"),
    "no day": (EVENTS, day(""), "row 2: column date: expected a cell that is not empty"),
    "a cell of two lines": (CLAIMS, says('"one\ntwo"'), ONE_LINE),
    "a turn of direction": (CLAIMS, says("a\u202eb"), ONE_LINE),
    "a sign without width": (CLAIMS, says("a\u200bb"), rf"{ONE_LINE}, as U\+200B ZERO WIDTH SPACE"),
    "a space at the end": (CLAIMS, says("Says so. "), "expected no space at either end"),
    "a very long cell": (CLAIMS, says("x" * 200_000), "at most 10,000 characters"),
}
for number in ("far", "NaN", "-inf", "1e999", "1_000", " 1", "١٣"):
    CELLS[number] = (QUANTITIES, value(number), f"row 2: column value: '{number}': {FINITE}")
for date in ("2003-02-30", "10.01.2003", "2003-1-10", "2003-W02-5"):
    CELLS[date] = (EVENTS, day(date), f"row 2: column date: '{date}': {DAY}")
for formula in ('"=HYPERLINK(""x"")"', "+1+1", "-2+3|cmd", "@SUM(A1)", "\t=1", "\uff1d1"):
    CELLS[formula] = (CLAIMS, says(formula), NO_MARKUP)
for markup in ("<script>", "<img src=x>", "[x](javascript:alert())", "data:text/html;base64"):
    CELLS[markup] = (CLAIMS, says(markup), NO_MARKUP)

KEYS = {
    "a word that is not in the list": (
        EVENTS,
        put(",month,", ",week,"),
        "'week': expected one of day, month, year",
    ),
    "a name of another form": (
        EVENTS,
        put("toll_agreed", "Toll!"),
        "event: 'Toll!': expected small letters",
    ),
    "a level below 0": (
        LEVELS,
        put("1.5", "-1.5"),
        "row 2: column level: '-1.5': expected 0 or more",
    ),
    "no source": (
        LEVELS,
        put(",survey1999", ","),
        "row 2: column source: expected a cell that is not empty",
    ),
    "an unknown source": (EVENTS, put(",survey1999", ",nobody"), "source: 'nobody': .*a key"),
    "an unknown unit": (
        QUANTITIES,
        put(",km,", ",miles,"),
        "'miles': expected a row of units.csv",
    ),
    "a claim twice": (CLAIMS, put("\nRI-07,", "\nRI-06,"), "row 9: column id: 'RI-06': .* a key"),
    "an unknown section": (
        CLAIMS,
        put("AB-01,AB", "ZZ-01,ZZ"),
        "'ZZ': .* row of sections.csv",
    ),
    "an unknown original": (CLAIMS, put(",RI-02,doe", ",RI-99,doe"), "row 2: column duplicate_of"),
    "an unknown actor": (
        CLAIMS,
        put(",ARD;BRN,", ",ARD;XYZ,"),
        "actors: 'XYZ': .* row of actors",
    ),
    "a source of a context that is not listed": (
        CLAIMS,
        put("way.,survey1999,", "way.,survey1999;nobody,"),
        "row 6: column context_sources: 'nobody': expected a key that sources.csv has",
    ),
    "a source that the bibliography lacks": (
        BIB,
        put("@misc{courier1901", "@comment{courier1901"),
        "sources.csv: row 4: column key: 'courier1901': expected a key that references.bib has",
    ),
    "two papers": (
        SECTIONS,
        put(",1,doe2020", ",1,atlas2001"),
        "sections.csv: column source: 'atlas2001, doe2020': expected one source",
    ),
}

LEDGER = {
    "an id of another section": (CLAIMS, put("RI-01,", "AB-09,"), "row 3: .*an id such as RI-01"),
    "a repetition of a repetition": (
        CLAIMS,
        put("meetings,at_least,,,,,gaz", "meetings,,,,,AB-01,gaz"),
        "row 8: column duplicate_of: 'AB-01': expected a claim that repeats none",
    ),
    "a context without sources": (CLAIMS, put("way.,survey1999,", "way.,,"), f"row 6: {SOURCED}"),
    "sources of no context": (CLAIMS, put("days,at_least,,", "days,at_least,,survey1999"), SOURCED),
    "a rule for an opinion": (
        CLAIMS,
        put("for its trade.,ARD,,,,", "for its trade.,ARD,,1,,at_least"),
        "row 9: column rule: 'at_least': expected no rule",
    ),
    "no rule for a fact": (CLAIMS, put(",days,at_least,", ",days,,"), "row 7: column rule: .*a"),
    "a rule that there is not": (CLAIMS, put(",amount,", ",same,"), "row 4: column rule: 'same'"),
    "a word for a number to compare": (CLAIMS, put(",100,km", ",far,km"), f"'far': {FINITE}"),
    "a fraction that no word stands for": (CLAIMS, put(",50,per", ",3/7,per"), f"'3/7': {FINITE}"),
    "a fraction for a bound": (CLAIMS, put("2,3,meet", "2,1/2,meet"), f"'1/2': {FINITE}"),
    "a number that Python alone reads": (CLAIMS, put(",100,km", ",1_0,km"), f"'1_0': {FINITE}"),
    "a month that is none": (CLAIMS, put("1901-05", "1901-13"), "'1901-13': expected a year, "),
    "a span without an end": (CLAIMS, put("1901-05", "1901/"), "'1901/': expected a year, month "),
    "a span of three": (CLAIMS, put("1901-05", "1901/1902/1903"), "expected .*two with / between"),
    "a span that ends before it begins": (CLAIMS, put("1901-05", "1902/1901"), "'1902/1901': exp"),
    "a way that is none": (CLAIMS, put("0,days,at_least", "grow,,trend"), "expected rise or fall"),
    "a list with a gap": (CLAIMS, put("grain;timber", "grain;"), "'grain;': expected names, with"),
}

ARGUMENT = {
    "a claim of a thesis that is none": (
        "data/theses.csv",
        put("RI-04;RI-05", "RI-04;RI-99"),
        "theses.csv: row 2: column claims: 'RI-99': expected a key that claims.csv has",
    ),
    "a rival that nobody holds": (
        "data/theses.csv",
        put("border.,survey1999", "border.,nobody"),
        "row 2: column rival_sources: 'nobody': expected a key that sources.csv has",
    ),
    "an observation of another thesis": (
        "data/observations.csv",
        put("T1-4,T1,", "T1-4,T2,"),
        "row 5: column id: 'T1-4': expected an id such as T2-1",
    ),
    "an observation that two things decide": (
        "data/observations.csv",
        put("RI-05,,", "RI-05,order,"),
        "row 3: column kind: 'order': expected nothing, as a claim decides",
    ),
    "an observation that cannot be compared": (
        "data/observations.csv",
        put("quantity,50,", "quantity,much,"),
        "row 4: column asserted: 'much': expected a finite number",
    ),
}
CODINGS = {
    "a question that cannot be left untold": (
        BOOK,
        put(",cannot tell,", ",silence,"),
        "codebook.csv: column river_cargo: expected a code 'cannot tell' for it",
    ),
    "a question in two wordings": (
        BOOK,
        put(f"{WORDING},cannot", "What went up?,cannot"),
        "codebook.csv: row 5: column wording: 'What went up.*the wording of the question's first r",
    ),
    "a question of two forms": (
        BOOK,
        put(f"list,{WORDING},not", f"exclusive,{WORDING},not"),
        "row 4: column form: 'exclusive': expected the form of the question's first row",
    ),
    "a code that a cell would split": (
        BOOK,
        put(",not timber,", ",not timber;raft,"),
        "codebook.csv: row 4: column code: 'not timber;raft': expected one code, without ;",
    ),
    "a passage that no question asks about": (
        PASSAGES,
        put("5,river_cargo", "5,river_crago"),
        "passages.csv: row 6: column question: 'river_crago': expected a question that codebook",
    ),
    "a passage that is quoted": (
        PASSAGES,
        put("rye and wheat", "one two three four five six seven eight nine"),
        "row 2: column term: 'one two.*expected at most 8 words of the source",
    ),
    "a question that the paper is not asked": (
        PASSAGES,
        put(",doe2020", ",atlas2001"),
        "passages.csv: column question: 'river_cargo': expected a passage of the paper too",
    ),
    "a passage that one coder coded": (
        CODED,
        put("1,second,grain,\n", ""),
        "passages.csv: row 2: column number: '1': expected a passage that 2 coders coded",
    ),
    "a coder who codes a passage twice": (
        CODED,
        put("1,second,", "1,first,"),
        "codings.csv: row 3: expected a key that no other row has",
    ),
    "two who differ, and no third": (
        CODED,
        put("3,third,not timber,\n", ""),
        "passages.csv: row 4: column number: '3': expected a third coder, as two differ",
    ),
    "a code that the question has not": (
        CODED,
        put("6,first,cannot tell", "6,first,salt"),
        "codings.csv: row 13: column code: 'salt': expected codes of the question of its passage",
    ),
    "no code at all": (CODED, put("first,cannot tell", "first,;"), "code: ';': expected a code"),
    "a code beside none": (
        CODED,
        put("6,first,cannot tell", "6,first,grain;cannot tell"),
        "codings.csv: row 13: column code: 'grain;cannot tell': expected 'cannot tell' alone",
    ),
    "a coding of no passage": (
        CODED,
        more("66,first,grain,\n"),
        "codings.csv: row 18: column passage: '66': expected a row of passages.csv with",
    ),
    "a mark that is none": (
        READINGS,
        put("natural", "likely"),
        "column first: 'likely': expected one of natural, possible, strained",
    ),
    "a reading of no claim": (READINGS, put("RI-02", "RI-99"), "column claim: 'RI-99': expected"),
}

DESCRIPTOR = {
    "no JSON": (PACKAGE, lambda raw: b"{", "datapackage.json: expected JSON: "),
    "a list": (PACKAGE, lambda raw: b"[]", r"datapackage.json: '\[\]': expected type object"),
    "no resources": (PACKAGE, edit(lambda p: p.pop("resources")), "a key 'resources'"),
    "no path": (PACKAGE, table(lambda t: t.pop("path")), "column resources.claims: .*a key 'path'"),
    "a path that leads out": (PACKAGE, put('"claims.csv"', '"../x"'), "claims.path: '../x': .*csv"),
    "an unknown type": (PACKAGE, column(lambda f: f.update(type="a")), "id.type: 'a': .*enum"),
    "no licence": (
        PACKAGE,
        table(lambda t: t["licenses"][0].pop("path")),
        "column resources.claims.licenses.CC-BY-4.0: expected a key 'path'",
    ),
    "a sign that cannot be seen in a title": (
        PACKAGE,
        table(lambda t: t.update(title="Claims\ufffd")),
        "column resources.claims.title: .*: expected text without signs that cannot be seen",
    ),
    "no description": (PACKAGE, table(lambda t: t.pop("description")), "claims: .*'description'"),
    "no word on the whole": (PACKAGE, edit(lambda p: p.pop("created")), "a key 'created'"),
    "no licence of the whole": (PACKAGE, edit(lambda p: p.pop("licenses")), "a key 'licenses'"),
    "an address of another kind": (PACKAGE, put('"https:', '"file:'), "path: 'file:.*pattern"),
    "a layer without the key of its source": (
        PACKAGE,
        edit(lambda p: p["resources"][-1]["sources"][0].pop("key")),
        "column resources.river.sources.0: expected a key 'key'",
    ),
    "a column without a meaning": (PACKAGE, column(lambda f: f.pop("description")), "fields.id: "),
    "a pattern that is no text": (
        PACKAGE,
        column(lambda f: f["constraints"].update(pattern=5)),
        "claims.schema.fields.id.constraints.pattern: '5': expected type string",
    ),
    "a pattern that is none": (
        PACKAGE,
        column(lambda f: f["constraints"].update(pattern="(")),
        "id.constraints.pattern: '\\(': expected format regex",
    ),
    "a bound for a text": (
        PACKAGE,
        column(lambda f: f["constraints"].update(minimum=5)),
        "datapackage.json: column claims: expected a schema: .*minimum",
    ),
    "a table without sources": (
        PACKAGE,
        table(lambda t: t["schema"]["foreignKeys"].pop(0)),
        "column claims: expected a column source that refers to",
    ),
    "a column that all editions have": (
        PACKAGE,
        table(lambda t: t["schema"]["fields"].pop(2)),
        "column claims: expected the column paragraph, which every edition has",
    ),
    "a column that the table lacks": (
        LEVELS,
        put(",level,", ",height,"),
        "levels.csv: row 1: .*level",
    ),
    "a column twice": (
        PACKAGE,
        table(lambda t: t["schema"]["fields"].insert(0, t["schema"]["fields"][0])),
        "column claims: 'id': expected a name that no other has",
    ),
    "a table twice": (
        PACKAGE,
        edit(lambda p: p["resources"].append(p["resources"][0])),
        "column resources: 'claims': expected a name that no other has",
    ),
    "a key of a column that is not there": (
        PACKAGE,
        table(lambda t: t["schema"].update(primaryKey=["nobody"])),
        "column claims: 'claims.nobody': expected columns of the data package in its keys",
    ),
    "a reference to a table that is not there": (
        PACKAGE,
        table(lambda t: t["schema"]["foreignKeys"][2]["reference"].update(resource="nobody")),
        "column claims: 'nobody.unit': expected columns of the data package in its keys",
    ),
}

LAYERS = {
    "no GeoJSON": (RIVER, lambda raw: b"{\n", "river.geojson: expected JSON"),
    "no features": (RIVER, lambda raw: b"{}\n", "river.geojson: .*expected GeoJSON features"),
    "a feature without id": (RIVER, put("properties", "property"), "GeoJSON features, "),
    "an unknown shape": (RIVER, put('"Polygon"', '"Circle"'), "a valid shape in degrees"),
    "a place off the globe": (RIVER, put("10.5", "910.5"), "a valid shape in degrees WGS84"),
    "no geometry": (RIVER, shape(None), "river.geojson: column arden: expected a valid shape"),
    "words": (RIVER, shape({"type": "Point", "coordinates": "here"}), "a valid shape in degrees"),
    "a shape that crosses itself": (RIVER, shape(CROSSED), "a valid shape in degrees"),
}

BIBLIOGRAPHY = {
    "a key twice": (BIB, more("@misc{doe2020}\n"), "references.bib: expected BibTeX: repeated"),
    "a field twice": (BIB, more("@misc{x, year={1}, year={2}}\n"), "duplicate year field"),
    "a year that is none": (
        BIB,
        more("@misc{x, title={x}, year={99}}\n"),
        "x.year: '99': expected a year such as 2012, or n.d.",
    ),
    "no title": (BIB, more("@misc{x, year={2000}}\n"), "references.bib: column x: .*'title'"),
    "no year": (BIB, more("@misc{x, title={x}}\n"), "references.bib: column x: .*'year'"),
    "an entry that does not end": (BIB, more("@misc{x, title={x}\n"), "expected BibTeX: syntax"),
    "a name that is none": (BIB, more("@misc{x, author={A,B,C,D}}\n"), "BibTeX: Too many commas"),
    "an unknown word": (BIB, more("@misc{x, year=then}\n"), "BibTeX: undefined string"),
    "bytes that are no text": (BIB, lambda raw: raw + b"\xff\n", "references.bib: row .*UTF-8"),
    "a sign that cannot be seen": (
        BIB,
        put("{The Survey}", "{The\u00ad Survey}"),
        "references.bib: line 37: 'U.00AD SOFT HYPHEN': expected no sign that cannot be seen",
    ),
    "a script": (BIB, more("@misc{x, title={<script>a()</script>}, year={2001}}\n"), NO_MARKUP),
    "a link that runs": (BIB, more("@misc{x, title={x}, url={javascript:a()}}\n"), "column x.url"),
    "an address without https": (BIB, more("@misc{x, url={ftp://x}}\n"), "starts with https://"),
    "a group that would be taken for a person": (
        BIB,
        more("@misc{x, author={Doe, Jane and Office of Tolls}, title={x}, year={2001}}\n"),
        "column x.author: 'Office of Tolls': expected a person as Family, Given, a group in braces",
    ),
    "a name with markup": (
        BIB,
        more("@misc{x, author={<b>Ness</b>, Ada}, title={x}, year={2001}}\n"),
        f"x.author: .*{NO_MARKUP}",
    ),
    "an editor with a remark": (
        BIB,
        more("@misc{x, editor={Doe, Jane (ed.)}, title={x}, year={2001}}\n"),
        r"column x.editor: 'Doe, Jane \(ed.\)': expected a name alone",
    ),
    "two sources that a citation cannot tell apart": (
        BIB,
        more("@misc{x, author={{The Survey}}, title={x}, year={1999}}\n"),
        "column x.year: '1999': expected a letter after the year, as survey1999 has the same",
    ),
    "a letter that tells nothing apart": (
        BIB,
        more("@misc{x, author={{Nobody}}, title={x}, year={1999a}}\n"),
        "column x.year: 'a': expected 1999 alone, as letters run from a",
    ),
    "letters that leave one out": (
        BIB,
        more(
            "@misc{x, author={{Nobody}}, title={x}, year={n.d.-a}}\n"
            "@misc{y, author={{Nobody}}, title={y}, year={n.d.-c}}\n"
        ),
        "column y.year: 'c': expected the letter b after n.d., as letters run from a",
    ),
    "a title that only some can read": (
        BIB,
        more("@misc{x, title={Река}, year={1999}}\n"),
        "column x.title: 'Река': expected Latin letters, and the original in title_original",
    ),
    "a source that no table lists": (
        BIB,
        more("@misc{x, title={x}, year={1901}}\n"),
        "references.bib: 'x': expected a row in sources.csv, since it has an entry here",
    ),
}

SETTINGS = {
    "contents that are no YAML": (TOC, lambda raw: b"root: [", "_toc.yml: row 1: expected YAML"),
    "contents with a tab": (TOC, lambda raw: b"root: index\n\tx: y", "_toc.yml: row 2: .*YAML"),
    "no first page": (TOC, put("root: index", "title: x"), "_toc.yml: .*'root' key not found"),
    "empty contents": (TOC, lambda raw: b"", "_toc.yml: expected a table of contents"),
    "a page that is missing": (TOC, put("file: data", "file: gone"), "_toc.yml: 'gone': expected"),
    "a list for a page": (TOC, put("file: data", "file: {}"), "_toc.yml: expected a table of cont"),
    "a page twice": (TOC, put("file: data", "file: references"), "used multiple times"),
    "a citation that is no YAML": (CITATION, lambda raw: b"a: b: c\n", "CITATION.cff: row 1:"),
    "no title": (CITATION, put("\ntitle:", "\nname:"), "CITATION.cff: .*a key 'title'"),
    "no authors": (CITATION, put("\nauthors:\n", "\nauthors: []\nx:\n"), "column authors: "),
    "an author without a name": (
        CITATION,
        put("family-names: Poe", "alias: Poe"),
        "column authors.0: .*expected a key 'name' or a key 'family-names'",
    ),
    "no licence of the code": (CITATION, put("\nlicense:", "\nx:"), "a key 'license'"),
    "a day that is none": (CITATION, put("2021-03-01", "2021-02-30"), "CITATION.cff: .*of range"),
    "a version as a number": (CITATION, put(": 0.3.0", ": 1.0"), "version: '1.0': .*type string"),
    "a DOI as an address": (CITATION, more("doi: https://doi.org/10.1\n"), "column doi: .*pattern"),
    "a configuration without Sphinx": (CONFIG, put("\nsphinx:", "\nx:"), "a key 'sphinx'"),
    "a configuration of other parts": (CONFIG, put("extra_extensions", "x"), "a key 'extra_ext"),
    "a notebook among the pages": (
        TOC,
        put("file: data", "file: notebooks"),
        "_toc.yml: 'notebooks': expected a page book/.*.md or a notebook notebooks/",
    ),
    "a sign that cannot be seen in the contents": (
        TOC,
        put("The paper", "The\u2060 paper"),
        "_toc.yml: line 6: 'U.2060 WORD JOINER': expected no sign that cannot be seen",
    ),
    "a chapter without a notebook": (
        SECTIONS,
        put("01_river", "02_sea"),
        "sections.csv: row 2: column chapter: '02_sea': expected a notebook that",
    ),
}

CASES = {
    f"{group}: {name}": case
    for group, cases in {
        "bytes": BYTES,
        "cells": CELLS,
        "keys": KEYS,
        "ledger": LEDGER,
        "codings": CODINGS,
        "argument": ARGUMENT,
        "descriptor": DESCRIPTOR,
        "layers": LAYERS,
        "bibliography": BIBLIOGRAPHY,
        "settings": SETTINGS,
    }.items()
    for name, case in cases.items()
}


@pytest.mark.parametrize(("file", "spoil", "line"), CASES.values(), ids=CASES)
def test_a_fault_ends_in_one_clear_line(root, faults, file, spoil, line):
    path = root / file
    path.write_bytes(spoil(path.read_bytes() if path.exists() else b""))
    (told,) = faults()
    assert re.search(line, told), told
    assert "\n" not in told and len(told) < 1000
