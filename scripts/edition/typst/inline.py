"""Renders what stands within a line: emphasis, links, notes, terms."""

import re
from typing import Any

from docutils import nodes

from edition.typst import markup
from edition.typst.writer import RENDERERS, Render, Writer, link_target, renders

FUNCTIONS = {
    **{"emphasis": "emph", "literal_emphasis": "emph", "title_reference": "emph"},
    **{"strong": "strong", "literal_strong": "strong", "manpage": "emph"},
    **{"subscript": "sub", "superscript": "super"},
}


UNIT = "unit"
"""The class, in a caption, of what is measured and in what."""

LANGUAGE = "language-"
"""How the class begins that tells the language of a text, which docutils turns into `lang`."""


def _calling(function: str) -> Render:
    return lambda writer, node: writer.inline(node, function)


RENDERERS.update({name: _calling(function) for name, function in FUNCTIONS.items()})


@renders("comment", "index", "toctree", "meta", "substitution_definition", "highlightlang")
def nothing(writer: Writer, node: Any) -> str:
    """Remarks to the author, index entries, the order of the pages, which the builder follows."""
    return ""


@renders("inline")
def inline(writer: Writer, node: nodes.Element) -> str:
    """A node that means no more than its text, a text in another language, or the unit in a
    caption."""
    if UNIT in node["classes"]:
        return markup.call("figure-unit", writer.content(node))
    named = [one.removeprefix(LANGUAGE) for one in node["classes"] if one.startswith(LANGUAGE)]
    if not named:
        return writer.content(node)
    code = markup.string(named[0].partition("-")[0])
    return markup.call("text", writer.content(node), lang=code)


@renders("target", "sd_badge", "PassthroughTextElement", "download_reference")
def content(writer: Writer, node: nodes.Element) -> str:
    """A node that means no more than its text."""
    return writer.content(node)


@renders("literal")
def literal(writer: Writer, node: nodes.literal) -> str:
    """Code within a line."""
    return writer.anchors(node) + markup.code(node.astext())


@renders("abbreviation")
def abbreviation(writer: Writer, node: nodes.abbreviation) -> str:
    """An abbreviation with what it stands for, which a page cannot show on hovering."""
    return writer.children(node) + markup.text(f" ({node['explanation']})")


@renders("reference")
def reference(writer: Writer, node: nodes.reference) -> str:
    """A link within the book or to the web."""
    place = link_target(writer.docname, node)
    if place is not None:
        return f"#go-to({markup.string(place)})[{writer.content(node)}];"
    address = node.get("refuri", "")
    if not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", address):
        raise writer.error(node, f"{address!r} is neither a place in the book nor a web address")
    return f"#link({markup.string(address)})[{writer.content(node)}];"


@renders("footnote_reference")
def footnote_reference(writer: Writer, node: nodes.footnote_reference) -> str:
    """A note at the foot of the page; a second reference repeats the first one's number."""
    note = writer.footnotes[node["refid"]]
    name = markup.string(f"note {markup.label(writer.docname, note['ids'][0])}")
    if name in writer.printed_footnotes:
        if writer.printed_footnotes[name]:
            told = (
                "a note of a heading cannot be referred to again: write it twice, under two names"
            )
            raise writer.error(node, told)
        return f"#same-note({name});"
    # The contents and the heads of pages repeat a heading, and its note with it.
    writer.printed_footnotes[name] = _in_heading(node)
    return (
        f"#footnote[{writer.content(note, but=note.findall(nodes.label)).strip()}]#label({name});"
    )


def _in_heading(node: nodes.Element) -> bool:
    while node := node.parent:
        if isinstance(node, nodes.title) and isinstance(node.parent, nodes.section):
            return True
    return False


@renders("footnote")
def footnote(writer: Writer, node: nodes.footnote) -> str:
    """Nothing here: the note is printed on the page that first refers to it."""
    return ""
