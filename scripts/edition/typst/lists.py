"""Renders lists: bullets, numbers, terms, fields, options."""

from collections.abc import Iterable

from docutils import nodes

from edition.typst import markup
from edition.typst.writer import Writer, renders

ENUMERATIONS = {
    "arabic": "1",
    "loweralpha": "a",
    "upperalpha": "A",
    "lowerroman": "i",
    "upperroman": "I",
}
TERMS = nodes.term | nodes.classifier | nodes.field_name | nodes.option_group


@renders("bullet_list")
def bullet_list(writer: Writer, node: nodes.bullet_list) -> str:
    """A list with bullets."""
    return _listing(writer, node, "list")


@renders("enumerated_list")
def enumerated_list(writer: Writer, node: nodes.enumerated_list) -> str:
    """A list with numbers or letters."""
    sign = ENUMERATIONS[node.get("enumtype", "arabic")]
    pattern = f"{node.get('prefix', '')}{sign}{node.get('suffix') or '.'}"
    start = str(node.get("start", 1))
    return _listing(writer, node, "enum", numbering=markup.string(pattern), start=start)


def _listing(writer: Writer, node: nodes.Element, function: str, **arguments: str) -> str:
    tight = all(len(list(item.findall(nodes.paragraph))) < 2 for item in node.children)
    items = ", ".join(f"[{part(writer, item).strip()}]" for item in _items(writer, node))
    given = "".join(f"{name}: {value}, " for name, value in arguments.items())
    return f"{writer.anchors(node)}#{function}(tight: {str(tight).lower()}, {given}{items});\n\n"


def _items(writer: Writer, node: nodes.Element) -> Iterable[nodes.list_item]:
    for item in node.children:
        if isinstance(item, nodes.list_item):
            yield item
        elif not isinstance(item, nodes.comment):
            raise writer.error(item, f"a list cannot hold a {type(item).__name__}")


@renders("definition_list", "field_list", "option_list")
def definition_list(writer: Writer, node: nodes.Element) -> str:
    """Terms, fields or options, each with its explanation."""
    items = ", ".join(_definition(writer, item) for item in node.children)
    return f"{writer.anchors(node)}#terms({items});\n\n"


def _definition(writer: Writer, item: nodes.Element) -> str:
    terms = [child for child in item.children if isinstance(child, TERMS)]
    term = "#linebreak();".join(map(writer.render, terms))
    explanation = writer.children(item, but=terms).strip()
    return f"terms.item([{writer.anchors(item)}{term}], [{explanation}])"


@renders("term", "definition", "field_name", "field_body", "description", "option")
def part(writer: Writer, node: nodes.Element) -> str:
    """A part of a list of terms, fields or options."""
    return writer.anchors(node) + writer.children(node)


@renders("classifier")
def classifier(writer: Writer, node: nodes.classifier) -> str:
    """What kind of thing a term is."""
    return writer.inline(node, "emph")


@renders("option_group")
def option_group(writer: Writer, node: nodes.option_group) -> str:
    """The spellings of an option."""
    return markup.text(", ").join(writer.render(option) for option in node.children)


@renders("option_string", "option_argument")
def option_part(writer: Writer, node: nodes.Element) -> str:
    """An option or its argument, as code."""
    return markup.code(node.astext())
