"""Renders what stands within a line: emphasis, links, notes, terms, badges."""

import re
from typing import Any

from docutils import nodes

from edition.typst import markup
from edition.typst.writer import RENDERERS, Render, Writer, renders

FUNCTIONS = {
    "emphasis": "emph",
    "strong": "strong",
    "subscript": "sub",
    "superscript": "super",
    "title_reference": "emph",
    "literal_emphasis": "emph",
    "literal_strong": "strong",
    "manpage": "emph",
    "sd_badge": "badge",
}


def _calling(function: str) -> Render:
    return lambda writer, node: writer.inline(node, function)


RENDERERS.update({name: _calling(function) for name, function in FUNCTIONS.items()})


@renders("comment", "index", "toctree", "substitution_definition", "meta")
def nothing(writer: Writer, node: Any) -> str:
    """Bookkeeping: remarks to the author, index entries, the order of the pages (which the
    builder follows), definitions that are shown where they are used, data for search engines."""
    return ""


@renders("HiddenCellNode")
def table_of_contents(writer: Writer, node: nodes.Element) -> str:
    """Where sphinx-jupyterbook-latex would list the pages; the book has one list, at the front."""
    if node.children:
        raise writer.error(node, "hidden content has no place")
    return ""


@renders("inline", "target", "generated", "PassthroughTextElement", "download_reference")
def passthrough(writer: Writer, node: nodes.Element) -> str:
    """A node that means no more than its text."""
    body = writer.anchors(node) + writer.children(node)
    return markup.call("badge", body) if "sd-badge" in node["classes"] else body


@renders("literal")
def literal(writer: Writer, node: nodes.literal) -> str:
    """Code within a line."""
    return writer.anchors(node) + markup.code(node.astext())


@renders("abbreviation")
def abbreviation(writer: Writer, node: nodes.abbreviation) -> str:
    """An abbreviation with what it stands for, which a page cannot show on hovering."""
    explanation = node.get("explanation")
    return writer.children(node) + (markup.text(f" ({explanation})") if explanation else "")


@renders("sd_line_break")
def line_break(writer: Writer, node: Any) -> str:
    """A forced line break."""
    return "#linebreak();"


@renders("reference", "number_reference")
def reference(writer: Writer, node: nodes.reference) -> str:
    """A link within the book or to the web."""
    body = writer.anchors(node) + writer.children(node)
    if "sd-badge" in node["classes"]:
        body = markup.call("badge", body)
    place = link_target(writer.docname, node)
    if place is not None:
        return f"#go-to({markup.string(place)})[{body}];"
    address = node.get("refuri", "")
    if not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", address):
        raise writer.error(node, f"{address!r} is neither a place in the book nor a web address")
    return f"#link({markup.string(address)})[{body}];"


def link_target(docname: str, node: nodes.Element) -> str | None:
    """The label that a reference leads to; None where it leads out of the book."""
    address = node.get("refuri", "")
    if "refid" in node or address.startswith("#"):
        return markup.label(docname, node.get("refid") or address[1:])
    if address.startswith("%"):
        return address[1:] if "#" in address else f"{address[1:]}#"
    return None


@renders("footnote_reference")
def footnote_reference(writer: Writer, node: nodes.footnote_reference) -> str:
    """A note at the foot of the page; a second reference repeats the first one's number."""
    note = writer.footnotes.get(node.get("refid", ""))
    if note is None:
        raise writer.error(node, f"no footnote for the reference {node.astext()!r}")
    name = markup.string(f"note {markup.label(writer.docname, note['ids'][0])}")
    if name in writer.printed_footnotes:
        return f"#footnote(label({name}));"
    writer.printed_footnotes.add(name)
    body = writer.anchors(note) + writer.children(note, but=note.findall(nodes.label))
    return f"#footnote[{body.strip()}]#label({name});"


@renders("footnote")
def footnote(writer: Writer, node: nodes.footnote) -> str:
    """Nothing here: the note is printed on the page that first refers to it."""
    referred = {ref.get("refid") for ref in writer.doctree.findall(nodes.footnote_reference)}
    if referred.isdisjoint(node["ids"]):
        raise writer.error(node, f"nothing refers to the footnote {node.astext()!r}")
    return ""
