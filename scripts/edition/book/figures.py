"""Makes numbered figures of a notebook's charts: title, tables behind them, pictures, sources."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from string import ascii_lowercase
from typing import Any

from edition.base.errors import EditionError
from edition.base.files import read_json
from edition.base.project import NOTEBOOKS
from edition.book import pictures
from edition.book.licences import content
from edition.data import descriptor
from edition.judge.verdicts import anchor
from edition.show.colour import partners_in
from edition.show.labels import written
from edition.show.output import on_screen
from edition.show.vega import FILLS_COLUMN

FOLDER = Path("_static", "charts")
"""Where the files of the figures lie in the staged tree, and so in the book."""


@dataclass
class Table:
    """A table behind a chart: its columns by field with heading and number format, its rows."""

    columns: dict[str, tuple[str, str]] = field(default_factory=dict)
    rows: list[dict[str, Any]] = field(default_factory=list)

    def csv(self) -> str:
        """The table as CSV with the fields as heads, values as they are."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows([_plain(row.get(name)) for name in self.columns] for row in self.rows)
        return text.getvalue()

    def heads(self) -> list[str]:
        """The headings of its columns."""
        return [head for head, _ in self.columns.values()]

    def cells(self) -> list[list[str]]:
        """The rows in words, as a reader would write the values."""
        return [
            [_written(_plain(row.get(name)), form) for name, (_, form) in self.columns.items()]
            for row in self.rows
        ]


@dataclass(frozen=True)
class Figure:
    """A chart with its number in the book, where it comes from, for messages, its cell's id, and
    the name of its chapter."""

    number: str
    spec: dict[str, Any]
    place: str = ""
    cell: str = ""
    chapter: str = ""

    @property
    def anchor(self) -> str:
        """Its anchor on the page, and the name of its files: figure-2-3."""
        return f"figure-{self.number.replace('.', '-')}"

    @property
    def address(self) -> str:
        """Its place from the root of the book."""
        return f"{NOTEBOOKS.name}/{self.chapter}.html#{self.anchor}"

    @property
    def title(self) -> str:
        """The finding that it shows."""
        text = self.spec["title"]["text"]
        return text if isinstance(text, str) else " ".join(text)

    @property
    def unit(self) -> str:
        """What it measures and in what, in a line below its title; empty if it is told nowhere."""
        text = self.spec["title"].get("subtitle", "")
        return text if isinstance(text, str) else " ".join(text)

    @property
    def claims(self) -> list[str]:
        """The ids of the claims that it bears on."""
        return list(self.spec["usermeta"]["claims"])

    @property
    def sources(self) -> list[str]:
        """The keys of its sources."""
        return list(self.spec["usermeta"]["sources"])

    def untitled(self) -> dict[str, Any]:
        """The specification for a page that prints the title itself."""
        fills = self.spec["usermeta"].get(FILLS_COLUMN, False)
        rest = {name: part for name, part in self.spec.items() if name != "title"}
        return rest | {"usermeta": {FILLS_COLUMN: True} if fills else {}}

    def filling(self) -> dict[str, Any]:
        """The specification for a column of any width, if it takes the width it is given."""
        fills = self.spec["usermeta"].get(FILLS_COLUMN, False)
        rest = {name: part for name, part in self.spec.items() if name != "usermeta"}
        return rest | ({"width": "container"} if fills else {})

    def live(self) -> str:
        """The chart as Vega for the browser, as text that cannot end a script element."""
        spec = pictures.compiled(self.filling())
        # For the picture that a reader may ask the browser for, and for pages that are dark.
        title = spec.pop("title")
        spec["usermeta"] = {"title": title, "dark": partners_in(json.dumps(spec))}
        return pictures.canonical(spec).replace("<", "\\u003c")

    def tables(self) -> list[Table]:
        """The tables behind it: of each set of marks with tooltips, the columns these name.

        Raises EditionError for a chart without any.
        """
        found: dict[str, Table] = {}
        for data, tooltips in _marks(self.spec, None, []):
            table = found.setdefault(data, Table(rows=self.spec["datasets"][data]))
            for entry in tooltips:
                if any(entry["field"] in row for row in table.rows):
                    head = entry.get("title") or entry["field"].replace("_", " ")
                    table.columns.setdefault(entry["field"], (head, entry.get("format", "")))
        shown = [table for table in found.values() if table.columns]
        if not shown:
            raise EditionError(
                f"{self.place}: the chart {self.title!r} has no table behind it: "
                "give its marks tooltips"
            )
        return shown

    def write(self, tree: Path) -> None:
        """Writes its files into a staged tree: tables, pictures, and what the page is made of."""
        folder = tree / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        behind = self.tables()
        endings = ["", *(f"-{letter}" for letter in ascii_lowercase[1 : len(behind)])]
        files = [f"{self.anchor}{ending}.csv" for ending in endings]
        for file, table in zip(files, behind, strict=True):
            (folder / file).write_text(table.csv(), "utf-8")
        untitled = pictures.picture(self.untitled())
        width, height = pictures.size(untitled)
        titled = pictures.titled(untitled, self.title, self.unit)
        (folder / f"{self.anchor}.svg").write_text(titled, "utf-8")
        page = {
            "number": self.number,
            "anchor": self.anchor,
            "address": self.address,
            "cell": self.cell,
            "claims": self.claims,
            "title": self.title,
            "unit": self.unit,
            "description": self.spec["description"],
            "width": width,
            "height": height,
            "picture": _for_page(untitled, self.anchor),
            "live": self.live(),
            "tables": [
                {"file": file, "heads": table.heads(), "cells": table.cells()}
                for file, table in zip(files, behind, strict=True)
            ],
        }
        (tree / "charts").mkdir(exist_ok=True)
        (tree / "charts" / f"{self.anchor}.svg").write_text(untitled, "utf-8")
        text = json.dumps(page, ensure_ascii=False, sort_keys=True)
        (tree / "charts" / f"{self.anchor}.json").write_text(text, "utf-8")

    def markup(self) -> str:
        """The figure in MyST Markdown: its anchor, and a directive with the legend."""
        cited = f"Sources: {{cite:t}}`{','.join(self.sources)}`." if self.sources else ""
        bears = ", ".join(f"[{claim}](#{anchor(claim)})" for claim in self.claims)
        terms = on_screen(licence(self.sources))
        legend = [cited, f"Bears on {bears}." if bears else "", terms]
        return "\n".join(
            [
                f"({self.anchor})=",
                f":::{{chart}} {self.anchor}",
                "\n\n".join(filter(None, legend)),
                ":::",
            ]
        )


