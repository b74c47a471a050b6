"""The data dictionary: the descriptor of the data package, as Markdown for readers."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from edition.base.project import DATA
from edition.base.text import language, literal, period
from edition.data import descriptor, tables
from edition.data.descriptor import UNKNOWN
from edition.data.names import TABLE, Original, names


def dictionary(data: Path = DATA) -> str:
    """One section a table: what it holds, coverage, caveats, licence, source, rows, columns."""
    resources = descriptor.package(data)["resources"]
    return "\n".join(_section(entry, data) for entry in resources)


def contents(data: Path = DATA) -> str:
    """A table of the tables: title, file, rows and licence of each, for paper."""
    lines = ["| table | file | rows | licence |", "|---|---|--:|---|"]
    for entry in descriptor.package(data)["resources"]:
        rows = f"{len(tables.read(entry['name'], data)):,}" if "schema" in entry else ""
        licence = literal(entry["licenses"][0]["title"])
        lines.append(f"| {literal(entry['title'])} | `{entry['path']}` | {rows} | {licence} |")
    return "\n".join([*lines, ""])


def glossary(data: Path = DATA) -> str:
    """Every name with its originals and other spellings, and where an original was seen."""
    table = tables.read(TABLE, data)
    seen = dict(zip(table["name"], table["source"], strict=True))
    seen |= {row["name"]: row["source"] for _, row in table.query("source != ''").iterrows()}
    lines = ["| name | in its own script | also | seen in |", "|---|---|---|---|"]
    for name in names(data).values():
        originals = ", ".join(map(_original, name.originals))
        also = ", ".join(_original(Original(one, language(one))) for one in name.also)
        key = seen[name.name]
        cited = f"{{cite:t}}`{key}`" if key else ""
        lines.append(f"| {literal(name.name)} | {originals} | {also} | {cited} |")
    return "\n".join([*lines, ""])


def _original(original: Original) -> str:
    text = literal(original.text)
    return f"[{text}]{{.language-{original.language}}}" if original.language else text


def _section(entry: dict[str, Any], data: Path) -> str:
    licence, source = entry["licenses"][0], entry["sources"][0]
    key = f" {{cite:p}}`{source['key']}`" if "key" in source else ""
    facts = {
        "File": f"`data/{entry['path']}`",
        "Source": literal(source["title"]) + key,
        "Released": _release(entry.get("release", {})),
        "Taken from": ", ".join(map(_file, entry.get("upstream", []))),
        "Coverage": literal(entry["coverage"]),
        "Caveats": literal(entry["caveats"]),
        "Licence": f"[{literal(licence['title'])}](<{licence['path']}>)",
    }
    lines = [f"(table-{entry['name']})=", "{.screen-only}", f"### {literal(entry['title'])}", ""]
    lines += [literal(entry["description"]), ""]
    lines += [f"{name}\n: {text}\n" for name, text in facts.items() if text]
    return "\n".join([*lines, *(_columns(entry, data) if "schema" in entry else [])])


def _release(release: dict[str, str]) -> str:
    """When the data came out, as far as that is known, and where."""
    if not release:
        return ""
    day, path = release["day"], release.get("path", "")
    told = "on a day that is not known" if day == UNKNOWN else period(day)
    return f"{told}, [{literal(urlsplit(path).netloc)}](<{path}>)" if path else told


def _file(file: dict[str, str]) -> str:
    day = f" of {period(file['day'])}" if "day" in file else ""
    return f"[{literal(file['path'].rpartition('/')[2])}](<{file['path']}>){day}"


def _columns(entry: dict[str, Any], data: Path) -> list[str]:
    rows = len(tables.read(entry["name"], data))
    counted = f"{rows:,} {'row' if rows == 1 else 'rows'}."
    lines = [counted, "", "| column | type | unit | meaning |", "|---|---|---|---|"]
    for field in entry["schema"]["fields"]:
        cells = f"`{field['name']}`", field["type"], _unit(field), literal(field["description"])
        lines.append(f"| {' | '.join(cells)} |")
    return [*lines, ""]


def _unit(field: dict[str, str]) -> str:
    if column := field.get("unit_column"):
        return f"as in `{column}`"
    return literal(field.get("unit", ""))
