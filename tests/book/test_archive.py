"""The archive of tables, verdicts and sources."""

import csv
import io
import json
import zipfile

from edition.base.project import DATA
from edition.book import archive, reference_files
from edition.data import descriptor
from edition.judge.ledger import judged_claims, verdict_record


def opened(content):
    """The files of an archive without its folder, after a test of their sums."""
    with zipfile.ZipFile(io.BytesIO(archive.packed(content))) as found:
        assert found.testzip() is None
        assert found.namelist() == sorted(found.namelist())
        folder = f"{descriptor.package()['name']}/"
        return {entry.removeprefix(folder): found.read(entry) for entry in found.namelist()}


def test_it_has_every_table_and_all_sources_as_they_are():
    found = opened(archive.files())
    for entry in descriptor.package()["resources"]:
        assert found[entry["path"]] == (DATA / entry["path"]).read_bytes()
    assert found["datapackage.json"] == (DATA / "datapackage.json").read_bytes()
    for file, render in reference_files.FORMATS.items():
        assert found[file].decode() == render()
    assert "verdict_changes.csv" in found


def test_it_has_the_verdicts_with_reasons_twice():
    found = opened(archive.files())
    records = [verdict_record(item) for item in judged_claims()]
    assert json.loads(found["verdicts_with_reasons.json"]) == json.loads(json.dumps(records))
    rows = list(csv.DictReader(io.StringIO(found["verdicts_with_reasons.csv"].decode())))
    assert [(row["id"], row["verdict"], row["reason"]) for row in rows] == [
        (record["id"], record["verdict"], record["reason"]) for record in records
    ]
    assert rows[0]["sources"].split(";") == records[0]["sources"]


def test_it_says_what_is_in_it_and_under_which_terms():
    content = archive.files()
    told = content["README.txt"].decode()
    for entry in descriptor.package()["resources"]:
        assert f"{entry['path']}: {entry['title']} ({entry['licenses'][0]['title']})" in told
    assert all(file in told for file in content if file != "README.txt")


def test_its_bytes_depend_on_its_content_alone():
    content = {"b.csv": b"b", "a.csv": b"a"}
    assert archive.packed(content) == archive.packed(dict(reversed(content.items())))
    assert archive.packed(content) != archive.packed(content | {"a.csv": b"b"})
