"""Renders what stands on its own: sections, paragraphs, lists, code, boxes."""

from itertools import takewhile

from docutils import nodes
from sphinx.locale import admonitionlabels

from edition.typst import markup
from edition.typst.writer import Writer, link_target, renders

LEXERS = {"ipython3": "python", "ipython": "python", "py": "python", "console": "bash"}
"""Languages as Typst calls them, where the names differ from those of Pygments."""
NO_LEXER = {"none", "default", "text", "myst-ansi"}


@renders("document")
def document(writer: Writer, node: nodes.document) -> str:
    """A whole document; a link to it leads to its title, or its start if it has none."""
    titled = bool(node.children) and isinstance(node.children[0], nodes.section)
    labels = [] if titled else writer.new_labels([""])
    start = "".join(f"#anchor({markup.string(name)});" for name in labels)
    return start + writer.anchors(node) + writer.blocks(node)


@renders("compound", "glossary", "term", "definition", "list_item", "versionmodified")
@renders("field_name", "field_body", "option_group", "option", "option_string", "description")
def content(writer: Writer, node: nodes.Element) -> str:
    """A node that only holds others."""
    return writer.content(node)


@renders("section")
def section(writer: Writer, node: nodes.section) -> str:
    """A section with its heading, one level below the section around it."""
    writer.level += 1
    source = writer.blocks(node)
    writer.level -= 1
    return source


@renders("title")
def heading(writer: Writer, node: nodes.title) -> str:
    """The heading of a section, which is also the place of the section and of its page."""
    labels = writer.new_labels(["", *node.parent["ids"]])
    source = markup.call(
        "section-heading",
        writer.children(node),
        level=str(writer.level),
        number=markup.string(_section_number(writer, node.parent)),
        labels=markup.array(map(markup.string, labels)),
    )
    return f"{source}\n\n"


def _section_number(writer: Writer, node: nodes.section) -> str:
    numbers = writer.book.env.toc_secnumbers.get(writer.docname, {})
    is_first = isinstance(node.parent, nodes.document)
    keys = [f"#{node_id}" for node_id in node["ids"]] + ([""] if is_first else [])
    found = next((numbers[key] for key in keys if numbers.get(key)), ())
    return ".".join(map(str, found))


@renders("paragraph")
def paragraph(writer: Writer, node: nodes.paragraph) -> str:
    """A paragraph; one that announces what follows stays with it, and one of the class `judged`
    says on which page the line of its claim stands."""
    if "judged" in node["classes"]:
        words = writer.content(node) + _page_of_first_link(writer, node)
        return markup.call("judged", words) + "\n\n"
    return writer.block(node, "lead-in") if _announces(node) else f"{writer.content(node)}\n\n"


def _page_of_first_link(writer: Writer, node: nodes.paragraph) -> str:
    link = next(node.findall(nodes.reference))
    place = link_target(writer.docname, link)
    return f"#on-page({markup.string(place)});" if place else ""


def _announces(node: nodes.paragraph) -> bool:
    """Whether it is a title of its own, all in bold, or ends with a colon."""
    kinds = [type(child) for child in node.children if child.astext()]
    return kinds == [nodes.strong] or node.astext().endswith(":")


@renders("rubric")
def rubric(writer: Writer, node: nodes.rubric) -> str:
    """A heading that opens no section, such as one within a box."""
    return writer.block(node, "rubric")


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


@renders("bullet_list")
def bullet_list(writer: Writer, node: nodes.bullet_list) -> str:
    """A list with bullets; one of the class `headline` is a table of figures in one piece."""
    if "headline" in node["classes"]:
        items = ", ".join(f"[{writer.render(item).strip()}]" for item in node.children)
        return f"{writer.anchors(node)}#headline({items});\n\n"
    return _listing(writer, node, "list")


@renders("enumerated_list")
def enumerated_list(writer: Writer, node: nodes.enumerated_list) -> str:
    """A list with numbers, which are all that Markdown knows."""
    pattern, start = markup.string(f"1{node['suffix']}"), str(node.get("start", 1))
    return _listing(writer, node, "enum", numbering=pattern, start=start)


