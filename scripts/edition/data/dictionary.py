"""The data dictionary: the descriptor of the data package, as Markdown for readers."""

from pathlib import Path
from typing import Any

from edition.base.project import DATA
from edition.base.text import literal
from edition.data import descriptor, tables


def dictionary(data: Path = DATA) -> str:
    """One section a table: what it holds, coverage, caveats, licence, source, rows, columns."""
    resources = descriptor.package(data)["resources"]
    return "\n".join(_section(entry, data) for entry in resources)


def _section(entry: dict[str, Any], data: Path) -> str:
    licence, source = entry["licenses"][0], entry["sources"][0]
    key = f" {{cite:p}}`{source['key']}`" if "key" in source else ""
    facts = {
        "File": f"`data/{entry['path']}`",
        "Source": literal(source["title"]) + key,
        "Taken from": ", ".join(
            f"[{literal(file['path'].rpartition('/')[2])}](<{file['path']}>)"
            for file in entry.get("upstream", [])
        ),
        "Coverage": literal(entry["coverage"]),
        "Mind": literal(entry["caveats"]),
        "Licence": f"[{literal(licence['title'])}](<{licence['path']}>)",
    }
    lines = [f"(table-{entry['name']})=", f"### {literal(entry['title'])}", ""]
    lines += [literal(entry["description"]), ""]
    lines += [f"{name}\n: {text}\n" for name, text in facts.items() if text]
    return "\n".join([*lines, *(_columns(entry, data) if "schema" in entry else [])])


def _columns(entry: dict[str, Any], data: Path) -> list[str]:
    rows = len(tables.read(entry["name"], data))
    lines = [f"{rows:,} rows.", "", "| column | type | meaning |", "|---|---|---|"]
    for field in entry["schema"]["fields"]:
        lines.append(f"| `{field['name']}` | {field['type']} | {literal(field['description'])} |")
    return [*lines, ""]
