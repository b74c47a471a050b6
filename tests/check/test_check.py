import csv
import io
import json
import re
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from frictionless import Package
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from edition import check
from edition.base.cache import forget
from edition.base.errors import DataError, EditionError
from edition.cli import main
from edition.data import tables

PAPER = "doe2020"


def rewrite(path, change):
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def test_the_copy_that_nothing_spoils_is_in_order(faults):
    assert faults() == []


def test_the_data_package_is_valid_for_whoever_follows_the_standard(root, monkeypatch):
    monkeypatch.chdir(root)
    assert Package("data/datapackage.json").validate().flatten(["title", "message"]) == []


DATA_FILES = ["data/events.csv", "data/river.geojson", "data/datapackage.json"]
SETTINGS = ["book/references.bib", "book/_toc.yml", "CITATION.cff", "_config.yml"]


@pytest.mark.parametrize("file", DATA_FILES + SETTINGS)
@pytest.mark.parametrize("spoil", ["missing", "folder"])
def test_a_file_that_cannot_be_read_is_named(root, faults, file, spoil):
    (root / file).unlink()
    if spoil == "folder":
        (root / file).mkdir()
    (told,) = faults()
    assert told.startswith(f"{Path(file).name}: expected a file that can be read")


def test_a_source_that_is_missing_is_told_once_with_the_remedy(root, faults):
    for name in ("levels", "quantities"):
        rewrite(root / "data" / f"{name}.csv", lambda text: text.replace(",survey1999", ",nobody"))
    assert faults() == [
        "quantities.csv: row 2: column source: 'nobody': expected a key that sources.csv has (add "
        "it: edition new source); 9 rows: quantities.csv 3, levels.csv 6"
    ]


def test_many_faults_are_told_in_few_lines(root, faults):
    rewrite(root / "data" / "levels.csv", lambda text: text + "Ford,x,1,,survey1999\n" * 30)
    found = [DataError("levels.csv", None, "", "", line) for line in faults()]
    with pytest.raises(EditionError) as error:
        check.require_none(found)
    *first, last = str(error.value).splitlines()
    assert (len(found), len(first), last) == (30, check.MOST_TOLD, "and 10 more faults")


def test_a_cycle_of_repetitions_is_told_at_both_ends(root, faults):
    path = root / "data" / "claims.csv"
    rewrite(path, lambda text: re.sub(r"(RI-02.*),,(\w+)\n", r"\1,AB-01,\2\n", text))
    assert [re.sub(": expected.*", "", line) for line in faults()] == [
        "claims.csv: row 2: column duplicate_of: 'RI-02'",
        "claims.csv: row 4: column duplicate_of: 'AB-01'",
    ]


def test_each_passage_with_two_codes_is_told_where_one_rules_out_the_others(root, faults):
    rewrite(root / "data" / "codebook.csv", lambda text: text.replace(",list,", ",exclusive,"))
    told = "column code: 'grain;timber': expected one code, as the question is exclusive"
    assert faults()[0] == f"codings.csv: row 9: {told}"
    assert [re.search(r"row (\d+)", line)[1] for line in faults()] == ["9", "10", "16", "17"]


def empty(root, *but):
    """Leaves the paper alone of the tables, descriptor and bibliography."""
    for path in root.glob("data/*.csv"):
        if path.stem not in ("sections", "actors", "units", *but):
            rewrite(path, lambda text: text[: text.index("\n") + 1])
    cited = r"survey1999|atlas2001"  # by the descriptor alone
    rewrite(root / "data" / "datapackage.json", lambda text: re.sub(cited, PAPER, text))
    row = f"{PAPER},research,The authors,,good,,,,all\n"
    rewrite(root / "data" / "sources.csv", lambda text: text + row)
    entry = re.compile(r"@article\{doe2020.*?\n}\n", re.DOTALL)
    rewrite(root / "book" / "references.bib", lambda text: entry.search(text)[0])


def test_an_edition_that_has_only_begun_is_in_order(root, faults):
    empty(root)
    assert faults() == []