def _listing(writer: Writer, node: nodes.Element, function: str, **arguments: str) -> str:
    tight = all(len(list(item.findall(nodes.paragraph))) < 2 for item in node.children)
    items = ", ".join(f"[{writer.render(item).strip()}]" for item in node.children)
    given = "".join(f"{name}: {value}, " for name, value in arguments.items())
    return f"{writer.anchors(node)}#{function}(tight: {str(tight).lower()}, {given}{items});\n\n"


TERMS = (nodes.term, nodes.field_name, nodes.option_group)


@renders("definition_list", "field_list", "option_list")
def definition_list(writer: Writer, node: nodes.Element) -> str:
    """Terms, each with its explanations; so are the fields of a list, and options."""
    items = ", ".join(_definition(writer, item) for item in node.children)
    return f"{writer.anchors(node)}#terms({items});\n\n"


def _definition(writer: Writer, item: nodes.Element) -> str:
    terms = [child for child in item.children if isinstance(child, TERMS)]
    term = "#linebreak();".join(map(writer.render, terms))
    explanation = writer.children(item, but=terms).strip()
    return f"terms.item([{writer.anchors(item)}{term}], [{explanation}])"


@renders("option_argument")
def option_argument(writer: Writer, node: nodes.option_argument) -> str:
    """What an option takes, behind the sign that parts it from the option."""
    return markup.text(node.get("delimiter", " ")) + writer.inline(node, "emph")


@renders("line_block")
def line_block(writer: Writer, node: nodes.line_block) -> str:
    """Lines that are kept as they are, and a deeper one further in."""
    lines = "#linebreak();".join(map(writer.render, node.children))
    return f"{writer.anchors(node)}#verse[{lines.strip()}];\n\n"


@renders("line")
def line(writer: Writer, node: nodes.line) -> str:
    """One of them."""
    return writer.children(node)


@renders("topic")
def topic(writer: Writer, node: nodes.topic) -> str:
    """A box beside the argument, such as the contents of a page."""
    title, words = writer.title(node)
    return writer.block(node, "card", but=[title], title=words)


@renders("hlist", "hlistcol")
def columns(writer: Writer, node: nodes.Element) -> str:
    """A list in columns; on paper these stand one below the other."""
    return writer.content(node)


@renders("centered")
def centered(writer: Writer, node: nodes.Element) -> str:
    """A line in the middle."""
    return writer.block(node, "centred")


@renders("doctest_block")
@renders("literal_block")
def literal_block(writer: Writer, node: nodes.Element) -> str:
    """Code, or what code printed."""
    language = node.get("language", "none")
    lexer = None if language in NO_LEXER else markup.string(LEXERS.get(language, language))
    function = "printed" if "output" in node["classes"] else "listing"
    arguments = f", lang: {lexer}" if lexer else ""
    if node.get("linenos"):
        arguments += f", first: {node.get('highlight_args', {}).get('linenostart', 1)}"
    return f"{writer.anchors(node)}#{function}({markup.string(node.astext())}{arguments});\n\n"


@renders("sidebar")
def sidebar(writer: Writer, node: nodes.sidebar) -> str:
    """A note in the margin, set as an inset."""
    title, words = writer.title(node)
    return writer.block(node, "margin-note", but=[title], title=words)


@renders("admonition", "seealso", *admonitionlabels)
def admonition(writer: Writer, node: nodes.Element) -> str:
    """A box with a warning, a hint or the like, under its own title or the usual one."""
    title, words = writer.title(node)
    kind = type(node).__name__
    heading = words or f"[{markup.text(str(admonitionlabels[kind]))}]"
    return writer.block(node, "admonition", but=[title], title=heading, kind=markup.string(kind))


@renders("citation")
def citation(writer: Writer, node: nodes.citation) -> str:
    """The entries of the bibliography that are cited on paper, all where the first one stands."""
    siblings = node.parent.children
    place = siblings.index(node)
    if place and isinstance(siblings[place - 1], nodes.citation):
        return ""
    entries = takewhile(lambda each: isinstance(each, nodes.citation), siblings[place:])
    placed = ((writer.anchors(entry), entry) for entry in entries)
    body = "".join(
        markup.call("bibliography-entry", cited + writer.children(entry)) + "\n\n"
        for cited, entry in placed
        if cited
    )
    return markup.call("bibliography-list", body) + "\n\n"


@renders("label")
def label(writer: Writer, node: nodes.label) -> str:
    """The label of an entry in the bibliography."""
    return markup.call("entry-label", markup.text(f"[{node.astext()}]"))
