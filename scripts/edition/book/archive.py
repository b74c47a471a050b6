"""One archive of all that the edition rests on and says: tables, verdicts, sources, terms."""

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

from edition.base.project import DATA
from edition.book import citations, licences, reference_files
from edition.data import descriptor
from edition.judge.ledger import judged_claims, verdict_record

VERDICTS = "verdicts_with_reasons"
"""The stem of the files of verdicts as they are told: beside the table of what was accepted."""

README = """{title}
{rule}

{cited}

What is here:

- datapackage.json: what each table has, its columns, units, limits, source and licence.
- The tables and map layers, as the descriptor names them:
{tables}
- {verdicts}.csv, {verdicts}.json: each claim with its verdict, the reason, who
  speaks for and against, what was observed, the sources and the rows that it rests on. In the CSV
  lists are parted by semicolons; the JSON has the replies too.
- {changes}: what was published of each claim, what changed since, and why.
- {references}: all sources.

Terms: each table has those named beside it. The verdicts with their reasons are under
{licence} ({address}).
"""


def name() -> str:
    """The name of the file, that of the data package."""
    return f"{descriptor.package()['name']}.zip"


def write(folder: Path) -> None:
    """Writes the archive into a folder."""
    (folder / name()).write_bytes(packed(files()))


def files() -> dict[str, bytes]:
    """What stands in the archive, by name."""
    package = descriptor.package()
    records = [verdict_record(item) for item in judged_claims()]
    told = json.dumps(records, ensure_ascii=False, indent=1) + "\n"
    written = {
        "README.txt": _readme(package),
        f"{VERDICTS}.csv": _csv(records),
        f"{VERDICTS}.json": told,
        **{file: render() for file, render in reference_files.FORMATS.items()},
    }
    paths = [descriptor.DESCRIPTOR, *(entry["path"] for entry in package["resources"])]
    found = {path: (DATA / path).read_bytes() for path in paths}
    return found | {file: text.encode() for file, text in written.items()}


def packed(content: dict[str, bytes]) -> bytes:
    """An archive whose bytes depend on its content alone.

    It is not compressed: another version of zlib would pack the same content into other bytes.
    """
    day = citations.whole_work(citations.citation_file()).day
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for file, data in sorted(content.items()):
            place = f"{descriptor.package()['name']}/{file}"
            entry = zipfile.ZipInfo(place, (day.year, day.month, day.day, 0, 0, 0))
            entry.create_system = 3  # else it would differ on Windows
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return target.getvalue()


def _readme(package: dict[str, Any]) -> str:
    title, content = package["title"], licences.content()
    return README.format(
        title=title,
        rule="=" * len(title),
        cited=citations.reference(citations.whole_work(citations.citation_file())),
        tables="\n".join(
            f"  - {entry['path']}: {entry['title']} ({entry['licenses'][0]['title']})"
            for entry in package["resources"]
        ),
        verdicts=VERDICTS,
        changes=descriptor.resource(descriptor.CHANGES)["path"],
        references=", ".join(reference_files.FORMATS),
        licence=content.title,
        address=content.url,
    )


def _csv(records: list[dict[str, Any]]) -> str:
    """The records without what does not fit into a cell."""
    text = io.StringIO()
    columns = [column for column in (records[0] if records else {}) if column != "replies"]
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(record[column]) for column in columns] for record in records)
    return text.getvalue()


def _cell(value: Any) -> Any:
    return ";".join(map(str, value)) if isinstance(value, list) else value