def test_a_ledger_of_opinions_alone_is_in_order(root, faults):
    empty(root, "claims")
    opinions = re.compile(r"^(?:id,|.*interpretive).*\n", re.MULTILINE)
    rewrite(root / "data" / "claims.csv", lambda text: "".join(opinions.findall(text)))
    assert faults() == []


def test_a_source_that_the_descriptor_alone_names_is_cited(root, faults):
    rewrite(root / "data" / "events.csv", lambda text: text.replace("annals1902", "survey1999"))
    rewrite(
        root / "data" / "datapackage.json",
        lambda text: text.replace('"Invented for the tests"', '"x", "key": "annals1902"', 1),
    )
    assert faults() == []


def test_data_that_passed_are_not_checked_again_until_they_change(tmp_path, monkeypatch):
    checked, inputs = [], [tmp_path / name for name in ("DATA", "BIBLIOGRAPHY", "PACKAGE", "LOCK")]
    for path in inputs:
        path.touch()
        monkeypatch.setattr(check, path.name, path)
    monkeypatch.setattr(check, "BUILD", tmp_path)
    monkeypatch.setattr(check, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(check, "faults", lambda: checked.append("again") or [])
    for path in inputs:
        path.write_text("changed")
        check.validate()
        check.validate()
    assert len(checked) == len(inputs)


def test_the_command_tells_that_all_is_well_or_that_the_disk_is_full(monkeypatch, capsys):
    assert main(["check"]) == 0
    assert capsys.readouterr() == (
        "data, bibliography, settings, pages and notebooks are in order\n",
        "",
    )
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with suppress(OSError), Path("/dev/full").open("w") as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert main(["check"]) == 1
    assert capsys.readouterr().err == "edition: No space left on device\n"


def test_a_source_that_nothing_cites_is_told_and_is_no_fault(root):
    data = root / "data"
    rewrite(data / "events.csv", lambda text: text.replace("annals1902", "survey1999"))
    assert check.faults(data, root / "book" / "references.bib") == []
    (told,) = map(str, check.uncited(data))
    assert told.startswith("sources.csv: row 2: column key: 'annals1902': expected a row of a")
    rewrite(
        data / "datapackage.json",
        lambda text: re.sub('"key": "survey1999"', '"key": "annals1902"', text, count=1),
    )
    forget()
    assert list(check.uncited(data)) == []


CELL = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    st.from_regex(r"[+-]?[0-9]{0,20}\.?[0-9]{0,4}([eE][+-]?[0-9]{1,4})?", fullmatch=True),
    st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", fullmatch=True),
)


def typed(kind, cell):
    if kind == "string" or not cell:
        return cell
    return int(cell) if kind == "integer" else float(cell) if kind == "number" else cell


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.lists(st.tuples(CELL, CELL, CELL, CELL), max_size=4), st.text(max_size=3))
@example([("a", "+012", "5.E-2", "0001-01-01"), ("", "-5", "+.05", "")], "")
@example([("a", "9" * 18, "9" * 99, "9999-12-31")], "")
def test_a_table_that_passes_is_read_as_it_is_written(tmp_path, rows, rest):
    kinds = {"name": "string", "count": "integer", "share": "number", "day": "date"}
    fields = [{"name": name, "type": kind} for name, kind in kinds.items()]
    entry = {"name": "small", "path": "small.csv", "schema": {"fields": fields}}
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([kinds, *rows])
    path = tmp_path / "small.csv"
    path.write_text(text.getvalue() + rest, encoding="utf-8", newline="")
    (tmp_path / "datapackage.json").write_text(json.dumps({"resources": [entry]}))
    forget()
    found = list(check.unfit_bytes(path)) or check.unfit_cells([entry], tmp_path)
    if found:
        assert all(str(fault).startswith("small.csv: ") for fault in found)
        return
    table = tables.as_written("small", tmp_path).astype(object)
    read = table.where(table.notna(), "").to_dict("split")["data"]
    days = [[*row[:3], str(row[3])[:10]] for row in read]
    assert days == [
        [typed(*pair) for pair in zip(kinds.values(), row, strict=True)] for row in rows
    ]
