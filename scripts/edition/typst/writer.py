"""Turns the doctree of one document into Typst source, node by node.

Each kind of node has a function that renders it; the sibling modules register theirs by the
node's class name.  A node without one stops the build: nothing is ever dropped in silence.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Protocol

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.errors import SphinxError

from edition.typst import markup

Render = Callable[["Writer", Any], str]

RENDERERS: dict[str, Render] = {}
"""How to render a node, by the name of its class."""

LINES_OF_A_CELL = 10_000
"""MyST-NB counts the lines of a notebook's nth cell from one more than n times this number."""

PLACE = "// from "
"""Opens the lines of the Typst source that say where in the sources the next one comes from."""


class TypstWriteError(SphinxError):
    """The book holds something that the PDF cannot show."""

    category = "Typst builder"


class Book(Protocol):
    """What a writer asks of the book that its document belongs to."""

    env: BuildEnvironment

    def place_label(self, label: str) -> bool:
        """Whether a place must carry a label: something links to it and no other place has it."""

    def image_path(self, uri: str) -> Path:
        """Where an image lies."""

    def put_file(self, content: bytes, suffix: str) -> str:
        """Puts a file beside the Typst source; gives its name."""


def renders(*names: str) -> Callable[[Render], Render]:
    """Registers a function as the renderer of nodes by their class names."""

    def register(function: Render) -> Render:
        RENDERERS.update(dict.fromkeys(names, function))
        return function

    return register


class Writer:
    """Renders one document of the book.

    `level` is the heading level of the document's title, less one.
    """

    def __init__(self, book: Book, docname: str, doctree: nodes.document, level: int) -> None:
        self.book = book
        self.docname = docname
        self.doctree = doctree
        self.level = level
        self.footnotes = {
            node_id: note for note in doctree.findall(nodes.footnote) for node_id in note["ids"]
        }
        self.printed_footnotes: dict[str, bool] = {}
        self.errors: list[TypstWriteError] = []

    def render(self, node: nodes.Node) -> str:
        """The Typst source of a node; TypstWriteError where there is no renderer."""
        if isinstance(node, nodes.Text):
            return markup.text(_without_first_space(node))
        name = type(node).__name__
        if name not in RENDERERS:
            raise self.error(node, f"cannot print a node of class {name}")
        return RENDERERS[name](self, node)

    def children(self, node: nodes.Element, *, but: Iterable[nodes.Node | None] = ()) -> str:
        """The Typst source of a node's children, without some."""
        left_out = [id(child) for child in but]
        return "".join(self.render(child) for child in node.children if id(child) not in left_out)

    def blocks(self, node: nodes.Element) -> str:
        """As `children`, for documents and sections: a fault of one block hides no other."""
        source = ""
        for child in node.children:
            try:
                source += f"{PLACE}{place(self.docname, child)}\n{self.render(child)}"
            except TypstWriteError as error:
                self.errors.append(error)
        return source

    def content(self, node: nodes.Element, *, but: Iterable[nodes.Node | None] = ()) -> str:
        """A node as no more than its content, and as a place to link to."""
        return self.anchors(node) + self.children(node, but=but)

    def inline(self, node: nodes.Element, function: str) -> str:
        """A node as a call of a Typst function with its children as body."""
        return markup.call(function, self.content(node))

    def block(
        self,
        node: nodes.Element,
        function: str,
        *,
        but: Iterable[nodes.Node | None] = (),
        **arguments: str | None,
    ) -> str:
        """As `inline`, for a node that stands on its own."""
        return markup.call(function, self.content(node, but=but), **arguments) + "\n\n"

    def anchors(self, *elements: nodes.Element) -> str:
        """Makes nodes the target of the links to any of their ids."""
        return "".join(
            f"#anchor({markup.string(name)});"
            for name in self.new_labels(node_id for node in elements for node_id in node["ids"])
        )

    def new_labels(self, ids: Iterable[str]) -> list[str]:
        """Labels of those ids that are linked to and have not been given a place yet."""
        wanted = [markup.label(self.docname, node_id) for node_id in ids]
        return [name for name in dict.fromkeys(wanted) if self.book.place_label(name)]

    def title(self, node: nodes.Element) -> tuple[nodes.title | None, str | None]:
        """The title child of a box, and it rendered as a Typst content block."""
        title = next((child for child in node.children if isinstance(child, nodes.title)), None)
        if title is None or not title.astext():
            return title, None
        return title, f"[{self.content(title)}]"

    def error(self, node: nodes.Node, message: str) -> TypstWriteError:
        """An error that names the document and, where known, the cell and the line."""
        return TypstWriteError(f"{place(self.docname, node)}: {message}")


def _without_first_space(text: nodes.Text) -> str:
    before = text.parent.children[: text.parent.index(text)] if text.parent is not None else []
    breaks = bool(before) and isinstance(before[-1], nodes.raw) and "<br" in before[-1].astext()
    words = str(text.astext())
    return words.lstrip() if breaks else words


def link_target(docname: str, node: nodes.Element) -> str | None:
    """The label that a reference leads to; None where it leads out of the book."""
    address = node.get("refuri", "")
    if "refid" in node or address.startswith("#"):
        return markup.label(docname, node.get("refid") or address[1:])
    if address.startswith("%"):
        return str(address[1:]) if "#" in address else f"{address[1:]}#"
    return None


def place(docname: str, node: nodes.Node) -> str:
    """Where a node stands in the sources: document, cell and line of it or of what holds it."""
    while node is not None and not node.line:
        node = node.parent
    if node is None:
        return docname
    cell, line = divmod(node.line, LINES_OF_A_CELL)
    return f"{docname}, cell {cell}, line {line - 1}" if cell else f"{docname}:{line}"
