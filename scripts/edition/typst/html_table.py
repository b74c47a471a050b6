"""Turns a fragment of HTML with tables, as a notebook prints a DataFrame, into Typst."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from edition.typst import markup

INLINE = {
    "b": "strong",
    "strong": "strong",
    "i": "emph",
    "em": "emph",
    "cite": "emph",
    "sub": "sub",
    "sup": "super",
    "small": "box",
    "code": "box",
    "a": "",
}
TRANSPARENT = {"div", "span", "p", "tbody", "tfoot", "colgroup", "col", "center", "section"}
SKIPPED = {"style"}
"""How a table looks on screen says nothing on paper."""
ALIGNMENTS = {"left", "center", "right"}
NUMBER = re.compile(r"[\s$€£¥<>≤≥~≈+−–-]*\d[\d.,\s]*(e[+-]?\d+)?\s*%?", re.IGNORECASE)
BLANK = {"", "NaN", "nan", "NaT", "None", "<NA>", "–", "—", "-"}


class HtmlTableError(ValueError):
    """The fragment holds something that the PDF cannot show."""


@dataclass
class Cell:
    """A cell with its content as Typst source and as plain text."""

    header: bool
    colspan: int = 1
    rowspan: int = 1
    align: str = ""
    source: list[str] = field(default_factory=list)
    plain: str = ""


@dataclass
class Table:
    """A table: its caption as Typst source, the rows of its head and those of its body."""

    caption: list[str] = field(default_factory=list)
    head: list[list[Cell]] = field(default_factory=list)
    body: list[list[Cell]] = field(default_factory=list)

    @property
    def columns(self) -> int:
        """The number of columns."""
        return max((start + cell.colspan for cell, start in self.placed()), default=0)

    def placed(self) -> list[tuple[Cell, int]]:
        """Each cell with the column where it starts, which spans above and before it decide."""
        places, taken = [], set()
        for y, row in enumerate(self.head + self.body):
            x = 0
            for cell in row:
                while (x, y) in taken:
                    x += 1
                places.append((cell, x))
                taken |= {(x + i, y + j) for i in range(cell.colspan) for j in range(cell.rowspan)}
        return places

    def align(self) -> None:
        """Sets columns of numbers flush right, unless a cell says otherwise."""
        values: dict[int, list[str]] = {}
        for cell, column in self.placed():
            if not cell.header:
                values.setdefault(column, []).append(cell.plain.strip())
        numeric = {column for column, texts in values.items() if _are_numbers(texts)}
        for cell, column in self.placed():
            usual = "center" if cell.colspan > 1 else "right" if column in numeric else "left"
            cell.align = cell.align or usual


def _are_numbers(texts: list[str]) -> bool:
    filled = [text for text in texts if text not in BLANK]
    return bool(filled) and all(NUMBER.fullmatch(text) for text in filled)


class _Parser(HTMLParser):
    """Collects tables, and the text around them, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[Table | list[str]] = [[]]
        self.sink: list[str] = self.pieces[0]  # type: ignore[assignment]
        self.cell: Cell | None = None
        self.in_head = self.in_table = False
        self.skipping = 0

    @property
    def table(self) -> Table:
        table = self.pieces[-1]
        if not isinstance(table, Table):
            raise HtmlTableError("a part of a table stands outside a <table>")
        return table

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in SKIPPED:
            self.skipping += 1
        elif tag == "br":
            self.sink.append("#linebreak();")
        elif tag == "a":
            self.sink.append(self._link(given.get("href", "")))
        elif tag in INLINE:
            self.sink.append(f"#{INLINE[tag]}[")
        elif tag in ("table", "caption", "thead", "tr", "td", "th"):
            self._start(tag, given)
        elif tag not in TRANSPARENT:
            raise HtmlTableError(f"cannot print the HTML tag <{tag}>")

    def _link(self, address: str) -> str:
        if not re.match(r"(https?|mailto):", address):
            raise HtmlTableError(f"the link {address!r} is not a web address")
        return f"#link({markup.string(address)})["

    def _start(self, tag: str, given: dict[str, str]) -> None:
        if tag == "table":
            if self.in_table:
                raise HtmlTableError("cannot print a table within a table")
            self.pieces.append(Table())
            self.in_table = True
        elif tag == "caption":
            self.sink = self.table.caption
        elif tag == "thead":
            self.in_head = True
        elif tag == "tr":
            (self.table.head if self.in_head else self.table.body).append([])
        else:
            self._start_cell(tag, given)

    def _start_cell(self, tag: str, given: dict[str, str]) -> None:
        style = re.search(r"text-align:\s*(\w+)", given.get("style", ""))
        align = style[1] if style else given.get("align", "")
        rows = self.table.head if self.in_head else self.table.body
        if not rows:
            raise HtmlTableError(f"a <{tag}> stands outside a row")
        self.cell = Cell(
            header=tag == "th",
            colspan=int(given.get("colspan", 1)),
            rowspan=int(given.get("rowspan", 1)),
            align=align if align in ALIGNMENTS else "",
        )
        rows[-1].append(self.cell)
        self.sink = self.cell.source

    def handle_endtag(self, tag: str) -> None:
        if tag in SKIPPED:
            self.skipping -= 1
        elif tag in INLINE:
            self.sink.append("];")
        elif tag == "thead":
            self.in_head = False
        elif tag in ("td", "th", "caption"):
            self.cell, self.sink = None, []
        elif tag == "table":
            self.in_table = False
            self.sink = []
            self.pieces.append(self.sink)

    def handle_data(self, data: str) -> None:
        if self.skipping:
            return
        if self.cell is not None:
            self.cell.plain += data
        elif data.strip() and not any(self.sink is piece for piece in self._open_text()):
            raise HtmlTableError(f"the text {data.strip()!r} stands between the cells of a table")
        if data.strip() or self.sink:
            self.sink.append(markup.text(data))

    def _open_text(self) -> list[list[str]]:
        last = self.pieces[-1]
        return [last.caption if isinstance(last, Table) else last]


def parse(fragment: str) -> list[Table | str]:
    """The tables of a fragment, and the text around them as Typst source, in order."""
    parser = _Parser()
    parser.feed(fragment)
    parser.close()
    pieces: list[Table | str] = []
    for piece in parser.pieces:
        if isinstance(piece, Table):
            _find_head(piece)
            piece.align()
            pieces.append(piece)
        elif source := "".join(piece).strip():
            pieces.append(source)
    return pieces


def _find_head(table: Table) -> None:
    """Without a <thead>, the rows of header cells at the top are the head."""
    while not table.head and table.body and all(cell.header for cell in table.body[0]):
        table.head.append(table.body.pop(0))
    table.head = [row for row in table.head if row]
    table.body = [row for row in table.body if row]
