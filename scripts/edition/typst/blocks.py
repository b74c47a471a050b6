"""Renders what stands on its own: sections, paragraphs, code, boxes."""

from itertools import takewhile
from typing import Any

from docutils import nodes
from sphinx.locale import admonitionlabels

from edition.typst import markup
from edition.typst.writer import RENDERERS, Render, Writer, renders

FUNCTIONS = {
    "subtitle": "emph",
    "rubric": "rubric",
    "centered": "centered",
}
LEXERS = {"ipython3": "python", "ipython": "python", "py": "python", "console": "bash"}
"""Languages as Typst calls them, where the names differ from those of Pygments."""
NO_LEXER = {"none", "default", "text", "myst-ansi"}


def _calling(function: str) -> Render:
    return lambda writer, node: writer.block(node, function)


RENDERERS.update({name: _calling(function) for name, function in FUNCTIONS.items()})


@renders("highlightlang", "tabular_col_spec")
def nothing(writer: Writer, node: Any) -> str:
    """Settings of other writers."""
    return ""


@renders("document")
def document(writer: Writer, node: nodes.document) -> str:
    """A whole document; a link to it leads to its title, or its start if it has none."""
    first = next(iter(node.children), None)
    start = "" if isinstance(first, nodes.section) else _start(writer)
    return start + writer.anchors(node) + writer.children(node)


def _start(writer: Writer) -> str:
    return "".join(f"#anchor({markup.string(name)});" for name in writer.new_labels([""]))


@renders("compound", "start_of_file", "glossary", "hlist", "hlistcol", "versionmodified")
def passthrough(writer: Writer, node: nodes.Element) -> str:
    """A node that only holds others."""
    return writer.anchors(node) + writer.children(node)


@renders("section")
def section(writer: Writer, node: nodes.section) -> str:
    """A section with its heading, one level below the section around it."""
    writer.level += 1
    source = writer.children(node)
    writer.level -= 1
    return source


@renders("title")
def heading(writer: Writer, node: nodes.title) -> str:
    """The heading of a section.

    Places inside it are hung on the heading itself, for its words appear again in the contents.
    """
    if not isinstance(node.parent, nodes.section):
        raise writer.error(node, f"a title within a {type(node.parent).__name__} has no place")
    inside = (each for part in node.findall(nodes.Element) for each in part["ids"])
    labels = writer.new_labels(["", *node.parent["ids"], *inside])
    return (
        markup.call(
            "section-heading",
            writer.children(node),
            level=str(writer.level),
            number=markup.string(_section_number(writer, node.parent)),
            labels=markup.array(map(markup.string, labels)),
        )
        + "\n\n"
    )


def _section_number(writer: Writer, node: nodes.section) -> str:
    numbers = writer.builder.env.toc_secnumbers.get(writer.docname, {})
    is_first = isinstance(node.parent, nodes.document)
    keys = [f"#{node_id}" for node_id in node["ids"]] + ([""] if is_first else [])
    found = next((numbers[key] for key in keys if numbers.get(key)), ())
    return ".".join(map(str, found))


@renders("paragraph", "compact_paragraph")
def paragraph(writer: Writer, node: nodes.paragraph) -> str:
    """A paragraph; one that names the sources of what stands above it is set as its legend."""
    if "sources" in node["classes"]:
        return writer.block(node, "legend")
    return f"{writer.anchors(node)}{writer.children(node)}\n\n"


@renders("transition")
def transition(writer: Writer, node: nodes.transition) -> str:
    """A rule between paragraphs; the one above the notes goes, as they do, to the page's foot."""
    return "" if "footnotes" in node["classes"] else "#transition();\n\n"


@renders("block_quote")
def block_quote(writer: Writer, node: nodes.block_quote) -> str:
    """A quotation with who said it."""
    by = next((child for child in node.children if isinstance(child, nodes.attribution)), None)
    attribution = f"[{writer.children(by)}]" if by is not None else None
    return writer.block(node, "quote", but=[by], block="true", attribution=attribution)


@renders("line_block")
def line_block(writer: Writer, node: nodes.line_block) -> str:
    """Lines that are kept as they are; inner blocks are indented."""
    inner = isinstance(node.parent, nodes.line_block)
    return writer.block(node, "pad", left="1.5em") if inner else f"{passthrough(writer, node)}\n\n"


@renders("line")
def line(writer: Writer, node: nodes.line) -> str:
    """One line of a line block."""
    return f"{writer.anchors(node)}{writer.children(node)}#linebreak();\n"


@renders("literal_block", "doctest_block")
def literal_block(writer: Writer, node: nodes.Element) -> str:
    """Code, or what code printed."""
    language = node.get("language", "none")
    lexer = None if language in NO_LEXER else markup.string(LEXERS.get(language, language))
    function = "printed" if "output" in node["classes"] else "listing"
    arguments = f", lang: {lexer}" if lexer else ""
    return f"{writer.anchors(node)}#{function}({markup.string(node.astext())}{arguments});\n\n"


@renders("sidebar", "topic")
def box(writer: Writer, node: nodes.Element) -> str:
    """A note in the margin, set as an inset, or a box beside the argument."""
    title, content = writer.title(node)
    function = "margin-note" if isinstance(node, nodes.sidebar) else "topic"
    return writer.block(node, function, but=[title], title=content)


@renders("admonition", "seealso", *admonitionlabels)
def admonition(writer: Writer, node: nodes.Element) -> str:
    """A box with a warning, a hint or the like, under its own title or the usual one."""
    title, content = writer.title(node)
    kind = type(node).__name__
    heading = content or f"[{markup.text(str(admonitionlabels[kind]))}]"
    return writer.block(node, "admonition", but=[title], title=heading, kind=markup.string(kind))


@renders("citation")
def citation(writer: Writer, node: nodes.citation) -> str:
    """The entries of the bibliography, all where the first one stands."""
    siblings = node.parent.children
    place = siblings.index(node)
    if place and isinstance(siblings[place - 1], nodes.citation):
        return ""
    entries = takewhile(lambda each: isinstance(each, nodes.citation), siblings[place:])
    body = "".join(writer.block(entry, "bibliography-entry") for entry in entries)
    return markup.call("bibliography-list", body) + "\n\n"


@renders("label")
def label(writer: Writer, node: nodes.label) -> str:
    """The label of an entry in the bibliography."""
    return markup.call("entry-label", markup.text(f"[{node.astext()}]"))