def staged(tree: Path) -> list[dict[str, Any]]:
    """What the pages are made of for each figure of a staged tree, in the order of the book."""
    pages: list[dict[str, Any]] = [
        read_json(path) for path in (tree / "charts").glob("figure-*.json")
    ]
    return sorted(pages, key=lambda page: [int(part) for part in page["number"].split(".")])


def licence(sources: list[str]) -> str:
    """Under which terms a figure and the data of these sources may be used, in words."""
    terms = {
        entry["licenses"][0]["title"]: None
        for entry in descriptor.package()["resources"]
        if any(source.get("key") in sources for source in entry["sources"])
    }
    return f"Figure: {content().short}." + (f" Tables: {', '.join(terms)}." if terms else "")


def _marks(
    node: dict[str, Any], data: str | None, tooltips: list[dict[str, Any]]
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The named data and the tooltips with fields of each set of marks in a specification."""
    data = node.get("data", {}).get("name", None if "data" in node else data)
    given = node.get("encoding", {}).get("tooltip", tooltips)
    given = given if isinstance(given, list) else [given]
    tooltips = [entry for entry in given if "field" in entry]
    if "mark" in node and data:
        yield data, tooltips
    parts = [
        node.get("spec"),
        *(node.get(name, []) for name in ("layer", "concat", "hconcat", "vconcat")),
    ]
    for part in parts:
        for child in part if isinstance(part, list) else [part] if part else []:
            yield from _marks(child, data, tooltips)


def _for_page(svg: str, prefix: str) -> str:
    """A picture to stand within a page.

    Its ids differ from those of the others there, and its marks have no names for screen readers:
    the page describes the picture as a whole.
    """
    bare = re.sub(r' (?:role|aria-[a-z]+)="[^"]*"', "", svg)
    return re.sub(r'id="|url\(#', lambda found: f"{found[0]}{prefix}-", bare)


def _plain(value: Any) -> Any:
    """A value without the time of day that charts add to days."""
    return value.removesuffix("T00:00:00") if isinstance(value, str) else value


def _written(value: Any, form: str) -> str:
    if value is None:
        return ""
    if isinstance(value, float | int) and not isinstance(value, bool):
        if form and "%" not in form:
            return written(value, form)
        return written(value, ".4g" if abs(value) < 1_000 else ".0f")
    return str(value)
