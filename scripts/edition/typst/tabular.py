"""Renders tables, and the captions of tables and figures."""

import re
from collections.abc import Iterable, Iterator
from itertools import count

from docutils import nodes

from edition.typst import markup
from edition.typst.writer import Writer, renders

SHORT = 22
"""Characters of a cell that stands on one line."""

GIVEN_NUMBER = re.compile(r"\w+ \d+(\.\d+)*\.?")
ALIGNMENTS = ("left", "center", "right")


@renders("table")
def table(writer: Writer, node: nodes.table) -> str:
    """A table with its caption; one with a number may float, as a figure does."""
    title = next((child for child in node.children if isinstance(child, nodes.title)), None)
    source = writer.content(node, but=[title])
    if title is None:
        return source
    caption = f"[{caption_of(writer, title)}]"
    floats = "true" if number_of(title) else None
    made = markup.call("book-figure", source, kind='"table"', caption=caption, floats=floats)
    return f"{made}\n\n"


def caption_of(writer: Writer, caption: nodes.Element) -> str:
    """A caption; a number that stands in bold at its start, Figure 2.3, is set apart."""
    first = number_of(caption)
    if first is None:
        return writer.content(caption)
    number = markup.call("figure-number", markup.text(first.astext()))
    words = writer.children(caption, but=[first]).lstrip()
    return number + writer.anchors(caption) + words


def number_of(caption: nodes.Element) -> nodes.strong | None:
    """The number at the start of a caption, if it has one."""
    first = next((each for each in caption.children if each.astext()), None)
    if isinstance(first, nodes.strong) and GIVEN_NUMBER.fullmatch(first.astext()):
        return first
    return None


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
    words = ((place, cell.astext()) for row in placed(body) for place, cell in row)
    widths = given if fixed else column_widths(len(columns), words)
    stubs = [bool(column.get("stub")) for column in columns]
    titles = ", ".join(_entry(writer, entry, head=True) for row in head for entry in row.children)
    rows = [f"table.header({titles})"] if head else []
    rows += [
        ", ".join(_entry(writer, entry, head=stubs[place]) for place, entry in row)
        for row in placed(body)
    ]
    cells = "".join(f"\n  {row}," for row in rows)
    return f"#book-table(columns: {markup.array(widths)}, head: {len(head)},{cells}\n);\n\n"


def placed(rows: Iterable[nodes.row]) -> Iterator[list[tuple[int, nodes.entry]]]:
    """The cells of each row with their columns, as cells of rows above may reach down to it."""
    taken: dict[int, int] = {}
    for row in rows:
        taken = {column: rest - 1 for column, rest in taken.items() if rest > 1}
        free = (column for column in count() if column not in taken)
        cells = []
        for entry in row.children:
            across = [next(free) for _ in range(entry.get("morecols", 0) + 1)]
            cells.append((across[0], entry))
            taken |= dict.fromkeys(across, entry.get("morerows", 0) + 1)
        yield cells


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
    spans = "".join(
        f", {name}: {node[more] + 1}"
        for name, more in (("colspan", "morecols"), ("rowspan", "morerows"))
        if node.get(more)
    )
    return f"table.cell(align: {align}{spans})[{body}]"
