"""Turns the doctree of one document into Typst source, node by node.

Each kind of node has a function that renders it; the sibling modules register theirs by the
node's class name.  A node without one stops the build: nothing is ever dropped in silence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx.domains.std import StandardDomain
from sphinx.errors import SphinxError

from edition.typst import markup

if TYPE_CHECKING:
    from edition.typst.builder import TypstBuilder

Render = Callable[["Writer", Any], str]

RENDERERS: dict[str, Render] = {}
"""How to render a node, by the name of its class."""


class TypstWriteError(SphinxError):
    """The book holds something that the PDF cannot show."""

    category = "Typst builder"


def renders(*names: str) -> Callable[[Render], Render]:
    """Register a function as the renderer of nodes by their class names."""

    def register(function: Render) -> Render:
        RENDERERS.update(dict.fromkeys(names, function))
        return function

    return register


class Writer:
    """Renders one document of the book.

    `level` is the heading level of the document's title, less one.
    """

    def __init__(
        self, builder: TypstBuilder, docname: str, doctree: nodes.document, level: int
    ) -> None:
        self.builder = builder
        self.docname = docname
        self.doctree = doctree
        self.level = level
        self.footnotes = {
            node_id: note for note in doctree.findall(nodes.footnote) for node_id in note["ids"]
        }
        self.printed_footnotes: set[str] = set()

    def render(self, node: nodes.Node) -> str:
        """The Typst source of a node; TypstWriteError where there is no renderer."""
        if isinstance(node, nodes.Text):
            return markup.text(node.astext())
        name = type(node).__name__
        if name not in RENDERERS:
            raise self.error(node, f"cannot print a node of class {name}")
        return RENDERERS[name](self, node)

    def children(self, node: nodes.Element, *, but: Iterable[nodes.Node | None] = ()) -> str:
        """The Typst source of a node's children, without some."""
        left_out = [id(child) for child in but]
        return "".join(self.render(child) for child in node.children if id(child) not in left_out)

    def inline(self, node: nodes.Element, function: str, **arguments: str | None) -> str:
        """A node as a call of a Typst function with its children as body."""
        return markup.call(function, self.anchors(node) + self.children(node), **arguments)

    def block(
        self,
        node: nodes.Element,
        function: str,
        *,
        but: Iterable[nodes.Node | None] = (),
        **arguments: str | None,
    ) -> str:
        """As `inline`, for a node that stands on its own."""
        body = self.anchors(node) + self.children(node, but=but)
        return markup.call(function, body, **arguments) + "\n\n"

    def anchors(self, *elements: nodes.Element) -> str:
        """Makes nodes the target of the links to any of their ids."""
        return "".join(
            f"#anchor({markup.string(name)});"
            for name in self.new_labels(node_id for node in elements for node_id in node["ids"])
        )

    def new_labels(self, ids: Iterable[str]) -> list[str]:
        """Labels of those ids that are linked to and have not been given a place yet."""
        wanted = [markup.label(self.docname, node_id) for node_id in ids]
        labels = [name for name in dict.fromkeys(wanted) if self.builder.claim_label(name)]
        return labels

    def title(self, node: nodes.Element) -> tuple[nodes.title | None, str | None]:
        """The title child of a box, and it rendered as a Typst content block."""
        title = next((child for child in node.children if isinstance(child, nodes.title)), None)
        if title is None or not title.astext():
            return title, None
        return title, f"[{self.anchors(title)}{self.children(title)}]"

    def number(self, node: nodes.Element) -> str:
        """The number of a figure, table or listing as Sphinx counts it: Fig. 1.2; or nothing."""
        domain = cast(StandardDomain, self.builder.env.get_domain("std"))
        kind = domain.get_enumerable_node_type(node) or ""
        counted = self.builder.env.toc_fignumbers.get(self.docname, {}).get(kind, {})
        found = next((counted[node_id] for node_id in node["ids"] if node_id in counted), None)
        if found is None:
            return ""
        return str(self.builder.config.numfig_format[kind]) % ".".join(map(str, found))

    def error(self, node: nodes.Node, message: str) -> TypstWriteError:
        """An error that names the document and, where known, the line."""
        return TypstWriteError(f"{place(self.docname, node)}: {message}")


def place(docname: str, node: nodes.Node) -> str:
    """Where a node stands in the sources: document and line of the node or what holds it."""
    while node is not None and not node.line:
        node = node.parent
    return f"{docname}:{node.line}" if node is not None else docname
