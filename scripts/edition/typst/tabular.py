"""Renders tables, and the captions of tables and figures."""

import re
from collections.abc import Iterable

from docutils import nodes

from edition.typst import claim_cards, markup
from edition.typst.writer import Writer, renders

SHORT = 22
"""Characters of a cell that stands on one line."""

GIVEN_NUMBER = re.compile(r"\w+ \d+(\.\d+)*\.?")
ALIGNMENTS = ("left", "center", "right")


@renders("table")
def table(writer: Writer, node: nodes.table) -> str:
    """A table with its caption."""
    title, _ = writer.title(node)
    source = writer.content(node, but=[title])
    if title is None:
        return source
    caption = f"[{caption_of(writer, title)}]"
    return markup.call("book-figure", source, kind='"table"', caption=caption) + "\n\n"


def caption_of(writer: Writer, caption: nodes.Element) -> str:
    """A caption; a number that stands in bold at its start, Figure 2.3, is set apart."""
    first = next((each for each in caption.children if each.astext()), None)
    if not isinstance(first, nodes.strong) or not GIVEN_NUMBER.fullmatch(first.astext()):
        return writer.content(caption)
    number = markup.call("figure-number", markup.text(first.astext()))
    words = writer.children(caption, but=[first]).lstrip()
    return number + writer.anchors(caption) + words


@renders("tgroup")
def tgroup(writer: Writer, node: nodes.tgroup) -> str:
    """The head, which is repeated on each page, the body and the column widths of a table."""
    columns = [child for child in node.children if isinstance(child, nodes.colspec)]
    head, body = (
        [row for part in node.children if isinstance(part, kind) for row in part.children]
        for kind in (nodes.thead, nodes.tbody)
    )
    fixed = "colwidths-given" in node.parent["classes"]
    given = [f"{column['colwidth']}fr" for column in columns]
    words = ((place, cell.astext()) for row in body for place, cell in enumerate(row.children))
    widths = given if fixed else column_widths(len(columns), words)
    stubs = [bool(column.get("stub")) for column in columns]
    rows = [", ".join(_entry(writer, entry, head=True) for row in head for entry in row.children)]
    rows = [f"table.header({rows[0]})"] if head else []
    rows += [
        ", ".join(
            _entry(writer, entry, head=stub)
            for entry, stub in zip(row.children, stubs, strict=True)
        )
        for row in body
    ]
    function = "detail-table" if claim_cards.holds(node) else "book-table"
    cells = "".join(f"\n  {row}," for row in rows)
    return f"#{function}(columns: {markup.array(widths)}, head: {len(head)},{cells}\n);\n\n"


def column_widths(columns: int, cells: Iterable[tuple[int, str]]) -> list[str]:
    """A width for each column: short words get what they need, long texts share the rest."""
    lengths: list[list[int]] = [[] for _ in range(columns)]
    for column, words in cells:
        lengths[column].append(len(words))
    return [
        f"{max(1, round(sum(each) ** 0.5))}fr" if max(each, default=0) > SHORT else "auto"
        for each in lengths
    ]


def _entry(writer: Writer, node: nodes.entry, *, head: bool) -> str:
    align = next((name for name in ALIGNMENTS if f"text-{name}" in node["classes"]), "left")
    source = writer.content(node).strip()
    body = markup.call("table-head", source) if head and source else source
    return f"table.cell(align: {align})[{body}]"
