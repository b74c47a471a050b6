"""Reads the table that pandas shows as HTML, so that the PDF has it as the page has."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from docutils import nodes

STYLE = re.compile(r"<style.*?</style>", re.DOTALL)

ONLY_TEXT = {"b", "code", "em", "i", "span", "strong"}
"""What a cell may hold beside its text."""


def tables_of(html: str) -> list[nodes.Element]:
    """The table, and the line below it that counts its rows; nothing where there is more in it."""
    try:
        root = ET.fromstring(f"<div>{STYLE.sub('', html)}</div>")
    except ET.ParseError:
        return []
    found = [_node(element) for element in _parts(root)]
    plain = not (root.text or "").strip() and None not in found
    return [node for node in found if node is not None] if plain else []


def _parts(root: ET.Element) -> Iterator[ET.Element]:
    for child in root:
        if child.tag == "div" and not f"{child.text or ''}{child.tail or ''}".strip():
            yield from _parts(child)
        else:
            yield child


def _node(element: ET.Element) -> nodes.Element | None:
    words = " ".join("".join(element.itertext()).split())
    if (element.tail or "").strip():
        return None
    if element.tag == "p" and not len(element):
        return nodes.paragraph("", words)
    rows = list(element.iter("tr"))
    cells = [cell for row in rows for cell in row]
    plain = all(inner.tag in ONLY_TEXT for cell in cells for inner in list(cell.iter())[1:])
    if element.tag != "table" or not rows or not plain:
        return None
    return _table(element, rows)


def _table(element: ET.Element, rows: list[ET.Element]) -> nodes.table:
    head = element.find("thead")
    titles = [] if head is None else list(head.iter("tr"))
    columns = max(sum(int(cell.get("colspan", 1)) for cell in row) for row in rows)
    body = [row for row in rows if row not in titles]
    group = nodes.tgroup("", cols=columns)
    for place in range(columns):
        stub = all(len(row) > place and row[place].tag == "th" for row in body)
        group += nodes.colspec("", colwidth=1, stub=stub)
    if titles:
        group += nodes.thead("", *map(_row, titles))
    group += nodes.tbody("", *map(_row, body))
    return nodes.table("", group)


def _row(element: ET.Element) -> nodes.row:
    row = nodes.row()
    for cell in element:
        more = {"morecols": cell.get("colspan"), "morerows": cell.get("rowspan")}
        spans = {name: int(number) - 1 for name, number in more.items() if number}
        words = " ".join("".join(cell.itertext()).split())
        row += nodes.entry("", nodes.paragraph("", words), **spans)
    return row
