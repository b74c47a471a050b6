"""Renders tables: those written in Markdown and those printed by notebooks as HTML."""

import re
from collections.abc import Iterator

from docutils import nodes

from edition.typst import cards, html_table, markup
from edition.typst.columns import column_widths
from edition.typst.writer import Render, Writer, renders


def typst_table(
    columns: str, head: list[list[str]], body: list[list[str]], function: str = "book-table"
) -> str:
    """A table that repeats its head on each page; rows are lists of cells by `typst_cell`."""
    head_cells = ", ".join(cell for row in head for cell in row)
    cells = [f"table.header({head_cells})"] if head_cells else []
    cells += [", ".join(row) for row in body if row]
    rows = "".join(f"\n  {row}," for row in cells)
    return f"#{function}(columns: {columns}, head: {len(head)},{rows}\n);\n\n"


def typst_cell(
    source: str, *, align: str = "left", colspan: int = 1, rowspan: int = 1, head: bool = False
) -> str:
    """A cell of a table; the cells of the head are set apart."""
    spans = f", colspan: {colspan}" * (colspan > 1) + f", rowspan: {rowspan}" * (rowspan > 1)
    body = markup.call("table-head", source) if head and source else source
    return f"table.cell(align: {align}{spans})[{body}]"


@renders("table")
def table(writer: Writer, node: nodes.table) -> str:
    """A table with its number and caption.

    Places inside the head are hung before the table, for the head is printed on each page.
    """
    title, _ = writer.title(node)
    heads = [each for head in node.findall(nodes.thead) for each in head.findall(nodes.Element)]
    source = writer.anchors(node, *heads) + writer.children(node, but=[title])
    if title is None:
        return source
    caption = caption_of(writer, node, title)
    return markup.call("book-figure", source, kind='"table"', caption=f"[{caption}]") + "\n\n"


def caption_of(writer: Writer, node: nodes.Element, caption: nodes.Element | None) -> str:
    """The number of a figure or table and the words under or over it."""
    given = _given_number(caption)
    number = writer.number(node) if given is None else given.astext()
    words = ""
    if caption is not None:
        words = writer.anchors(caption) + writer.children(caption, but=[given]).lstrip()
    return (markup.call("figure-number", markup.text(number)) if number else "") + words


def _given_number(caption: nodes.Element | None) -> nodes.strong | None:
    """The number that the author has set at the start of a caption, in bold: Figure 2.3."""
    filled = [each for each in caption.children if each.astext()] if caption is not None else []
    first = next(iter(filled), None)
    if isinstance(first, nodes.strong) and GIVEN_NUMBER.fullmatch(first.astext()):
        return first
    return None


GIVEN_NUMBER = re.compile(r"\w+ \d+(\.\d+)*\.?")


@renders("tgroup")
def tgroup(writer: Writer, node: nodes.Element) -> str:
    """The head, body and column widths of a table."""
    specs = [child for child in node.children if isinstance(child, nodes.colspec)]
    fixed = "colwidths-given" in node.parent["classes"]
    head = [row for part in node.children if isinstance(part, nodes.thead) for row in part.children]
    body = [row for part in node.children if isinstance(part, nodes.tbody) for row in part.children]
    given = [f"{spec['colwidth']}fr" for spec in specs]
    widths = given if fixed else column_widths(len(specs), _texts(body))
    stubs = [bool(spec.get("stub")) for spec in specs]
    return typst_table(
        markup.array(widths),
        [[_entry(writer, entry, head=True) for entry in row.children] for row in head],
        [
            [
                # A row with a cell that spans into it is shorter than the list of columns.
                _entry(writer, entry, head=stub and len(row.children) == len(stubs))
                for entry, stub in zip(row.children, stubs, strict=False)
            ]
            for row in body
        ],
        "detail-table" if cards.holds(node) else "book-table",
    )


def _texts(rows: list[nodes.Element]) -> Iterator[tuple[int, str]]:
    """The words of each cell with its column, of rows without cells that span others."""
    for row in rows:
        if not any("morecols" in entry or "morerows" in entry for entry in row.children):
            yield from ((column, entry.astext()) for column, entry in enumerate(row.children))


def _entry(writer: Writer, node: nodes.entry, *, head: bool) -> str:
    classes = [name.removeprefix("text-") for name in node["classes"]]
    align = next((name for name in classes if name in html_table.ALIGNMENTS), "left")
    return typst_cell(
        (writer.anchors(node) + writer.children(node)).strip(),
        align=align,
        colspan=node.get("morecols", 0) + 1,
        rowspan=node.get("morerows", 0) + 1,
        head=head,
    )


NOTHING_TO_READ = re.compile(
    r"""
    <!--.*?-->
    | <script\ type="text/x-thebe-config">.*?</script>
    | <script>kernelName\ =\ '[^']*'</script>
    """,
    re.DOTALL | re.VERBOSE,
)
"""Comments of the author, and the settings that sphinx-thebe adds to each page."""


@renders("raw")
def raw(writer: Writer, node: nodes.raw) -> str:
    """HTML tables and line breaks; other raw text has no meaning on paper and is refused."""
    return writer.anchors(node) + RAW_FORMATS.get(node.get("format", ""), _refuse)(writer, node)


def _refuse(writer: Writer, node: nodes.raw) -> str:
    start = " ".join(node.astext().split())[:60]
    raise writer.error(node, f"cannot print raw {node.get('format')}: {start!r}")


def _raw_latex(writer: Writer, node: nodes.raw) -> str:
    """A hard line break comes twice, as HTML and as LaTeX: the first is printed."""
    return "" if node.astext().strip() == r"\\" else _refuse(writer, node)


def _raw_html(writer: Writer, node: nodes.raw) -> str:
    """Tables and line breaks; the rest of `NOTHING_TO_READ` is left out, all else refused."""
    source = NOTHING_TO_READ.sub("", node.astext()).strip()
    if not source:
        return ""
    if re.fullmatch(r"<br\s*/?>", source):
        return "#linebreak();"
    if "<table" not in source:
        return _refuse(writer, node)
    try:
        pieces = html_table.parse(source)
    except html_table.HtmlTableError as error:
        raise writer.error(node, str(error)) from error
    return "".join(
        markup.call("beside-table", piece) + "\n\n" if isinstance(piece, str) else _html(piece)
        for piece in pieces
    )


def _html(table: html_table.Table) -> str:
    spanned = any(cell.colspan > 1 or cell.rowspan > 1 for cell, _ in table.placed())
    cells = [(column, cell.plain) for cell, column in table.placed() if not cell.header]
    source = typst_table(
        markup.array(column_widths(table.columns, [] if spanned else cells)),
        [[_html_cell(cell, head=True) for cell in row] for row in table.head],
        [[_html_cell(cell) for cell in row] for row in table.body],
    )
    if not table.caption:
        return source
    caption = f"[{''.join(table.caption)}]"
    return markup.call("book-figure", source, kind='"table"', caption=caption) + "\n\n"


def _html_cell(cell: html_table.Cell, *, head: bool = False) -> str:
    return typst_cell(
        "".join(cell.source).strip(),
        align=cell.align,
        colspan=cell.colspan,
        rowspan=cell.rowspan,
        head=head,
    )


RAW_FORMATS: dict[str, Render] = {"html": _raw_html, "latex": _raw_latex}
